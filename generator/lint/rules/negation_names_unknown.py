"""A `not` forbids a property that does not exist.

What it finds: a name in the `required` of a `not` that the object declares nowhere.

Why it matters: the rule can never apply. Most often the name is misspelt, and what should be forbidden is allowed.

Example::

    properties: {transcript: {type: string}}
    not: {required: [transcripts]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.composition import declares
from generator.lint.view import View
from generator.lint.walk import negated, strings, whole

RULE = "negation-names-unknown"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a name."""
    for site in view.schemas:
        names = strings(site.schema.get("required"))
        if not names or not negated(site):
            continue
        described = declares(view, whole(site).schema)
        for index, name in enumerate(names):
            if not described(name):
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"'{name}' is forbidden here but no such property is declared",
                    site.pointer / "required" / index,
                    suggestion="Correct the name, or drop the rule.",
                )
