"""A numeric bound stands only in a description.

What it finds: a description of a number that names a lowest or highest value ("between 1 and 10", "must be positive")
that the schema does not declare.

Why it matters: no client or test data can respect it, and the server's refusal comes as a surprise.

Example::

    volume: {type: number, description: Ranges from 0 to 2.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.shape import Shape
from generator.lint.statements import Bounds, bounds
from generator.lint.texts import texts
from generator.lint.view import View

RULE = "bounds-in-text-only"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for text in texts(view):
        stated = bounds(text.words) if text.shape.types & {"integer", "number"} else None
        missing = tuple(_missing(stated, text.shape)) if stated else ()
        if missing:
            yield Finding(
                RULE,
                SEVERITY,
                f"the description of '{text.name}' names a {' and a '.join(missing)}, the schema does not",
                text.pointer,
                suggestion=f"Declare {' and '.join(f'`{keyword}`' for keyword in missing)}.",
            )


def _missing(stated: Bounds, declared: Shape) -> Iterator[str]:
    if stated.lowest is not None and declared.any("minimum") is None and declared.any("exclusiveMinimum") is None:
        yield "minimum"
    if stated.highest is not None and declared.any("maximum") is None and declared.any("exclusiveMaximum") is None:
        yield "maximum"
