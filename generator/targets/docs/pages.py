"""Where everything stands: the page and anchor of each operation and each type.

Knows page paths, headings and links; must not know what stands below a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from posixpath import dirname, relpath

from generator.ir.api import Api, Operation, Resource
from generator.ir.types import TypeDef
from generator.ir.walk import definitions, reachable, refs, request_types, response_types
from generator.targets.docs import markdown

SHARED = "shared"
UNUSED = "unused"
MANY = 80
_RESERVED = ("index", "types", "errors")


@dataclass(frozen=True, slots=True)
class Site:
    """All pages. `anchors` maps an operation's id or a type's name to its page and anchor."""

    operations: Mapping[str, tuple[str, str]]
    types: Mapping[str, tuple[str, str]]
    groups: tuple[tuple[str, str, tuple[TypeDef, ...]], ...]
    used_by: Mapping[str, tuple[str, ...]]
    definitions: Mapping[str, TypeDef]

    def to_operation(self, page: str, operation: str) -> str:
        """The link from `page` to an operation, by its id."""
        return _relative(page, self.operations[operation])

    def to_type(self, page: str, name: str) -> str:
        """The link from `page` to a type, by its name."""
        return _relative(page, self.types[name])


def site(api: Api, *, all_schemas: bool) -> Site:
    """The pages of `api`: one a resource, one of types a resource, one of types that several share."""
    used_by = _users(api)
    groups = _groups(api, used_by, all_schemas=all_schemas)
    types = {
        named.name: (path, anchor)
        for title, path, members in groups
        for named, anchor in zip(members, anchors(title, [each.name for each in members]), strict=True)
    }
    return Site(_operations(api), types, groups, used_by, definitions(api))


def anchors(title: str, headings: Sequence[str]) -> list[str]:
    """Anchors of the headings below a page's title; a repeated one gets a number, as GitHub does."""
    seen: dict[str, int] = {}
    made = []
    for heading in (title, *headings):
        anchor = markdown.slug(heading)
        count = seen.get(anchor, 0)
        seen[anchor] = count + 1
        made.append(f"{anchor}-{count}" if count else anchor)
    return made[1:]


def resource_page(resource: Resource) -> str:
    """The path of a resource's page; safe for any name."""
    name = _file(resource.name)
    return f"docs/{name}_.md" if name in _RESERVED else f"docs/{name}.md"


def title(name: str) -> str:
    """A snake_case name as a heading: `retell_llm` reads "Retell llm"."""
    words = " ".join(re.sub(r"[^\w]+", " ", name).replace("_", " ").split())
    return words[:1].upper() + words[1:] or "Api"


def operations_of(api: Api, resource: Resource) -> tuple[Operation, ...]:
    """The operations of a resource, in its order."""
    known = {operation.id: operation for operation in api.operations}
    return tuple(known[name] for name in resource.operations)


def _operations(api: Api) -> dict[str, tuple[str, str]]:
    places: dict[str, tuple[str, str]] = {}
    for resource in api.resources:
        members = operations_of(api, resource)
        page_anchors = anchors(title(resource.name), [operation.name for operation in members])
        for operation, anchor in zip(members, page_anchors, strict=True):
            places.setdefault(operation.id, (resource_page(resource), anchor))
    return places


def _users(api: Api) -> dict[str, tuple[str, ...]]:
    """The ids of the operations that reach each type, in the order of the document."""
    types = definitions(api)
    users: dict[str, list[str]] = {}
    for operation in api.operations:
        mentioned = {name for t in (*request_types(operation), *response_types(operation)) for name in refs(t)}
        for name in sorted(reachable(types, mentioned)):
            users.setdefault(name, []).append(operation.id)
    return {name: tuple(ids) for name, ids in users.items()}


def _groups(
    api: Api, used_by: Mapping[str, tuple[str, ...]], *, all_schemas: bool
) -> tuple[tuple[str, str, tuple[TypeDef, ...]], ...]:
    homes = {operation.id: operation.resource for operation in api.operations}
    events = set() if api.settings.webhook is None else {name for _, name in api.settings.webhook.events}
    sent = reachable(definitions(api), events)
    members: dict[str, list[TypeDef]] = {}
    for named in sorted(api.types, key=lambda each: (each.name[:1].upper(), each.name)):
        resources = {homes[user] for user in used_by.get(named.name, ())}
        if resources or named.name in sent or all_schemas:
            members.setdefault(_group(resources, is_sent=named.name in sent), []).append(named)
    order = [resource.name for resource in api.resources if resource.name in members] + [SHARED, UNUSED]
    return tuple(page for name in order if name in members for page in _split(name, members[name]))


def _split(group: str, members: Sequence[TypeDef]) -> Iterator[tuple[str, str, tuple[TypeDef, ...]]]:
    """One page, or one a letter where there are too many types for one."""
    if len(members) <= MANY:
        yield _heading(group), _types_page(group), tuple(members)
        return
    for letter, same in groupby(members, key=lambda each: each.name[:1].upper()):
        yield f"{_heading(group)}: {letter}", _types_page(f"{group}-{letter.lower()}"), tuple(same)


def _group(resources: set[str], *, is_sent: bool) -> str:
    if len(resources) == 1 and not is_sent:
        return next(iter(resources))
    return SHARED if resources or is_sent else UNUSED


def _heading(group: str) -> str:
    known = {SHARED: "Types that several resources share", UNUSED: "Types that no operation uses"}
    return known.get(group) or f"Types of {title(group)}"


def _types_page(group: str) -> str:
    return f"docs/types/{_file(group)}.md"


def _file(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "api"


def _relative(page: str, place: tuple[str, str]) -> str:
    path, anchor = place
    return f"#{anchor}" if path == page else f"{relpath(path, dirname(page))}#{anchor}"
