"""Which of two shapes exclude each other.

Knows when no instance can satisfy both; "disjoint" is only ever claimed where it is certain. Must not know unions or
rules.
"""

from __future__ import annotations

from generator.lint.shape import Shape


def disjoint(first: Shape, second: Shape) -> bool:
    """Whether it is certain that no instance satisfies both."""
    if first.types and second.types and not _meet(first.types, second.types):
        return True
    if first.literals is not None and second.literals is not None:
        return not first.literals & second.literals
    if _refuses(first, second) or _refuses(second, first):
        return True
    shared = first.properties.keys() & second.properties.keys() & (first.required | second.required)
    return any(disjoint(first.of(name), second.of(name)) for name in sorted(shared) if _leaf(first, second, name))


def _meet(first: frozenset[str], second: frozenset[str]) -> bool:
    def wide(types: frozenset[str]) -> frozenset[str]:
        return types | {"number"} if "integer" in types else types

    return bool(wide(first) & wide(second))


def _refuses(closed: Shape, other: Shape) -> bool:
    return closed.closed and bool(other.required - closed.properties.keys())


def _leaf(first: Shape, second: Shape, name: str) -> bool:
    """Only scalars and type clashes are compared below, so that recursive schemas end."""
    types = first.of(name).types, second.of(name).types
    return all("object" not in found for found in types) or not _meet(*types)
