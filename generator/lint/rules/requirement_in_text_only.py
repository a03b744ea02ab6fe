"""When a property must be given, or may not, stands only in a description.

What it finds: a description that makes a property depend on others ("required when …", "must be provided", "not both").

Why it matters: both requests look valid; only the server knows that one is not. JSON Schema can say it with
`if`/`then`, `dependentRequired` or variants.

Example::

    isbn: {type: string, description: Required when type is print.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "requirement-in-text-only"
SEVERITY = Severity.INFO
STATED = re.compile(
    r"(?<!not )(?<!field is )\brequired (?:when|if|for|unless)\b|\bmust be provided\b"
    r"|\bnot both\b|\bmutually exclusive\b",
    re.IGNORECASE,
)


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        if text.kind in ("properties", "parameter") and (match := STATED.search(text.words)):
            yield Finding(
                RULE,
                SEVERITY,
                f"only the description says when '{text.name}' must be given ('{match[0]}')",
                text.pointer,
                suggestion="Say it with variants, `if`/`then` or `dependentRequired`.",
            )
