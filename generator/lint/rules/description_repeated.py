"""Two operations have the same description.

What it finds: an operation whose description another operation has word for word.

Why it matters: one of them was copied and not adapted; nobody can tell the two apart.

Example::

    /books: {get: {description: Lists all.}}
    /films: {get: {description: Lists all.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.texts import fold
from generator.lint.view import View

RULE = "description-repeated"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding an operation that repeats an earlier one."""
    first: dict[str, str] = {}
    for site in view.operations:
        words = site.operation.get("description")
        twin = first.setdefault(fold(words), site.id) if isinstance(words, str) and words.strip() else site.id
        if twin != site.id:
            yield Finding(
                RULE,
                SEVERITY,
                f"{site.id} is described word for word like {twin}",
                site.pointer / "description",
                suggestion="Say what is different.",
            )
