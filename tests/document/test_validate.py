"""Validity beyond the folder of bad documents: odd shapes, and a library that must never bring us down."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.locate import Address
from generator.document.read import parse
from generator.document.source import Source
from generator.document.validate import validate
from generator.findings import Severity
from generator.pointer import Pointer

SCALARS = ["", "a", "object", "#/components/schemas/A", "#/x"]
KEYS = [
    *("$ref", "allOf", "oneOf", "properties", "items", "required", "type", "enum", "default", "discriminator"),
    *("parameters", "get", "responses", "name", "in", "schema", "content", "200", "mapping", "propertyName"),
    *("tags", "operationId", "$anchor", "examples"),
]
odd = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(SCALARS),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.sampled_from(KEYS), values, max_size=4),
    max_leaves=12,
)


def source_of(data) -> Source:
    built = parse(json.dumps(data).encode(), Address("a.json"))
    return Source("a.json", built.root, "", built.positions, tuple(built.findings))


@given(odd, odd, st.sampled_from(["3.0.3", "3.1.0", "3.2.0"]))
@settings(deadline=None, max_examples=60)
def test_odd_shapes_end_in_findings(one, two, version):
    data = {
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {"/a/{b}": one, "/{": {"get": two}},
        "components": {"schemas": {"A": one, "B": two, "C": {"properties": {"a": one}}}},
    }
    for finding in validate(source_of(data)):
        assert finding.position is not None
        assert len(finding.message) < 450


def test_too_deep_for_the_library_is_said():
    schema: dict[str, Any] = {}
    for _ in range(190):
        schema = {"items": schema}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": {"A": schema}},
    }
    found = validate(source_of(data))
    assert all((f.rule, f.severity) == ("validation-incomplete", Severity.WARNING) for f in found)


def test_a_fault_behind_a_reference_is_reported_where_it_is_written():
    data = {
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/R"}}}}},
        "components": {
            "responses": {
                "R": {"description": "", "content": {"a/b": {"schema": {"type": "string", "default": 3}}}},
            }
        },
    }
    (finding,) = validate(source_of(data))
    assert finding.pointer == Pointer.parse("/components/responses/R/content/a~1b/schema/default")


def test_recursive_all_of_does_not_bring_it_down():
    node = {"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object"}]}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": {"A": node}},
    }
    assert [finding.rule for finding in validate(source_of(data))] == ["reference-circular"]
