"""Mends of whole operations: they go, or answer to another method."""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.drift.patching.mending import Actions, Mending
from contract_tests.drift.written import Action, Location, remove, update


def gone(m: Mending) -> Iterator[Actions]:
    """The operations go."""
    yield [_removal(m, at) for at in m.operations()]


def _removal(m: Mending, at: Location) -> Action:
    """Take an operation away, with its path where nothing else is there."""
    path = m.written.node(at[:-1]) or {}
    others = [name for name in path if name != at[-1] and name in METHODS]
    return remove(at if others else at[:-1])


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def method(m: Mending) -> Iterator[Actions]:
    """The operation by the method that is allowed, where that is one."""
    allowed = [each.strip().lower() for each in m.text("allow").split(",")]
    for at in m.operations():
        path = m.written.node(at[:-1]) or {}
        new = [each for each in allowed if each in METHODS and each not in path]
        if len(new) == 1:
            yield [update(at[:-1], {new[0]: m.written.node(at)}), remove(at)]
    yield from gone(m)
