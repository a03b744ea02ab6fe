"""Two named enums hold the same values.

What it finds: a component enum of at least three values whose values, null aside, another component enum repeats.

Why it matters: the lists are kept by hand and drift apart; generated code gets two types for one idea.

Example::

    Model: {type: string, enum: [a, b, c]}
    NullableModel: {type: string, nullable: true, enum: [a, b, c, null]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.keywords import values_of
from generator.lint.view import View

RULE = "enum-twin"
SEVERITY = Severity.INFO
LEAST = 3  # shorter lists coincide by chance


def check(view: View) -> Iterator[Finding]:
    """One finding for every component enum that repeats an earlier one."""
    first: dict[frozenset[str], str] = {}
    for site in view.schemas:
        values = values_of(site.schema) if site.keyword == "component" else None
        if values is None or len(values) < LEAST:
            continue
        twin = first.setdefault(values, site.name)
        if twin != site.name:
            yield Finding(
                RULE,
                SEVERITY,
                f"'{site.name}' repeats the {len(values)} values of '{twin}'",
                site.pointer,
                suggestion=f"Refer to '{twin}' (and allow null where it is used).",
            )
