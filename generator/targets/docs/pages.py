"""Where everything stands: the page and anchor of each operation and each type.

Knows page paths, headings and links; must not know what stands below a heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, relpath

from generator.ir.api import Api, Operation, Resource
from generator.ir.types import TypeDef
from generator.ir.walk import definitions
from generator.targets.docs import markdown
from generator.targets.docs.groups import groups, users


@dataclass(frozen=True, slots=True)
class TypePage:
    """A page of types."""

    path: str
    heading: str
    members: tuple[TypeDef, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages: where each operation (by id) and each type (by name) stands, as a path and an anchor."""

    resources: Mapping[str, str]
    operations: Mapping[str, tuple[str, str]]
    types: Mapping[str, tuple[str, str]]
    type_pages: tuple[TypePage, ...]
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
    used_by = users(api)
    resources = _paths("docs/", [resource.name for resource in api.resources], ("index", "migration", "types"))
    type_pages = _type_pages(api, used_by, all_schemas=all_schemas)
    types = {
        named.name: (page.path, anchor)
        for page in type_pages
        for named, anchor in zip(page.members, anchors(page.heading, [each.name for each in page.members]), strict=True)
    }
    return Site(resources, _operations(api, resources), types, type_pages, used_by, definitions(api))


def _type_pages(api: Api, used_by: Mapping[str, tuple[str, ...]], *, all_schemas: bool) -> tuple[TypePage, ...]:
    made = groups(api, used_by, all_schemas=all_schemas)
    own = [group for group in made if group.resource]
    rest = [group for group in made if not group.resource]
    names = {group.heading: _short(group.heading) for group in rest}
    shared = _paths("docs/types/", [names[group.heading] for group in rest], ())
    paths = _paths("docs/types/", [group.resource for group in own], tuple(_stem(path) for path in shared.values()))
    return tuple(
        TypePage(
            paths[group.resource] if group.resource else shared[names[group.heading]],
            group.heading or f"Types of {title(group.resource)}",
            group.members,
        )
        for group in made
    )


def _short(heading: str) -> str:
    """`Types that several resources share: A` stands in `shared-a`."""
    subject, _, letter = heading.partition(": ")
    return ("shared" if "share" in subject else "unused") + (f"-{letter.lower()}" if letter else "")


def _paths(folder: str, names: Sequence[str], taken: tuple[str, ...]) -> dict[str, str]:
    """A path for each name, safe for any name and unique also where letter case does not count."""
    used = set(taken)
    made = {}
    for name in names:
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "api"
        while stem.lower() in used:
            stem += "_"
        used.add(stem.lower())
        made[name] = f"{folder}{stem}.md"
    return made


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md").lower()


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


def title(name: str) -> str:
    """A snake_case name as a heading: `retell_llm` reads "Retell llm"."""
    words = " ".join(re.sub(r"[^\w]+", " ", name).replace("_", " ").split())
    return words[:1].upper() + words[1:] or "Api"


def operations_of(api: Api, resource: Resource) -> tuple[Operation, ...]:
    """The operations of a resource, in its order."""
    known = {operation.id: operation for operation in api.operations}
    return tuple(known[name] for name in resource.operations)


def _operations(api: Api, resources: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    places: dict[str, tuple[str, str]] = {}
    for resource in api.resources:
        members = operations_of(api, resource)
        page_anchors = anchors(title(resource.name), [operation.name for operation in members])
        for operation, anchor in zip(members, page_anchors, strict=True):
            places.setdefault(operation.id, (resources[resource.name], anchor))
    return places


def _relative(page: str, place: tuple[str, str]) -> str:
    path, anchor = place
    return f"#{anchor}" if path == page else f"{relpath(path, dirname(page))}#{anchor}"
