"""A `oneOf` rejects ordinary data.

What it finds: a `oneOf` that an operation reaches, in which one variant guarantees all that another asks for, so that
an ordinary value satisfies both; and no property tells the variants apart.

Why it matters: `oneOf` means exactly one. A strict validator refuses the value, and a client must guess its type.

Example::

    oneOf:
      - {type: object, required: [id, title], properties: {id: {type: string}, title: {type: string}}}
      - {type: object, required: [id], properties: {id: {type: string}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.unions import covers, leaves, overlaps, tag
from generator.lint.view import View

RULE = "union-overlapping"
SEVERITY = Severity.ERROR


def check(view: View) -> Iterator[Finding]:
    """One finding a union."""
    for site in view.schemas:
        if "oneOf" not in site.schema or not view.reachable(site.pointer):
            continue
        variants = leaves(view, site.schema)
        pairs = overlaps(variants)
        if any(covers(one, other) or covers(other, one) for one, other in pairs) and tag(variants) is None:
            yield Finding(
                RULE,
                SEVERITY,
                f"{len(pairs)} pair(s) of {len(variants)} variants accept the same ordinary value, which oneOf refuses",
                site.pointer,
                suggestion="Give each variant a required property with values of its own, or write anyOf.",
            )
