"""An operation has no tags.

What it finds: an operation without `tags`, or with an empty list.

Why it matters: docs and clients group operations by their first tag; without one everything lies in a single heap.

Example::

    get: {operationId: listBooks, responses: {…}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "operation-tags-missing"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding an operation."""
    for site in view.operations:
        if not site.operation.get("tags"):
            yield Finding(
                RULE,
                SEVERITY,
                f"{site.id} has no tag",
                site.pointer,
                suggestion="Name the resource that it belongs to in `tags`.",
            )
