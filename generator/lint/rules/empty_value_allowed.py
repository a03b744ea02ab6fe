"""A parameter uses `allowEmptyValue`.

What it finds: `allowEmptyValue: true`.

Why it matters: OpenAPI 3.0.3, section 4.7.12.2 advises against it and later versions deprecate it: whether `?key=`
means "empty", "absent" or "true" is not defined, least of all for a number.

Example::

    {name: cursor, in: query, allowEmptyValue: true, schema: {type: string}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "empty-value-allowed"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a parameter."""
    for parameter in view.parameters:
        if parameter.parameter.get("allowEmptyValue") is True:
            yield Finding(
                RULE,
                SEVERITY,
                f"'{parameter.name}' may be sent empty, which no standard gives a meaning",
                parameter.pointer / "allowEmptyValue",
                suggestion="Drop it; leave the parameter out instead.",
            )
