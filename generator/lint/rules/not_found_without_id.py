"""An operation answers 404 although nothing is looked up.

What it finds: a 404 response of an operation without a path parameter and without a parameter called an id.

Why it matters: the status cannot happen, or it stands for something else (a missing permission, an id in the body)
that deserves a status or a sentence of its own.

Example::

    /books: {get: {responses: {'200': {…}, '404': {…}}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "not-found-without-id"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding an operation, at its 404."""
    for site in view.operations:
        parameters = tuple(view.parameters_of(site))
        if any(parameter.location == "path" or _id(parameter.name) for parameter in parameters):
            continue
        for response in view.responses_of(site):
            if response.status == "404":
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"{site.id} answers 404 but takes no id",
                    response.pointer,
                    suggestion="Remove the 404, or say what was not found.",
                )


def _id(name: str) -> bool:
    return name.lower() == "id" or name.endswith(("_id", "Id", "-id"))
