"""Status that is not declared.

What: the answer's status stands neither exactly nor by range among the operation's responses, and there is no default.
Why: clients choose the error class and the body's type by it.
Example: `404` from an operation that declares 200 and 422.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import declared
from generator.document.oracle import Oracle
from generator.findings import Finding, Severity


def response_status(exchange: Exchange, _: Oracle) -> Iterator[Finding]:
    """One finding where the status is not declared."""
    if declared(exchange) is None:
        operation = exchange.case.operation
        message = f"status {exchange.status} is not declared"
        pointer = operation.origin / "responses"
        yield Finding("response-status-undeclared", Severity.ERROR, message, pointer, operations=(operation.id,))
