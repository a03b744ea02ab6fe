"""When a property has an effect stands only in a description.

What it finds: a description that says "only applicable when …", "only used when …", "only populated for …" and such.

Why it matters: a value that is silently ignored looks like one that works.

Example::

    words: {type: array, description: Only applicable when backchannel is on.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "applicability-in-text-only"
SEVERITY = Severity.INFO
STATED = re.compile(
    r"\bonly (?:applicable|appl(?:ies|y)|used|available|populated|present|supported|relevant|effective|valid|works)"
    r" (?:when|if|for|to|after|with)\b|\b(?:takes effect|present) only (?:when|if|for)\b"
    r"|\bonly appl(?:ies|y) when\b",
    re.IGNORECASE,
)


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        if text.kind in ("properties", "parameter") and (match := STATED.search(text.words)):
            yield Finding(
                RULE,
                SEVERITY,
                f"only the description says when '{text.name}' has an effect ('{match[0]}')",
                text.pointer,
                suggestion="Move it into the variant that it belongs to, where there is one.",
            )
