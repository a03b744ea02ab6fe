"""Which operations send or receive a named type.

Knows the two directions; must not know changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.changes.change import Direction
from generator.ir.api import Api, Operation
from generator.ir.types import Type, TypeDef
from generator.ir.walk import definitions, reachable, refs, request_types, response_types

Roots = Callable[[Operation], Iterator[Type]]

Reach = Mapping[Direction, Mapping[str, tuple[str, ...]]]
"""By direction and name of a type the ids of the operations that reach it."""


def reach(api: Api) -> Reach:
    """What every operation reaches; a webhook's events are received by no operation."""
    types = definitions(api)
    received = _reached(types, api, response_types)
    for _, name in api.settings.webhook.events if api.settings.webhook is not None else ():
        for each in reachable(types, [name]):
            received.setdefault(each, [])
    sent = _reached(types, api, request_types)
    return {"request": _frozen(sent), "response": _frozen(received)}


def _reached(types: Mapping[str, TypeDef], api: Api, roots: Roots) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for operation in api.operations:
        names = {name for each in roots(operation) for name in refs(each)}
        for name in reachable(types, names):
            found.setdefault(name, []).append(operation.id)
    return found


def _frozen(found: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(operations) for name, operations in found.items()}
