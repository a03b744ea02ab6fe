"""A multipart body leaves open how its arrays are sent.

What it finds: a `multipart/*` body with a property that is an array of objects or of files and has no `encoding`.

Why it matters: one part with a JSON array, one part an item, or names with brackets: servers differ, and the document
does not say. Files alone are seldom misunderstood, so they weigh less.

Example::

    multipart/form-data:
      schema:
        properties: {notes: {type: array, items: {type: object}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.paging import item
from generator.lint.shape import Shape, shape
from generator.lint.view import View

RULE = "multipart-encoding-missing"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a body."""
    for site in view.media:
        schema = site.media.get("schema")
        if not site.content_type.lower().startswith("multipart/") or not isinstance(schema, dict):
            continue
        encoding = site.media.get("encoding")
        told = encoding if isinstance(encoding, dict) else {}
        held = shape(view, schema)
        lists = {name: listed for name in held.properties if name not in told and (listed := item(view, held.of(name)))}
        open_ones = [name for name, listed in lists.items() if "object" in listed.types]
        files = [name for name, listed in lists.items() if _file(listed)]
        if open_ones or files:
            names = ", ".join(f"'{name}'" for name in (*open_ones, *files))
            yield Finding(
                RULE,
                SEVERITY if open_ones else Severity.INFO,
                f"how the list(s) {names} travel in multipart is not said",
                site.pointer,
                suggestion="Add `encoding` with a content type for each.",
            )


def _file(listed: Shape) -> bool:
    return listed.any("format") == "binary" or listed.any("contentMediaType") is not None
