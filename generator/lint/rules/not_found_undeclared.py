"""An operation on one thing does not say what happens where there is none.

What it finds: an operation with a path parameter and none of 404, 410, 422, 4XX or default among its responses.

Why it matters: whoever passes an id will sometimes pass a wrong one, and the client has no error type for it.

Example::

    /books/{id}: {get: {responses: {'200': {…}}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "not-found-undeclared"
SEVERITY = Severity.WARNING
COVERING = frozenset({"404", "410", "422", "4XX", "4xx", "default"})


def check(view: View) -> Iterator[Finding]:
    """One finding an operation."""
    for site in view.operations:
        addressed = any(parameter.location == "path" for parameter in view.parameters_of(site))
        if addressed and not COVERING & {response.status for response in view.responses_of(site)}:
            yield Finding(
                RULE,
                SEVERITY,
                f"{site.id} takes an id but declares no response for an unknown one",
                site.pointer,
                suggestion="Declare 404.",
            )
