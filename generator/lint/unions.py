"""The variants of a `oneOf`: which of them an instance could satisfy at once, and which property would tell them apart.

Knows `oneOf` and value sets; must not know severities or wording.
"""

from __future__ import annotations

from itertools import combinations

from generator.document.source import JsonObject
from generator.lint.exclusion import disjoint
from generator.lint.shape import Shape, shape
from generator.lint.view import View
from generator.lint.walk import members

VAGUE = ("oneOf", "anyOf", "not", "if", "$dynamicRef", "$recursiveRef")
NARROWING = ("enum", "const", "pattern", "format", "minimum", "maximum", "minLength", "maxLength", "minItems", "items")
LEAVES = 64  # more variants than any union means


def leaves(view: View, schema: JsonObject) -> tuple[Shape, ...]:
    """The variants of `schema`'s `oneOf`, nested unions replaced by their variants."""
    found: list[Shape] = []
    waiting = [schema]
    seen: set[int] = set()
    while waiting and len(found) < LEAVES:
        node = view.declared(waiting.pop())
        below = [member for _, member in members(node.get("oneOf"))]
        if below and id(node) not in seen and "properties" not in node:
            seen.add(id(node))
            waiting.extend(reversed(below))
        elif not below:
            found.append(shape(view, node))
    return tuple(found)


def overlaps(variants: tuple[Shape, ...]) -> tuple[tuple[Shape, Shape], ...]:
    """The pairs of variants of known types that are not certain to exclude each other."""
    known = [variant for variant in variants if variant.types]
    return tuple((one, other) for one, other in combinations(known, 2) if not disjoint(one, other))


def tag(variants: tuple[Shape, ...]) -> str | None:
    """The property that every variant declares with a value set of its own, or None.

    A property single-valued in every variant goes first, then one called `type`, then the first by name.
    """
    shared = frozenset.intersection(*(frozenset(variant.properties) for variant in variants)) if variants else ()
    found = [name for name in sorted(shared) if _tells_apart(name, variants)]
    return min(found, key=lambda name: (not _single(name, variants), name != "type", name), default=None)


def covers(one: Shape, other: Shape) -> bool:
    """Whether what `one` guarantees is all that `other` asks for: its ordinary instances satisfy both."""
    if other.closed or not other.required <= one.required or any(key in part for part in other.parts for key in VAGUE):
        return False
    if "object" not in other.types:
        return not any(key in part for part in other.parts for key in NARROWING)
    shared = sorted(one.properties.keys() & other.properties.keys())
    return not any(disjoint(one.of(name), other.of(name)) for name in shared)


def _tells_apart(name: str, variants: tuple[Shape, ...]) -> bool:
    sets = [variant.of(name).literals for variant in variants]
    known = [values for values in sets if values]
    return len(known) == len(sets) and len(frozenset[str]().union(*known)) == sum(map(len, known))


def _single(name: str, variants: tuple[Shape, ...]) -> bool:
    return all(len(variant.of(name).literals or ()) == 1 for variant in variants)
