"""A number of one name is an integer here and not there.

What it finds: properties or parameters of the same name that are `integer` in some places and `number` in others; each
of the rarer type is reported.

Why it matters: clients get two types for one thing, and a value read in one place cannot be sent in the other.

Example::

    Book: {properties: {version: {type: integer}}}
    Draft: {properties: {version: {type: number}}}
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.shape import shape
from generator.lint.view import View
from generator.pointer import Pointer

RULE = "property-type-drifting"
SEVERITY = Severity.WARNING
NUMERIC = (frozenset({"integer"}), frozenset({"number"}))


def check(view: View) -> Iterator[Finding]:
    """One finding a declaration of the rarer type."""
    held: dict[str, list[tuple[str, Pointer]]] = defaultdict(list)
    for name, pointer, types in _declared(view):
        if types in NUMERIC:
            held[name].append((next(iter(types)), pointer))
    for name, declarations in held.items():
        counts = Counter(type_ for type_, _ in declarations)
        usual = max(sorted(counts), key=counts.__getitem__)
        for type_, pointer in declarations:
            if type_ != usual:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"'{name}' is {type_} here and {usual} elsewhere",
                    pointer,
                    suggestion=f"Declare it {usual}, or give it another name.",
                )


def _declared(view: View) -> Iterator[tuple[str, Pointer, frozenset[str]]]:
    for site in view.schemas:
        if site.keyword == "properties":
            yield site.name, site.pointer, shape(view, site.schema).types
    for parameter in view.parameters:
        yield parameter.name, parameter.pointer, shape(view, parameter.schema).types
