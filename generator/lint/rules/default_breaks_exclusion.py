"""A default makes an allowed request forbidden.

What it finds: `not: {required: [a, b]}` (never both at once) where `a` or `b` has a `default`.

Why it matters: a client that sends its defaults, as many do, sends both as soon as the other is set, and is refused.

Example::

    properties: {offset: {type: integer, default: 0}, cursor: {type: string}}
    not: {required: [offset, cursor]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.shape import shape
from generator.lint.view import View
from generator.lint.walk import strings, whole

RULE = "default-breaks-exclusion"
SEVERITY = Severity.ERROR


def check(view: View) -> Iterator[Finding]:
    """One finding a property with a default."""
    for site in view.schemas:
        names = strings(site.schema.get("required")) if site.keyword == "not" else ()
        if len(names) < 2:
            continue
        object_site = whole(site)
        held = shape(view, object_site.schema)
        for name in names:
            if held.of(name).any("default") is not None:
                others = " and ".join(f"'{other}'" for other in names if other != name)
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"'{name}' has a default but may not be sent together with {others}",
                    site.pointer / "required" / names.index(name),
                    suggestion=f"Drop the default of '{name}' and say in words what leaving it out means.",
                )
