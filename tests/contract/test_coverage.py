"""What coverage says of each operation: its statuses, and its share of what all operations have."""

from __future__ import annotations

from contract_tests.cases import Exchange
from contract_tests.data import Covering
from generator.ir.graph import graph
from generator.load import load
from tests.contract.drifting import case


def test_statuses_are_told_of_every_operation_whatever_order_they_came_in() -> None:
    api = load("spec/openapi.yaml").api
    covering = Covering(api, graph(api), seed=0)
    made, got = case("createAgent", {}), case("getAgent", None, {"agent_id": "a"})
    exchanges = [
        Exchange(asked, status, {}) for asked, status in ((got, 422), (made, 201), (got, 418), (got, 200), (got, 0))
    ]
    coverage = covering.coverage(exchanges)
    assert coverage == covering.coverage(exchanges[::-1])
    assert list(coverage["by_operation"]) == [each.id for each in api.operations]
    activity = coverage["by_operation"]["getAgent"]
    assert (activity["requests"], activity["successes"]) == (4, 1)
    assert activity["seen"] == ["200", "422"]
    assert activity["undeclared"] == [418]
    assert set(activity["seen"]) <= set(activity["declared"])
    total = sum(len(each.responses) for each in api.operations)
    assert (coverage["statuses"]["covered"], coverage["statuses"]["total"]) == (3, total)


def test_what_operations_share_is_told_of_each() -> None:
    api = load("spec/openapi.yaml").api
    coverage = Covering(api, graph(api), seed=0).coverage()
    shares = [each["properties"]["total"] for each in coverage["by_operation"].values()]
    assert sum(shares) > coverage["properties"]["total"] > max(shares) > 0
    assert coverage["statuses"]["covered"] == 0
