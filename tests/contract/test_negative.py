"""Requests with one fault: the oracle refuses them for that reason alone, and knows it by its place in the document."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any as Json

import pytest

from contract_tests import wire
from contract_tests.cases import Case
from contract_tests.data import Negative, negatives
from contract_tests.data.constraints import WORTH
from contract_tests.data.cost import cost
from contract_tests.data.negative import alive
from emulator.problem import Problem
from generator.ir.graph import graph
from generator.pointer import Pointer
from tests.contract.data_cases import Trial, contract, covered_contract, known, small
from tests.emulator.reading_cases import arrived, contract_reader


def made(trial: Trial, seed: int = 0) -> list[Negative]:
    """All of them."""
    return list(negatives(trial.loaded, trial.covering, lambda _: known, oracle=trial.oracle, seed=seed))


@cache
def of_contract() -> list[Negative]:
    """Those of the document in `spec/`."""
    return made(covered_contract())


def accepts(case: Case) -> bool:
    """Whether the document accepts a request, as far as schemas say."""
    oracle = covered_contract().oracle
    given = case.parameters
    return (case.content is None or oracle.accepts(case.content.origin / "schema", case.body)) and all(
        oracle.accepts(each.origin / "schema", given[each.location, each.wire])
        if (each.location, each.wire) in given
        else not each.required
        for each in case.operation.parameters
    )


def test_one_thing_is_wrong() -> None:
    """The document refuses the case and accepts the control; the two differ."""
    for negative in of_contract():
        assert accepts(negative.control), negative
        assert not accepts(negative.case), negative
        assert negative.case != negative.control


def test_the_place_is_that_of_the_broken_keyword() -> None:
    """Among what the oracle says of a body is the keyword of that schema, and what it says is about one value."""
    oracle = covered_contract().oracle
    told = 0
    for negative in of_contract():
        if negative.case.content is None or negative.case.body == negative.control.body:
            continue
        violations = oracle.errors(negative.case.content.origin / "schema", negative.case.body)
        assert any(each.schema.within(negative.pointer / negative.keyword) for each in violations), negative
        places = {each.instance for each in violations}
        shortest = min(places, key=len)
        assert all(each.within(shortest) for each in places), negative
        told += 1
    assert told > 1_500


def constraint(negative: Negative) -> tuple[Pointer, str, str]:
    """Which constraint is broken, and how."""
    return negative.pointer, negative.keyword, negative.facet


def test_a_constraint_is_broken_once_in_an_operation() -> None:
    keys = Counter((each.operation, constraint(each)) for each in of_contract())
    assert max(keys.values()) == 1


def test_every_kind_of_constraint_is_there() -> None:
    """As many as the document has, but for tags of variants, which are wrong once for each union."""
    found = Counter(keyword for _, keyword, _ in {constraint(each) for each in of_contract()})
    least = {"enum": 100, "minimum": 25, "maximum": 25, "minLength": 30, "maxLength": 12, "required": 220}
    assert {name: found[name] >= count for name, count in least.items()} == dict.fromkeys(least, True)
    assert found["additionalProperties"] == 4
    assert found["not"] == 2
    assert found["maxItems"] == found["minItems"] == found["uniqueItems"] == 3


def test_types_come_last() -> None:
    is_last = [each.worth <= WORTH["type"] for each in of_contract()]
    assert is_last == sorted(is_last)


def test_operations_take_turns() -> None:
    """A large one leaves room for the others: nobody comes again before everybody has been there."""
    first = [each.operation for each in of_contract()[:30]]
    assert len(set(first)) == len(first)


def test_the_seed_changes_the_order_within_operations() -> None:
    other = made(covered_contract(), seed=5)
    names = [(each.operation, constraint(each)) for each in of_contract()]
    others = [(each.operation, constraint(each)) for each in other]
    assert others != names
    assert set(others) == set(names)
    assert [(each.operation, constraint(each)) for each in made(covered_contract())] == names


def test_cheap_operations_bear_the_faults_first() -> None:
    """Where a component is shared, its constraint is broken first where that makes and dials the least."""
    resources = graph(contract().api)
    dear = {each.id: cost(each, resources) for each in contract().api.operations}
    assert dear["listCalls"] < dear["updateAgent"] < dear["createAgent"] < dear["cloneVoice"] < dear["deleteAgent"]
    inner = [each for each in of_contract() if "AgentRequest" in each.pointer and "voicemail_option" in each.pointer]
    first = {each.operation for each in reversed(inner) if each is next(n for n in inner if n.pointer == each.pointer)}
    assert first == {"updateAgent"}


def test_servers_see_the_fault() -> None:
    """Nothing that the wire cannot say, or a form or query reads as something right."""
    for negative in of_contract():
        operation = negative.case.operation
        with pytest.raises(Problem):
            contract_reader().read(operation, *arrived(wire.request(negative.case, "https://x.invalid"), operation))


def test_open_objects_may_have_more() -> None:
    for negative in of_contract():
        if negative.keyword == "additionalProperties":
            assert negative.pointer.resolve(contract().document.data)["additionalProperties"] is False


def test_ids_are_those_of_things_that_live() -> None:
    links = graph(contract().api)
    update = covered_contract().operation("updateAgent")
    case = next(each.case for each in covered_contract().covering.accepted["updateAgent"])
    fresh = alive(case, links, lambda entity: [f"new {entity}"])
    assert fresh is not None
    assert fresh.parameters["path", "agent_id"] == "new agent"
    assert alive(case, links, known) == case
    assert alive(case, links, lambda _: []) is None
    assert all(each.required for each in update.path_parameters)


KINDS: list[tuple[Json, dict[str, Json]]] = [
    ({"type": "string", "enum": ["a", "b"]}, {"not in enum": "truespec-none-of-them", "object for string": {}}),
    ({"type": "integer", "enum": [1, 4]}, {"not in enum": 5}),
    ({"type": "string", "const": "a"}, {"not in enum": "truespec-none-of-them"}),
    (
        {"type": "integer", "minimum": 2, "maximum": 4},
        {"below minimum": 1, "above maximum": 5, "string for integer": "truespec", "fraction for integer": 1.5},
    ),
    (
        {"type": "number", "exclusiveMinimum": 2, "exclusiveMaximum": 4},
        {"not above minimum": 2, "not below maximum": 4, "string for number": "truespec"},
    ),
    ({"type": "integer", "multipleOf": 4}, {"not a multiple": ...}),
    ({"type": "string", "minLength": 2, "maxLength": 3}, {"too short": ..., "too long": ...}),
    ({"type": "string", "pattern": "^[a-z]+$"}, {"not matching": ...}),
    (
        {"type": "array", "items": {"type": "boolean"}, "minItems": 2, "maxItems": 3},
        {"too few items": ..., "too many items": ..., "string for array": "truespec", "string for boolean": ...},
    ),
    ({"type": "array", "items": {"type": "string"}, "uniqueItems": True}, {"repeated items": ...}),
    (
        {"type": "object", "properties": {"x": {"type": "boolean"}}, "additionalProperties": False},
        {"undeclared property": ..., "string for object": "truespec"},
    ),
    ({"type": "object", "required": ["x"], "properties": {"x": {"type": "boolean"}}}, {"missing x": {}}),
    ({"type": "object", "additionalProperties": {"type": "boolean"}, "minProperties": 2}, {"too few properties": ...}),
    ({"type": "object", "additionalProperties": {"type": "boolean"}, "maxProperties": 2}, {"too many properties": ...}),
    (
        {
            "type": "object",
            "properties": {"x": {"type": "boolean"}, "y": {"type": "integer"}},
            "not": {"required": ["x", "y"]},
        },
        {"x, y together": ...},
    ),
    ({"type": ["string", "null"]}, {"object for string": {}}),
]


@pytest.mark.parametrize(("schema", "facets"), KINDS, ids=range(len(KINDS)))
def test_each_keyword(tmp_path: Path, schema: Json, facets: dict[str, Json]) -> None:
    trial = small(tmp_path, {"type": "object", "properties": {"p": schema}}).tried()
    found = {each.facet: each for each in made(trial) if "p" in each.pointer}
    for facet, value in facets.items():
        wrong = found[facet].case.body["p"]
        assert value in (..., {}) or wrong == value
        assert trial.oracle.errors(found[facet].pointer, found[facet].control.body["p"]) == () or "items" in str(
            found[facet].pointer
        )
    is_nullable = isinstance(schema["type"], list)
    assert any(facet.startswith("null") for facet in found) != is_nullable


def test_both_schemas_of_an_intersection_are_broken(tmp_path: Path) -> None:
    """A property that two schemas declare is bound by both."""
    base = {"type": "object", "properties": {"v": {"type": "array", "items": {"type": "string"}}}}
    more = {"type": "object", "properties": {"v": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}}}
    schema = {"type": "object", "properties": {"p": {"allOf": [base, more]}}}
    assert any(each.keyword == "enum" for each in made(small(tmp_path, schema).tried()))


def test_only_what_was_accepted_is_broken(tmp_path: Path) -> None:
    """Without an accepted request nothing follows from a refusal."""
    schema = {"type": "object", "properties": {"p": {"type": "integer", "minimum": 2}}}
    assert made(small(tmp_path, schema).tried(lambda _: False)) == []
    assert made(small(tmp_path, schema).tried()) != []


def test_query_parameters(tmp_path: Path) -> None:
    """Their text is broken where it is no number or none of the values; what is text anyway has no wrong type."""
    parameters = [
        {"name": "n", "in": "query", "schema": {"type": "integer", "maximum": 9}},
        {"name": "s", "in": "query", "required": True, "schema": {"type": "string"}},
        {"name": "e", "in": "query", "schema": {"type": "string", "enum": ["a", "b"]}},
        {"name": "b", "in": "query", "schema": {"type": "boolean"}},
    ]
    item: dict[str, Json] = {"parameters": parameters}
    found = {(each.facet, each.pointer[-2:]) for each in made(small(tmp_path, {"type": "object"}, **item).tried())}
    query = {(facet, place) for facet, place in found if "parameters" in place or place[-1] == "schema"}
    facets = Counter(facet for facet, place in query if place[0].isdecimal() or place[0] == "parameters")
    assert facets == {
        "above maximum": 1,
        "string for integer": 1,
        "missing s": 1,
        "not in enum": 1,
        "string for boolean": 1,
    }


def test_forms_are_text(tmp_path: Path) -> None:
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "maxLength": 5},
            "size": {"type": "integer"},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
    }
    found = {each.facet for each in made(small(tmp_path, schema, media_type="multipart/form-data").tried())}
    assert found == {"too long", "string for integer"}
