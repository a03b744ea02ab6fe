"""No operation uses a schema.

What it finds: a schema component that no path or webhook refers to, directly or through other components.

Why it matters: it is published, read and generated for nothing; often it is internal and was not meant to be seen.

Example::

    components:
      schemas:
        OldReport: {type: object}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "schema-unreachable"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding a component; none in a document without operations, which is a library of schemas."""
    for site in view.schemas:
        if site.keyword == "component" and view.operations and not view.reachable(site.pointer):
            yield Finding(
                RULE,
                SEVERITY,
                f"no operation reaches '{site.name}'",
                site.pointer,
                suggestion="Remove it, or use it.",
            )
