"""Every union of the contract that can be told apart by a tag has one, wherever it stands."""

from __future__ import annotations

from pathlib import Path

from generator.ir.types import Union
from generator.ir.walk import used_in_requests, used_in_responses
from generator.load import load
from generator.pointer import Pointer

CONTRACT = load(str(Path(__file__).parents[2] / "spec" / "openapi.yaml"))
# Two more come to be where `allOf` is distributed over a union that stands elsewhere.
INFERABLE, DISTRIBUTED = 39, 2
REACHABLE = 33


def tagged() -> set[Pointer]:
    return {step.pointer for step in CONTRACT.trace.steps if step.rule == "discriminator" and "x-mapping" in step.after}


def test_each_union_with_a_tag_has_a_discriminator() -> None:
    assert len(tagged()) == INFERABLE + DISTRIBUTED


def test_those_that_operations_reach() -> None:
    reached = used_in_requests(CONTRACT.api) | used_in_responses(CONTRACT.api)
    derived = {"CustomFieldFilter", "V3CallResponse"}
    found = {pointer for pointer in tagged() if pointer[0] == "paths" or pointer[2] in reached}
    assert len({pointer for pointer in found if pointer[2:] not in {(name,) for name in derived}}) == REACHABLE


def test_a_union_of_objects_without_one_has_a_guard_or_is_reported() -> None:
    reported = {finding.pointer for finding in CONTRACT.findings if finding.rule == "union-overlapping"}
    objects = [t for t in CONTRACT.api.types if isinstance(t.type, Union) and t.type.guards]
    assert all(t.type.origin in reported for t in objects)
