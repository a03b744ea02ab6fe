"""Which types stand together on a page: those of one resource, those that several share, those that none uses.

Knows who reaches a type; must not know paths or Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.ir.api import Api
from generator.ir.types import TypeDef
from generator.ir.walk import definitions, reachable, refs, request_types, response_types

MANY = 80
SHARED = "Types that several resources share"
UNUSED = "Types that no operation uses"


@dataclass(frozen=True, slots=True)
class Group:
    """A page of types: its resource (empty for those of several or none), its heading, the types by name."""

    resource: str
    heading: str
    members: tuple[TypeDef, ...]


def users(api: Api) -> dict[str, tuple[str, ...]]:
    """The ids of the operations that reach each type, in the order of the document."""
    types = definitions(api)
    found: dict[str, list[str]] = {}
    for operation in api.operations:
        mentioned = {name for t in (*request_types(operation), *response_types(operation)) for name in refs(t)}
        for name in reachable(types, mentioned):
            found.setdefault(name, []).append(operation.id)
    return {name: tuple(ids) for name, ids in found.items()}


def groups(api: Api, used_by: Mapping[str, tuple[str, ...]], *, all_schemas: bool) -> tuple[Group, ...]:
    """Resources in their order, then the shared types, then with `all_schemas` the unused ones."""
    homes = {operation.id: operation.resource for operation in api.operations}
    sent = _sent(api)
    own: dict[str, list[TypeDef]] = {resource.name: [] for resource in api.resources}
    shared: list[TypeDef] = []
    unused: list[TypeDef] = []
    for named in sorted(api.types, key=lambda each: (each.name[:1].upper(), each.name)):
        resources = {homes[user] for user in used_by.get(named.name, ())}
        if len(resources) == 1 and named.name not in sent:
            own.setdefault(next(iter(resources)), []).append(named)
        else:
            (shared if resources or named.name in sent else unused).append(named)
    made = [Group(name, "", tuple(members)) for name, members in own.items() if members]
    return (*made, *_split(SHARED, shared), *(_split(UNUSED, unused) if all_schemas else ()))


def _sent(api: Api) -> set[str]:
    """The types that webhooks reach: no resource owns them."""
    webhook = api.settings.webhook
    return set() if webhook is None else reachable(definitions(api), [name for _, name in webhook.events])


def _split(heading: str, members: Sequence[TypeDef]) -> Iterator[Group]:
    """One page, or one a letter where there are too many types for one."""
    if 0 < len(members) <= MANY:
        yield Group("", heading, tuple(members))
    elif members:
        for letter, same in groupby(members, key=lambda each: each.name[:1].upper()):
            yield Group("", f"{heading}: {letter}", tuple(same))
