"""How many items a list has, or that it is not empty, stands only in a description.

What it finds: a description that says "must not be empty" or "up to 25 files" where the schema has no `minItems`,
`minLength` or `maxItems` for it.

Why it matters: an empty list is valid by the document and refused by the server.

Example::

    choices: {type: array, items: {type: string}, description: Must be non-empty.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.statements import count
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "size-in-text-only"
SEVERITY = Severity.INFO
LEAST = ("minItems", "minLength", "minProperties")
MOST = ("maxItems", "maxLength", "maxProperties")


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        stated = count(text.words)
        if stated is None:
            continue
        keywords = LEAST if "empty" in stated.lower() else MOST
        if not any(keyword in part for part in text.shape.parts for keyword in keywords):
            yield Finding(
                RULE,
                SEVERITY,
                f"the description of '{text.name}' says '{stated}', the schema does not",
                text.pointer,
                suggestion=f"Declare `{keywords[1] if 'string' in text.shape.types else keywords[0]}`.",
            )
