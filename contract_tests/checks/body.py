"""Body that is not what is declared.

What: the answer's body is missing (no JSON text is empty), is not JSON, or does not satisfy the schema of its content.
Why: what a client reads is not what its types say.
Example: `{"version": "3"}` where `version` is an integer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content, declared
from contract_tests.judge import faults, finding
from generator.document.oracle import Oracle
from generator.findings import Finding, Severity
from generator.ir.api import Content


def response_body(exchange: Exchange, oracle: Oracle) -> Iterator[Finding]:
    """A finding for each broken constraint; one where the body is missing or cannot be parsed."""
    response, kind = declared(exchange), content(exchange)
    if kind is not None and exchange.body:
        yield from _content(exchange, kind, oracle)
    elif response is not None and not exchange.body and any("json" in each.media_type for each in response.contents):
        message = "the body is empty"
        operation = exchange.case.operation.id
        yield Finding("response-body-missing", Severity.ERROR, message, response.origin, operations=(operation,))


def _content(exchange: Exchange, kind: Content, oracle: Oracle) -> Iterator[Finding]:
    operation = exchange.case.operation.id
    if "json" not in exchange.media_type:
        return
    try:
        value = json.loads(exchange.body)
    except ValueError:
        message = "the body is not JSON"
        yield Finding("response-body-unreadable", Severity.ERROR, message, kind.origin, operations=(operation,))
        return
    for violation in faults(oracle, kind.origin / "schema", value):
        yield finding("response-body-invalid", violation, operation)
