"""A description explains some values of an enum and not the others.

What it finds: an enum whose description quotes at least two and at least half of its values, and leaves some out.

Why it matters: a value was added and the text was not; readers take the text for complete.

Example::

    role: {type: string, enum: [owner, user, guest], description: Either `owner` or `user`.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "text-value-missing"
SEVERITY = Severity.INFO
QUOTED = re.compile(r"[\"`']([^\"`']{1,80})[\"`']")
LEAST = 2  # one mention is an example, two are a list


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        values = text.shape.values or frozenset()
        named = values & set(QUOTED.findall(text.words))
        missing = sorted(value for value in values - named if value.casefold() not in text.words.casefold())
        if len(named) >= LEAST and 2 * len(named) >= len(values) and missing:
            yield Finding(
                RULE,
                SEVERITY,
                f"the description explains {len(named)} of {len(values)} values; missing: {', '.join(missing[:5])}",
                text.pointer,
                suggestion="Explain the others too.",
            )
