"""An operation does not declare 429 although others do.

What it finds: an operation without a 429 (or 4XX or default) response in a document where some operation declares 429.

Why it matters: rate limits seldom spare single operations. A client of this one has no error type for it.

Example::

    /books: {get: {responses: {'200': {…}, '429': {…}}}}
    /authors: {get: {responses: {'200': {…}}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "rate-limit-undeclared"
SEVERITY = Severity.WARNING
COVERING = frozenset({"429", "4XX", "4xx", "default"})


def check(view: View) -> Iterator[Finding]:
    """One finding an operation."""
    declared = {site.pointer: {response.status for response in view.responses_of(site)} for site in view.operations}
    if not any("429" in statuses for statuses in declared.values()):
        return
    for site in view.operations:
        if not declared[site.pointer] & COVERING:
            yield Finding(
                RULE,
                SEVERITY,
                f"{site.id} declares no 429, though other operations do",
                site.pointer,
                suggestion="Declare 429 here too.",
            )
