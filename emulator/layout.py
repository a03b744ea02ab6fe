"""How the operations on one thing fit together: which parameter says what, and where in a body the thing stands.

Knows the resource graph and types; must not know state. What the graph does not tell is read off names that many APIs
use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from emulator.answers import content_of, success_of
from generator.ir.api import Api, Operation, Pagination
from generator.ir.graph import Entity, Graph, Link
from generator.ir.types import Array, Map, Object, Property, Tuple, Type, TypeDef, Union
from generator.ir.walk import definitions, flatten, resolve, split_null

Path = tuple[str, ...]
EACH = "*"
LIMITS = ("limit", "per_page", "perPage", "page_size", "pageSize", "max_results", "count")
OFFSETS = ("offset", "skip", "start", "startIndex", "page", "page_number", "pageNumber")
UNIONS = 8
"""How many unions may stand in each other."""

LISTS = ("data", "items", "results", "records", "entries", "values")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the plain behaviour of one operation needs to know.

    `own` is the path parameter that carries the thing's id, empty where there is none; `outer` pairs what the other
    path parameters name (an entity, or the parameter itself) with their names. Ids are unique within what `scope`
    names. `shown` leads to the thing in a response, `items` to the list of them and `within` from an item of that list
    to the thing; None where the response has none. `sent` is the property of a request's body that holds the thing,
    empty where the body is it. `whole` is the type that tells the most of it.
    """

    operation: Operation
    entity: Entity
    own: str
    outer: tuple[tuple[str, str], ...]
    scope: tuple[str, ...]
    shown: Path
    items: Path | None
    within: Path
    sent: str
    whole: Type | None


class Layouts:
    """The layouts of one Api's operations, each made when it is first asked for."""

    def __init__(self, api: Api, graph: Graph) -> None:
        self.types = definitions(api)
        self._graph = graph
        self._operations = {operation.id: operation for operation in api.operations}
        self._made: dict[str, Layout] = {}

    def of(self, operation: Operation) -> Layout | None:
        """The layout of an operation; None where it acts upon nothing that has an identity."""
        entity = self._graph.of(operation.id)
        if entity is None:
            return None
        if operation.id not in self._made:
            self._made[operation.id] = self._layout(operation, entity)
        return self._made[operation.id]

    def _layout(self, operation: Operation, entity: Entity) -> Layout:
        own, outer = self._parameters(operation, entity)
        items, within = self._listed(operation, entity)
        return Layout(
            operation=operation,
            entity=entity,
            own=own,
            outer=outer,
            scope=self._scope(entity),
            shown=self._shown(operation, entity),
            items=items,
            within=within,
            sent=self._sent(operation, entity),
            whole=self._whole(entity),
        )

    def _parameters(self, operation: Operation, entity: Entity) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The parameter of the thing's own id, and the others with what they name."""
        links = [link for link in self._graph.consumes(operation.id) if link.location == "path"]
        named = {link.path[0]: link.entity for link in reversed(links)}
        wires = [each.wire for each in operation.path_parameters]
        is_whole = operation.id in (*entity.lists, *entity.creates) and operation.method != "put"
        mine = [] if is_whole else [each for each in wires if entity.name in (named.get(each), each)]
        own = mine[-1] if mine else entity.parameter if entity.parameter in wires and not is_whole else ""
        outer = [(named.get(each, each), each) for each in wires if each != own]
        labels = [label for label, _ in outer]
        return own, tuple((each if labels.count(label) > 1 else label, each) for label, each in outer)

    def _scope(self, entity: Entity) -> tuple[str, ...]:
        """What must be named, besides the id, to name one thing."""
        for identity in (*entity.retrieves, *entity.updates, *entity.replaces, *entity.deletes):
            _, outer = self._parameters(self._operations[identity], entity)
            return tuple(label for label, _ in outer)
        return ()

    def _shown(self, operation: Operation, entity: Entity) -> Path:
        found = [link.path[:-1] for link in self._own_ids(operation, entity) if EACH not in link.path]
        if found:
            return min(found, key=len)
        t = _content_type(operation)
        return () if t is None else _wrapped(self.types, t, entity)

    def _listed(self, operation: Operation, entity: Entity) -> tuple[Path | None, Path]:
        """Where a list of things stands in the response, and the thing in an item of it."""
        paging = operation.pagination
        for link in sorted(self._own_ids(operation, entity), key=lambda link: len(link.path)):
            if link.path.count(EACH) == 1:
                at = link.path.index(EACH)
                return link.path[:at], link.path[at + 1 : -1]
        if paging is not None:
            return ((paging.items,) if paging.items else ()), ()
        t = _content_type(operation)
        found = None if t is None else _list_in(self.types, t)
        return found, ()

    def _own_ids(self, operation: Operation, entity: Entity) -> Iterator[Link]:
        for link in self._graph.produces(operation.id):
            if link.location == "response" and link.entity == entity.name and link.path[-1:] == (entity.id,):
                yield link

    def _sent(self, operation: Operation, entity: Entity) -> str:
        body = operation.body
        shape = resolve(self.types, body.contents[0].type) if body is not None and body.contents else None
        props = flatten(self.types, shape) if isinstance(shape, Object) else ()
        if len(props) == 1 and props[0].wire in (entity.name, *self._shown(operation, entity)):
            return props[0].wire if isinstance(resolve(self.types, props[0].type), Object) else ""
        return ""

    def _whole(self, entity: Entity) -> Type | None:
        for identity in (*entity.retrieves, *entity.updates, *entity.replaces, *entity.creates):
            operation = self._operations[identity]
            t = _content_type(operation)
            found = at(self.types, t, self._shown(operation, entity)) if t is not None else None
            if isinstance(found and resolve(self.types, found), Object | Union):
                return found
        for identity in entity.lists:
            operation = self._operations[identity]
            t, (items, within) = _content_type(operation), self._listed(operation, entity)
            if t is not None and items is not None:
                return at(self.types, t, (*items, EACH, *within))
        return None


def paging(types: Mapping[str, TypeDef], operation: Operation, items: Path) -> Pagination | None:
    """How a list is paged whose pagination the model does not tell: by a limit, and an offset or a page's number."""
    known = operation.pagination
    if known is not None and known.style != "none":
        return known
    asked = {each.wire for each in operation.query}
    limit = next((name for name in LIMITS if name in asked), "")
    offset = next((name for name in OFFSETS if name in asked), "")
    held = items[0] if items else ""
    if not limit and not offset:
        return Pagination(style="none", items=held)
    return Pagination(style="cursor", items=held, limit=limit, offset=offset, has_more=_more(types, operation))


def _more(types: Mapping[str, TypeDef], operation: Operation) -> str:
    t = _content_type(operation)
    names = {prop.wire for prop in properties(types, t)} if t is not None else set()
    return next((name for name in ("has_more", "hasMore", "has_next", "more") if name in names), "")


def at(types: Mapping[str, TypeDef], t: Type, path: Sequence[str], depth: int = UNIONS) -> Type | None:
    """The type at a path into values of `t`, `*` standing for each item; None where there is none."""
    found: Type | None = t
    for step in path:
        shape = split_null(resolve(types, found))[0] if found is not None else None
        match resolve(types, shape) if shape is not None else None:
            case Array(items=items) if step == EACH:
                found = items
            case Map(values=values):
                found = values
            case Object() as whole:
                found = next((prop.type for prop in flatten(types, whole) if prop.wire == step), None)
            case Union(variants=variants) if depth:
                each = (at(types, variant, (step,), depth - 1) for variant in variants)
                found = next((inner for inner in each if inner is not None), None)
            case _:
                return None
    return found


def properties(types: Mapping[str, TypeDef], t: Type, depth: int = UNIONS) -> tuple[Property, ...]:
    """The declared properties of an object's type; of a union those of all its variants, the first of each name."""
    shape = resolve(types, t)
    match shape:
        case Object():
            return flatten(types, shape)
        case Union(variants=variants) if depth:
            each = [properties(types, variant, depth - 1) for variant in variants]
            return tuple({prop.wire: prop for props in reversed(each) for prop in reversed(props)}.values())
        case _:
            return ()


def _content_type(operation: Operation) -> Type | None:
    content = content_of(success_of(operation))
    return content.type if content is not None else None


def _wrapped(types: Mapping[str, TypeDef], t: Type, entity: Entity) -> Path:
    """The one property of an envelope, by the names that envelopes use for it."""
    for prop in properties(types, t):
        inner = split_null(resolve(types, prop.type))[0]
        if prop.wire in (entity.name, "data", "result") and isinstance(resolve(types, inner), Object):
            return (prop.wire,)
    return ()


def _list_in(types: Mapping[str, TypeDef], t: Type) -> Path | None:
    """Where the list stands in an answer that is one, or holds one."""
    if isinstance(resolve(types, t), Array | Tuple):
        return ()
    props = properties(types, t)
    lists = [prop.wire for prop in props if isinstance(split_null(resolve(types, prop.type))[0], Array)]
    named = [name for name in LISTS if name in lists]
    found = named or (lists if len(lists) == 1 else [])
    return (found[0],) if found else None
