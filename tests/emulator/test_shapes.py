"""Stored values and the types that show them: what is projected and completed, the document's own schemas accept."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any as Json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_tests.strategies import Strategies
from emulator.examples import Examples
from emulator.shapes import Shapes
from generator.document.oracle import Oracle
from generator.ir import types as ir
from generator.ir.api import Api, Content, Operation, Settings
from generator.ir.walk import response_contents
from tests.emulator.test_examples import HARD, SHIPPED, SMALL, contents, document, held, judged, loaded, understood
from tests.test_corpus import DOCUMENTS as CORPUS

NAMES = Settings(package="p", distribution="p", client="P", environment="P")
JUNK: list[Json] = [None, True, 3, 1.5, "junk", [], [None], {}, {"junk": 1}]
TEXT = {"type": "string"}


@cache
def shapes(path) -> Shapes:
    return Shapes(loaded(path).api, judged(path)[1])


@cache
def drawn(path) -> Strategies:
    return Strategies(loaded(path).api)


def creations(path) -> list[tuple[Operation, Content, Content]]:
    """What is sent to make something, and what is answered."""
    return [
        (each, each.body.contents[0], each.success.contents[0])
        for each in loaded(path).api.operations
        if each.action != "list" and each.body and each.success and each.success.contents
    ]


CREATIONS = creations(SHIPPED)


@pytest.mark.parametrize("case", CREATIONS, ids=[operation.id for operation, _, _ in CREATIONS])
def test_a_body_becomes_an_answer(case):
    """What a client sends, with what the server adds, is an answer of the operation."""
    _, sent, answered = case
    oracle, made = judged(SHIPPED)[0], shapes(SHIPPED)

    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    @given(drawn(SHIPPED).of(sent.type), st.integers(0, 9))
    def holds(body: Json, seed: int) -> None:
        before = copy.deepcopy(body)
        answer = made.complete(answered.type, made.project(answered.type, body), seed=seed)
        assert oracle.accepts(answered.origin / "schema", answer)
        assert body == before
        again = made.complete(answered.type, made.project(answered.type, answer), seed=seed + 1)
        assert again is answer

    holds()


def spots(value: Json) -> list[tuple[Json, Json]]:
    """Every place in a value, as what holds it and its name or index."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [spot for key in keys for spot in ((value, key), *spots(value[key]))]


def spoil(value: Json, data: st.DataObject) -> Json:
    """A copy of an object or list with some parts removed, replaced by junk, or beside junk."""
    spoiled = copy.deepcopy(value)
    for _ in range(data.draw(st.integers(1, 4))):
        places = spots(spoiled)
        if not places:
            break
        holder, key = data.draw(st.sampled_from(places))
        match data.draw(st.sampled_from(("remove", "replace", "add"))):
            case "remove":
                del holder[key]
            case "add" if isinstance(holder, dict):
                holder["junk"] = 1
            case _:
                holder[key] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
    return spoiled


@pytest.mark.parametrize("path", [SHIPPED, *SMALL], ids=lambda path: "/".join(path.parts[-2:]))
def test_what_is_spoiled_is_repaired(path):
    """Whatever is removed from an answer or put into it, projecting and completing it gives an answer again."""
    oracle, examples = judged(path)
    shown = [each for operation in loaded(path).api.operations for each in response_contents(operation)]
    if not shown:
        pytest.skip("no operation answers with a body")

    @settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(shown), st.data())
    def holds(content: Content, data: st.DataObject) -> None:
        value = examples.of(content.type, seed=data.draw(st.integers(0, 5)), full=True)
        if not isinstance(value, dict | list):
            return
        assert shapes(path).project(content.type, value) is value
        spoiled = spoil(value, data)
        mended = shapes(path).complete(content.type, shapes(path).project(content.type, spoiled))
        assert oracle.accepts(content.origin / "schema", mended)

    holds()


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="TRUESPEC_CORPUS names no folder with documents")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_full_examples_of_other_documents_stay_accepted(path):
    """Not always as they are: what is only ever written goes, and what could be two variants is made clear."""
    understood(path)
    oracle, examples = judged(path)
    for content in contents(path):
        value, schema = examples.of(content.type, full=True), content.origin / "schema"
        if oracle.accepts(schema, value):
            projected = shapes(path).project(content.type, value)
            assert oracle.accepts(schema, shapes(path).complete(content.type, projected))
            assert shapes(path).project(content.type, projected) is projected


def stage(tmp_path, schema: Json, **schemas: Json) -> tuple[Shapes, ir.Type, Oracle]:
    """The shapes of a document with one answer, and the answer's type."""
    path = document(tmp_path, schema, **schemas)
    (content,) = contents(path)
    return shapes(path), content.type, judged(path)[0]


def test_projecting_keeps_what_is_declared_and_shares_it(tmp_path):
    inner = {**held({"a": TEXT}), "additionalProperties": False}
    schema = {
        "type": "object",
        "properties": {
            "inner": inner,
            "secret": {**TEXT, "writeOnly": True},
            "n": {"type": ["integer", "null"]},
            "t": TEXT,
        },
    }
    made, t, _ = stage(tmp_path, schema)
    kept = {"a": "x"}
    assert made.project(t, {"inner": {"a": "x", "b": 1}, "secret": "s", "n": None, "t": None, "free": [1]}) == {
        "inner": {"a": "x"},
        "n": None,
        "free": [1],
    }
    value = {"inner": kept, "t": 5}
    assert made.project(t, value)["inner"] is kept
    assert value == {"inner": kept, "t": 5}


def test_values_that_their_type_refuses_are_not_shown(tmp_path):
    unique = {"type": "array", "items": TEXT, "uniqueItems": True}
    small = {"type": "integer", "maximum": 9}
    made, t, _ = stage(tmp_path, {"type": "object", "properties": {"n": small, "m": small, "u": unique, "v": unique}})
    assert made.project(t, {"n": 10, "m": 9, "u": ["a", "a"], "v": ["a", 1, "b"]}) == {"m": 9, "v": ["a", "b"]}


def test_what_extends_a_closed_type_is_closed():
    base = ir.Object(properties=(prop("a", ir.Int()),), additional=None)
    made = typed(Base=base, More=ir.Object(extends=(ir.Ref(name="Base"),), properties=(prop("b", ir.Int()),)))
    assert made.project(ir.Ref(name="More"), {"a": 1, "b": 2, "c": 3}) == {"a": 1, "b": 2}


@pytest.mark.parametrize("schema", [each for each in HARD if "oneOf" not in each], ids=json.dumps)
def test_a_value_fits_exactly_where_its_schema_accepts_it(schema, tmp_path):
    """Apart from unions, where the model does not count the variants that accept a value."""
    made, t, oracle = stage(tmp_path, schema)
    pool = [
        *JUNK,
        7,
        10,
        -2,
        "ab",
        ["a", "b"],
        ["a", "a"],
        ["a", 1],
        {"a": "x"},
        {"a": "x", "b": "y"},
        {"a": 1, "b": 2, "c": 3},
    ]
    for value in (*pool, judged(tmp_path / "openapi.json")[1].of(t)):
        assert made.fits(t, value) == oracle.accepts(t.origin, value), value


def test_properties_that_must_be_absent_are_not_shown(tmp_path):
    row = {
        "allOf": [
            {"$ref": "#/components/schemas/Row"},
            {"not": {"anyOf": [{"required": ["log"]}, {"required": ["notes"]}]}},
        ]
    }
    made, t, _ = stage(
        tmp_path, {"type": "array", "items": row}, Row={"type": "object", "properties": {"id": TEXT, "log": TEXT}}
    )
    shown = made.project(t, [{"id": "r", "log": "l", "notes": 1}])
    assert shown == [{"id": "r"}]
    assert isinstance(t, ir.Array)
    assert made.declares(t.items) == {"id"}


def test_completing_adds_what_is_missing_at_any_depth_and_changes_nothing(tmp_path):
    item = held({"item_id": TEXT, "size": {"type": "integer"}})
    made, t, oracle = stage(tmp_path, held({"id": TEXT, "items": {"type": "array", "items": item}}))
    whole = {"item_id": "i1", "size": 1}
    value = {"items": [{"size": 7}, whole, {}]}
    done = made.complete(t, value, seed="s")
    assert oracle.accepts(t.origin, done)
    assert done["items"][0]["size"] == 7
    assert done["items"][1] is whole
    assert done["items"][0]["item_id"] != done["items"][2]["item_id"]
    assert value == {"items": [{"size": 7}, whole, {}]}
    assert made.complete(t, done) is done
    assert done == made.complete(t, value, seed="s") != made.complete(t, value, seed="other")


def test_what_is_added_at_two_places_differs(tmp_path):
    part = held({"part_id": TEXT})
    made, t, _ = stage(tmp_path, held({"left": part, "right": part}))
    done = made.complete(t, {"left": {}, "right": {}})
    assert done["left"]["part_id"] != done["right"]["part_id"]


OPEN = {
    "oneOf": [
        {
            "type": "object",
            "required": ["id"],
            "properties": {"id": TEXT, "on": {"type": "array", "items": {"enum": ["call"]}}},
        },
        {
            "type": "object",
            "required": ["id"],
            "properties": {"id": TEXT, "on": {"type": "array", "items": {"enum": ["chat"]}}},
        },
    ]
}


def test_what_could_be_two_things_becomes_one(tmp_path):
    made, t, oracle = stage(tmp_path, OPEN)
    assert not oracle.accepts(t.origin, {"id": "x"})
    done = made.complete(t, {"id": "x"})
    assert done["id"] == "x"
    assert oracle.accepts(t.origin, done)


def typed(**types: ir.Type) -> Shapes:
    """Shapes of types that no schema bears."""
    named = tuple(ir.TypeDef(name=name, type=t) for name, t in types.items())
    api = Api(title="t", version="1", settings=NAMES, types=named)
    return Shapes(api, Examples(api))


def prop(wire: str, t: ir.Type, *, required: bool = False) -> ir.Property:
    return ir.Property(wire=wire, type=t, required=required)


CAT = ir.Object(properties=(prop("kind", ir.Enum(values=("cat",))), prop("lives", ir.Int(), required=True)))
DOG = ir.Object(properties=(prop("kind", ir.Enum(values=("dog",))), prop("tricks", ir.Array(items=ir.Str()))))
CAT_REF, DOG_REF = ir.Ref(name="Cat"), ir.Ref(name="Dog")
TOLD = ir.Discriminator(property="kind", mapping=(("cat", "Cat"), ("dog", "Dog")))
GUARDED = (ir.Guard(property="lives", variant="Cat"),)


@pytest.mark.parametrize(
    ("union", "value", "meant"),
    [
        (ir.Union(variants=(CAT_REF, DOG_REF), discriminator=TOLD), {"kind": "dog", "lives": 9}, DOG_REF),
        (ir.Union(variants=(CAT_REF, DOG_REF), discriminator=TOLD), {"tricks": ["sit"]}, DOG_REF),
        (ir.Union(variants=(DOG_REF, CAT_REF), guards=GUARDED), {"lives": 9}, CAT_REF),
        (ir.Union(variants=(DOG_REF, CAT_REF), guards=GUARDED), {"lives": "x", "kind": "dog"}, DOG_REF),
        (ir.Union(variants=(CAT_REF, DOG_REF)), {"lives": 9}, CAT_REF),
        (ir.Union(variants=(DOG_REF, CAT_REF)), {"kind": "cat"}, CAT_REF),
        (ir.Union(variants=(ir.Int(), ir.Str(), ir.Null())), "x", ir.Str()),
        (ir.Union(variants=(ir.Int(), CAT_REF, ir.Null())), None, ir.Null()),
        (ir.Union(variants=(ir.Str(), ir.Array(items=ir.Str()))), [3], ir.Array(items=ir.Str())),
    ],
)
def test_the_variant_that_a_value_means(union, value, meant):
    assert typed(Cat=CAT, Dog=DOG).variant(union, value) == meant


def test_what_an_object_declares_depends_on_the_variant_meant():
    made = typed(
        Cat=CAT, Dog=DOG, Big=ir.Object(extends=(DOG_REF,), properties=(prop("size", ir.Int()),), absent=("kind",))
    )
    both = ir.Union(variants=(CAT_REF, DOG_REF, ir.Null()), discriminator=TOLD)
    assert made.declares(both, {"kind": "dog"}) == {"kind", "tricks"}
    assert made.declares(both, {"kind": "cat"}) == {"kind", "lives"}
    assert made.declares(ir.Ref(name="Big")) == {"tricks", "size"}
    assert made.declares(ir.Array(items=CAT_REF), []) == frozenset()


# RFC 7396, appendix A, as far as both are objects.
PATCHES: list[tuple[Json, Json, Json]] = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("old", "patch", "new"), PATCHES)
def test_deep_patches_merge_as_the_standard_shows(old, patch, new):
    before = copy.deepcopy((old, patch))
    assert typed().merge(ir.Any(), old, patch, deep=True) == new
    assert (old, patch) == before


def test_patches_replace_members_as_a_whole_and_clear_what_may_be_cleared():
    nullable = ir.Union(variants=(ir.Str(), ir.Null()))
    t = ir.Object(
        properties=(prop("id", ir.Str(), required=True), prop("tag", nullable, required=True), prop("x", ir.Int()))
    )
    old = {"id": "1", "tag": "t", "x": 2, "in": {"a": 1, "b": 2}}
    assert typed().merge(t, old, {"id": None, "tag": None, "x": None, "in": {"a": 3}}) == {
        "id": "1",
        "tag": None,
        "in": {"a": 3},
    }


def test_values_of_any_depth_are_borne():
    """Ten thousand levels, of a type that leads back to itself through a union, and of one that says nothing."""
    tree = ir.Object(properties=(prop("down", ir.Union(variants=(ir.Ref(name="Tree"), ir.Ref(name="Leaf")))),))
    leaf = ir.Object(properties=(prop("down", ir.Ref(name="Tree")), prop("leaf", ir.Bool(), required=True)))
    made, t = typed(Tree=tree, Leaf=leaf), ir.Ref(name="Tree")
    deep: Json = {}
    for _ in range(10_000):
        deep = {"down": deep}
    assert made.project(t, deep) is deep
    assert made.complete(t, deep) is deep
    assert made.fits(t, deep)
    assert made.declares(t, deep) == {"down"}
    assert made.project(ir.Array(items=ir.Any(), unique=True), [deep]) == [deep]
    merged = made.merge(t, {"down": {}}, deep, deep=True)
    assert set(merged) == {"down"}


def test_trying_variants_in_vain_is_bounded():
    """Without a tag each of three variants is tried at each of thirty levels, and the fault lies at the end."""
    again = prop("down", ir.Ref(name="Any3"), required=True)
    some = {name: ir.Object(properties=(again, prop(name, ir.Int()))) for name in ("a", "b", "c")}
    made = typed(Any3=ir.Union(variants=tuple(ir.Ref(name=name) for name in some)), **some)
    deep: Json = "none"
    for _ in range(30):
        deep = {"down": deep}
    assert json.dumps(made.project(ir.Ref(name="Any3"), deep)).count("down") <= 30
