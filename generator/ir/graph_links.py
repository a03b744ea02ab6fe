"""Every id that an operation consumes or produces: parameters, and all places in bodies that hold one.

Knows how to walk types, in breadth and within bounds: a path through a recursive type is followed once. Whose id it is,
`graph_refers` knows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.ir.api import Content, Operation
from generator.ir.graph_entities import Found
from generator.ir.graph_paths import steps
from generator.ir.graph_refers import Refers, Spot
from generator.ir.graph_shapes import Types, members, values
from generator.ir.graph_types import Link, Place
from generator.ir.types import Array, Map, Null, Object, Property, Ref, Tuple, Type, Union
from generator.ir.walk import children, refs

LONGEST_PATH = 16
MOST_NODES = 20_000
"""Types that are looked at in one body; what is nearer to the root comes first."""


@dataclass(frozen=True, slots=True)
class _Node:
    type: Type
    path: tuple[str, ...] = ()
    owners: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    required: bool = True


class Links:
    """Finds the links of every operation of one Api."""

    def __init__(self, types: Types, found: Found, refers: Refers) -> None:
        self._types = types
        self._found = found
        self._refers = refers
        self._leading = _leading(types, refers)

    def of(self, operation: Operation) -> tuple[Link, ...]:
        """Its links, none twice: path, query, headers, body, then response."""
        known: dict[tuple[object, ...], Link] = {}
        for link in self._all(operation):
            key = (link.location, link.path, link.entity)
            required = link.required and (key not in known or known[key].required)
            known[key] = replace(link, required=required)
        return tuple(known.values())

    def _all(self, operation: Operation) -> Iterator[Link]:
        yield from self._path(operation)
        for parameter in (*operation.query, *operation.headers):
            place: Place = "query" if parameter.location == "query" else "header"
            prop = Property(wire=parameter.wire, type=parameter.type, required=parameter.required)
            yield from self._walk(operation, place, _Node(Object(properties=(prop,))))
        if operation.body is not None:
            yield from self._contents(operation, "body", operation.body.contents, required=operation.body.required)
        if operation.success is not None:
            yield from self._contents(operation, "response", operation.success.contents, required=True)

    def _path(self, operation: Operation) -> Iterator[Link]:
        placed = {step.parameters[-1]: step.key for step in steps(operation.path) if step.parameters}
        for parameter in operation.path_parameters:
            spot = Spot(operation, "path", (parameter.wire,), ())
            at = self._found.places.get(placed.get(parameter.wire, ""), "")
            names = (at,) if at else self._own(operation, parameter.wire)
            declared = self._refers.declared(spot)
            for name in names or self._refers.at(spot) if declared is None else declared:
                yield _link(spot, name, required=True)

    def _own(self, operation: Operation, parameter: str) -> tuple[str, ...]:
        """The thing itself where its parameter is called so, and what else the operation is offered on."""
        own = self._found.owners.get(operation.id, "")
        offered = (own, *(resource for resource, _ in operation.aliases))
        known = [self._found.entities[name] for name in offered if name in self._found.entities]
        named = tuple(entity.name for entity in known if entity.parameter == parameter)
        return named if own in named else ()

    def _contents(
        self, operation: Operation, location: Place, contents: Iterable[Content], *, required: bool
    ) -> Iterator[Link]:
        for content in contents:
            yield from self._walk(operation, location, _Node(content.type, required=required))

    def _walk(self, operation: Operation, location: Place, root: _Node) -> Iterator[Link]:
        queue: deque[_Node] = deque()
        self._follow(root, queue)
        for _ in range(MOST_NODES):
            if not queue:
                return
            node = queue.popleft()
            if isinstance(node.type, Object):
                for names, prop in members(self._types, node.type):
                    below = _below(node, names, prop)
                    yield from self._links(Spot(operation, location, below.path, below.owners), prop, below)
                    self._follow(below, queue)
            else:
                for below in _inside(node):
                    self._follow(below, queue)

    def _links(self, spot: Spot, prop: Property, node: _Node) -> Iterator[Link]:
        if self._refers.may(prop.wire):
            for rest in values(self._types, prop.type):
                for name in self._refers.at(spot):
                    at = Spot(spot.operation, spot.location, (*spot.path, *rest), spot.owners)
                    yield _link(at, name, required=node.required and not rest)

    def _follow(self, node: _Node, queue: deque[_Node]) -> None:
        """Queue what may lead to an id: a name that is not on the way already, through unions and lists."""
        if isinstance(node.type, Ref):
            name = node.type.name
            if name in node.seen or name not in self._leading:
                return
            node = replace(node, type=self._types[name].type, names=(*node.names, name), seen=node.seen | {name})
            self._follow(node, queue)
        elif len(node.path) < LONGEST_PATH and any(True for _ in children(node.type)):
            queue.append(node)


def _link(spot: Spot, entity: str, *, required: bool) -> Link:
    return Link(
        operation=spot.operation.id,
        role="produces" if spot.location == "response" else "consumes",
        location=spot.location,
        path=spot.path,
        entity=entity,
        required=required,
    )


def _below(node: _Node, names: tuple[str, ...], prop: Property) -> _Node:
    """What a property of an object holds. `names` are the types that the object has it from."""
    owners = (*node.owners, (*node.names, *names))
    return _Node(prop.type, (*node.path, prop.wire), owners, (), node.seen, node.required and prop.required)


def _inside(node: _Node) -> Iterator[_Node]:
    """What stands in a list, a map or a union, without being a property."""
    match node.type:
        case Union(variants=variants):
            rest = [variant for variant in variants if not isinstance(variant, Null)]
            yield from (replace(node, type=variant, required=False) for variant in rest)
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
    return replace(node, type=t, path=(*node.path, "*"), names=(), required=node.required and required)


def _leading(types: Types, refers: Refers) -> set[str]:
    """The names of the types from which a property leads to, or is, one that may hold an id."""
    users: dict[str, set[str]] = {name: set() for name in types}
    pending: list[str] = []
    for name, definition in types.items():
        for used in refs(definition.type):
            users[used].add(name)
        if any(refers.may(wire) for wire in _wires(definition.type)):
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
