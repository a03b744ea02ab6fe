"""Each rewrite rule on the smallest schema that needs it: before, after, and the trace that it leaves."""

from __future__ import annotations

from typing import Any

import pytest

from generator.normalize.schema import plain
from tests.normalize.conftest import scoped

A: dict[str, Any] = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["a"]}}}
B: dict[str, Any] = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["b"]}}}
TEXT: dict[str, Any] = {"type": "string"}


def ref(name: str, **beside: Any) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", **beside}


def after(schemas: dict[str, Any], name: str = "T", version: str = "3.0.3") -> Any:
    return plain(scoped(schemas, version=version).components[name])


def rules(schemas: dict[str, Any], version: str = "3.0.3") -> set[str]:
    return {step.rule for step in scoped(schemas, version=version).steps}


@pytest.mark.parametrize(
    ("before", "expected", "rule"),
    [
        pytest.param({"type": "string", "const": "a"}, {"type": "string", "enum": ["a"]}, "constant", id="const"),
        pytest.param(
            {"type": ["string", "null"], "maxLength": 3},
            {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]},
            "type-list",
            id="each keyword goes with its type",
        ),
        pytest.param(
            {"type": ["string", "integer"], "maxLength": 3, "minimum": 1},
            {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 1}]},
            "type-list",
            id="type list",
        ),
        pytest.param(
            {"type": ["string", "null"], "enum": ["a", "b", None], "description": "d"},
            {"description": "d", "anyOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "null"}]},
            "enum-null",
            id="null leaves the enum",
        ),
        pytest.param({"enum": ["a", 1]}, {"enum": ["a", 1]}, "", id="mixed enum stays"),
        pytest.param({"enum": ["a", "b"]}, {"enum": ["a", "b"], "type": "string"}, "untyped", id="untyped enum"),
        pytest.param({"minLength": 2}, {"minLength": 2, "type": "string"}, "untyped", id="untyped string"),
        pytest.param({"type": "object"}, {"type": "object", "additionalProperties": {}}, "free-form", id="free form"),
        pytest.param(
            {"oneOf": [{"type": "string", "enum": ["a"]}, {"type": "string", "enum": ["b", "a"]}]},
            {"type": "string", "enum": ["a", "b"]},
            "enum-union",
            id="enums merge",
        ),
        pytest.param(
            {"anyOf": [{"type": "null"}, {"anyOf": [TEXT, {"type": "integer"}]}]},
            {"anyOf": [{"anyOf": [TEXT, {"type": "integer"}]}, {"type": "null"}]},
            "union-flat",
            id="null stands last and alone",
        ),
        pytest.param({"oneOf": [TEXT]}, TEXT, "union-flat", id="a union of one scalar is that scalar"),
        pytest.param(
            {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "not": {"required": ["a", "b"]}},
            {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "x-exclusive": [["a", "b"]]},
            "not-required",
            id="mutually exclusive",
        ),
        pytest.param(
            {
                "type": "object",
                "properties": {"a": TEXT, "b": TEXT},
                "not": {"anyOf": [{"required": ["a"]}, {"required": ["c"]}]},
            },
            {"type": "object", "properties": {"b": TEXT}, "x-absent": ["a", "c"]},
            "not-required",
            id="absent",
        ),
        pytest.param(
            {"type": "object", "required": ["x"], "properties": {"a": TEXT}},
            {"type": "object", "required": ["x"], "properties": {"a": TEXT, "x": {}}},
            "required-undeclared",
            id="required but undeclared",
        ),
    ],
)
def test_one_node(before: dict[str, Any], expected: dict[str, Any], rule: str) -> None:
    # Below a property, because null at the root of a component moves to its uses.
    schemas = {"T": {"type": "object", "properties": {"p": before}}}
    assert after(schemas, version="3.1.0")["properties"]["p"] == expected
    assert not rule or rule in rules(schemas, version="3.1.0")


def test_annotations_beside_a_reference_stay_at_the_use() -> None:
    schemas = {"A": A, "T": {"type": "object", "properties": {"p": ref("A", description="d")}}}
    assert after(schemas)["properties"]["p"] == {"$ref": "A", "description": "d"}


def test_a_redundant_type_beside_a_reference_is_dropped() -> None:
    schemas = {"A": A, "U": {"oneOf": [ref("A"), ref("B")]}, "B": B}
    for name in ("A", "U"):
        found = after({**schemas, "T": {"type": "object", "properties": {"p": ref(name, type="object")}}})
        assert found["properties"]["p"] == {"$ref": name}


def test_required_beside_a_reference_counts() -> None:
    base = {"type": "object", "properties": {"x": TEXT}}
    assert after({"A": base, "T": {"allOf": [ref("A", required=["x"])]}}) == {
        "type": "object",
        "properties": {"x": TEXT},
        "required": ["x"],
    }


def test_a_nullable_root_gives_null_to_its_uses() -> None:
    schemas = {"N": {**A, "nullable": True}, "T": {"type": "object", "properties": {"p": ref("N")}}}
    assert "anyOf" not in after(schemas, "N")
    assert after(schemas)["properties"]["p"] == {"anyOf": [{"$ref": "N"}, {"type": "null"}]}


def test_a_nullable_twin_is_replaced_by_what_it_repeats() -> None:
    schemas = {
        "Model": {"type": "string", "enum": ["x", "y"]},
        "NullableModel": {"type": "string", "enum": ["x", "y", None], "nullable": True},
        "T": {"type": "object", "properties": {"p": ref("NullableModel")}},
    }
    scope = scoped(schemas)
    assert "NullableModel" not in scope.components
    assert plain(scope.components["T"])["properties"]["p"] == {"anyOf": [{"$ref": "Model"}, {"type": "null"}]}


class TestAllOf:
    def test_a_wrapper_around_one_reference_is_that_reference(self) -> None:
        schemas = {"A": A, "T": {"allOf": [ref("A"), {"description": "d"}]}}
        assert after(schemas) == {"$ref": "A", "description": "d"}

    def test_disjoint_members_inherit(self) -> None:
        schemas = {"A": A, "T": {"allOf": [ref("A"), {"type": "object", "properties": {"x": TEXT}, "required": ["x"]}]}}
        found = after(schemas)
        assert found["x-extends"] == ["A"]
        assert found["properties"] == {"x": TEXT}

    def test_required_of_a_base_property_is_merged_and_leaves_the_base_alone(self) -> None:
        base = {"type": "object", "properties": {"x": TEXT, "y": TEXT}}
        scope = scoped({"A": base, "T": {"allOf": [ref("A"), {"required": ["x"]}]}})
        assert plain(scope.components["T"])["required"] == ["x"]
        assert "required" not in scope.components["A"]

    def test_the_same_property_is_the_intersection(self) -> None:
        base = {"type": "object", "properties": {"v": {"type": "integer", "nullable": True, "minimum": 1}}}
        schemas = {"A": base, "T": {"allOf": [ref("A"), {"properties": {"v": {"type": "integer", "maximum": 9}}}]}}
        assert after(schemas)["properties"]["v"] == {"type": "integer", "minimum": 1, "maximum": 9}

    def test_branches_that_nothing_satisfies_are_dropped(self) -> None:
        base = {"type": "object", "properties": {"t": {"oneOf": [ref("A"), ref("B")]}}}
        narrow = {
            "type": "object",
            "properties": {"t": {**B, "properties": {"type": {"type": "string", "enum": ["b"]}}}},
        }
        found = after({"A": A, "B": B, "Base": base, "T": {"allOf": [ref("Base"), narrow]}})
        assert found["properties"]["t"] == {"$ref": "B"}

    def test_it_distributes_over_a_union(self) -> None:
        extra = {"type": "object", "required": ["k"], "properties": {"k": TEXT}}
        found = after({"A": A, "B": B, "T": {"allOf": [{"oneOf": [ref("A"), ref("B")]}, extra]}})
        assert [set(member["properties"]) for member in found["oneOf"]] == [{"type", "k"}, {"type", "k"}]
        assert found["x-mapping"]["values"] == [["a"], ["b"]]
        assert [member["x-variant"] for member in found["oneOf"]] == ["A", "B"]

    def test_not_in_a_sibling_removes_an_inherited_property(self) -> None:
        base = {"type": "object", "properties": {"x": TEXT, "y": TEXT}}
        schemas = {"A": base, "T": {"allOf": [ref("A"), {"type": "object", "not": {"required": ["x"]}}]}}
        found = after(schemas)
        assert found["x-absent"] == ["x"]
        assert set(found["properties"]) == {"y"}

    def test_an_unsatisfiable_whole_is_never(self) -> None:
        assert after({"T": {"allOf": [TEXT, {"type": "integer"}]}}) == {"x-never": True}

    def test_a_closed_member_forbids_what_others_declare(self) -> None:
        closed = {"type": "object", "properties": {"x": TEXT}, "additionalProperties": False}
        found = after({"A": closed, "T": {"allOf": [ref("A"), {"type": "object", "properties": {"y": TEXT}}]}})
        assert found["x-absent"] == ["y"]

    def test_a_recursive_component_ends(self) -> None:
        node = {"allOf": [ref("A"), {"type": "object", "properties": {"next": ref("T")}}]}
        assert after({"A": A, "T": node})["properties"]["next"] == {"$ref": "T"}


class TestUnions:
    def test_a_required_constant_in_every_member_is_the_tag(self) -> None:
        found = after({"A": A, "B": B, "T": {"oneOf": [ref("A"), ref("B")]}})
        assert found["x-mapping"] == {"property": "type", "values": [["a"], ["b"]], "inferred": True}

    def test_a_single_valued_property_outranks_a_listed_one(self) -> None:
        def member(kind: str, op: list[str]) -> dict[str, Any]:
            props = {"op": {"type": "string", "enum": op}, "kind": {"type": "string", "enum": [kind]}}
            return {"type": "object", "required": ["op", "kind"], "properties": props}

        found = after({"A": member("a", ["<", "="]), "B": member("b", [">"]), "T": {"oneOf": [ref("A"), ref("B")]}})
        assert found["x-mapping"]["property"] == "kind"

    def test_nested_unions_are_flattened_and_keep_their_name(self) -> None:
        c = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["c"]}}}
        schemas = {"A": A, "B": B, "C": c, "U": {"oneOf": [ref("A"), ref("B")]}, "T": {"oneOf": [ref("U"), ref("C")]}}
        assert after(schemas)["oneOf"] == [{"$ref": "A"}, {"$ref": "B"}, {"$ref": "C"}]
        assert after(schemas, "U")["oneOf"] == [{"$ref": "A"}, {"$ref": "B"}]

    def test_several_values_may_lead_to_one_member(self) -> None:
        roles = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["x", "y"]}}}
        assert after({"A": A, "R": roles, "T": {"oneOf": [ref("A"), ref("R")]}})["x-mapping"]["values"] == [
            ["a"],
            ["x", "y"],
        ]

    def test_a_declared_discriminator_is_kept(self) -> None:
        plain_tag = {"type": "object", "required": ["kind"], "properties": {"kind": TEXT}}
        mapping = {"one": "#/components/schemas/A", "two": "#/components/schemas/B"}
        union = {"oneOf": [ref("A"), ref("B")], "discriminator": {"propertyName": "kind", "mapping": mapping}}
        found = after({"A": plain_tag, "B": plain_tag, "T": union})
        assert found["x-mapping"] == {"property": "kind", "values": [["one"], ["two"]], "inferred": False}

    def test_a_weak_tag_becomes_required_where_it_is_a_member_only(self) -> None:
        weak = {**B, "required": []}
        found = scoped({"A": A, "B": weak, "T": {"oneOf": [ref("A"), ref("B")]}})
        assert plain(found.components["B"])["required"] == ["type"]

    def test_a_weak_member_that_is_used_alone_too_is_cloned(self) -> None:
        weak = {**B, "required": []}
        alone = {"type": "object", "properties": {"p": ref("B")}}
        found = scoped({"A": A, "B": weak, "T": {"oneOf": [ref("A"), ref("B")]}, "Z": alone})
        assert not found.components["B"].get("required")
        assert plain(found.components["BTagged"])["required"] == ["type"]
        assert plain(found.components["T"])["oneOf"][1] == {"$ref": "BTagged"}

    def test_overlapping_objects_are_told_by_a_guard_and_reported(self) -> None:
        voice = {"type": "object", "required": ["id", "voice"], "properties": {"id": TEXT, "voice": TEXT}}
        chat = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
        scope = scoped({"V": voice, "C": chat, "T": {"oneOf": [ref("V"), ref("C")]}})
        found = plain(scope.components["T"])
        assert found["anyOf"] == [{"$ref": "V"}, {"$ref": "C"}]
        assert found["x-guards"] == [["voice", 0]]
        assert [finding.rule for finding in scope.findings] == ["union-overlapping"]

    def test_scalars_stay_in_order(self) -> None:
        found = after({"T": {"oneOf": [{"type": "integer"}, TEXT]}})
        assert found == {"anyOf": [{"type": "integer"}, TEXT]}


def test_a_trace_says_what_was_before_and_after() -> None:
    scope = scoped({"T": {"type": "object", "properties": {"p": {"type": "string", "nullable": True}}}})
    (step,) = [step for step in scope.steps if step.rule == "type-list"]
    assert str(step.pointer) == "#/components/schemas/T/properties/p"
    assert step.shown() == ({"type": ["string", "null"]}, {"anyOf": [{"type": "string"}, {"type": "null"}]})


def test_other_uses_of_not_are_left_out_with_a_finding() -> None:
    scope = scoped({"T": {"type": "string", "not": {"enum": ["x"]}}})
    assert plain(scope.components["T"]) == TEXT
    assert [finding.rule for finding in scope.findings] == ["constraint-not-modelled"]
