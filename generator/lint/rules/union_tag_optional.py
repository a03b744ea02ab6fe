"""The property that tells the variants of a `oneOf` apart may be left out.

What it finds: a `oneOf` whose variants each declare one property with values of their own, but where at least two of
them do not require it, so that a value without it satisfies both.

Why it matters: such a value is refused by a strict validator, and no client can choose a variant for it.

Example::

    oneOf:
      - {type: object, properties: {kind: {enum: [text]}, body: {type: string}}}
      - {type: object, properties: {kind: {enum: [link]}, url: {type: string}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.unions import leaves, overlaps, tag
from generator.lint.view import View

RULE = "union-tag-optional"
SEVERITY = Severity.ERROR


def check(view: View) -> Iterator[Finding]:
    """One finding a union."""
    for site in view.schemas:
        if "oneOf" not in site.schema:
            continue
        variants = leaves(view, site.schema)
        name = tag(variants)
        if name is not None and overlaps(variants):
            free = sum(name not in variant.required for variant in variants)
            yield Finding(
                RULE,
                SEVERITY,
                f"'{name}' tells the {len(variants)} variants apart, but {free} of them do not require it",
                site.pointer,
                suggestion=f"Add '{name}' to `required` of every variant.",
            )
