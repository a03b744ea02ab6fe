"""A property of one name and type is bounded differently.

What it finds: the first of several properties of one name and type that differ in bounds, length, pattern or format.
Enums are left to `enum-subset-by-hand`.

Why it matters: often a bound was added in one place and forgotten in the others. Sometimes the difference is meant.

Example::

    Book: {properties: {title: {type: string, maxLength: 80}}}
    Draft: {properties: {title: {type: string}}}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.shape import Shape, shape
from generator.lint.view import View
from generator.pointer import Pointer

RULE = "property-constraint-drifting"
SEVERITY = Severity.INFO
CONSTRAINTS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength")
FORMS = ("pattern", "format", "minItems", "maxItems", "uniqueItems")


def check(view: View) -> Iterator[Finding]:
    """One finding a name and type, at its first declaration."""
    held: dict[tuple[str, str], list[tuple[Pointer, frozenset[str]]]] = defaultdict(list)
    for site in view.schemas:
        if site.keyword == "properties":
            found = shape(view, site.schema)
            if len(found.types) == 1:
                held[site.name, next(iter(found.types))].append((site.pointer, _bounds(found)))
    for (name, type_), declarations in held.items():
        differing = sorted(frozenset[str]().union(*(bounds for _, bounds in declarations)))
        if len({bounds for _, bounds in declarations}) > 1:
            yield Finding(
                RULE,
                SEVERITY,
                f"'{name}' ({type_}, {len(declarations)} places) is not bounded alike: {', '.join(differing[:4])}",
                declarations[0][0],
                suggestion="Share one schema, or say why they differ.",
            )


def _bounds(found: Shape) -> frozenset[str]:
    return frozenset(
        f"{keyword} {value}" for keyword in (*CONSTRAINTS, *FORMS) if (value := found.any(keyword)) is not None
    )
