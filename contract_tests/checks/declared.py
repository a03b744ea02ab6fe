"""Which declared response an answer is meant to be."""

from __future__ import annotations

from contract_tests.cases import Exchange
from generator.ir.api import Content, Response


def declared(exchange: Exchange) -> Response | None:
    """The response for the status: exact, then its range, then `default` (OpenAPI 3.1, 4.8.16)."""
    wanted = (str(exchange.status), f"{exchange.status // 100}XX", "default")
    responses = {
        response.status.upper() if response.status != "default" else "default": response
        for response in exchange.case.operation.responses
    }
    return next((responses[status] for status in wanted if status in responses), None)


def content(exchange: Exchange) -> Content | None:
    """The declared content of the answer's media type: exact, then by range (`image/*`, `*/*`)."""
    response = declared(exchange)
    kinds = {each.media_type.partition(";")[0].strip().lower(): each for each in response.contents} if response else {}
    whole = exchange.media_type
    wanted = (whole, f"{whole.partition('/')[0]}/*", "*/*")
    return next((kinds[kind] for kind in wanted if kind in kinds), None)
