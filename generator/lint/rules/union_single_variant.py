"""A `oneOf` or `anyOf` with one variant.

What it finds: a union that offers no choice.

Why it matters: it is either a leftover, or more variants are coming that the document does not name yet; readers and
generators treat the two differently.

Example::

    action:
      oneOf:
        - $ref: '#/components/schemas/Hangup'
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "union-single-variant"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a union."""
    for site in view.schemas:
        for keyword in ("oneOf", "anyOf"):
            variants = site.schema.get(keyword)
            if isinstance(variants, list) and len(variants) == 1:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"this {keyword} has one variant",
                    site.pointer,
                    suggestion="Refer to the variant itself, or add a discriminator that lets it grow.",
                )
