"""A default stands only in a description.

What it finds: a description that states a default ("defaults to 5") where the schema declares none.

Why it matters: clients, docs and test data cannot know it, and nothing notices when the two drift apart.

Example::

    retries: {type: integer, description: How often to retry. Defaults to 5.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.statements import default
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "default-in-text-only"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        stated = default(text.words)
        if stated is not None and not any("default" in part for part in text.shape.parts):
            yield Finding(
                RULE,
                SEVERITY,
                f"the description of '{text.name}' states the default {stated[:60]!r}, the schema does not",
                text.pointer,
                suggestion="Declare it as `default`.",
            )
