"""Nothing tells the variants of a `oneOf` apart for certain.

What it finds: a `oneOf` with variants that a value could satisfy at once and no property that would tell them apart.
Where an operation reaches it and ordinary values clash, `union-overlapping` reports it instead.

Why it matters: which variant is meant hangs on properties that happen to be there; one property too many and the value
is refused.

Example::

    oneOf:
      - {type: object, required: [email], properties: {email: {type: string}}}
      - {type: object, required: [phone], properties: {phone: {type: string}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.unions import covers, leaves, overlaps, tag
from generator.lint.view import View

RULE = "union-untagged"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a union."""
    for site in view.schemas:
        if "oneOf" not in site.schema:
            continue
        variants = leaves(view, site.schema)
        pairs = overlaps(variants)
        if not pairs or tag(variants) is not None:
            continue
        clash = any(covers(one, other) or covers(other, one) for one, other in pairs)
        if not (clash and view.reachable(site.pointer)):
            yield Finding(
                RULE,
                SEVERITY,
                f"{len(pairs)} pair(s) of {len(variants)} variants can both accept one value, and no property decides",
                site.pointer,
                suggestion="Give each variant a required property with values of its own, or write anyOf.",
            )
