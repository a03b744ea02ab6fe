"""An operation has no summary.

What it finds: an operation without `summary`.

Why it matters: lists of operations and generated doc comments need one short line; a long description is no substitute.

Example::

    get: {operationId: listBooks, description: Returns the books that …}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "operation-summary-missing"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding an operation."""
    for site in view.operations:
        if not site.operation.get("summary"):
            yield Finding(
                RULE,
                SEVERITY,
                f"{site.id} has no summary",
                site.pointer,
                suggestion="Add one line that says what it does.",
            )
