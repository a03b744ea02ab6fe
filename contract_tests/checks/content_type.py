"""Content type, or encoding, that is not declared.

What: the answer has a body of a media type that its declared response does not name, a body where none is declared, or
JSON in an encoding that is not UTF-8 (RFC 8259, section 8.1).
Why: a client parses by it.
Example: `text/html` where `application/json` is declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content, declared
from contract_tests.checks.scene import Scene
from contract_tests.observation import Observation
from generator.ir.api import Response


def response_content_type(exchange: Exchange, scene: Scene) -> Iterator[Observation]:
    """One observation where the body is of another type, and one where it is in another encoding."""
    response = declared(exchange)
    if response is None or not exchange.body:
        return
    if not response.contents:
        yield _unexpected(exchange, scene, response)
        return
    if content(exchange) is None:
        expected = ", ".join(each.media_type for each in response.contents)
        yield scene.seen(
            exchange,
            "response-content-type-undeclared",
            response.origin,
            "response",
            exchange.media_type or "missing",
            f"content type {exchange.media_type or 'missing'} instead of {expected}",
            "breaking",
            detail={"old": [each.media_type for each in response.contents], "new": exchange.media_type},
        )
        return
    charset = _charset(exchange.headers.get("content-type", ""))
    if "json" in exchange.media_type and charset not in ("", "utf-8", "utf8"):
        yield scene.seen(
            exchange,
            "response-charset",
            response.origin,
            "response",
            charset,
            f"JSON comes in {charset} instead of UTF-8",
            "breaking",
        )


def _unexpected(exchange: Exchange, scene: Scene, response: Response) -> Observation:
    """A body where the document has none: nobody reads it."""
    media_type = exchange.media_type or "missing"
    return scene.seen(
        exchange,
        "response-body-undeclared",
        response.origin,
        "response",
        media_type,
        f"a body comes ({media_type}) where {exchange.status} is declared without one",
        "additive",
        detail={"old": [], "new": exchange.media_type},
    )


def _charset(content_type: str) -> str:
    found = re.search(r"charset\s*=\s*\"?([^\";,\s]+)", content_type, re.IGNORECASE)
    return found.group(1).lower() if found else ""
