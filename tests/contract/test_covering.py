"""Few requests show everything: what they show is confirmed, and what is refused is found out."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any as Json

import pytest

from contract_tests import wire
from contract_tests.cases import Case
from contract_tests.data import Covering, Positive
from contract_tests.data.coverage import KINDS
from contract_tests.judge import faults
from emulator.prose import broken_rules
from generator.ir.graph import graph
from generator.ir.types import Object
from generator.ir.walk import resolve
from tests.contract.data_cases import Trial, bodies, contract, covered_contract, fresh, known, nothing, small, told
from tests.emulator.reading_cases import arrived, contract_reader

OPERATIONS = [each.id for each in contract().api.operations]
PROSE = broken_rules(contract().api)


def of(name: str) -> list[Positive]:
    """The requests of one operation."""
    return [each for each in covered_contract().positives if each.case.operation.id == name]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_request_keeps_the_document_and_its_prose(name: str) -> None:
    """As it arrives at a server, so that what a form or a query cannot say is no excuse."""
    made = of(name)
    assert made
    for positive in made:
        operation = positive.case.operation
        inputs = contract_reader().read(
            operation, *arrived(wire.request(positive.case, "https://x.invalid"), operation)
        )
        assert [each.sentence for each in PROSE(operation, inputs)] == []
        if positive.case.content is not None:
            assert faults(covered_contract().oracle, positive.case.content.origin / "schema", positive.case.body) == ()


def test_few_requests_show_everything() -> None:
    coverage = covered_contract().covering.coverage()
    assert len(covered_contract().positives) <= 340
    assert coverage["untestable"] == {}
    for name in ("operations", "values", "branches"):
        assert coverage[name]["covered"] == coverage[name]["total"] > 80, name
    assert coverage["properties"]["covered"] >= coverage["properties"]["total"] - 15


def test_what_cannot_be_shown_is_listed() -> None:
    """Cursors, for no page was read; lengths of ids, which others choose; what forms cannot say or prose forbids."""
    left = {each for listed in covered_contract().covering.coverage()["uncovered"].values() for each in listed}
    absent_or_present = {each for each in left if each.startswith(("present", "absent"))}
    assert all("agination" in each or "/parameters/" in each or "start_speaker" in each for each in absent_or_present)
    assert not {each.partition(" ")[0] for each in left} & {"value", "variant", "null"}


def test_the_numbers_count_every_target_once() -> None:
    coverage = covered_contract().covering.coverage()
    listed = [kind for kinds in KINDS.values() for kind in kinds]
    assert len(listed) == len(set(listed))
    left = {each for one in coverage["uncovered"].values() for each in one}
    missing = sum(
        coverage[name]["total"] - coverage[name]["covered"]  # type: ignore[literal-required]
        for name in KINDS
    )
    assert missing == len(left)


def test_requests_stay_readable() -> None:
    """Most are tiny; only a text that is as long as it may be makes a large one."""
    sizes = sorted(len(json.dumps(each.case.body)) for each in covered_contract().positives)
    assert sizes[len(sizes) // 2] < 1_000
    assert sum(size > 9_000 for size in sizes) <= 6


def listed(tested: Trial) -> list[str]:
    return [f"{each.case.operation.id} {each.case.parameters} {each.case.body}" for each in tested.positives]


def test_the_seed_decides() -> None:
    """Equal seeds, equal requests; another seed covers as much with others."""
    again, other = fresh(contract()).tried(), fresh(contract(), seed=1).tried()
    assert listed(again) == listed(covered_contract())
    assert listed(other) != listed(again)
    assert other.covering.coverage()["values"] == again.covering.coverage()["values"]


def test_nothing_is_shown_twice() -> None:
    """Covered in one operation, covered in all that share the component."""
    tested = covered_contract()
    for operation in tested.loaded.api.operations:
        assert list(tested.covering.positives(operation, known, most=5)) == []


def test_each_request_shows_something_new() -> None:
    """New to all, or to the operation: what stands right in its requests each operation shows itself."""
    seen: set[object] = set()
    own: dict[str, set[object]] = {}
    for positive in covered_contract().positives:
        mine = own.setdefault(positive.case.operation.id, set())
        assert positive.targets - seen or positive.targets - mine or positive is of(positive.case.operation.id)[0]
        seen |= positive.targets
        mine |= positive.targets


def test_each_operation_shows_its_own_members() -> None:
    """A property of a body is sent by each operation that has it, also where the others share the component."""
    for made in (of("createAgent"), of("updateAgent")):
        assert any("agent_name" in each.case.body for each in made)
        assert any("agent_name" not in each.case.body for each in made)


def test_an_unknown_id_is_left_out_or_makes_the_request_impossible() -> None:
    tested = fresh(contract())
    by_id, create = tested.operation("getAgent"), tested.operation("createBatchTest")
    assert tested.covering.minimal(by_id, nothing) is None
    assert list(tested.covering.positives(create, nothing, most=3)) == []
    assert tested.covering.coverage()["untestable"]["getAgent"] == "parameters/agent_id"
    chat = tested.operation("updateChatAgent")
    made = list(tested.covering.positives(chat, lambda entity: ["a"] if entity == "chat_agent" else [], most=3))
    engines = [each.case.body["response_engine"] for each in made if "response_engine" in each.case.body]
    assert engines
    assert {each["type"] for each in engines} == {"custom-llm"}


def test_references_bear_known_ids_and_cursors_none() -> None:
    links = graph(contract().api)
    ids = [each for entity in links.entities for each in known(entity.name)]
    found = 0
    for positive in covered_contract().positives:
        case = positive.case
        assert not any("pagination" in name for _, name in case.parameters)
        for link in links.consumes(case.operation.id):
            if link.location in ("path", "query") and (link.location, link.path[0]) in case.parameters:
                assert case.parameters[link.location, link.path[0]] in ids
                found += 1
            elif link.location == "body" and len(link.path) == 1 and isinstance(case.body, dict):
                assert case.body.get(link.path[0], ids[0]) in ids
    assert found > 60


def test_texts_tell_who_made_them() -> None:
    loaded = contract()
    covering = Covering(loaded.api, graph(loaded.api), seed=0, prefix="mine")
    create = next(each for each in loaded.api.operations if each.id == "createConversationFlowComponent")
    names = [each.case.body["name"] for each in covering.positives(create, known, most=3)]
    assert all(each.startswith("mine ") for each in names)
    assert len(set(names)) == len(names) == 3


def test_the_least_request_has_only_what_must_be_there() -> None:
    tested = fresh(contract())
    for operation in tested.loaded.api.operations:
        case = tested.covering.minimal(operation, known)
        assert case is not None
        required = {each.wire for each in operation.parameters if each.required}
        assert {name for _, name in case.parameters} >= required
        shape = resolve(tested.covering.shapes.types, case.content.type) if case.content is not None else None
        if isinstance(shape, Object) and case.body:
            extra = set(case.body) - {each.wire for each in shape.properties if each.required}
            assert len(extra) <= 12


ITEM = {"type": "object", "required": ["kind"]}


def variant(kind: str, **properties: Json) -> Json:
    return {**ITEM, "properties": {"kind": {"type": "string", "enum": [kind]}, **properties}}


def test_lists_carry_many_targets_at_once(tmp_path: Path) -> None:
    """Every variant and every value of an enumeration in one request."""
    kinds = [variant(f"k{index}", size={"type": "integer", "minimum": 1, "maximum": 5}) for index in range(6)]
    days = {"type": "array", "items": {"type": "string", "enum": list("abcdefgh")}}
    schema = {
        "type": "object",
        "properties": {"nodes": {"type": "array", "items": {"oneOf": kinds}}, "days": days},
    }
    tested = small(tmp_path, schema).tried()
    assert len(tested.positives) <= 5
    coverage = tested.covering.coverage()
    assert coverage["uncovered"] == {}
    richest = max(bodies(tested), key=lambda body: len(json.dumps(body)))
    assert {each["kind"] for each in richest["nodes"]} == {f"k{index}" for index in range(6)}


def test_recursion_ends(tmp_path: Path) -> None:
    tree = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
            "next": {"$ref": "#/components/schemas/Tree"},
        },
    }
    tested = small(tmp_path, {"$ref": "#/components/schemas/Tree"}, schemas={"Tree": tree}).tried()
    assert tested.covering.coverage()["uncovered"] == {}
    assert 1 < len(tested.positives) < 12


def test_a_type_that_must_hold_itself_has_no_request(tmp_path: Path) -> None:
    again = {"type": "object", "required": ["me"], "properties": {"me": {"$ref": "#/components/schemas/Again"}}}
    tested = small(tmp_path, {"$ref": "#/components/schemas/Again"}, schemas={"Again": again}).tried()
    assert tested.positives == ()
    assert "try" in tested.covering.coverage()["untestable"]


def test_unions_without_tags_and_nullable_enumerations(tmp_path: Path) -> None:
    schema = {
        "type": "object",
        "properties": {
            "either": {"oneOf": [{"type": "integer", "minimum": 3}, {"type": "string", "maxLength": 4}]},
            "colour": {"type": ["string", "null"], "enum": ["red", "blue", None]},
            "part": {
                "oneOf": [
                    {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
                    {"type": "object", "required": ["b"], "properties": {"b": {"type": "boolean"}}},
                ]
            },
        },
    }
    tested = small(tmp_path, schema).tried()
    assert tested.covering.coverage()["uncovered"] == {}
    assert {body.get("colour", "") for body in bodies(tested)} >= {"red", "blue", None}
    assert {3} <= {body.get("either") for body in bodies(tested)}
    assert {"a", "b"} <= {name for body in bodies(tested) for name in body.get("part", {})}


def test_branches_that_overlap_are_avoided(tmp_path: Path) -> None:
    """A value that two branches of one `oneOf` accept is none: the document would refuse it."""
    branch = {"type": "object", "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}}}
    other = {"type": "object", "properties": {"x": {"type": "string"}, "z": {"type": "string"}}}
    tested = small(tmp_path, {"type": "object", "properties": {"p": {"oneOf": [branch, other]}}}).tried()
    assert any(body.get("p") for body in bodies(tested))
    for positive in tested.positives:
        assert positive.case.content is not None
        assert tested.oracle.accepts(positive.case.content.origin / "schema", positive.case.body)


def test_bounds_and_lengths_are_met_at_their_edges(tmp_path: Path) -> None:
    schema = {
        "type": "object",
        "properties": {
            "n": {"type": "integer", "minimum": -3, "maximum": 7},
            "f": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            "s": {"type": "string", "minLength": 2, "maxLength": 5},
            "p": {"type": "string", "maxLength": 8, "pattern": "^[a-z]+$"},
            "l": {"type": "array", "minItems": 2, "maxItems": 4, "items": {"type": "boolean"}},
            "t": {"type": "string"},
        },
    }
    tested = small(tmp_path, schema).tried()
    assert tested.covering.coverage()["uncovered"] == {}
    shown = told(tested)
    assert {("low", "n", -3), ("high", "n", 7), ("high", "f", 1), ("low", "s", 2), ("high", "s", 5)} <= shown
    assert {len(body["l"]) for body in bodies(tested) if "l" in body} >= {2, 4}
    assert max(len(body.get("p", "")) for body in bodies(tested)) == 8
    assert max(len(body.get("t", "")) for body in bodies(tested)) == 200


def test_a_form_says_only_what_it_can(tmp_path: Path) -> None:
    """A list without items is no part at all: where it must be there, it has an item."""
    schema = {
        "type": "object",
        "required": ["files"],
        "properties": {
            "files": {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}},
            "size": {"type": "integer", "minimum": 600},
        },
    }
    tested = small(tmp_path, schema, media_type="multipart/form-data").tried()
    assert tested.positives
    assert all(body["files"] for body in bodies(tested))


REFUSED: list[tuple[str, Json]] = [
    ("present", lambda body: "c" in body),
    ("absent", lambda body: "d" not in body),
    ("value", lambda body: body.get("e") == "y"),
    ("empty", lambda body: body.get("l") == []),
    ("high", lambda body: body.get("n") == 9),
    ("null", lambda body: "u" in body and body["u"] is None),
]


@pytest.mark.parametrize(("kind", "refuses"), REFUSED, ids=[kind for kind, _ in REFUSED])
def test_a_refusal_hides_nothing_else(tmp_path: Path, kind: str, refuses: Json) -> None:
    """Whatever a server refuses by itself, all the rest is covered."""
    schema = {
        "type": "object",
        "properties": {
            **{name: {"type": "boolean"} for name in "abcdfgh"},
            "e": {"type": "string", "enum": ["x", "y", "z"]},
            "l": {"type": "array", "items": {"type": "boolean"}},
            "n": {"type": "integer", "minimum": 2, "maximum": 9},
            "u": {"type": ["string", "null"]},
        },
    }
    tested = small(tmp_path, schema).tried(lambda case: not refuses(case.body))
    (left,) = tested.covering.coverage()["uncovered"].values()
    assert {each.partition(" ")[0] for each in left} >= {kind}
    inside = {"present": 3, "absent": 1, "value": 1, "empty": 1, "high": 1, "null": 1}
    assert len(left) <= inside[kind]


def test_a_server_that_refuses_everything_is_left_alone() -> None:
    tested = fresh(contract())
    made = Counter(each.case.operation.id for each in tested.tried(lambda _: False, most=40).positives)
    assert max(made.values()) <= 16
    assert tested.covering.accepted == {}
    assert tested.covering.coverage()["values"]["covered"] == 0


def prose(tmp_path: Path, *rules: Json, method_is_partial: bool = False, **properties: Json) -> list[Case]:
    schema = {"type": "object", "properties": properties, "x-truespec": {"rules": list(rules)}}
    item: dict[str, Json] = {"x-truespec": {"resource": "thing", "action": "update"}} if method_is_partial else {}
    return [each.case for each in small(tmp_path, schema, **item).tried().positives]


TEXT = {"type": ["string", "null"]}


def test_a_change_clears_what_must_not_stand_beside_it(tmp_path: Path) -> None:
    """What the thing has already nobody knows: of two that exclude each other, the other one is set to null."""
    rule = {"kind": "exclusive", "args": {"properties": ["a", "b"]}}
    made = prose(tmp_path, rule, a=TEXT, b=TEXT, c=TEXT, method_is_partial=True)
    for case in made:
        given = [name for name in "ab" if case.body.get(name) is not None]
        assert len(given) <= 1
        assert not given or {"a", "b"} <= set(case.body)
    assert {name for case in made for name in "ab" if case.body.get(name) is not None} == {"a", "b"}


def test_a_change_does_not_clear_what_may_be_needed(tmp_path: Path) -> None:
    rule = {"kind": "requires", "args": {"if": {"mode": "x"}, "then": ["more"]}}
    mode = {"type": "string", "enum": ["x", "y"]}
    made = prose(tmp_path, rule, mode=mode, more=TEXT, method_is_partial=True)
    cleared = [case.body for case in made if "more" in case.body and case.body["more"] is None]
    assert all(body.get("mode") == "y" for body in cleared)
    assert all(case.body.get("more") is not None for case in made if case.body.get("mode") == "x")
