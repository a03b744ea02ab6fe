"""An operation can fail a precondition that no request can state.

What it finds: a 412 response of an operation without `If-Match`, `If-None-Match`, `If-Unmodified-Since` or
`If-Modified-Since` among its parameters.

Why it matters: 412 answers one of those headers (RFC 9110, section 15.5.13). Either the header is missing from the
document or the status is wrong.

Example::

    patch: {responses: {'200': {…}, '412': {…}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "precondition-header-missing"
SEVERITY = Severity.WARNING
HEADERS = frozenset({"if-match", "if-none-match", "if-unmodified-since", "if-modified-since"})


def check(view: View) -> Iterator[Finding]:
    """One finding an operation, at its 412."""
    for site in view.operations:
        names = {parameter.name.lower() for parameter in view.parameters_of(site)}
        for response in view.responses_of(site):
            if response.status == "412" and not names & HEADERS:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"{site.id} answers 412 but takes no precondition header",
                    response.pointer,
                    suggestion="Add the header (If-Match), or answer 409 or 422.",
                )
