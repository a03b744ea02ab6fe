"""Who may come in: every operation that declares security refuses a request without a key, as it declares.

The request names nothing that exists, so that nothing is changed where the key is not asked for.
"""

from __future__ import annotations

from contract_tests.flows.maker import Maker
from contract_tests.track import Track
from generator.ir.api import Operation

PASSED = (400, 404, 409, 410, 415, 422)
"""Statuses that speak of the request itself: whoever gets them was let in."""


def access(track: Track, maker: Maker, operation: Operation) -> None:
    """One request without a key."""
    if not operation.security or () in operation.security:
        return
    case = maker.case(track, operation)
    if case is None:
        return
    exchange = track.send(maker.unknown(case), credential="none", silent=True)
    status, declared = exchange.status, {response.status for response in operation.responses}
    if status in (0, 429) or status // 100 in (3, 5) or status == 405 or _is_gone(track, operation, status):
        return
    if status // 100 == 2 or (status in PASSED and str(status) != "401"):
        message = f"no key is asked for: {status} without one"
        track.observe(
            exchange, "security-not-enforced", operation.origin, "security", "no key", message, impact="security"
        )
    elif status != 401 and str(401) in declared:
        message = f"a missing key is told with {status} instead of 401"
        track.observe(exchange, "security-status", operation.origin, "security", str(status), message)
    elif str(status) in declared:
        track.judge(exchange)  # what is not declared follows from the key that is (RFC 9110, 15.5.2)


def _is_gone(track: Track, operation: Operation, status: int) -> bool:
    """Whether the operation never answers otherwise, with a key or without: then nobody is let in."""
    seen = {each.status for each in track.exchanges if each.case.operation.id == operation.id}
    return status in (404, 415) and seen == {status}
