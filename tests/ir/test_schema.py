"""The schema printer, judged by what its schemas accept, not by their spelling."""

from __future__ import annotations

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.ir import schema
from generator.ir import types as ir
from generator.ir.api import Api, Settings

SETTINGS = Settings(package="p", distribution="p", client="P", environment="P")
TEXT = ir.Str()
CAT = ir.Object(
    properties=(
        ir.Property(wire="kind", type=ir.Enum(values=("cat", "lion")), required=True),
        ir.Property(wire="lives", type=ir.Int(minimum=1, maximum=9)),
    )
)
DOG = ir.Object(properties=(ir.Property(wire="kind", type=ir.Enum(values=("dog",)), required=True),))
PET = ir.Union(
    variants=(ir.Ref(name="Cat"), ir.Ref(name="Dog")),
    discriminator=ir.Discriminator(property="kind", mapping=(("cat", "Cat"), ("lion", "Cat"), ("dog", "Dog"))),
)


def api(**types: ir.Type) -> Api:
    definitions = tuple(ir.TypeDef(name=name, type=t) for name, t in types.items())
    return Api(title="t", version="1", settings=SETTINGS, types=definitions)


PETS: dict[str, ir.Type] = {"Cat": CAT, "Dog": DOG, "Pet": PET, "Subject": ir.Any()}


def accepts(t: ir.Type, value: object, **types: ir.Type) -> bool:
    printed = schema.document(api(**PETS, **types))["components"]["schemas"]
    bundle = {
        "$ref": "#/components/schemas/Subject",
        "components": {"schemas": {**printed, "Subject": schema.schema(t)}},
    }
    return jsonschema_rs.Draft202012Validator(bundle).is_valid(value)


CASES: list[tuple[ir.Type, list[object], list[object]]] = [
    (ir.Any(), [None, 1, "x", {}], []),
    (ir.Never(), [], [None, 1, "x", {}]),
    (ir.Bool(), [True], [1, "true", None]),
    (ir.Int(minimum=0, exclusive_maximum=3), [0, 2, 2.0], [-1, 3, 1.5, True, "1", None]),
    (ir.Float(exclusive_minimum=0, maximum=1, multiple_of=0.5), [0.5, 1], [0, 0.75, 1.5]),
    (ir.Str(min_length=1, max_length=2, pattern="^[a-z]+$"), ["a", "ab"], ["", "abc", "A", 1, None]),
    (ir.Bytes(), ["raw"], [1, None]),
    (ir.Enum(values=("a", "b")), ["a"], ["c", None]),
    (ir.Enum(values=(1, "a", True)), [1, "a", True], [0, "b", False]),
    (ir.Enum(values=("a",)), ["a"], ["b", 1]),
    (ir.Array(items=TEXT, min_items=1, max_items=2, unique=True), [["a"], ["a", "b"]], [[], ["a", "a"], [1], "a"]),
    (ir.Tuple(prefix=(TEXT, ir.Int()), min_items=2), [["a", 1]], [["a"], ["a", 1, 2], [1, "a"]]),
    (ir.Tuple(prefix=(TEXT,), rest=ir.Bool()), [[], ["a", True]], [["a", "b"]]),
    (ir.Map(values=ir.Int(), keys=ir.Str(max_length=1), max_properties=1), [{}, {"a": 1}], [{"ab": 1}, {"a": "b"}]),
    (ir.Map(values=ir.Any(), min_properties=1), [{"a": None}], [{}, []]),
    (
        CAT,
        [{"kind": "cat", "x": 1}, {"kind": "lion", "lives": 9}],
        [{}, {"kind": "dog"}, {"kind": "cat", "lives": 10}, []],
    ),
    (ir.Object(additional=None), [{}], [{"x": 1}]),
    (ir.Object(additional=ir.Int()), [{"x": 1}], [{"x": "1"}]),
    (ir.Object(extends=(ir.Ref(name="Cat"),)), [{"kind": "cat"}], [{}, {"kind": "dog"}]),
    (
        ir.Object(extends=(ir.Ref(name="Cat"),), additional=None),
        [{"kind": "cat", "lives": 1}],
        [{"kind": "cat", "x": 1}],
    ),
    (ir.Object(absent=("a",)), [{"b": 1}], [{"a": 1}]),
    (
        ir.Object(absent=("a", "b"), exclusive=(("c", "d"),)),
        [{"c": 1}, {"d": 1}],
        [{"a": 1}, {"b": 1}, {"c": 1, "d": 1}],
    ),
    (ir.Object(exclusive=(("c", "d"), ("e", "f"))), [{"c": 1, "e": 1}], [{"c": 1, "d": 1}, {"e": 1, "f": 1}]),
    (ir.Object(min_properties=1, max_properties=1), [{"a": 1}], [{}, {"a": 1, "b": 2}]),
    (PET, [{"kind": "dog"}, {"kind": "lion"}], [{"kind": "cow"}, {}, None]),
    (ir.Union(variants=(*PET.variants, ir.Null()), discriminator=PET.discriminator), [None, {"kind": "dog"}], [{}, 1]),
    (ir.Union(variants=(ir.Int(), TEXT)), [1, "1"], [True, None, 1.5]),
    (ir.Union(variants=(ir.Int(), TEXT, ir.Null())), [1, "1", None], [True]),
    (ir.Union(variants=(ir.Int(minimum=1), ir.Null())), [1, None], [0, "1"]),
    (ir.Union(variants=(ir.Enum(values=("a", "b")), ir.Null())), ["a", None], ["c"]),
    (ir.Union(variants=(ir.Enum(values=("a",)), ir.Null())), ["a", None], ["c"]),
    (ir.Union(variants=(ir.Array(items=TEXT), ir.Null())), [[], None], [{}]),
    (ir.Union(variants=(ir.Ref(name="Dog"), ir.Null())), [{"kind": "dog"}, None], [{}]),
    (ir.Union(variants=(ir.Any(), ir.Null())), [None, 1], []),
    (ir.Ref(name="Pet"), [{"kind": "dog"}], [{}]),
]


@pytest.mark.parametrize(
    ("t", "valid", "invalid"), CASES, ids=[f"{i}-{type(case[0]).__name__}" for i, case in enumerate(CASES)]
)
def test_accepts_what_the_type_means(t: ir.Type, valid: list[object], invalid: list[object]) -> None:
    assert [value for value in valid if not accepts(t, value)] == []
    assert [value for value in invalid if accepts(t, value)] == []


def test_every_kind_of_type_has_a_case() -> None:
    assert {kind.__name__ for kind in ir.Type.__args__} - {type(t).__name__ for t, _, _ in CASES} == {"Null"}


def test_a_discriminator_names_its_variants() -> None:
    printed = schema.schema(PET)
    assert printed == {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {
                name: f"#/components/schemas/{'Dog' if name == 'dog' else 'Cat'}" for name in ("cat", "lion", "dog")
            },
        },
    }


def test_a_mapping_spells_other_values_as_json() -> None:
    tag = ir.Discriminator(property="on", mapping=((True, "Cat"), (1, "Dog")))
    printed = schema.schema(ir.Union(variants=PET.variants, discriminator=tag))
    assert isinstance(printed, dict)
    assert list(printed["discriminator"]["mapping"]) == ["true", "1"]


def test_notes_are_annotations_and_can_be_left_out() -> None:
    note = ir.Note(description="d", default=None, has_default=True, examples=("e",), deprecated=True, write_only=True)
    t = ir.Object(
        properties=(ir.Property(wire="a", type=TEXT, note=note), ir.Property(wire="b", type=ir.Never(), note=note))
    )
    said = schema.schema(t)
    assert isinstance(said, dict)
    assert said["properties"] == {
        "a": {
            "type": "string",
            "description": "d",
            "default": None,
            "examples": ["e"],
            "deprecated": True,
            "writeOnly": True,
        },
        "b": False,
    }
    assert schema.schema(t, notes=False) == {"type": "object", "properties": {"a": {"type": "string"}, "b": False}}


def test_the_document_is_valid_openapi() -> None:
    definition = ir.TypeDef(name="Noted", type=TEXT, note=ir.Note(read_only=True))
    named = {f"T{i}": t for i, (t, _, _) in enumerate(CASES) if not isinstance(t, ir.Never)}
    whole = api(**PETS, **named)
    printed = schema.document(Api(title="t", version="1", settings=SETTINGS, types=(*whole.types, definition)))
    assert [error.message for error in OpenAPIV31SpecValidator(printed).iter_errors()] == []
    assert printed["components"]["schemas"]["Noted"]["readOnly"] is True
