"""An enum repeats part of another enum of the same name.

What it finds: a property whose enum is a proper subset of the enum that the same property has in another component.

Why it matters: a value added to one list is forgotten in the other. Sometimes the difference is meant; then it deserves
a sentence.

Example::

    Plan: {properties: {tier: {enum: [free, pro, team]}}}
    Trial: {properties: {tier: {enum: [free, pro]}}}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.keywords import values_of
from generator.lint.sites import SchemaSite
from generator.lint.view import View

RULE = "enum-subset-by-hand"
SEVERITY = Severity.INFO
LEAST = 2  # a single value is a tag, not a list


def check(view: View) -> Iterator[Finding]:
    """One finding a property whose enum is the smaller one."""
    held: dict[str, list[tuple[frozenset[str], SchemaSite]]] = defaultdict(list)
    for site in view.schemas:
        values = values_of(site.schema) if site.name else None
        if values and len(values) >= LEAST:
            held[site.name].append((values, site))
    for name, declarations in held.items():
        for values, site in declarations:
            larger = max((other for other, _ in declarations if values < other), key=len, default=None)
            if larger is not None:
                missing = ", ".join(sorted(larger - values)[:5])
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"'{name}' lacks values that it has elsewhere: {missing}",
                    site.pointer / "enum",
                    suggestion="Share one enum, or say why this one is shorter.",
                )
