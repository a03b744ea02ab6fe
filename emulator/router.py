"""Which operation a method and a path mean.

Knows path templates (OpenAPI 3.1, section 4.8.8) and percent-encoding; must not know what operations do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from generator.ir.api import Api, Operation

REMEMBERED, MOST_REMEMBERED = 4096, 256
"""How many paths are remembered with what they mean, and of how many characters at the most: clients ask for the same
things again and again."""


@dataclass(frozen=True, slots=True)
class Match:
    """The operation, and the decoded text of each template variable."""

    operation: Operation
    segments: Mapping[str, str] = field(hash=False)


class Unrouted(Exception):  # noqa: N818 - what a client asked for, no error of ours
    """No operation has this path, or (with `allow`) none of this path has the method."""

    def __init__(self, allow: tuple[str, ...] = ()) -> None:
        super().__init__(", ".join(allow))
        self.allow = allow


@dataclass(frozen=True, slots=True)
class _Route:
    """One path template: its segments (None where a variable stands alone) and what its methods do."""

    template: tuple[str, ...]
    operations: dict[str, Operation] = field(hash=False)

    def match(self, segments: list[str]) -> Mapping[str, str] | None:
        found: dict[str, str] = {}
        for pattern, text in zip(self.template, segments, strict=True):
            taken = _segment(pattern, text)
            if taken is None:
                return None
            found.update(taken)
        return found


class Router:
    """The operations of an Api by method and path; concrete paths come before templated ones (same section)."""

    def __init__(self, api: Api) -> None:
        self._plain: dict[str, _Route] = {}
        self._templated: dict[tuple[int, str | None], list[_Route]] = {}
        self._bases = _bases(api)
        self._found: dict[tuple[str, str], Match] = {}
        routes: dict[str, _Route] = {}
        for operation in api.operations:
            route = routes.setdefault(operation.path, _Route(tuple(operation.path.split("/")), {}))
            route.operations[operation.method.upper()] = operation
        for path, route in routes.items():
            if "{" in path:
                self._templated.setdefault(_place(route.template), []).append(route)
            else:
                self._plain[path] = route
        for listed in self._templated.values():
            listed.sort(key=lambda route: ["{" in segment for segment in route.template])

    def match(self, method: str, path: str) -> Match:
        """The operation of `method` at the percent-encoded `path`. Raises Unrouted where there is none."""
        known = self._found.get((method, path))
        if known is not None:
            return known
        found = self._match(method, path)
        if len(path) <= MOST_REMEMBERED:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[method, path] = found
        return found

    def _match(self, method: str, path: str) -> Match:
        allowed: set[str] = set()
        for base in self._bases:
            for route, segments in self._routes(path[len(base) :]) if path.startswith(base) else ():
                operation = route.operations.get(method)
                if operation is not None:
                    return Match(operation, segments)
                allowed.update(route.operations)
        raise Unrouted(tuple(sorted(allowed)))

    def _routes(self, path: str) -> Iterator[tuple[_Route, Mapping[str, str]]]:
        """The routes that fit a path, the most concrete first."""
        plain = self._plain.get(path)
        if plain is not None:
            yield plain, {}
        segments = path.split("/")
        size, first = len(segments), unquote("/".join(segments[1:2]))
        for place in ((size, first), (size, None)):
            for route in self._templated.get(place, ()):
                matched = route.match(segments)
                if matched is not None:
                    yield route, matched


def _place(template: Sequence[str]) -> tuple[int, str | None]:
    """Where a template is looked for: how many segments it has, and the first of them; None where that varies."""
    first = "/".join(template[1:2])
    return len(template), None if "{" in first else unquote(first)


def _bases(api: Api) -> tuple[str, ...]:
    """What may stand before a path: nothing, or the path of a server's address."""
    paths = (urlsplit(server.url).path.rstrip("/") for server in api.servers)
    return tuple(dict.fromkeys(("", *paths)))


def _segment(pattern: str, text: str) -> Mapping[str, str] | None:
    """The variables of one segment, or None where it does not fit."""
    if "{" not in pattern:
        return {} if pattern == text or pattern == unquote(text) else None
    before, _, rest = pattern.partition("{")
    name, _, after = rest.partition("}")
    if "{" in after:
        return _several(pattern, text)
    inner = text[len(before) : len(text) - len(after)]
    if not inner or not text.startswith(before) or not text.endswith(after) or len(before) + len(after) > len(text):
        return None
    decoded = _decoded(inner)
    return None if decoded is None else {name: decoded}


def _decoded(text: str) -> str | None:
    """Percent-encoded text (RFC 3986, section 2.1); None where it is no UTF-8."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return None


def _several(pattern: str, text: str) -> Mapping[str, str] | None:
    """A segment with more than one variable (`{owner}.{name}`): each takes as little as it can."""
    found: dict[str, str] = {}
    rest = pattern
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        if not text.startswith(before):
            return None
        text = text[len(before) :]
        following = rest.partition("{")[0]
        at = text.find(following, 1) if following else len(text)
        decoded = _decoded(text[:at]) if at > 0 else None
        if decoded is None:
            return None
        found[name], text = decoded, text[at:]
    return found if text == rest else None
