"""What an answer as a whole shows again: its status, its media type, whether it can be read.

Knows statuses and headers; must not look into bodies.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.drift.showing.shown import Condition, Shown


def status(shown: Shown) -> Iterator[Condition]:
    """The same status."""
    yield shown.status()


def klass(shown: Shown) -> Iterator[Condition]:
    """The same class of status."""
    yield shown.klass(shown.last)


def media_type(shown: Shown) -> Iterator[Condition]:
    """The same media type."""
    yield shown.klass(shown.last)
    yield {"step": shown.step(shown.last), "at": "media-type", "is": "equals", "value": shown.last.media_type}


def charset(shown: Shown) -> Iterator[Condition]:
    """The same encoding in the header."""
    where = {"step": shown.step(shown.last), "at": "header", "name": "content-type"}
    yield {**where, "is": "contains", "value": shown.drift.facet}


def header(shown: Shown) -> Iterator[Condition]:
    """The same value of a header."""
    where = {"step": shown.step(shown.last), "at": "header", "name": shown.drift.detail.get("header", "")}
    yield shown.klass(shown.last)
    yield {**where, "is": "equals", "value": shown.drift.value}


def headless(shown: Shown) -> Iterator[Condition]:
    """No such header."""
    where = {"step": shown.step(shown.last), "at": "header", "name": shown.drift.detail.get("header", "")}
    yield shown.klass(shown.last)
    yield {**where, "is": "equals", "value": ""}


def empty(shown: Shown) -> Iterator[Condition]:
    """No body."""
    yield shown.klass(shown.last)
    yield shown.body([], "empty")


def unreadable(shown: Shown) -> Iterator[Condition]:
    """A body that is no JSON."""
    yield shown.klass(shown.last)
    yield shown.body([], "unreadable")


def refused(shown: Shown) -> Iterator[Condition]:
    """Refused, where the control before it was not."""
    control = shown.before(shown.last.case.operation.id, shown.last)
    if control is not None:
        yield shown.klass(control)
    yield shown.klass(shown.last)
