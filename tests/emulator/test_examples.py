"""Example values: what the model makes, the document's own schemas accept; the same each time, and like real ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any as Json

import pytest

from emulator.examples import Examples
from generator.document.oracle import Oracle
from generator.findings import InputError
from generator.ir import types as ir
from generator.ir.api import Api, Content, Settings
from generator.ir.walk import response_contents
from generator.load import Loaded, load
from tests.test_corpus import DOCUMENTS as CORPUS

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "spec" / "openapi.yaml"
OK = ROOT / "tests" / "specs" / "ok"
SMALL = sorted([*OK.glob("*.yaml"), *OK.glob("*/openapi.yaml")])
SEEDS = (0, 1, "a", "req_81")
NAMES = Settings(package="p", distribution="p", client="P", environment="P")


@cache
def loaded(path: Path) -> Loaded:
    return load(str(path))


def understood(path: Path) -> None:
    """Skip the test where a document has no model."""
    try:
        loaded(path)
    except InputError as error:
        pytest.skip(str(error)[:80])


@cache
def judged(path: Path) -> tuple[Oracle, Examples]:
    oracle = Oracle(loaded(path).document)
    return oracle, Examples(loaded(path).api, oracle.accepts)


def contents(path: Path) -> Iterator[Content]:
    """Every body that a client or the server sends and that has a schema."""
    for operation in loaded(path).api.operations:
        sent = operation.body.contents if operation.body else ()
        for content in (*response_contents(operation), *sent):
            if not isinstance(content.type, ir.Any):
                yield content


def refused(path: Path) -> list[tuple[str, int | str, bool]]:
    """The bodies of a document for which an example is not accepted."""
    oracle, examples = judged(path)
    return [
        (str(content.origin), seed, full)
        for content in contents(path)
        for seed in SEEDS
        for full in (False, True)
        if not oracle.accepts(content.origin / "schema", examples.of(content.type, seed=seed, full=full))
    ]


@pytest.mark.parametrize("path", [SHIPPED, *SMALL], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_body_has_examples_that_are_accepted(path):
    assert refused(path) == []


KEYS = "#/paths/~1v1~1projects~1{project_id}~1keys/post/requestBody/content/application~1json"
DUPLICATE = "#/paths/~1types~1unions~1duplicate-types/post"
UNMEETABLE = {
    # Every value of the union's one type fits two of its branches, of which oneOf demands exactly one.
    "deepgram": {KEYS},
    "opc-baseline-31": {
        f"{DUPLICATE}/requestBody/content/application~1json",
        f"{DUPLICATE}/responses/200/content/application~1json",
    },
    # Patterns between slashes, as in a program: a slash before the beginning of a text is never met.
    "peertube": {
        "#/paths/~1users/post/requestBody/content/application~1json",
        "#/paths/~1users~1register/post/requestBody/content/application~1json",
        "#/paths/~1users~1token/post/requestBody/content/application~1x-www-form-urlencoded",
        "#/paths/~1video-channels/post/requestBody/content/application~1json",
        "#/paths/~1videos~1imports/post/requestBody/content/multipart~1form-data",
    },
    # Such a pattern too, and a condition (if, then) that the model leaves out with a finding.
    "redocly-petstore-31": {
        "#/paths/~1user/post/requestBody/content/application~1json",
        "#/paths/~1user~1{username}/get/responses/200/content/application~1json",
        "#/paths/~1user~1{username}/get/responses/200/content/application~1xml",
        "#/paths/~1user~1{username}/put/requestBody/content/application~1json",
        "#/paths/~1user~1{username}/put/responses/200/content/application~1json",
    },
}
"""Bodies of known documents for which there is no example, by what the document itself says."""


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="TRUESPEC_CORPUS names no folder with documents")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_other_documents_have_them_too(path):
    understood(path)
    assert {pointer for pointer, _, _ in refused(path)} == UNMEETABLE.get(path.stem, set())


def test_full_examples_are_rich_and_bounded():
    _, examples = judged(SHIPPED)
    sizes = [len(json.dumps(examples.of(each.type, full=True))) for each in contents(SHIPPED)]
    assert max(sizes) < 6_000
    assert sum(size > 1_500 for size in sizes) > 20


def test_the_same_seed_gives_the_same_value_whatever_was_asked_before():
    _, asked = judged(SHIPPED)
    fresh = Examples(loaded(SHIPPED).api, judged(SHIPPED)[0].accepts)
    for content in reversed(list(contents(SHIPPED))):
        for full in (True, False):
            assert fresh.of(content.type, seed="s", full=full) == asked.of(content.type, seed="s", full=full)


def document(path: Path, schema: Json, **schemas: Json) -> Path:
    """A document with one operation that answers with `schema`."""
    answer = {"description": "d", "content": {"application/json": {"schema": schema}}}
    made = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"get": {"operationId": "getThings", "responses": {"200": answer}}}},
        "components": {"schemas": schemas},
    }
    file = path / "openapi.json"
    file.write_text(json.dumps(made))
    return file


def example(path: Path, **options: Json) -> Json:
    """An example of the only body of a document, which its schema accepts."""
    oracle, examples = judged(path)
    (content,) = contents(path)
    value = examples.of(content.type, **options)
    assert oracle.accepts(content.origin / "schema", value), value
    return value


TEXT = {"type": "string"}
TAGGED = {"type": "object", "required": ["a"], "properties": {"a": TEXT}}
HARD: list[Json] = [
    {"type": "integer", "minimum": 7, "multipleOf": 5},
    {"type": "integer", "exclusiveMinimum": -3, "exclusiveMaximum": -1},
    {"type": "number", "exclusiveMinimum": 0, "maximum": 0.001},
    {"type": "number", "multipleOf": 0.25, "minimum": 3.1},
    {"type": "string", "minLength": 40},
    {"type": "string", "maxLength": 2},
    {"type": "string", "minLength": 30, "maxLength": 30, "pattern": "^[a-z]+$"},
    {"type": "string", "maxLength": 0},
    {"type": "string", "minLength": 200, "pattern": "^[a-z]+(-[a-z]+)*$"},
    {"type": "string", "pattern": r"^\+[1-9]\d{6,14}$"},
    {"type": "string", "pattern": r"^(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{8,12}$"},
    {"type": "string", "pattern": r"^[^\s@]+@[^\s@]+\.(com|org)$"},
    {"type": "string", "pattern": r"^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)?$"},
    {"type": "string", "pattern": r"^(?:ab|cd){3}\u0041\x42[\]\-]$"},
    {"type": "string", "pattern": r"^([ab]{3})-\1$"},
    {"type": "string", "pattern": "^sk_(live|test)_[A-Za-z0-9]{24}$", "maxLength": 32},
    {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 3, "uniqueItems": True},
    {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 4}, "minItems": 4, "uniqueItems": True},
    {"type": "array", "items": {**TAGGED, "properties": {"a": {"enum": [1, 2]}}}, "minItems": 2, "uniqueItems": True},
    {"type": "array", "prefixItems": [TEXT, {"type": "integer"}], "items": False, "minItems": 2},
    {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 3},
    {"type": "object", "additionalProperties": TEXT, "propertyNames": {"pattern": "^x-[a-z]{2}$"}, "minProperties": 2},
    {"type": "object", "properties": {"a": TEXT, "b": TEXT, "c": TEXT}, "minProperties": 2, "maxProperties": 2},
    {
        "type": "object",
        "required": ["a"],
        "properties": {"a": TEXT, "b": TEXT},
        "not": {"required": ["a", "b"]},
    },
    {
        "type": "object",
        "properties": {"a": {"enum": [1, 2, 3, 4]}},
        "not": {"required": ["a"], "properties": {"a": {"const": 2}}},
    },
    {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    {"oneOf": [{"type": "number"}, {"type": "integer"}, {"type": "null"}]},
    {
        "oneOf": [
            {"type": "object", "properties": {"a": {"type": "array", "items": {"enum": ["x"]}}, "n": TEXT}},
            {"type": "object", "properties": {"a": {"type": "array", "items": {"enum": ["y"]}}}},
        ]
    },
    {"oneOf": [TAGGED, {"type": "object", "properties": {"b": {"type": "object"}}}]},
]


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("schema", HARD, ids=range(len(HARD)))
def test_constraints_are_kept(schema, full, tmp_path):
    path = document(tmp_path, schema)
    for seed in range(12):
        example(path, seed=seed, full=full)


def held(properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


def test_other_seeds_give_other_ids_and_text(tmp_path):
    shown = {"type": "string", "example": "thing_0f3a"}
    path = document(
        tmp_path, held({"thing_id": shown, "group_id": TEXT, "title": TEXT, "mood": {**shown, "example": "ok"}})
    )
    first, second = example(path), example(path, seed=5)
    assert first["thing_id"] == "thing_0f3a"
    assert re.fullmatch("thing_[0-9a-f]{4}", second["thing_id"])
    assert re.fullmatch("group_[0-9a-f]{24}", first["group_id"])
    assert all(first[name] != second[name] for name in ("thing_id", "group_id", "title"))
    assert first["mood"] == second["mood"] == "ok"


def test_examples_that_contradict_their_schema_are_not_shown(tmp_path):
    path = document(
        tmp_path,
        held({"count": {"type": "integer", "maximum": 3, "example": 17}, "kind": {"enum": ["b"], "example": "a"}}),
    )
    assert example(path) == {"count": 1, "kind": "b"}


def test_one_example_that_is_wrong_or_large_leaves_the_others(tmp_path):
    deep: Json = []
    for _ in range(100):
        deep = [deep]
    wrong = {"a": {**TEXT, "example": 1}, "b": {**TEXT, "example": "x" * 9_000}, "c": {"example": deep}}
    value = example(document(tmp_path, held({"good": {**TEXT, "example": "Good"}, **wrong})))
    assert value["good"] == "Good"
    assert all(isinstance(value[name], str) and len(value[name]) < 50 for name in wrong)


def test_full_examples_have_all_that_may_stand_together(tmp_path):
    names = {name: {"type": "integer"} for name in ("a", "b", "c")}
    path = document(tmp_path, {"type": "object", "properties": names, "not": {"required": ["a", "b"]}})
    assert set(example(path, full=True)) == {"a", "c"}


def test_examples_of_a_whole_body_come_first(tmp_path):
    path = document(
        tmp_path, {"$ref": "#/components/schemas/Thing"}, Thing={**held({"a": TEXT}), "example": {"a": "shown"}}
    )
    assert example(path) == {"a": "shown"}


def test_names_tell_what_text_and_numbers_look_like(tmp_path):
    whole = {"type": "integer"}
    names = {"callback_url": TEXT, "phone_number": TEXT, "homeEmail": TEXT, "language": TEXT, "end_timestamp": whole}
    value = example(document(tmp_path, held(names)), seed=3)
    assert value["callback_url"].startswith("https://example.com/")
    assert re.fullmatch(r"\+1415555\d{4}", value["phone_number"])
    assert value["homeEmail"].endswith("@example.com")
    assert re.fullmatch("[a-z]{2}-[A-Z]{2}", value["language"])
    assert 1_700_000_000_000 < value["end_timestamp"] < 1_800_000_000_000


def test_what_is_known_stands_where_it_fits(tmp_path):
    part = held({"id": TEXT})
    path = document(
        tmp_path,
        {**held({"id": TEXT, "part": part}), "properties": {"id": TEXT, "part": part, "size": {"type": "integer"}}},
    )
    known = {("id",): "t1", ("part", "id"): "p1", ("size",): "many"}
    assert example(path, known=known.get) == {"id": "t1", "part": {"id": "p1"}}
    assert example(path, known={("size",): 4}.get)["size"] == 4


def test_what_is_known_gives_way_where_the_whole_would_be_refused(tmp_path):
    schema = {"type": "object", "properties": {"a": TEXT}, "dependentRequired": {"a": ["b"]}}
    assert example(document(tmp_path, schema), known={("a",): "x"}.get) == {}


def test_what_is_only_written_is_not_shown(tmp_path):
    path = document(tmp_path, {**held({"a": TEXT}), "properties": {"a": TEXT, "secret": {**TEXT, "writeOnly": True}}})
    assert set(example(path, full=True)) == {"a"}


def test_types_that_lead_back_to_themselves_end(tmp_path):
    tree = held({"label": TEXT, "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}})
    ways = [{"$ref": "#/components/schemas/Chain"}, {"$ref": "#/components/schemas/Last"}]
    chain, last = held({"next": {"oneOf": ways}}), held({"last": {"type": "boolean"}})
    both = held({"tree": {"$ref": "#/components/schemas/Tree"}, "chain": {"$ref": "#/components/schemas/Chain"}})
    path = document(tmp_path, both, Tree=tree, Chain=chain, Last=last)
    assert example(path)["chain"] == {"next": {"last": False}}
    tree = example(path, full=True, seed=2)["tree"]
    assert tree["children"][0]["label"]
    assert json.dumps(tree).count("children") <= 4


def test_full_examples_are_not_deep(tmp_path):
    path = document(
        tmp_path,
        {"$ref": "#/components/schemas/Box"},
        Box={"type": "object", "properties": {"box": {"$ref": "#/components/schemas/Box"}}},
    )
    assert example(path, full=True) == {"box": {"box": {"box": {}}}}


def made(**types: ir.Type) -> Json:
    """A value of the first of some types that no schema bears."""
    named = tuple(ir.TypeDef(name=name, type=t) for name, t in types.items())
    return Examples(Api(title="t", version="1", settings=NAMES, types=named)).of(ir.Ref(name=next(iter(types))))


def obj(**properties: ir.Type) -> ir.Object:
    return ir.Object(properties=tuple(ir.Property(wire=wire, type=t, required=True) for wire, t in properties.items()))


def test_endless_and_vast_types_cost_little():
    """A type without any finite value; and one whose only value has 2 to the 40th parts."""
    again = ir.Ref(name="Again")
    assert isinstance(made(Again=obj(again=again)), dict)
    levels = {f"L{at}": obj(a=ir.Ref(name=f"L{at + 1}"), b=ir.Ref(name=f"L{at + 1}")) for at in range(40)}
    assert isinstance(made(**levels, L40=ir.Str()), dict)
    assert len(made(Many=ir.Array(items=ir.Str(min_length=1_000), min_items=1_000_000))) <= 10_000
