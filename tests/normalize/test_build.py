"""Names and shapes of the model's types."""

from __future__ import annotations

from typing import Any

from generator.ir import types as ir
from generator.ir.walk import definitions
from generator.normalize.naming import LONGEST_NAME, derived, longest
from tests.normalize.conftest import normalized
from tests.normalize.test_rewrite import TEXT, A, B, ref


def types(schemas: dict[str, Any], **options: Any) -> dict[str, ir.Type]:
    return {name: found.type for name, found in definitions(normalized(schemas, **options).api).items()}


def test_every_object_union_and_enum_gets_a_name_by_where_it_stands() -> None:
    inline = {
        "type": "object",
        "properties": {
            "mode": {"type": "string", "enum": ["x", "y"]},
            "place": {"type": "object", "properties": {"x": {"type": "number"}}},
            "list_of": {"type": "array", "items": {"type": "object", "properties": {"v": TEXT}}},
            "map_of": {"type": "object", "additionalProperties": {"oneOf": [TEXT, {"type": "integer"}]}},
            "fixed": {"type": "string", "enum": ["only"]},
        },
    }
    found = types({"Thing": inline})
    assert set(found) == {"Thing", "ThingMode", "ThingPlace", "ThingListOfItem", "ThingMapOfValue"}
    assert isinstance(found["ThingMapOfValue"], ir.Union)
    thing = found["Thing"]
    assert isinstance(thing, ir.Object)
    by_wire = {prop.wire: prop.type for prop in thing.properties}
    assert by_wire["fixed"] == ir.Enum(values=("only",))
    assert by_wire["map_of"] == ir.Map(values=ir.Ref(name="ThingMapOfValue"))


def test_equal_inline_schemas_share_the_first_name() -> None:
    place = {"type": "object", "properties": {"x": {"type": "number", "description": "one"}}}
    again = {"type": "object", "properties": {"x": {"type": "number", "description": "another"}}}
    found = types(
        {"A": {"type": "object", "properties": {"p": place}}, "B": {"type": "object", "properties": {"q": again}}}
    )
    assert set(found) == {"A", "AP", "B"}


def test_an_overlay_names_an_inline_schema() -> None:
    named = {"type": "object", "properties": {"x": TEXT}, "x-truespec": {"name": "Position"}}
    assert "Position" in types({"A": {"type": "object", "properties": {"p": named}}})


def test_a_taken_name_is_told_apart_without_a_number() -> None:
    schemas = {
        "A": {"type": "object", "properties": {"p": {"type": "object", "properties": {"x": TEXT}}}},
        "AP": {"type": "object", "properties": {"other": TEXT}},
    }
    assert set(types(schemas)) == {"A", "AP", "APSchema"}


def test_true_and_one_are_different_constants() -> None:
    schemas = {
        "A": {"type": "object", "properties": {"p": {"enum": [True, False]}}},
        "B": {"type": "object", "properties": {"p": {"enum": [1, 0]}}},
    }
    assert {"AP", "BP"} <= set(types(schemas))


def test_variants_of_a_distributed_union_are_named_after_parent_and_variant() -> None:
    both = {"allOf": [{"oneOf": [ref("A"), ref("B")]}, {"type": "object", "properties": {"k": TEXT}}]}
    found = types({"A": A, "B": B, "T": both})["T"]
    assert isinstance(found, ir.Union)
    assert found.variants == (ir.Ref(name="TA"), ir.Ref(name="TB"))
    assert found.discriminator == ir.Discriminator(property="type", mapping=(("a", "TA"), ("b", "TB")))


def test_inline_variants_are_named_by_their_tag() -> None:
    found = types({"T": {"oneOf": [A, B]}})
    assert set(found) == {"T", "TA", "TB"}


def test_versions_of_parent_and_variant_meet_once() -> None:
    assert derived("V3CallResponse", "V2WebCallResponse") == "V3WebCallResponse"
    assert derived("NodeTool", "CustomTool") == "NodeToolCustomTool"


def test_long_names_lose_what_they_repeat() -> None:
    name = longest("TransferOptionAgenticWarmTransferAgenticTransferConfig", "TransferAgent")
    assert name.endswith("Agent")
    assert len(name) <= LONGEST_NAME


def test_null_is_the_last_variant_of_a_nullable_type() -> None:
    found = types({"T": {"type": "object", "properties": {"p": {"type": "string", "nullable": True}}}})["T"]
    assert isinstance(found, ir.Object)
    assert found.properties[0].type == ir.Union(variants=(ir.Str(), ir.Null()))


def test_a_list_of_fixed_length_is_a_tuple() -> None:
    pair = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    assert types({"T": pair})["T"] == ir.Tuple(prefix=(ir.Float(), ir.Float()), min_items=2, max_items=2)


def test_rules_in_prose_are_data_of_the_model_and_add_up_through_allof() -> None:
    rule = {"kind": "range", "path": ["x"], "args": {"minimum": 0}, "confidence": "high", "reason": "said so"}
    base = {"type": "object", "properties": {"x": {"type": "number"}}, "x-truespec": {"rules": [rule]}}
    found = types({"A": base, "T": {"allOf": [ref("A"), {"required": ["x"]}]}})
    for name in ("A", "T"):
        shape = found[name]
        assert isinstance(shape, ir.Object)
        assert [(r.kind, r.path, r.args) for r in shape.rules] == [("range", ("x",), {"minimum": 0})]


def test_an_unknown_kind_of_rule_is_reported() -> None:
    base = {"type": "object", "properties": {"x": TEXT}, "x-truespec": {"rules": [{"kind": "guess", "path": ["x"]}]}}
    assert "prose-rule-unknown" in {finding.rule for finding in normalized({"A": base}).findings}


def test_origin_takes_no_part_in_equality() -> None:
    assert types({"T": A})["T"] == types({"T": {**A, "description": "moved"}})["T"]


def test_normalizing_twice_gives_equal_models() -> None:
    schemas = {"A": A, "B": B, "T": {"oneOf": [ref("A"), ref("B")]}}
    assert normalized(schemas).api == normalized(schemas).api


def test_bounds_beside_an_enum_drop_its_values() -> None:
    bounded = {"type": "number", "enum": [0, 1, 2.25, 9], "multipleOf": 0.5, "exclusiveMinimum": 0, "maximum": 5}
    assert types({"T": bounded}, version="3.1.0")["T"] == ir.Enum(values=(1,))
