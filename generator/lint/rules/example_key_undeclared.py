"""An example shows a property that the schema does not declare.

What it finds: a key in an example (of a schema, parameter or body) that none of the object's declarations knows,
although the object declares its properties and has no schema for others.

Why it matters: either the example is out of date, or the schema forgot the property; readers copy examples first.

Example::

    properties: {name: {type: string}}
    example: {nmae: Ada}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.examples import examples, undeclared
from generator.lint.view import View

RULE = "example-key-undeclared"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding an example, naming every key."""
    for pointer, value, schema in examples(view):
        unknown = tuple(dict.fromkeys(undeclared(view, value, schema)))
        if unknown:
            yield Finding(
                RULE,
                SEVERITY,
                f"the example uses {', '.join(f'`{name}`' for name in unknown[:5])}, which the schema does not declare",
                pointer,
                suggestion="Correct the example, or declare the property.",
            )
