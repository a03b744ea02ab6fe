"""Checks: plain functions from an exchange to findings, one file each; its docstring is its documentation.

CHECKS is the registry. A check sees HTTP, the operation and the oracle; never who made the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.body import response_body
from contract_tests.checks.content_type import response_content_type
from contract_tests.checks.status import response_status
from generator.document.oracle import Oracle
from generator.findings import Finding

Check = Callable[[Exchange, Oracle], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (response_status, response_content_type, response_body)


def judge(exchange: Exchange, oracle: Oracle) -> tuple[Finding, ...]:
    """What all checks find in one exchange, in their order."""
    return tuple(found for check in CHECKS for found in check(exchange, oracle))
