"""Where each row of the catalogue can be seen in an API: which operations, and which places of the document.

Knows the graph of resources for rows about state; the rest is in the modules about answers and requests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json

from emulator.answers import success_of
from emulator.drift.catalogue import ENTRIES
from emulator.drift.site import Site
from emulator.drift.sites_requests import body_type, in_requests
from emulator.drift.sites_responses import FITTING, body_of, in_bodies
from emulator.layout import Layouts, properties
from emulator.refusal import can_say
from generator.document.source import Document
from generator.ir.api import Api, Operation
from generator.ir.graph import Entity, Graph, graph
from generator.ir.walk import definitions

__all__ = ["Site", "sites"]

FAULTS = ("skip", "repeat", "missing")


def sites(api: Api, document: Document, row: int) -> tuple[Site, ...]:
    """All places where a row can be seen, operation by operation, the shallowest first; always in the same order.

    Raises ValueError for a row that the emulator cannot show.
    """
    if row not in {each.number for each in ENTRIES}:
        raise ValueError(f"row {row} is none that the emulator can show")
    types, known = definitions(api), graph(api)
    layouts = Layouts(api, known)
    found: list[Site] = []
    for operation in api.operations:
        if row in FITTING or row in (13, 47):
            found += in_bodies(types, operation, row)
        elif row in (24, 27, 28, 29, 30, 31, 32, 33):
            found += in_requests(types, document, operation, row)
        elif row in range(35, 45):
            entity = known.of(operation.id)
            if entity is not None:
                found += _about_state(row, operation, entity, layouts)
        elif _shows(row, operation, known):
            found.append(Site(row=row, operation=operation.id))
    return tuple({(site.operation, site.pointer, str(site.detail)): site for site in reversed(found)}.values())[::-1]


def _shows(row: int, operation: Operation, known: Graph) -> bool:
    """Whether the answers of an operation, apart from their bodies, can show a row."""
    match row:
        case 12 | 21 | 22:
            return body_of(operation) is not None
        case 16:
            return operation.success is not None
        case 17:
            named = any(link.location == "path" for link in known.consumes(operation.id))
            return named and any(each.status in ("404", "422") for each in operation.responses)
        case 18:
            return any(each.status[:1] in "45" and each.contents for each in operation.responses)
        case 34:
            return body_type(operation) is not None
        case 45 | 46:
            return bool(operation.security) and () not in operation.security
        case _:
            return success_of(operation) is not None


def _about_state(row: int, operation: Operation, entity: Entity, layouts: Layouts) -> Iterator[Site]:
    for detail in _details(row, operation, entity, layouts):
        yield Site(row=row, operation=operation.id, detail=detail)


def _details(row: int, operation: Operation, entity: Entity, layouts: Layouts) -> Iterator[dict[str, Json]]:
    """What a rule about the state of an entity is told, once for each site; nothing where it cannot be seen."""
    made, read = bool(entity.creates), bool(entity.retrieves or entity.lists)
    changes = operation.id in (*entity.updates, *entity.replaces)
    match row:
        case 35 if operation.id in entity.retrieves and made:
            yield {}
        case 36 if changes and read:
            yield {}
            yield from ({"name": name} for name in _kept(operation, layouts))
        case 37 | 44 if operation.id in entity.deletes and (row == 44 or read):
            yield {}
        case 38 if _names_itself(operation, entity, layouts):
            yield {}
        case 39 if operation.id in entity.lists and made:
            yield {}
        case 40 if operation.id in entity.lists and _is_paged(operation):
            yield from ({"fault": fault} for fault in FAULTS)
        case 41 if operation.id in entity.lists and _is_paged(operation):
            yield {}
        case 42 if operation.id in entity.updates and operation.method == "patch":
            yield {}
            yield from ({"name": name} for name in _kept(operation, layouts, optional=True))
        case 43 if (
            (changes or operation.id in entity.creates) and body_type(operation) and can_say(operation, "invalid")
        ):
            yield {}
        case _:
            return


def _is_paged(operation: Operation) -> bool:
    return operation.pagination is not None and operation.pagination.style != "none"


def _names_itself(operation: Operation, entity: Entity, layouts: Layouts) -> bool:
    """Whether an answer carries the id that the path names."""
    layout, content = layouts.of(operation), body_of(operation)
    return (
        layout is not None
        and bool(layout.own and entity.id)
        and content is not None
        and entity.id in {prop.wire for prop in properties(layouts.types, content.type)}
    )


def _kept(operation: Operation, layouts: Layouts, *, optional: bool = False) -> list[str]:
    """Properties that an update may name and that are shown of the thing afterwards."""
    layout, sent = layouts.of(operation), body_type(operation)
    if layout is None or layout.whole is None or sent is None:
        return []
    shown = {prop.wire: prop for prop in properties(layouts.types, layout.whole)}
    aside = (layout.entity.id, layout.entity.version)
    names = [prop.wire for prop in properties(layouts.types, sent) if prop.wire in shown and prop.wire not in aside]
    return [name for name in names if not (optional and shown[name].required)]
