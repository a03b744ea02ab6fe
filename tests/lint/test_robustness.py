"""Rules never crash: on documents with values of the wrong type anywhere, on circles, on depth, on hostile text."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.document.read import read
from generator.document.source import Source
from generator.lint import lint
from generator.lint.rules import union_untagged
from generator.lint.view import View
from generator.report import FORMATS, render

CASES = sorted((Path(__file__).parent / "cases").glob("*/bad*.yaml"))
ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e300,
    "",
    "text",
    "#/components/schemas/Book",
    [],
    [None],
    ["a", 1],
    {},
    {"$ref": 1},
    {"a": None},
)


def source(data: Any) -> Source:
    return Source("mutated.yaml", data, "", {})


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Every place in `value` as (container, key)."""
    found = []
    stack = [value]
    while stack:
        held = stack.pop()
        keys = held if isinstance(held, dict) else range(len(held)) if isinstance(held, list) else ()
        for key in keys:
            found.append((held, key))
            stack.append(held[key])
    return found


def mutated(data: Any, chance: random.Random) -> Any:
    """A copy of `data` in which one to four places hold something else: an odd value or another part of it."""
    changed = copy.deepcopy(data)
    for _ in range(chance.randint(1, 4)):
        places = nodes(changed)
        holder, key = chance.choice(places)
        other, name = chance.choice(places)
        holder[key] = copy.deepcopy(chance.choice([*ODD, other[name]]))
    return changed


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_mutation_of_a_case_is_a_crash(file: Path) -> None:
    data = yaml.safe_load(file.read_text())
    chance = random.Random(file.parent.name)
    for _ in range(40):
        findings = lint(source(mutated(data, chance)))
        assert all(render(findings, name) is not None for name, _ in FORMATS)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    *("$ref", "type", "enum", "const", "oneOf", "anyOf", "allOf", "not", "required", "properties"),
                    *("items", "additionalProperties", "default", "example", "description", "schema", "content"),
                    *("name", "200"),
                )
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(schema=JSON, parameters=JSON, responses=JSON, version=st.sampled_from(["3.0.3", "3.1.0", 3, None]))
def test_no_document_is_a_crash(schema: Any, parameters: Any, responses: Any, version: Any) -> None:
    item = {"parameters": parameters, "get": {"parameters": parameters, "responses": responses, "requestBody": schema}}
    lint(
        source(
            {"openapi": version, "paths": {"/a": item}, "components": {"schemas": {"Book": schema, "Other": schema}}}
        )
    )


@pytest.mark.parametrize(
    "data", [{}, {"paths": None}, {"components": []}, {"paths": {"/a": {"get": None}}}, [], "text", None]
)
def test_what_is_no_document_has_no_findings(data: Any) -> None:
    assert lint(source(data)) == ()


def test_circles_end() -> None:
    schemas = {
        "A": {"$ref": "#/components/schemas/B"},
        "B": {"$ref": "#/components/schemas/A"},
        "C": {
            "allOf": [{"$ref": "#/components/schemas/C"}],
            "oneOf": [{"$ref": "#/components/schemas/C"}, {"type": "object"}],
        },
        "D": {"oneOf": [{"$ref": "#/components/schemas/D"}, {"$ref": "#/components/schemas/C"}]},
        "E": {"properties": {"e": {"$ref": "#/components/schemas/E"}}, "required": ["e"], "example": {"e": {"e": {}}}},
        "F": {"oneOf": [{"$ref": "#/components/schemas/E"}, {"$ref": "#/components/schemas/E"}]},
    }
    lint(source({"openapi": "3.1.0", "components": {"schemas": schemas}}))


def test_depth_is_no_crash() -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(1_500):
        schema = {"type": "object", "properties": {"a": schema}}
    lint(source({"openapi": "3.0.3", "components": {"schemas": {"Deep": schema}}}))


def test_a_union_of_many_is_cut_short() -> None:
    variants = [{"type": "object", "properties": {"a": {"type": "string"}}} for _ in range(3_000)]
    view = View(source({"openapi": "3.0.3", "components": {"schemas": {"Wide": {"oneOf": variants}}}}))
    started = process_time()
    assert len(list(union_untagged.check(view))) == 1
    assert process_time() - started < 2


@pytest.mark.parametrize("word", ["default is ", "range ", "[", "a_", "1,", "must be ", "`", "required ", "an "])
def test_hostile_text_is_read_in_linear_time(word: str) -> None:
    words = word * 20_000
    schema = {"type": "string", "enum": ["a", "b"], "description": words}
    started = process_time()
    lint(
        source({"openapi": "3.0.3", "components": {"schemas": {"A": {"properties": {"number": schema, "b": schema}}}}})
    )
    assert process_time() - started < 2


def test_what_a_property_is_called_is_no_keyword() -> None:
    names = ("type", "required", "properties", "examples", "deprecated", "items", "description", "enum", "allOf", "not")
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in names}}
    view = View(source({"openapi": "3.0.3", "components": {"schemas": {"Book": schema}}}))
    assert [site.name for site in view.schemas] == ["Book", *names]


def test_every_case_can_be_linted_with_positions() -> None:
    for file in CASES:
        assert all(finding.position.file for finding in lint(read(str(file))) if finding.position)
