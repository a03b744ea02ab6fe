"""Each operation, both ways: requests that we make and answers that we accept are what the document says."""

from __future__ import annotations

import httpx
from hypothesis import HealthCheck, given, settings

from contract_tests.cases import Answer, Case
from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.plan import answers, cases
from contract_tests.stand_in import StandIn, exchange
from contract_tests.strategies import Strategies
from generator.ir.api import Operation
from generator.load import Loaded

DRAWN = ("server-error", "response-property-undeclared", "response-secret-leaked")
"""What drawn answers may show though they keep the schema: declared failures, and members that open objects admit."""


def test_operation(operation: Operation, scene: Scene, values: Strategies) -> None:
    """Drawn requests arrive valid, drawn answers pass every check."""

    @settings(max_examples=12, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=cases(values, operation), answer=answers(values, operation))
    def conforms(case: Case, answer: Answer) -> None:
        server = StandIn(scene.oracle, operation, answer)
        seen = exchange(case, httpx.MockTransport(server))
        assert server.findings == []
        unforeseen = [each.rule for each in judge(seen, scene) if each.rule not in DRAWN]
        assert unforeseen == []

    conforms()


def test_there_is_a_test_for_each_operation(loaded: Loaded) -> None:
    """None is left out because of its name."""
    paths = loaded.document.data["paths"]
    methods = sum(method in item for item in paths.values() for method in ("get", "put", "post", "delete", "patch"))
    assert len(loaded.api.operations) == methods
