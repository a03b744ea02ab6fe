"""Patches hit the node as it was written, in either version, and are verified by loading the document with them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any as Json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_tests.cases import Case, Exchange
from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.drift.patching import PATCHES, UNPATCHABLE
from contract_tests.drift.showing import ROWS
from contract_tests.drift.verifying import Verifier, as_overlay
from contract_tests.drift.written import Written, literal, query
from contract_tests.observation import Drift, gathered
from generator.document.overlay import apply
from generator.document.overlay_targets import select
from generator.document.validate import validate
from generator.load import Loaded, load
from generator.pointer import Pointer

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = """
openapi: {version}
info: {{title: Notes, version: '1'}}
paths:
  /notes/{{id}}:
    get:
      operationId: getNote
      parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
      responses:
        '200': {{description: A note, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}}}
        '404': {{$ref: '#/components/responses/Missing'}}
  /notes:
    get:
      operationId: listNotes
      responses:
        '200':
          description: All
          content: {{application/json: {{schema: {{type: array, items: {{$ref: '#/components/schemas/Note'}}}}}}}}
        '422': {{$ref: '#/components/responses/Missing'}}
components:
  responses:
    Missing:
      description: None
      content: {{application/json: {{schema: {{type: object, properties: {{message: {{type: string}}}}}}}}}}
  schemas:
    Author: {{type: object, properties: {{name: {{type: string}}}}, required: [name]}}
    Note:
      allOf:
        - type: object
          properties: {{id: {{type: string}}, "it's \\\\": {{type: string}}}}
          required: [id]
        - $ref: '#/components/schemas/Words'
          required: [words]
    Words:
      type: object
      properties:
        words: {{type: integer, minimum: 1, maximum: 10}}
        author: {author}
        kind: {kind}
        body: {body}
        tags: {{type: array, items: {{type: string, maxLength: 4}}}}
"""
SPELLED = {
    "3.0.3": {
        "author": "{nullable: true, allOf: [{$ref: '#/components/schemas/Author'}]}",
        "kind": "{type: string, enum: [a, b]}",
        "body": "{nullable: true, oneOf: [{$ref: '#/components/schemas/Author'}, {type: integer}]}",
    },
    "3.1.0": {
        "author": "{anyOf: [{$ref: '#/components/schemas/Author'}, {type: 'null'}]}",
        "kind": "{type: string, const: a}",
        "body": "{anyOf: [{$ref: '#/components/schemas/Author'}, {type: integer}, {type: 'null'}]}",
    },
}
NOTE: dict[str, Json] = {
    "id": "n",
    "words": 3,
    "author": {"name": "A"},
    "kind": "a",
    "body": {"name": "B"},
    "tags": ["t"],
}


@pytest.fixture(params=list(SPELLED))
def notes(request: pytest.FixtureRequest, tmp_path: Path) -> Loaded:
    """A small document in each version."""
    path = tmp_path / "notes.yaml"
    path.write_text(DOCUMENT.format(version=request.param, **SPELLED[request.param]))
    return load(str(path), overlays=())


def exchange(loaded: Loaded, body: Json, *, status: int = 200, operation: str = "getNote", number: int = 1) -> Exchange:
    """An answer."""

    found = next(each for each in loaded.api.operations if each.id == operation)
    headers = {"content-type": "application/json"}
    return Exchange(Case(found, {("path", "id"): "n"}), status, headers, json.dumps(body).encode(), number)


def drifts(loaded: Loaded, *answers: Exchange) -> tuple[Drift, ...]:
    """What answers show."""
    scene = Scene.of(loaded)
    return gathered(tuple(each for answer in answers for each in judge(answer, scene)))


CHANGES: list[tuple[str, dict[str, Json], str, str]] = [
    ("missing", {"words": ...}, "response-property-missing", "properties/words"),
    ("missing-in-allOf", {"id": ...}, "response-property-missing", "properties/id"),
    ("below-nullable", {"author": {}}, "response-property-missing", "Author/properties/name"),
    ("renamed", {"words": ..., "count": 3}, "response-property-renamed", "properties/words"),
    ("null", {"words": None}, "response-null", "properties/words"),
    ("null-in-list", {"tags": [None]}, "response-null", "tags/items"),
    ("type", {"words": "3"}, "response-type-changed", "properties/words"),
    ("fraction", {"words": 3.5}, "response-type-changed", "properties/words"),
    ("type-below-nullable", {"author": {"name": {"first": "A"}}}, "response-type-changed", "Author/properties/name"),
    ("type-below-union", {"body": {"name": 1}}, "response-type-changed", "Author/properties/name"),
    ("value", {"kind": "c"}, "response-value-unknown", "properties/kind"),
    ("high", {"words": 12}, "response-out-of-range", "properties/words"),
    ("low", {"words": 0}, "response-out-of-range", "properties/words"),
    ("long", {"tags": ["abcdef"]}, "response-constraint-broken", "tags/items"),
    ("new", {"colour": "red"}, "response-property-undeclared", ""),
    ("new-with-null", {"colour": {"name": None}}, "response-property-undeclared", ""),
    ("odd-name", {"it's \\": 3}, "response-type-changed", "it's \\"),
    ("envelope", {"tags": {"data": ["t"]}}, "response-envelope", "properties/tags"),
]


@pytest.mark.parametrize(("name", "change", "rule", "place"), CHANGES, ids=[each[0] for each in CHANGES])
def test_a_body_is_mended(notes: Loaded, name: str, change: dict[str, Json], rule: str, place: str):
    body = {key: value for key, value in {**NOTE, **change}.items() if value is not ...}
    answers = (exchange(notes, body), exchange(notes, NOTE, number=2), exchange(notes, [NOTE], operation="listNotes"))
    found = [each for each in drifts(notes, *answers) if each.rule == rule]
    assert len(found) == 1, drifts(notes, *answers)
    assert place in str(found[0].pointer).replace("~1", "/")
    patch, is_verified = Verifier(Scene.of(notes), answers).patched(found[0])
    assert is_verified, patch
    mended(notes, patch)


def mended(notes: Loaded, patch: Json) -> Json:
    """The document with a patch, which is as valid as it was."""

    data = apply(notes.source.data, (as_overlay(patch),))
    assert validate(replace(notes.source, data=data)) == validate(notes.source)
    return data


def test_a_status_is_added_by_the_shared_response(notes: Loaded):
    answer = exchange(notes, {"message": "no"}, status=422)
    (found,) = drifts(notes, answer)
    patch, is_verified = Verifier(Scene.of(notes), (answer,)).patched(found)
    assert is_verified
    assert mended(notes, patch)["paths"]["/notes/{id}"]["get"]["responses"]["422"] == {
        "$ref": "#/components/responses/Missing"
    }


def test_a_patch_that_would_deny_other_answers_is_widened_instead(notes: Loaded):
    """The shared component keeps what other operations still send."""
    answers = (exchange(notes, {**NOTE, "words": "3"}), exchange(notes, [NOTE], operation="listNotes", number=2))
    (found,) = drifts(notes, *answers)
    patch, is_verified = Verifier(Scene.of(notes), answers).patched(found)
    assert is_verified
    words = mended(notes, patch)["components"]["schemas"]["Words"]["properties"]["words"]
    assert {each["type"] for each in words["anyOf"]} == {"integer", "string"}


def test_a_node_that_an_overlay_made_is_patched(notes: Loaded, tmp_path: Path):
    overlay = tmp_path / "more.yaml"
    overlay.write_text(
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n"
        "  - target: $.components.schemas.Words.properties\n    update: {size: {type: integer}}\n"
    )
    more = load(notes.source.uri, overlays=(overlay,))
    answer = exchange(more, {**NOTE, "size": "L"})
    (found,) = drifts(more, answer)
    patch, is_verified = Verifier(Scene.of(more), (answer,)).patched(found)
    assert is_verified
    assert patch["actions"][0]["target"].startswith("$.components.schemas.Words.properties.size")


def test_a_state_has_no_patch(notes: Loaded):
    answer = exchange(notes, NOTE)
    scene = Scene.of(notes)
    shown = scene.seen(answer, "state-order", Pointer(), "state", "order", "", "breaking")
    assert Verifier(scene, (answer,)).patched(gathered((shown,))[0]) == (None, False)


def test_every_rule_has_a_reproduction_and_a_patch_or_a_reason():
    files = [*ROOT.glob("contract_tests/checks/*.py"), *ROOT.glob("contract_tests/flows/*.py")]
    files += [
        ROOT / "contract_tests/settle.py",
        ROOT / "contract_tests/run.py",
        *ROOT.glob("contract_tests/drift/blaming/*.py"),
    ]
    heads = (
        "response|status|state|security|parameter|default|error|server|connection|redirected|method|operation|request"
    )
    named = {
        rule for file in files for rule in re.findall(rf'"((?:{heads})(?:-[a-z]+)+|redirected)"', file.read_text())
    }
    rules = {each for each in named if each in PATCHES or each in UNPATCHABLE or each in ROWS}
    assert named - rules == set()
    assert not PATCHES.keys() & UNPATCHABLE.keys()
    assert rules - {"error-body-changed"} <= PATCHES.keys() | UNPATCHABLE.keys()
    assert rules <= ROWS.keys()


STEPS = st.lists(st.text(min_size=1, max_size=6) | st.sampled_from(["it's", 'a"b', "\\", "a.b", "$", "\n"]), max_size=4)


@given(STEPS)
def test_a_query_selects_its_location(steps: list[str]):
    data: Json = {}
    for step in reversed(steps):
        data = {step: data, "other": 1} if step != "other" else {step: data}
    assert select(data, query(steps)) == (tuple(steps),)


@given(st.lists(st.text(max_size=5) | st.integers(-5, 5) | st.booleans() | st.none(), min_size=1, max_size=5))
def test_a_value_is_found_in_a_list(values: list[Json]):
    found = select({"required": values}, f"$.required[?@ == {literal(values[0])}]")
    assert {type(values[int(each[-1])]) for each in found} == {type(values[0])}
    assert [int(each[-1]) for each in found] == [
        index for index, each in enumerate(values) if each == values[0] and type(each) is type(values[0])
    ]


def test_what_nobody_wrote_has_no_location(notes: Loaded):
    written = Written.of(notes)
    at = Pointer.parse("#/components/schemas/Words/properties/body")
    union = "oneOf" if written.is_30 else "anyOf"
    inner = at / "anyOf" / 0 / union / 1 if written.is_30 else at / union / 1
    assert written.location(inner) == (*at, union, 1)
    assert written.location(at / "nowhere") is None
