"""The values that a string may have stand only in a description.

What it finds: a description that lists the values allowed ("valid values are …") without `enum`.

Why it matters: clients get a plain string; a typing error is found by the server only.

Example::

    transport: {type: string, description: 'Valid values are "tcp" and "udp".'}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.statements import VALUES
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "values-in-text-only"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        listed = "string" in text.shape.types and VALUES.search(text.words)
        if listed and text.shape.values is None and text.shape.any("pattern") is None:
            yield Finding(
                RULE,
                SEVERITY,
                f"the description of '{text.name}' lists the values allowed, the schema does not",
                text.pointer,
                suggestion="Declare `enum`.",
            )
