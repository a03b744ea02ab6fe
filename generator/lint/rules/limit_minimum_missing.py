"""A page size has no lower bound.

What it finds: a numeric parameter, or property of an inline request body, that names a page size (`limit`, `page_size`,
`per_page` …) without `minimum`.

Why it matters: 0 and -1 are valid by the document; what they do is anybody's guess.

Example::

    {name: limit, in: query, schema: {type: integer, maximum: 100}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.source import JsonObject
from generator.findings import Finding, Severity
from generator.lint.paging import SIZES
from generator.lint.shape import Shape, shape
from generator.lint.view import View
from generator.pointer import Pointer

RULE = "limit-minimum-missing"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding where the page size is declared."""
    for name, pointer, schema in _sizes(view):
        held = shape(view, schema)
        if held.types & {"integer", "number"} and not _bounded(held):
            yield Finding(
                RULE,
                SEVERITY,
                f"'{name}' has no minimum: 0 and negative sizes are valid",
                pointer,
                suggestion="Add `minimum: 1`.",
            )


def _sizes(view: View) -> Iterator[tuple[str, Pointer, JsonObject]]:
    for parameter in view.parameters:
        if parameter.name in SIZES and parameter.location == "query":
            yield parameter.name, parameter.pointer, parameter.schema
    for site in view.schemas:
        if site.name in SIZES and site.direction == "request" and site.keyword == "properties":
            yield site.name, site.pointer, site.schema


def _bounded(held: Shape) -> bool:
    return held.any("minimum") is not None or held.any("exclusiveMinimum") is not None
