"""Where a list goes on: the one place that decides what is asked for next.

Knows the ways in which lists are read on, by the names in an operation's record; must not know how a page is fetched,
nor whether somebody waits for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .errors import InvalidRequestError, PaginationError
from .operation import Operation, Pagination
from .options import CallOptions
from .response import judged

if TYPE_CHECKING:
    import httpx

P = TypeVar("P")
Keys = tuple[object, ...]
Seen = tuple[Keys, Any]
"""The cursor that led to a page, linked to those that led there."""
Changes = Mapping[str, object]
"""What the next request says otherwise, by names on the wire."""


class Listing(Generic[P]):
    """One page to be fetched, as a `kind`.

    `most` is what the caller wants of all pages together, None for everything; `before` counts the items of the pages
    that came earlier. Raises InvalidRequestError for a negative `most`.
    """

    __slots__ = ("arguments", "before", "kind", "most", "operation", "options", "seen")

    def __init__(
        self,
        kind: type[P],
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: CallOptions,
        most: int | None = None,
        *,
        before: int = 0,
        seen: Seen | None = None,
    ) -> None:
        if most is not None and most < 0:
            raise InvalidRequestError("max_items cannot be negative")
        self.kind = kind
        self.operation = operation
        self.arguments = arguments
        self.options = options
        self.most = most
        self.before = before
        self.seen = seen

    @property
    def pagination(self) -> Pagination:
        """How the list is read on; one without a record comes at once."""
        return self.operation.pagination or Pagination("none")

    def read(self, client: Any, strict: Any, response: httpx.Response) -> P:
        """The page that a response holds, and that `client` turns. Raises APIResponseValidationError."""
        kind: Any = self.kind
        page: P = kind(client, self, *judged(self.operation, response, strict=strict))
        return page


def found(listing: Listing[Any], answer: object) -> list[Any]:
    """The items of an answer, no more than the caller wants; none where the answer has no list in their place."""
    held = member(answer, listing.pagination.items) if listing.pagination.items else answer
    items = cast("list[object]", held) if isinstance(held, list) else []
    left = None if listing.most is None else max(listing.most - listing.before, 0)
    return items if left is None or left >= len(items) else items[:left]


def following(listing: Listing[P], answer: object, items: list[Any]) -> Listing[P] | None:
    """What is fetched after an answer with these items; None at the end of the list, or of what is wanted.

    Raises PaginationError where the answer leads nowhere, or in a circle.
    """
    if listing.most is not None and listing.before + len(items) >= listing.most:
        return None
    changes = _changes(listing, answer, items)
    if not changes:
        return None
    keys = tuple(changes.values())
    seen = listing.seen or (_given(listing, changes), None)
    if _is_linked(keys, seen):
        raise _error(listing, "a cursor came twice: the list would never end")
    arguments, options = _moved(listing, changes)
    before = listing.before + len(items)
    return Listing(listing.kind, listing.operation, arguments, options, listing.most, before=before, seen=(keys, seen))


def member(holder: Any, wire: str) -> Any:
    """A property by its name on the wire, of a model or of plain JSON; None where it is absent."""
    if isinstance(holder, Mapping):
        return cast("Mapping[str, object]", holder).get(wire)
    fields: Mapping[str, Any] = getattr(cast("object", holder).__class__, "model_fields", {})
    name = next((name for name, field in fields.items() if (field.alias or name) == wire), None)
    extra: Mapping[str, Any] = getattr(holder, "model_extra", None) or {}
    return getattr(holder, name, None) if name is not None else extra.get(wire)


def _changes(listing: Listing[Any], answer: object, items: list[Any]) -> Changes:
    """What the next request says otherwise, by names on the wire; nothing at the end."""
    match listing.pagination.style:
        case "none":
            return {}
        case "cursor":
            return _cursor(listing, answer)
        case "last-item":
            return _last_item(listing, items)


def _cursor(listing: Listing[Any], answer: object) -> Changes:
    pagination = listing.pagination
    if pagination.has_more and member(answer, pagination.has_more) is False:
        return {}
    cursor = member(answer, pagination.next_cursor)
    if cursor is None or cursor == "":
        return {}
    if not isinstance(cursor, str | int | float):
        raise _error(listing, f"{pagination.next_cursor} is neither text nor a number")
    return {pagination.cursor: cursor}


def _last_item(listing: Listing[Any], items: list[Any]) -> Changes:
    pagination = listing.pagination
    limit = _given(listing, (pagination.limit,))[0] if pagination.limit else None
    if not items or (isinstance(limit, int) and len(items) < limit):
        return {}
    values = {wire: member(items[-1], name) for wire, name in pagination.keys}
    wire, name = pagination.keys[0]
    if values[wire] is None:
        raise _error(listing, f"the last item has no {name} to go on from")
    return {wire: value for wire, value in values.items() if value is not None}


def _is_linked(keys: Keys, seen: Seen | None) -> bool:
    while seen is not None:
        if seen[0] == keys:
            return True
        seen = seen[1]
    return False


def _error(listing: Listing[Any], message: str) -> PaginationError:
    return PaginationError(message, operation_id=listing.operation.id)


def _names(listing: Listing[Any]) -> dict[str, str]:
    """The arguments by their names on the wire, where the list's cursor travels."""
    operation, body = listing.operation, listing.operation.body
    if listing.pagination.location == "query":
        return {each.wire: each.name for each in operation.parameters if each.location == "query"}
    return {(body.wire or {}).get(name, name): name for name in body.names} if body is not None else {}


def _extra(listing: Listing[Any]) -> Mapping[str, object]:
    """What the caller sends beside the arguments, in the same place."""
    options = listing.options
    extra = options.query if listing.pagination.location == "query" else options.body
    return cast("Mapping[str, object]", extra) if isinstance(extra, Mapping) else {}


def _whole(listing: Listing[Any]) -> Mapping[str, object]:
    """The body, where it is one argument."""
    body = listing.operation.body
    whole = listing.pagination.location == "body" and body is not None and body.whole
    given = listing.arguments.get("body") if whole else None
    return cast("Mapping[str, object]", given) if isinstance(given, Mapping) else {}


def _given(listing: Listing[Any], wires: Changes | tuple[str, ...]) -> Keys:
    """What the request of `listing` says under these names, None for what it does not say."""
    names, extra, whole = _names(listing), _extra(listing), _whole(listing)
    return tuple(extra.get(wire, whole.get(wire, listing.arguments.get(names.get(wire, "")))) for wire in wires)


def _moved(listing: Listing[Any], changes: Changes) -> tuple[Mapping[str, object], CallOptions]:
    """What the next page is asked with: these changes, and no offset, which would count from the cursor on."""
    pagination, names = listing.pagination, _names(listing)
    replaced = {*changes, pagination.offset, *(wire for wire, _ in pagination.keys)}
    dropped = {names.get(wire) for wire in replaced}
    arguments = {name: value for name, value in listing.arguments.items() if name not in dropped}
    arguments |= {names[wire]: value for wire, value in changes.items() if wire in names}
    strange = {wire: value for wire, value in changes.items() if wire not in names}
    if whole := _whole(listing):
        arguments["body"] = {**{k: v for k, v in whole.items() if k not in replaced}, **strange}
        strange = {}
    extra = {**{name: value for name, value in _extra(listing).items() if name not in replaced}, **strange}
    return arguments, _with_extra(listing, extra)


def _with_extra(listing: Listing[Any], extra: Mapping[str, object]) -> CallOptions:
    options = listing.options
    if not extra and not _extra(listing):
        return options
    in_query = listing.pagination.location == "query"
    query, body = (extra, options.body) if in_query else (options.query, extra or None)
    return CallOptions(options.headers, query, body, options.timeout, options.deadline, options.max_retries)
