"""The resource graph of an Api: which things have an identity, which operation makes one, and who refers to whom.

Works for any Api by inference from names, paths and types; `Settings.entities` and `Settings.refers`, which overlays
fill, say what inference cannot know. Pure and deterministic; must not know any API by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.ir.api import Api, Operation
from generator.ir.graph_entities import Found, entities
from generator.ir.graph_links import Links
from generator.ir.graph_names import verb, words
from generator.ir.graph_paths import steps
from generator.ir.graph_refers import Refers
from generator.ir.graph_types import Entity, Graph, Link
from generator.ir.walk import definitions

__all__ = ["Entity", "Graph", "Link", "graph"]

_READING = frozenset(["list", "retrieve", "search", "query", "find"])


def graph(api: Api) -> Graph:
    """The entities of `api` and every id that its operations consume or produce."""
    types = definitions(api)
    found = entities(api, types)
    links = Links(types, found, Refers(found, api.settings.refers))
    by_operation = {operation.id: links.of(operation) for operation in api.operations}
    for operation in api.operations:
        _create(operation, by_operation[operation.id], found)
    _settle(api, by_operation, found)
    kept = (link for op in api.operations for link in _referring(by_operation[op.id], found))
    return Graph(entities=tuple(found.entities.values()), links=tuple(kept), owners=found.owners)


def _create(operation: Operation, links: tuple[Link, ...], found: Found) -> None:
    """Count an operation with a verb of its own as a create: it answers with one new id of what it acts on."""
    entity = found.entities.get(found.owners.get(operation.id, ""))
    if entity is None or operation.method not in ("post", "put") or _is_known(operation, entity):
        return
    status = operation.success.status if operation.success else ""
    makes = any(verb(word) in ("create", "make") for word in words(operation.action)[:1])
    fits = makes or (status == "201" and not _is_asked(links, entity))
    if fits and operation.action not in _READING and _answers_with_one(links, entity):
        found.entities[entity.name] = replace(entity, creates=(*entity.creates, operation.id))


def _is_known(operation: Operation, entity: Entity) -> bool:
    plain = (entity.creates, entity.retrieves, entity.lists, entity.updates, entity.replaces, entity.deletes)
    return any(operation.id in ids for ids in plain)


def _answers_with_one(links: tuple[Link, ...], entity: Entity) -> bool:
    own = [link for link in links if link.entity == entity.name]
    given = any(link.location == "path" for link in own)
    return not given and any(link.role == "produces" and "*" not in link.path for link in own)


def _is_asked(links: tuple[Link, ...], entity: Entity) -> bool:
    return any(link.location == "body" and link.required and link.entity == entity.name for link in links)


def _settle(api: Api, by_operation: dict[str, tuple[Link, ...]], found: Found) -> None:
    """Give each entity its parent: whom all paths to a single one, or to all of them, name before."""
    order = {operation.id: index for index, operation in enumerate(api.operations)}
    for entity in list(found.entities.values()):
        single = (*entity.retrieves, *entity.updates, *entity.replaces, *entity.deletes)
        outer = {_outer(by_operation[each], entity) for each in single or _rooted(api, entity)}
        creates = tuple(sorted(entity.creates, key=order.__getitem__))
        parent = outer.pop() if len(outer) == 1 else ""
        found.entities[entity.name] = replace(entity, creates=creates, parent=parent)


def _rooted(api: Api, entity: Entity) -> Iterator[str]:
    """The operations on all of an entity that has none on a single one, where the path is a place."""
    listed = {*entity.creates, *entity.lists}
    for operation in api.operations:
        if operation.id in listed and len(steps(operation.path)) > 1:
            yield operation.id


def _outer(links: tuple[Link, ...], entity: Entity) -> str:
    """The last entity in the path besides `entity` itself."""
    named = [link.entity for link in links if link.location == "path" and link.entity != entity.name]
    return named[-1] if named else ""


def _referring(links: tuple[Link, ...], found: Found) -> Iterator[Link]:
    """Without the id that a create asks for: it is a wish for the new thing, no reference to an old one."""
    for link in links:
        entity = found.entities[link.entity]
        wish = link.location == "body" and len(link.path) == 1 and link.operation in entity.creates
        if not (wish and words(link.path[0]) in (words(entity.id), words(entity.parameter))):
            yield link
