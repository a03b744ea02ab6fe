"""Bodies that are made to be hard to judge: what is told of them stays readable, and judging them ends.

Nothing here measures time; what is not bounded would not end before whoever runs the tests gives up.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any as Json

import pytest

from contract_tests.cases import Case, Exchange
from contract_tests.checks import MOST_ALIKE, judge
from contract_tests.checks.facets import looks_secret
from contract_tests.checks.scene import LONGEST_FACET, LONGEST_MESSAGE, Scene
from contract_tests.json_text import MOST_LEVELS, Immense, Unreadable, is_harmless, read, repeated
from contract_tests.observation import Observation, gathered
from generator.load import load

UNION = """
openapi: 3.1.0
info: {title: Trees, version: 1.0.0}
paths:
  /trees:
    get:
      operationId: getTree
      responses:
        '200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}
components:
  schemas:
    Tree:
      anyOf:
        - {$ref: '#/components/schemas/Leaf'}
        - {$ref: '#/components/schemas/Branch'}
        - {$ref: '#/components/schemas/Twig'}
    Leaf: {type: object, required: [name], properties: {name: {type: string, pattern: '^(a+)+(?=b)b$'}}}
    Branch:
      type: object
      required: [left]
      properties: {left: {$ref: '#/components/schemas/Tree'}, right: {$ref: '#/components/schemas/Tree'}}
    Twig:
      type: object
      required: [all]
      properties: {all: {type: array, uniqueItems: true, items: {$ref: '#/components/schemas/Tree'}}}
"""


@pytest.fixture(scope="module")
def kennel() -> Scene:
    return Scene.of(load("tests/contract/kennel.yaml"))


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    path = tmp_path_factory.mktemp("trees") / "trees.yaml"
    path.write_text(UNION)
    return Scene.of(load(str(path), overlays=()))


def judged(scene: Scene, operation: str, body: Json, status: int = 200) -> tuple[Observation, ...]:
    found = next(each for each in scene.api.operations if each.id == operation)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return judge(Exchange(Case(found, {}), status, {"content-type": "application/json"}, data, 1), scene)


def readable(observations: tuple[Observation, ...]) -> bool:
    """Whether a person could read all that is told."""
    alike = Counter((each.rule, each.pointer) for each in observations)
    return (
        max(alike.values(), default=0) <= MOST_ALIKE
        and all(len(each.facet) <= LONGEST_FACET and len(each.message) <= LONGEST_MESSAGE for each in observations)
        and all(each.fingerprint for each in gathered(observations))
    )


DOG = {"id": "dog-1", "name": "Rex"}
BODIES: dict[str, tuple[str, Json]] = {
    "undeclared properties": ("getDog", {**DOG, **{f"p{number}": number for number in range(20_000)}}),
    "undeclared secrets": ("getDog", {**DOG, **{f"token{number}": "x" * 20 for number in range(20_000)}}),
    "items of another type": ("listDogs", list(range(50_000))),
    "items without anything": ("listDogs", [{}] * 30_000),
    "values that are not declared": ("listDogs", [{**DOG, "size": f"size {number}"} for number in range(5_000)]),
    "a long name": ("getDog", {**DOG, "x" * 1_000_000: 1}),
    "a long value": ("getDog", {**DOG, "size": "x" * 1_000_000}),
    "a long value of another type": ("getDog", {**DOG, "good": "x" * 1_000_000}),
    "depth": ("getDog", {**DOG, "name": json.loads("[" * 90 + "]" * 90)}),
    "envelopes in envelopes": ("getDog", json.loads('{"data":' * 90 + "{}" + "}" * 90)),
    "control characters": ("getDog", {**DOG, "\x00\x1b[2J\u202e": "\x00", "size": "\r\n::error::"}),
}


@pytest.mark.parametrize("what", BODIES)
def test_what_is_told_of_a_body_can_be_read(kennel: Scene, what: str) -> None:
    operation, body = BODIES[what]
    found = judged(kennel, operation, body)
    assert found
    assert readable(found)


@pytest.mark.parametrize("status", [400, 404, 500])
def test_an_error_is_no_other_case(kennel: Scene, status: int) -> None:
    assert readable(judged(kennel, "updateDog", BODIES["undeclared properties"][1], status))


def tree(depth: int) -> Json:
    """A tree whose every branch is two trees, none of which is quite right."""
    return {"name": 5} if depth == 0 else {"left": tree(depth - 1), "right": tree(depth - 1)}


TREES: dict[str, Json] = {
    "wide": tree(11),
    "deep": json.loads('{"left":' * 90 + "{}" + "}" * 90),
    "deep and of no kind": json.loads('{"odd":' * 90 + "{}" + "}" * 90),
    "a pattern that goes back and back": {"name": "a" * 5_000 + "c"},
    "items that must differ": {"all": [{"name": number} for number in range(3_000)]},
    "items that do not differ": {"all": [{"name": "ab"}] * 3_000},
}


@pytest.mark.parametrize("what", TREES)
def test_unions_in_unions_are_judged_within_bounds(trees: Scene, what: str) -> None:
    found = judged(trees, "getTree", TREES[what])
    assert found
    assert readable(found)


@pytest.mark.parametrize("text", ["eyJ" * 300_000, "eyJ-" * 200_000, "sk-" * 300_000, "-----BEGI" * 100_000])
def test_secrets_are_looked_for_within_bounds(text: str) -> None:
    assert looks_secret("note", text) in (True, False)
    assert looks_secret(text, "a value") in (True, False)


def test_what_nests_too_deep_is_unreadable_and_what_nests_as_deep_as_allowed_is_not() -> None:
    assert read(b"[" * MOST_LEVELS + b"]" * MOST_LEVELS)
    for levels in (MOST_LEVELS + 2, 900, 100_000):
        with pytest.raises(Unreadable) as caught:
            read(b"[" * levels + b"]" * levels)
        assert caught.value.facet == "depth"
        assert not is_harmless(b"[" * levels + b"]" * levels)


@pytest.mark.parametrize("body", [b"[" + b"1," * 100_000 + b"1]", b"[" + b"1," * 1_000_000 + b"1]"])
def test_what_holds_too_much_is_immense(body: bytes) -> None:
    with pytest.raises(Immense):
        read(body)


@pytest.mark.parametrize(
    ("body", "facet"),
    [
        (b"", "text"),
        (b"{'a': 1}", "text"),
        (b"{} {}", "text"),
        (b"NaN", "number"),
        (b"[-Infinity]", "number"),
        (b"1e400", "number"),
        (b"[1" + b"0" * 400 + b".0]", "number"),
        (b'"\\udc00"', "character"),
        (b'{"\\ud83d": 1}', "character"),
        (b"\xff\xfe\xfd", "encoding"),
        (b'"\xed\xa0\x80"', "encoding"),
    ],
)
def test_what_clients_read_differently_is_unreadable(body: bytes, facet: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(body)
    assert caught.value.facet == facet


@pytest.mark.parametrize("value", ["\U0001f600", "é", {"\ud83d\ude00": ["\x00"]}, 1e308, 10**300, None])
def test_what_every_client_reads_is_read(value: Json) -> None:
    assert read(json.dumps(value).encode()) == json.loads(json.dumps(value))


def test_names_that_come_twice_are_found_wherever_they_are() -> None:
    assert repeated(b'[{"a": {"b": 1, "c": 2, "b": 1}}]') == "b"
    assert repeated(b'[{"a": {"b": 1}}, {"a": 1}]') is None
    assert repeated(b"{") is None
