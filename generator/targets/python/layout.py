"""Which module a type stands in: next to the resource that alone uses it, or shared by those that do.

A type belongs to the set of resources that reach it. What a type refers to is reached by at least the same resources,
so modules made of equal sets never import each other in circles, and loading a resource loads nothing that it cannot
use.
Small shared sets are put together where that keeps this so. Must not know what modules hold beside types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from generator.ir.types import TypeDef
from generator.ir.walk import reachable, refs
from generator.targets.python import names

SMALL = 6
"""Shared sets with fewer types than this do not get a module of their own, if they can stand in another."""

OTHER = "other"
"""The module of what no operation reaches."""


@dataclass(slots=True)
class _Group:
    """The types of one set of resources, on their way into a module."""

    users: frozenset[str]
    members: list[str]
    name: str = ""

    @property
    def is_shared(self) -> bool:
        return len(self.users) > 1


def modules(types: Mapping[str, TypeDef], roots: Mapping[str, set[str]], chosen: set[str]) -> dict[str, str]:
    """The module of each type in `chosen`. `roots` are the types that each resource's operations mention."""
    groups = _merged(types, _groups(types, roots, chosen))
    placed: dict[str, str] = {}
    for group in groups:
        name = names.unique(_name(types, group), set(placed.values()), ("_shared", "_types"))
        placed.update(dict.fromkeys(group.members, name))
    return placed


def _groups(types: Mapping[str, TypeDef], roots: Mapping[str, set[str]], chosen: set[str]) -> list[_Group]:
    users: dict[str, set[str]] = {name: set() for name in types if name in chosen}
    for resource, mentioned in roots.items():
        for name in reachable(types, mentioned):
            users[name].add(resource)
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for name, by in users.items():
        found[frozenset(by)].append(name)
    # Resources' own modules first: they have the first claim to a name.
    return [_Group(by, found[by]) for by in sorted(found, key=lambda by: (len(by) != 1, sorted(by)))]


def _merged(types: Mapping[str, TypeDef], groups: list[_Group]) -> list[_Group]:
    """`groups` with the small shared ones put into the one that they refer to first, or else into one of their own."""
    pool = _Group(frozenset(), [], "shared")
    for group in list(_dependencies_first(types, groups)):
        if not group.is_shared or len(group.members) >= SMALL:
            continue
        needed = _needed(types, group, [*groups, pool])
        host = pool if all(other is pool for other in needed) else _last(types, groups, pool, needed)
        host.members.extend(group.members)
        groups = [other for other in groups if other is not group]
    return [*groups, pool] if pool.members else groups


def _last(types: Mapping[str, TypeDef], groups: list[_Group], pool: _Group, needed: list[_Group]) -> _Group:
    """The one of `needed` that none of the others leads to: joining it closes no circle."""
    order = list(_dependencies_first(types, [*groups, pool]))
    return max(needed, key=lambda group: next(index for index, other in enumerate(order) if other is group))


def _needed(types: Mapping[str, TypeDef], group: _Group, groups: list[_Group]) -> list[_Group]:
    """The other groups that `group` refers to."""
    mentioned = {name for member in group.members for name in refs(types[member].type)}
    return [other for other in groups if other is not group and not mentioned.isdisjoint(other.members)]


def _dependencies_first(types: Mapping[str, TypeDef], groups: list[_Group]) -> Iterator[_Group]:
    sorter: TopologicalSorter[int] = TopologicalSorter()
    for index, group in enumerate(groups):
        needed = _needed(types, group, groups)
        sorter.add(index, *(place for place, other in enumerate(groups) if any(other is one for one in needed)))
    return (groups[index] for index in sorter.static_order())


def _name(types: Mapping[str, TypeDef], group: _Group) -> str:
    if group.name:
        return group.name
    if not group.users:
        return OTHER
    if not group.is_shared:
        return names.module(next(iter(group.users)))
    inner = {name for member in group.members for name in refs(types[member].type) if name != member}
    first = min((member for member in group.members if member not in inner), default=min(group.members))
    return f"shared_{names.snake(first)}"
