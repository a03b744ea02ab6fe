"""JSONPath (RFC 9535): which nodes of a document an overlay's target selects.

Knows the query language; must not know what overlays do with the nodes. Queries that name one node by plain members and
indexes, as nearly all overlays do, are resolved here; everything else is left to a full implementation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

Location = tuple[str | int, ...]

# One segment of a singular query (RFC 9535, 2.3.5.1) without escapes: .name, ['name'], ["name"] or [0].
_SEGMENT = re.compile(r"""\.([A-Za-z_\u0080-\U0010FFFF][\w]*)|\['([^'\\]*)'\]|\["([^"\\]*)"\]|\[(0|[1-9]\d*)\]""")
_PLAIN_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


class QueryError(ValueError):
    """The text is no JSONPath query."""


def singular(query: str) -> Location | None:
    """The one location that a plain query names, or None where it is not that plain (RFC 9535, 2.3.5.1)."""
    if not query.startswith("$"):
        return None
    tokens: list[str | int] = []
    at = 1
    while match := _SEGMENT.match(query, at):
        tokens.append(int(match[4]) if match[4] else next(part for part in match.groups()[:3] if part is not None))
        at = match.end()
    return tuple(tokens) if at == len(query) else None


def select(data: Any, query: str) -> tuple[Location, ...]:
    """The locations of the nodes that `query` selects, each once, in order. Raises QueryError where it is no query."""
    location = singular(query)
    if location is None:
        return _search(data, query)
    return (location,) if reach(data, location) == len(location) else ()


def reach(data: Any, location: Location) -> int:
    """How many leading tokens of `location` lead to a node of `data`."""
    for depth, token in enumerate(location):
        if not _has(data, token):
            return depth
        data = data[token]
    return len(location)


def node(data: Any, location: Location) -> Any:
    """The node of `data` at `location`, which is there."""
    for token in location:
        data = data[token]
    return data


def nearest(data: Any, query: str) -> str:
    """A query like `query` that selects something, or an empty text where none comes to mind."""
    location = singular(query)
    if location is None:
        return ""
    depth = reach(data, location)
    parent = node(data, location[:depth])
    if depth == len(location) or not isinstance(parent, dict):
        return spell(location[:depth])
    close = get_close_matches(str(location[depth]), [str(key) for key in parent], n=1, cutoff=0.5)
    return spell((*location[:depth], *close)) if close else spell(location[:depth])


def spell(location: Sequence[str | int]) -> str:
    """`location` as a query: `$.paths['/a'].get.parameters[0]`."""
    return "$" + "".join(_segment(token) for token in location)


def _segment(token: str | int) -> str:
    if isinstance(token, int):
        return f"[{token}]"
    return f".{token}" if _PLAIN_NAME.fullmatch(token) else f"['{token}']"


def _has(data: Any, token: str | int) -> bool:
    if isinstance(data, dict):
        return token in data
    return isinstance(data, list) and isinstance(token, int) and token < len(data)


def _search(data: Any, query: str) -> tuple[Location, ...]:
    # Imported here: it costs more time than all plain queries of a large document together, and few documents need it.
    import jsonpath_rfc9535

    try:
        found = jsonpath_rfc9535.find(query, data)
    except (jsonpath_rfc9535.JSONPathError, OverflowError, RecursionError) as error:
        # The last two escape the library on endless numbers and endless brackets.
        raise QueryError(str(error)) from error
    return tuple(dict.fromkeys(item.location for item in found))
