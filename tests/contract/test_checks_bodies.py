"""What departs in a body is found at its leaf, once, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any as Json

import pytest

from contract_tests.defects import defects
from generator.load import Loaded
from tests.contract.notebook import DOCUMENT, NOTE, answer, found, notebook, told, tracked

OWN = "Note/allOf/1/properties"


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return notebook(tmp_path_factory.mktemp("notebook"))


def without(*names: str, **more: Json) -> dict[str, Json]:
    return {**{name: value for name, value in NOTE.items() if name not in names}, **more}


def parts(*values: Json) -> dict[str, Json]:
    return {**NOTE, "parts": list(values)}


TEXT, SKETCH = NOTE["parts"]
LEAVES: list[tuple[Json, list[tuple[str, str, str]]]] = [
    (NOTE, []),
    ({**NOTE, "owner": None}, []),
    (without("id"), [("response-property-missing", "Base/properties/id", "missing")]),
    ({**NOTE, "count": "3"}, [("response-type-changed", f"{OWN}/count", "numeric string")]),
    ({**NOTE, "count": 3.5}, [("response-type-changed", f"{OWN}/count", "number")]),
    ({**NOTE, "count": 12}, [("response-out-of-range", f"{OWN}/count", "maximum")]),
    ({**NOTE, "count": None}, [("response-null", f"{OWN}/count", "null")]),
    ({**NOTE, "mood": "grim"}, [("response-value-unknown", f"{OWN}/mood", "grim")]),
    ({**NOTE, "seen": "yesterday"}, [("response-constraint-broken", f"{OWN}/seen", "format")]),
    ({**NOTE, "seen": 1767261600000}, [("response-type-changed", f"{OWN}/seen", "integer")]),
    ({**NOTE, "tags": {"data": []}}, [("response-envelope", f"{OWN}/tags", "data")]),
    ({**NOTE, "tags": "a"}, [("response-type-changed", f"{OWN}/tags", "string")]),
    (
        {"data": NOTE},
        [("response-envelope", "#/paths/~1notes~1{id}/get/responses/200/content/application~1json/schema", "data")],
    ),
    # Below unions
    (parts({"kind": "text"}), [("response-property-missing", "Text/properties/text", "missing")]),
    (parts({"text": "T"}), [("response-property-missing", "Text/properties/kind", "missing")]),
    (parts({"kind": None, "text": "T"}), [("response-null", "Text/properties/kind", "null")]),
    (parts({"kind": {"is": "text"}, "text": "T"}), [("response-type-changed", "Text/properties/kind", "object")]),
    (parts({**SKETCH, "strokes": "2"}), [("response-type-changed", "Sketch/properties/strokes", "numeric string")]),
    (parts({**SKETCH, "ink": 5}), [("response-type-changed", "Sketch/properties/ink", "integer")]),
    (parts({"kind_v2": "text", "text": "T"}), [("response-property-renamed", "Text/properties/kind", "kind_v2")]),
    (parts({"kind": "film", "reel": 1}), [("response-variant-unknown", "Part", "kind=film")]),
    ({**NOTE, "owner": {"group": 1}}, [("response-variant-unknown", "Owner", "group")]),
    (
        {**NOTE, "owner": {"name": "A", "age": "9"}},
        [("response-type-changed", "Owner/oneOf/0/properties/age", "numeric string")],
    ),
    ({**NOTE, "owner": [{"name": "A"}]}, [("response-envelope", f"{OWN}/owner", "[]")]),
    (parts({**TEXT, "font": "x"}), [("response-property-undeclared", "Text", "font")]),
    (parts({**TEXT, "session_token": "0123456789"}), [("response-secret-leaked", "Text", "session_token")]),
    (parts({**TEXT, "author_name": "Jane Austen"}), [("response-property-undeclared", "Text", "author_name")]),
    (parts({**TEXT, "monkey": "0123456789"}), [("response-property-undeclared", "Text", "monkey")]),
    (parts({**TEXT, "internalApiKey": "0123456789"}), [("response-secret-leaked", "Text", "internalApiKey")]),
    (parts({**TEXT, "x": "-----BEGIN PRIVATE KEY-----"}), [("response-secret-leaked", "Text", "x")]),
    (parts({"kind": {"value": "line"}, "width": 1}), [("response-type-changed", "Line/properties/kind", "object")]),
    (parts({"type": "rule", "width": 1}), [("response-property-renamed", "Rule/properties/kind", "type")]),
    ({**NOTE, "extra": {"token": "0123456789"}}, []),
    # Two at once, in one object and in an envelope
    (
        {"data": {**NOTE, "mood": "grim"}},
        [
            ("response-envelope", "#/paths/~1notes~1{id}/get/responses/200/content/application~1json/schema", "data"),
            ("response-value-unknown", f"{OWN}/mood", "grim"),
        ],
    ),
    (
        {key: value for key, value in {**NOTE, "grade": "x"}.items() if key != "id"},
        [
            ("response-property-missing", "Base/properties/id", "missing"),
            ("response-property-undeclared", "Base", "grade"),
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), LEAVES, ids=range(len(LEAVES)))
def test_a_departure_is_found_at_its_leaf(notes: Loaded, body: Json, expected: list[tuple[str, str, str]]) -> None:
    assert told(found(notes, answer(notes, body))) == expected


def test_of_variants_that_are_alike_the_one_never_seen_intact_has_drifted(notes: Loaded) -> None:
    faulty = answer(notes, parts({"width": 1}))
    intact = answer(notes, parts({"kind": "line", "width": 1}), number=2)
    assert told(found(notes, faulty, intact)) == [("response-property-missing", "Rule/properties/kind", "missing")]
    other = answer(notes, parts({"kind": "rule", "width": 1}), number=2)
    assert told(found(notes, faulty, other)) == [("response-property-missing", "Line/properties/kind", "missing")]


def test_of_variants_that_are_alike_the_one_that_was_sent_is_meant(notes: Loaded) -> None:
    for kind, place in (("line", "Line"), ("rule", "Rule")):
        sent = parts({"kind": kind, "width": 1})
        shown = answer(notes, parts({"width": 1}), operation="putNote", sent=sent)
        assert told(found(notes, shown)) == [("response-property-missing", f"{place}/properties/kind", "missing")]


def test_an_optional_property_was_renamed_where_it_is_never_seen_by_its_name(notes: Loaded) -> None:
    renamed = answer(notes, {**NOTE, "last_editor": "A"})
    assert told(found(notes, renamed)) == [
        ("response-property-renamed", f"{OWN}/last_editor_name", "last_editor"),
    ]
    beside = answer(notes, {**NOTE, "last_editor_name": "B"}, number=2)
    assert told(found(notes, renamed, beside)) == [("response-property-undeclared", "Base", "last_editor")]


def test_an_undeclared_property_belongs_to_what_all_have_that_have_it(notes: Loaded) -> None:
    only_texts = answer(notes, parts({**TEXT, "font": "x"}, SKETCH))
    assert told(found(notes, only_texts)) == [("response-property-undeclared", "Text", "font")]


def test_many_values_are_any_value(notes: Loaded) -> None:
    answers = [answer(notes, {**NOTE, "mood": f"mood {number}"}, number=number) for number in range(1, 9)]
    assert told(found(notes, *answers)) == [("response-value-unknown", f"{OWN}/mood", "*")]
    texts = [answer(notes, {**NOTE, "count": each}, number=number) for number, each in enumerate(("3", "many"), 1)]
    assert told(found(notes, *texts)) == [("response-type-changed", f"{OWN}/count", "string")]


def test_an_error_of_another_shape_is_one_drift(notes: Loaded) -> None:
    body = {"status": 1, "message": {"text": "x"}}
    one = answer(notes, body, status=404)
    missing = "#/components/responses/Missing/content/application~1json/schema"
    assert told(found(notes, one)) == [("error-body-changed", missing, "shape")]
    assert told(found(notes, one, answer(notes, body, status=422, number=2))) == [
        ("error-body-changed", "#/paths/~1notes~1{id}/get/responses", "shape")
    ]
    leaf = answer(notes, {"status": "error", "message": None}, status=404)
    assert told(found(notes, leaf)) == [("error-body-changed", f"{missing}/properties/message", "null")]


def test_defects_of_the_document_are_told_once_and_are_no_drift(tmp_path: Path) -> None:
    text = DOCUMENT.replace(
        "company: {type: string}}, required: [company]", "company: {type: string}}, required: [city]"
    )
    text = text.replace(
        "{type: object, properties: {name: {type: string}, age: {type: integer}}, required: [name]}",
        "{type: object, properties: {name: {type: string}}}",
    )
    loaded = notebook(tmp_path, text)
    owner = {"name": "A", "company": "B", "city": "C"}
    track = tracked(loaded, *(answer(loaded, {**NOTE, "owner": owner}, number=number) for number in (1, 2)))
    tellings = [(each.rule, str(each.pointer).removeprefix("#/components/schemas/")) for each in defects(track)]
    assert tellings == [
        ("union-overlapping", "Owner"),
        ("required-property-missing", "Owner/oneOf/1/required/0"),
    ]
    assert all(each.operations == ("getNote",) and each.position is not None for each in defects(track))
    assert "response-constraint-broken" not in {each.rule for each in found(loaded, *track.exchanges)}


def test_a_sound_document_has_no_defects(notes: Loaded) -> None:
    assert defects(tracked(notes, answer(notes, NOTE))) == ()
