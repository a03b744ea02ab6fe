"""One cause in requests is told once, and operations take turns."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from contract_tests.cases import Case, Exchange
from contract_tests.data.turns import taking_turns
from contract_tests.explaining import explained
from contract_tests.observation import Observation
from generator.ir.api import Operation
from generator.pointer import Pointer

LIMIT = Pointer(("paths", "/a", "get", "parameters", "0", "schema"))
BODY = Pointer(("paths", "/a", "post", "requestBody", "content", "application/json"))


def seen(rule: str, pointer: Pointer, facet: str, status: int = 200, operation: str = "a") -> Observation:
    """What was seen in one exchange."""
    made = Operation(id=operation, method="get", path="/a", resource="", action="", name="")
    return Observation(
        rule=rule,
        pointer=pointer,
        direction="request",
        facet=facet,
        message=facet,
        impact="breaking",
        operation=operation,
        chain=(Exchange(Case(made, {}), status, {}, number=1),),
    )


def told(found: list[Observation]) -> set[tuple[str, str]]:
    """Rules and facets."""
    return {(each.rule, each.facet) for each in explained(found)}


def test_a_refused_media_type_explains_its_status() -> None:
    refused = seen("request-media-type-refused", BODY, "application/json", 415)
    assert told([refused, seen("status-undeclared", LIMIT, "415", 415)]) == {(refused.rule, refused.facet)}
    others = [seen("status-undeclared", LIMIT, "404", 404), seen("status-undeclared", LIMIT, "415", 415, "b")]
    assert len(explained([refused, *others])) == 3


def test_a_parameter_that_may_be_anything_is_one_drift() -> None:
    every = [seen("request-accepted", LIMIT, each) for each in ("maximum", "type", "minimum")]
    (found,) = explained(every)
    assert (found.facet, found.detail["keywords"]) == ("type", ["maximum", "minimum", "type"])


def test_constraints_that_are_not_enforced_stay_apart() -> None:
    """Of a parameter as long as its type is, and of a body always."""
    every = [seen("request-accepted", LIMIT, each) for each in ("maximum", "minimum")]
    assert told(every) == {("request-accepted", "maximum"), ("request-accepted", "minimum")}
    assert len(explained([seen("request-accepted", BODY, each) for each in ("maximum", "type")])) == 2


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2), st.integers(0, 5)), max_size=30))
def test_everybody_has_a_turn_before_anybody_has_two(things: list[tuple[str, int, int]]) -> None:
    listed = list(enumerate(things))
    turns = list(
        taking_turns(listed, lambda each: each[1][0], lambda each: (each[1][1], float(each[1][2]), 0)),
    )
    assert sorted(turns) == listed
    assert [each[1][1] for each in turns] == sorted(each[1][1] for each in turns)
    for stage in range(3):
        every = Counter(group for _, (group, at, _) in turns if at == stage)
        had: Counter[str] = Counter()
        for _, (group, at, _) in turns:
            if at == stage:
                assert all(had[group] <= had[other] for other, count in every.items() if had[other] < count)
                had[group] += 1
