"""The greatest length of a string stands only in a description.

What it finds: a description that limits a string's length ("at most 40 characters") without `maxLength`.

Why it matters: forms and clients accept what the server refuses.

Example::

    title: {type: string, description: The title, at most 40 characters.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.statements import length
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "length-in-text-only"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        stated = length(text.words) if "string" in text.shape.types else None
        if stated is not None and text.shape.any("maxLength") is None:
            yield Finding(
                RULE,
                SEVERITY,
                f"the description of '{text.name}' limits its length to {stated:g}, the schema does not",
                text.pointer,
                suggestion="Declare `maxLength`.",
            )
