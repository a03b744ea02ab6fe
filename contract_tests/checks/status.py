"""Status that is not declared.

What: the answer's status stands neither exactly nor by range among the operation's responses, and there is no default.
Why: clients choose the error class and the body's type by it.
Example: `404` from an operation that declares 200 and 422. Where another success came than the one declared, it is told
as a replacement; 404 and 405 that speak of the path rather than of an object are for the check of operations.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import declared
from contract_tests.checks.scene import Scene
from contract_tests.observation import Observation


def response_status(exchange: Exchange, scene: Scene) -> Iterator[Observation]:
    """One observation where the status is not declared and no other check explains it."""
    status, operation = exchange.status, exchange.case.operation
    if declared(exchange) is not None or status in (0, 405) or status // 100 in (3, 5) or exchange.meant_to_fail:
        return
    pointer = operation.origin / "responses"
    success = operation.success
    if status // 100 == 2 and success is not None:
        yield scene.seen(
            exchange,
            "status-replaced",
            success.origin if success.origin else pointer / success.status,
            "status",
            str(status),
            f"success is told with {status} instead of {success.status}",
            "breaking",
            detail={"old": success.status, "new": str(status)},
        )
        return
    yield scene.seen(
        exchange,
        "status-undeclared",
        pointer,
        "status",
        str(status),
        f"status {status} is not declared",
        "breaking",
        detail={"status": str(status)},
    )
