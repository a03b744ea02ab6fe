"""The places in a type at which ids may stand, whoever they belong to.

Knows how to walk types: in breadth and within bounds; a path through a recursive type is followed once. Must not know
operations: what it finds in a named type is remembered for all that use it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.ir.graph_shapes import Types, members, values
from generator.ir.types import Array, Map, Null, Object, Property, Ref, Tuple, Type, Union
from generator.ir.walk import children, refs

LONGEST_PATH = 16
MOST_NODES = 5_000
"""Types that are looked at in one body; what is nearer to the root comes first."""


class Site(NamedTuple):
    """A property that may hold an id: the path to it, the names of the types that have each property on the way.

    `rest` leads from the property to the id itself: nothing, `*`, or a filter's operand. A tuple, for there are
    thousands.
    """

    path: tuple[str, ...]
    owners: tuple[tuple[str, ...], ...]
    rest: tuple[str, ...]
    required: bool


class _Node(NamedTuple):
    type: Type
    path: tuple[str, ...] = ()
    owners: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    required: bool = True


class Sites:
    """Finds the sites in the types of one Api. `may` says whether a property of this name may hold an id."""

    def __init__(self, types: Types, may: Callable[[str], bool]) -> None:
        self._types = types
        self._may = may
        self._leading = _leading(types, may)
        self._members: dict[str, list[tuple[tuple[str, ...], Property]]] = {}
        self._known: dict[str, tuple[Site, ...]] = {}

    def below(self, t: Type) -> tuple[Site, ...]:
        """The sites in a body of type `t`, those near the root first."""
        match t:
            case Array(items=Ref(name=name), min_items=least):
                inside = self._named(name)
                return tuple(Site(("*", *s.path), s.owners, s.rest, s.required and bool(least)) for s in inside)
            case Ref(name=name):
                return self._named(name)
            case _:
                return tuple(self._walk(_Node(t)))

    def of(self, prop: Property) -> tuple[Site, ...]:
        """The sites at and in one property, or parameter."""
        below = _below(_Node(prop.type), (), prop)
        return (*self._at(prop, below), *self._walk(below))

    def _named(self, name: str) -> tuple[Site, ...]:
        if name not in self._known:
            self._known[name] = tuple(self._walk(_Node(Ref(name=name))))
        return self._known[name]

    def _walk(self, root: _Node) -> Iterator[Site]:
        queue: deque[_Node] = deque()
        self._follow(root, queue)
        for _ in range(MOST_NODES):
            if not queue:
                return
            node = queue.popleft()
            if isinstance(node.type, Object):
                for names, prop in self._telling(node):
                    below = _below(node, names, prop)
                    yield from self._at(prop, below)
                    self._follow(below, queue)
            else:
                for inner in _inside(node):
                    self._follow(inner, queue)

    def _telling(self, node: _Node) -> list[tuple[tuple[str, ...], Property]]:
        """The properties of an object that are or lead to an id."""
        name = node.names[-1] if node.names else ""
        if name not in self._members or not name:
            listed = members(self._types, node.type) if isinstance(node.type, Object) else ()
            self._members[name] = [pair for pair in listed if self._tells(pair[1])]
        return self._members[name]

    def _tells(self, prop: Property) -> bool:
        return self._may(prop.wire) or any(name in self._leading for name in refs(prop.type))

    def _at(self, prop: Property, node: _Node) -> Iterator[Site]:
        if self._may(prop.wire):
            for rest in values(self._types, prop.type):
                yield Site(node.path, node.owners, rest, node.required and not rest)

    def _follow(self, node: _Node, queue: deque[_Node]) -> None:
        """Queue what may lead to an id: not a name that is on the way already, nor what is too far down."""
        t, names, seen = node.type, node.names, node.seen
        while isinstance(t, Ref):
            if t.name in seen or t.name not in self._leading:
                return
            names, seen, t = (*names, t.name), seen | {t.name}, self._types[t.name].type
        if isinstance(t, Object | Union | Array | Map | Tuple) and len(node.path) < LONGEST_PATH:
            queue.append(_Node(t, node.path, node.owners, names, seen, node.required))


def _below(node: _Node, names: tuple[str, ...], prop: Property) -> _Node:
    """What a property of an object holds. `names` are the types that the object has it from."""
    owners = (*node.owners, (*node.names, *names))
    return _Node(prop.type, (*node.path, prop.wire), owners, (), node.seen, node.required and prop.required)


def _inside(node: _Node) -> Iterator[_Node]:
    """What stands in a list, a map or a union, without being a property."""
    match node.type:
        case Union(variants=variants):
            for variant in variants:
                if not isinstance(variant, Null):
                    yield _Node(variant, node.path, node.owners, node.names, node.seen, required=False)
        case Array(items=items, min_items=least):
            yield _item(node, items, required=bool(least))
        case Map(values=items):
            yield _item(node, items, required=False)
        case Tuple(prefix=prefix, rest=further):
            yield from (_item(node, item, required=True) for item in prefix)
            if further is not None:
                yield _item(node, further, required=False)
        case _:
            return


def _item(node: _Node, t: Type, *, required: bool) -> _Node:
    return _Node(t, (*node.path, "*"), node.owners, (), node.seen, node.required and required)


def _leading(types: Types, may: Callable[[str], bool]) -> set[str]:
    """The names of the types from which a property leads to, or is, one that may hold an id."""
    users: dict[str, set[str]] = {name: set() for name in types}
    pending: list[str] = []
    for name, definition in types.items():
        for used in refs(definition.type):
            users[used].add(name)
        if any(may(wire) for wire in _wires(definition.type)):
            pending.append(name)
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(users[name])
    return found


def _wires(t: Type) -> Iterator[str]:
    """The names of all properties in `t`, references not followed."""
    stack = [t]
    while stack:
        node = stack.pop()
        if isinstance(node, Object):
            yield from (prop.wire for prop in node.properties)
        stack.extend(children(node))
