"""The server under test, once for each operation and for each flow: each fails with the drifts that concern it."""

from __future__ import annotations

import pytest

from contract_tests.outcome import Outcome, flow_operations
from generator.ir.api import Operation
from generator.ir.graph import Entity


def test_server_operation(operation: Operation, outcome: Outcome) -> None:
    """What an operation takes and answers is what the document says."""
    _require(outcome, frozenset((operation.id,)), outcome.of_operation(operation.id))


def test_server_flow(flow: tuple[str, Entity], outcome: Outcome) -> None:
    """What a server was told is what it remembers."""
    _require(outcome, flow_operations(*flow), outcome.of_flow(*flow))


def _require(outcome: Outcome, operations: frozenset[str], troubles: list[str]) -> None:
    """Fail with what is wrong with some operations, or where nothing is known of them."""
    if troubles:
        pytest.fail("\n\n".join(troubles), pytrace=False)
    if outcome.reason:
        pytest.fail(f"inconclusive: {outcome.reason}", pytrace=False)
    if not operations & outcome.asked:
        pytest.skip("nothing was sent to it")
