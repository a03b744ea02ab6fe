"""Lists are paged in different ways.

What it finds: more than one combination of where the cursor is sent (query or body), what it is called and whether the
answer is a bare array or an envelope, over all operations that take a cursor or offset.

Why it matters: one loop does not fit all lists; clients and docs need one for each style.

Example::

    /books: {get: {parameters: [{name: cursor, in: query}]}}
    /authors: {get: {parameters: [{name: page, in: query}]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.paging import OFFSETS, answer, asked, cursor, cursor_part
from generator.lint.shape import shape
from generator.lint.sites import OperationSite
from generator.lint.view import View
from generator.pointer import ROOT

RULE = "pagination-styles-mixed"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """At most one finding a document."""
    styles = {site.id: style for site in view.operations if (style := _style(view, site))}
    if len(set(styles.values())) > 1:
        shown = {style: operation for operation, style in reversed(styles.items())}
        examples = ", ".join(shown[style] for style in sorted(shown))
        yield Finding(
            RULE,
            SEVERITY,
            f"{len(shown)} styles of pagination, for example {examples}",
            ROOT / "paths",
            suggestion="Page new lists in one style.",
        )


def _style(view: View, site: OperationSite) -> tuple[str, ...]:
    names = asked(view, site)
    keys = sorted(f"{names[name]}:{name}" for name in names if name in OFFSETS or cursor(name) or cursor_part(name))
    schema = answer(view, site)
    return (*keys, "array" if "array" in shape(view, schema).types else "envelope") if keys and schema else ()
