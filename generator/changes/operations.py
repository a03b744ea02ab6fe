"""What is different between two operations: what they are, what they take, what they answer.

Knows parameters, bodies, responses; must not know the inside of types, or whom a change breaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.changes.change import Change, Direction
from generator.changes.spelling import spelled
from generator.changes.types import Types, defaults
from generator.ir.api import Api, Content, Operation, Pagination, Parameter, Response
from generator.ir.types import Node


@dataclass(frozen=True, slots=True)
class Operations:
    """The operations of two Apis, paired by method and path, and what is left by id."""

    types: Types

    def compared(self, before: Api, after: Api) -> Iterator[Change]:
        """The differences of all operations, each with its operation."""
        pairs, gone, fresh = _pairs(before.operations, after.operations)
        for old, new in pairs:
            for change in self._operation(old, new):
                yield replace(change, operations=(new.id,))
        for each in gone:
            yield replace(_change("operation-removed", each, _called(each), is_gone=True), operations=(each.id,))
        for each in fresh:
            yield replace(_change("operation-added", each, _called(each)), operations=(each.id,))

    def _operation(self, old: Operation, new: Operation) -> Iterator[Change]:
        if _route(old) != _route(new):
            yield _change("operation-moved", new, new.id, before=_called(old), after=_called(new))
        if old.id != new.id:
            yield _change("operation-renamed", new, _called(new), before=old.id, after=new.id)
        if new.note.deprecated and not old.note.deprecated:
            yield _change("operation-deprecated", new, new.id, after=new.successor)
        if old.security != new.security:
            told = [" or ".join("+".join(each) for each in op.security) or "nothing" for op in (old, new)]
            yield _change("security-changed", new, new.id, before=told[0], after=told[1])
        if _paging(old) != _paging(new):
            told = [op.pagination.style if op.pagination else "none" for op in (old, new)]
            yield _change("pagination-changed", new, new.id, before=told[0], after=told[1])
        yield from self._parameters(old, new)
        yield from self._body(old, new)
        yield from self._responses(old, new)

    def _parameters(self, old: Operation, new: Operation) -> Iterator[Change]:
        olds = {(each.location, each.wire): each for each in old.parameters}
        news = {(each.location, each.wire): each for each in new.parameters}
        positional = {each.location: dict(zip(_path(old), _path(new), strict=False)) for each in old.path_parameters}
        for (location, wire), was in olds.items():
            subject = f"{new.id} {location} parameter {wire}"
            now = news.pop((location, positional.get(location, {}).get(wire, wire)), None)
            if now is None:
                gone = _change("parameter-removed", was, subject, direction="request", is_gone=True)
                yield replace(gone, is_needed=was.required)
            else:
                yield from self._parameter(was, now, subject)
        for (location, wire), now in news.items():
            fresh = _change("parameter-added", now, f"{new.id} {location} parameter {wire}", direction="request")
            yield replace(fresh, is_needed=now.required, after=spelled(now.type))

    def _parameter(self, old: Parameter, new: Parameter, subject: str) -> Iterator[Change]:
        if old.required != new.required:
            effect = "parameter-required" if new.required else "parameter-optional"
            yield _change(effect, new, subject, direction="request")
        if (old.style, old.explode) != (new.style, new.explode):
            told = [f"{each.style}, {'exploded' if each.explode else 'joined'}" for each in (old, new)]
            yield _change("serialization-changed", new, subject, direction="request", before=told[0], after=told[1])
        yield from _directed(defaults(old.note, new.note, new, subject), "request")
        yield from _directed(self.types.compared(old.type, new.type, subject), "request")

    def _body(self, old: Operation, new: Operation) -> Iterator[Change]:
        subject = f"{new.id} request body"
        match old.body, new.body:
            case None, None:
                return
            case was, None if was is not None:
                yield _change("request-body-removed", was, subject, direction="request", is_gone=True)
            case None, now if now is not None:
                yield replace(_change("request-body-added", now, subject, direction="request"), is_needed=now.required)
            case was, now if was is not None and now is not None:
                if was.required != now.required:
                    kind = "request-body-required" if now.required else "request-body-optional"
                    yield _change(kind, now, subject, direction="request")
                yield from self._contents(was.contents, now.contents, now, subject, "request")

    def _responses(self, old: Operation, new: Operation) -> Iterator[Change]:
        olds = {each.status: each for each in old.responses}
        news = {each.status: each for each in new.responses}
        for status, was in olds.items():
            subject = f"{new.id} {status} answer"
            if status not in news:
                yield _change("status-removed", was, subject, direction="response", before=status, is_gone=True)
            else:
                now = news[status]
                yield from self._contents(was.contents, now.contents, now, subject, "response")
                yield from self._headers(was, now, subject)
        for status, now in news.items():
            if status not in olds:
                yield _change("status-added", now, f"{new.id} {status} answer", direction="response", after=status)

    def _headers(self, old: Response, new: Response, subject: str) -> Iterator[Change]:
        news = {each.wire.lower(): each for each in new.headers}
        for was in old.headers:
            place = f"{subject} header {was.wire}"
            now = news.get(was.wire.lower())
            if now is None:
                yield _change("header-removed", was, place, direction="response", is_gone=True)
            else:
                yield from _directed(self.types.compared(was.type, now.type, place), "response")

    def _contents(
        self, old: Sequence[Content], new: Sequence[Content], at: Node, subject: str, direction: Direction
    ) -> Iterator[Change]:
        news = {each.media_type: each for each in new}
        olds = {each.media_type: each for each in old}
        for media_type, was in olds.items():
            now = news.get(media_type)
            if now is None:
                yield _change("media-type-removed", was, subject, direction=direction, before=media_type, is_gone=True)
            else:
                yield from _directed(self.types.compared(was.type, now.type, subject), direction)
        for media_type in news:
            if media_type not in olds:
                yield _change("media-type-added", at, subject, direction=direction, after=media_type)


def _pairs(
    before: Sequence[Operation], after: Sequence[Operation]
) -> tuple[list[tuple[Operation, Operation]], list[Operation], list[Operation]]:
    """By method and path, then by these without the names of path parameters, then by id."""
    pairs: list[tuple[Operation, Operation]] = []
    gone, fresh = list(before), list(after)
    keys: tuple[Callable[[Operation], object], ...] = (
        lambda each: (each.method, each.path),
        _route,
        lambda each: each.id,
    )
    for key in keys:
        left = {key(each): each for each in reversed(fresh)}
        for each in list(gone):
            partner = left.pop(key(each), None)
            if partner is not None:
                pairs.append((each, partner))
                gone.remove(each)
                fresh.remove(partner)
    return pairs, gone, fresh


def _route(operation: Operation) -> tuple[str, str]:
    return operation.method, re.sub(r"\{[^{}]*\}", "{}", operation.path)


def _path(operation: Operation) -> list[str]:
    """The names of path parameters in the order of the path."""
    names = {each.wire: operation.path.find("{" + each.wire + "}") for each in operation.path_parameters}
    return sorted(names, key=names.__getitem__)


def _paging(operation: Operation) -> Pagination | None:
    """How a list is read on, None where all comes at once."""
    paging = operation.pagination
    return None if paging is None or paging.style == "none" else paging


def _called(operation: Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _directed(changes: Iterator[Change], direction: Direction) -> Iterator[Change]:
    return (replace(each, direction=direction) for each in changes)


def _change(
    kind: str,
    at: Node,
    subject: str,
    *,
    direction: Direction = "operation",
    before: str = "",
    after: str = "",
    is_gone: bool = False,
) -> Change:
    return Change(
        kind=kind,
        pointer=at.origin,
        subject=subject,
        direction=direction,
        before=before,
        after=after,
        is_gone=is_gone,
    )
