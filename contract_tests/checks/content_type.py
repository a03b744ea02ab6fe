"""Content type that is not declared.

What: the answer has a body of a media type that its declared response does not name, or a body where none is declared.
Why: a client parses by it.
Example: `text/html` where `application/json` is declared.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content, declared
from generator.document.oracle import Oracle
from generator.findings import Finding, Severity


def response_content_type(exchange: Exchange, _: Oracle) -> Iterator[Finding]:
    """One finding where the answer has a body that its response does not declare."""
    response = declared(exchange)
    if response is None or not exchange.body or content(exchange) is not None:
        return
    expected = ", ".join(each.media_type for each in response.contents) or "an empty body"
    message = f"content type {exchange.media_type or 'missing'} instead of {expected}"
    operation = exchange.case.operation.id
    yield Finding("response-content-type-undeclared", Severity.ERROR, message, response.origin, operations=(operation,))
