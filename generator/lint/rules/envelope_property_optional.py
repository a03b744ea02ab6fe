"""A page promises neither its items nor its cursor.

What it finds: a successful answer with a cursor or a has-more flag and an array of items, where the array is not
required.

Why it matters: an empty page and a page without items look alike, and every client writes the same guard.

Example::

    properties: {items: {type: array, items: {}}, next_cursor: {type: string}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.paging import MORE, answer, cursor
from generator.lint.shape import shape
from generator.lint.view import View

RULE = "envelope-property-optional"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding an operation."""
    for site in view.operations:
        held = shape(view, answer(view, site) or {})
        if not any(name in MORE or cursor(name) for name in held.properties):
            continue
        arrays = [name for name in held.properties if "array" in held.of(name).types]
        if arrays and not held.required & {*arrays}:
            yield Finding(
                RULE,
                SEVERITY,
                f"{site.id} answers pages whose '{arrays[0]}' may be missing",
                site.pointer,
                suggestion=f"Require '{arrays[0]}' (and the has-more flag) in the page.",
            )
