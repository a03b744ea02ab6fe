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
    fitting = [each for each in response.contents if fits(exchange.media_type, each.media_type)] if response else []
    return min(fitting, key=lambda each: each.media_type.count("*"), default=None)


def fits(media_type: str, declared: str) -> bool:
    """Whether a media type (without parameters) is one that is declared, or in its range."""
    kind, _, subtype = declared.partition(";")[0].strip().lower().partition("/")
    own_kind, _, own_subtype = media_type.lower().partition("/")
    return kind in ("*", own_kind) and subtype in ("*", own_subtype)
