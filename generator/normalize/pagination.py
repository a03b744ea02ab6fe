"""How a list is read on: from `x-truespec.pagination`, or recognised by the names that cursors go by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.ir.api import Operation, Pagination
from generator.ir.types import Array, Object, Type, TypeDef
from generator.ir.walk import flatten, resolve, split_null

_NEXT = ("next_cursor", "next_page_token", "nextPageToken", "nextCursor", "pagination_key", "cursor", "next")
_CURSOR = ("cursor", "page_token", "pageToken", "pagination_key", "next_cursor", "starting_after", "after")
_MORE = ("has_more", "hasMore", "has_next", "more")
_LIMIT = ("limit", "page_size", "pageSize", "per_page")


def pagination(operation: Operation, declared: Any, types: Mapping[str, TypeDef]) -> Pagination | None:
    """The Pagination of an operation, or None where it reads no list."""
    if isinstance(declared, dict):
        keys = tuple((str(name), str(prop)) for name, prop in declared.get("keys", ()))
        rest = {key: str(value) for key, value in declared.items() if key != "keys"}
        return Pagination(**rest, keys=keys)  # type: ignore[arg-type]
    return _recognised(operation, types)


def _recognised(operation: Operation, types: Mapping[str, TypeDef]) -> Pagination | None:
    success = operation.success
    if success is None or not success.contents:
        return None
    body = resolve(types, success.contents[0].type)
    if isinstance(body, Array) and operation.action == "list":
        return Pagination(style="none", items="")
    if not isinstance(body, Object):
        return None
    declared = {prop.wire: prop.type for prop in flatten(types, body)}
    lists = [wire for wire, t in declared.items() if isinstance(split_null(resolve(types, t))[0], Array)]
    following = next((name for name in _NEXT if name in declared), "")
    for location, names in _inputs(operation, types):
        cursor = next((name for name in _CURSOR if name in names), "")
        if cursor and following and len(lists) == 1:
            return Pagination(
                style="cursor",
                location=location,  # type: ignore[arg-type]
                items=lists[0],
                cursor=cursor,
                next_cursor=following,
                has_more=next((name for name in _MORE if name in declared), ""),
                limit=next((name for name in _LIMIT if name in names), ""),
            )
    return None


def _inputs(operation: Operation, types: Mapping[str, TypeDef]) -> Iterator[tuple[str, set[str]]]:
    """The names that a request can carry, by location."""
    yield "query", {parameter.wire for parameter in operation.query}
    if operation.body is not None and operation.body.contents:
        body: Type = resolve(types, operation.body.contents[0].type)
        if isinstance(body, Object):
            yield "body", {prop.wire for prop in flatten(types, body)}
