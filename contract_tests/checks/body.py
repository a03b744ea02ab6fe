"""Body that is not what is declared.

What: the answer's body is missing, is not JSON, or departs from the schema of its content: a property that is missing,
renamed, null, of another type or value, a kind of object that the union does not have, a list in an envelope, or a
property that is not declared (the closed world: over the merged properties of the branch that was meant).
Why: what a client reads is not what its types say.
Example: `{"version": "3"}` where `version` is an integer.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content, declared
from contract_tests.checks.fault import Fault
from contract_tests.checks.faults import faults
from contract_tests.checks.scene import Scene
from contract_tests.json_text import Immense, Unreadable, read
from contract_tests.observation import Observation
from generator.ir.api import Content


def response_body(exchange: Exchange, scene: Scene) -> Iterator[Observation]:
    """An observation for each departure; one where the body is missing or cannot be read."""
    response, media = declared(exchange), content(exchange)
    if response is None or exchange.unread:
        return
    wanted = next((each for each in response.contents if "json" in each.media_type), None)
    if not exchange.body and wanted is not None:
        rule = "response-body-missing" if exchange.status // 100 == 2 else "error-body-changed"
        message = f"the body of {exchange.status} is empty"
        yield scene.seen(exchange, rule, wanted.origin, "response", "empty", message, "breaking")
    elif media is not None and exchange.body and "json" in exchange.media_type:
        yield from _judged(exchange, media, scene)


def _judged(exchange: Exchange, media: Content, scene: Scene) -> Iterator[Observation]:
    try:
        value = read(exchange.body)
    except Unreadable as error:
        rule, facet = "response-body-unreadable", error.facet
        yield scene.seen(exchange, rule, media.origin, "response", facet, str(error), "breaking")
        return
    except Immense:
        return
    is_success = exchange.status // 100 == 2
    for fault in faults(scene, media.origin / "schema", value, scene.likes(exchange)):
        if is_success or fault.rule == "response-secret-leaked":
            yield scene.observed(exchange, fault)
        elif fault.impact == "breaking":
            yield _of_error(exchange, scene, fault)


def _of_error(exchange: Exchange, scene: Scene, fault: Fault) -> Observation:
    return scene.seen(
        exchange,
        "error-body-changed",
        fault.pointer,
        "response",
        fault.facet,
        f"the error body departs: {fault.message}",
        "breaking",
        value=fault.value,
        detail={**fault.detail, "rule": fault.rule, "path": str(fault.path)}
        | ({"ambiguous": True} if fault.is_ambiguous else {}),
    )
