"""The next page needs a property that an item may lack.

What it finds: a list that answers a bare array and takes a cursor named after a property of its items
(`cursor_version` beside `version`), where the items do not require that property.

Why it matters: whoever has the last item cannot always ask for the next page.

Example::

    parameters: [{name: cursor, in: query}, {name: cursor_created_at, in: query}]
    # answers an array of {properties: {created_at: …}} without `required: [created_at]`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.paging import answer, asked, cursor_part, item
from generator.lint.shape import shape
from generator.lint.view import View

RULE = "cursor-not-guaranteed"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a parameter that cannot always be filled."""
    for site in view.operations:
        schema = answer(view, site)
        listed = item(view, shape(view, schema)) if schema else None
        for name in asked(view, site) if listed is not None else ():
            source = cursor_part(name)
            if listed is not None and source in listed.properties and source not in listed.required:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"{site.id} continues at '{name}', but items need not have '{source}'",
                    site.pointer,
                    suggestion=f"Require '{source}' in the items.",
                )
