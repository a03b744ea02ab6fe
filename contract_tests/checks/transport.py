"""Answers that are no answers: server errors, redirects, operations that are gone, connections that break.

What: 5xx for a request that a client may make; a redirect where none is declared; 405 for a declared method, or the
answer of an unknown path for a declared one.
Why: no client that follows the document gets what it asks for.
Example: `301` to another path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import declared
from contract_tests.checks.scene import Scene
from contract_tests.observation import Observation


def transport(exchange: Exchange, scene: Scene) -> Iterator[Observation]:
    """At most one observation: what kept the operation from being carried out."""
    status, operation = exchange.status, exchange.case.operation
    pointer = operation.origin
    if status == 0 and "x-unsent" in exchange.headers:
        return
    if status == 0:
        why = exchange.headers.get("x-failure", "the connection broke")
        yield scene.seen(exchange, "connection-broken", pointer, "transport", "", why, "breaking", confidence=0.5)
    elif status // 100 == 5:
        yield scene.seen(
            exchange,
            "server-error",
            pointer,
            "transport",
            str(status),
            f"the server fails with {status}",
            "breaking",
            detail={"status": str(status), "body": exchange.body[:200].decode(errors="replace")},
        )
    elif status // 100 == 3 and declared(exchange) is None:
        yield scene.seen(
            exchange,
            "redirected",
            pointer,
            "transport",
            str(status),
            f"{status} leads to {exchange.headers.get('location', 'nowhere')[:120]}",
            "security" if _leads_away(exchange.headers.get("location", "")) else "breaking",
            detail={"location": exchange.headers.get("location", "")[:200]},
        )
    elif status == 405 and declared(exchange) is None:
        yield scene.seen(
            exchange,
            "method-refused",
            pointer,
            "transport",
            "405",
            f"{operation.method.upper()} is refused; allowed: {exchange.headers.get('allow', 'unknown')[:80]}",
            "breaking",
            detail={"allow": exchange.headers.get("allow", "")[:80]},
        )


def _leads_away(location: str) -> bool:
    """Whether a redirect names a host, to which clients that follow it may carry the key."""
    return bool(re.match(r"\s*([a-z][a-z0-9+.-]*:)?//", location[:200], re.IGNORECASE))
