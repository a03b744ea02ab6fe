"""Answers that no client can read, that clients read differently, or that give back the key.

What: a body that is coded though `identity` was asked for (RFC 9110, section 12.5.3), that nests deeper than clients
read, or in which an object bears a name twice (RFC 8259, section 4); the key itself in a body or a header.
Why: what was sent is not what arrives; and a key that is echoed ends up in logs.
Example: `Content-Encoding: br` for a client that did not offer it.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content, declared
from contract_tests.checks.scene import Scene
from contract_tests.json_text import MOST_LEVELS, repeated
from contract_tests.observation import Observation
from generator.pointer import Pointer

LONGEST = 1024 * 1024
"""How many bytes a body may have to be searched for names that are repeated."""


def legible(exchange: Exchange, scene: Scene) -> Iterator[Observation]:
    """An observation for each; none of bodies that are only too large to be judged."""
    if exchange.echoed:
        schemes = [Pointer(("components", "securitySchemes", each.id)) for each in scene.api.security_schemes[:1]]
        message = "the answer holds the key that was sent"
        pointer = next(iter(schemes), exchange.case.operation.origin)
        yield scene.seen(exchange, "response-key-echoed", pointer, "security", "key", message, "security")
    response = declared(exchange)
    if response is None:
        return
    media = content(exchange)
    place = media.origin if media is not None else response.origin
    if exchange.unread == "coding":
        coding = exchange.headers.get("content-encoding", "")[:40]
        message = f"the body comes coded ({coding}), which was not asked for, or not as that says"
        yield scene.seen(exchange, "response-coding-unasked", place, "transport", coding, message, "breaking")
    elif exchange.unread == "depth":
        message = f"the body nests deeper than {MOST_LEVELS} levels (RFC 8259, section 9)"
        yield scene.seen(exchange, "response-body-unreadable", place, "response", "depth", message, "breaking")
    elif "json" in exchange.media_type and not exchange.unread and len(exchange.body) <= LONGEST:
        name = repeated(exchange.body)
        if name is not None:
            message = f"an object holds {name[:80]} twice: which counts, differs from client to client"
            yield scene.seen(exchange, "response-name-repeated", place, "response", name[:80], message, "breaking")
