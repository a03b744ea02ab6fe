"""The characters that a string may hold stand only in a description.

What it finds: a description that lists the characters allowed ("a-z, 0-9 and dashes") without `pattern`.

Why it matters: clients accept what the server refuses, and test data is mostly invalid.

Example::

    slug: {type: string, description: May contain a-z, 0-9 and dashes.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.statements import CHARACTERS
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "pattern-in-text-only"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        listed = "string" in text.shape.types and CHARACTERS.search(text.words)
        if listed and text.shape.any("pattern") is None and text.shape.values is None:
            yield Finding(
                RULE,
                SEVERITY,
                f"the description of '{text.name}' lists the characters allowed, the schema does not",
                text.pointer,
                suggestion="Declare `pattern`.",
            )
