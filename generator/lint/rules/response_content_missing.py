"""A successful response has no content and does not say so.

What it finds: a 200, 201, 203 or 206 response without `content`, except to HEAD.

Why it matters: 204 is the status for an empty body. With 200, clients try to parse one.

Example::

    post: {responses: {'200': {description: Published}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "response-content-missing"
SEVERITY = Severity.WARNING
BODIED = frozenset({"200", "201", "203", "206"})


def check(view: View) -> Iterator[Finding]:
    """One finding a response. Webhooks and callbacks are passed over: there the body is nobody's concern."""
    for site in view.operations:
        if site.method in ("head", "options") or "callbacks" in site.pointer or site.pointer[:1] == ("webhooks",):
            continue
        for response in view.responses_of(site):
            if response.status in BODIED and not response.response.get("content"):
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"{site.id} answers {response.status} without a body",
                    response.pointer,
                    suggestion="Answer 204, or declare the content.",
                )
