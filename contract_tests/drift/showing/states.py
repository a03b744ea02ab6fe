"""What several answers show again of one thing: who it is, what was written, what else changed.

Knows which steps write and which read; must not know lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contract_tests.drift.showing import lists
from contract_tests.drift.showing.shown import Condition, Shown


def identity(shown: Shown) -> Iterator[Condition]:
    """The answer bears another id than the one that was asked for."""
    yield shown.klass(shown.last)
    own = [value for value in shown.last.case.parameters.values() if isinstance(value, str)]
    if shown.key and own:
        yield shown.body([shown.key], "differs", own[-1])


def lost(shown: Shown) -> Iterator[Condition]:
    """The answer to a write tells what was sent, reading tells otherwise."""
    yield shown.klass(shown.last)
    write, name = shown.write, str(shown.drift.detail.get("name", ""))
    sent = write.case.body if write is not None and isinstance(write.case.body, Mapping) else {}
    if write is not None and name in sent:
        yield shown.klass(write)
        yield {"step": shown.step(write), "at": "body", "path": [name], "is": "agrees", "value": sent[name]}
        yield shown.body([name], "disagrees", sent[name])


def changed(shown: Shown) -> Iterator[Condition]:
    """What a write did not name, or should not have done, is there after it: in a thing, or as one in a list."""
    yield shown.klass(shown.last)
    write = shown.write
    before = shown.before(shown.last.case.operation.id, write) if write is not None else None
    names = list(shown.drift.detail.get("names", ()))
    if write is None or before is None:
        return
    yield shown.klass(write)
    if shown.drift.detail.get("list"):
        yield shown.body(shown.items(), "more", shown.there(before, shown.items()))
    for name in names[:1]:
        yield shown.body([name], "disagrees", shown.there(before, [name]))


def after(shown: Shown) -> Iterator[Condition]:
    """The same status, after a write of the same class."""
    if shown.write is not None:
        yield shown.klass(shown.write)
    yield shown.status()


def default(shown: Shown) -> Iterator[Condition]:
    """What was not sent is not what is declared: in a thing, or in what a list does."""
    if shown.drift.detail.get("list"):
        yield from lists.default(shown)
        return
    yield shown.klass(shown.last)
    yield shown.body([shown.drift.pointer.name], "equals", shown.drift.detail.get("new"))
