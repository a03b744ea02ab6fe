"""Answers that no client can read, that clients read differently, or that give back the key.

What: a body that is coded though `identity` was asked for (RFC 9110, section 12.5.3), that nests deeper than clients
read, or in which an object bears a name twice (RFC 8259, section 4); the key itself in a body or a header.
Why: what was sent is not what arrives; and a key that is echoed ends up in logs.
Example: `Content-Encoding: br` for a client that did not offer it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content, declared
from contract_tests.checks.scene import Scene
from contract_tests.json_text import MOST_LEVELS, MOST_VALUES, repeated
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


def unjudged(exchanges: Iterable[Exchange]) -> str:
    """A note on the answers that are too large to be judged; empty where none is."""
    names = sorted({each.case.operation.id for each in exchanges if each.unread in ("size", "values")})
    if not names:
        return ""
    listed = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return f"answers of {listed} are too large to be judged (more than 8 MiB, or {MOST_VALUES:,} values)"
