"""A description writes an enum's value in another case.

What it finds: a quoted word in the description of an enum that differs from one of its values only in case.

Why it matters: values are compared exactly; who copies the sentence is refused.

Example::

    state: {type: string, enum: [Done], description: Must be "done".}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "text-value-miscased"
SEVERITY = Severity.INFO
QUOTED = re.compile(r"[\"`']([^\"`']{1,80})[\"`']")


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        values = text.shape.values or frozenset()
        folded = {value.casefold(): value for value in values}
        wrong = [word for word in QUOTED.findall(text.words) if word not in values and word.casefold() in folded]
        if wrong:
            yield Finding(
                RULE,
                SEVERITY,
                f"the description says '{wrong[0]}', the value is '{folded[wrong[0].casefold()]}'",
                text.pointer,
                suggestion="Write the value exactly.",
            )
