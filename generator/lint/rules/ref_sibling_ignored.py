"""A keyword beside `$ref` has no effect.

What it finds: in OpenAPI 3.0, a keyword with a meaning (`required`, `nullable`, `type`, `deprecated` …) beside `$ref`.

Why it matters: OpenAPI 3.0.3, section 4.7.23 says that siblings of `$ref` are ignored. The rule that the author wrote
is void: some tools honour it and some do not, so clients disagree about what is allowed.

Example::

    allOf:
      - $ref: '#/components/schemas/Base'
        required: [name]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.siblings import ANNOTATIONS, siblings
from generator.lint.view import View

RULE = "ref-sibling-ignored"
SEVERITY = Severity.ERROR


def check(view: View) -> Iterator[Finding]:
    """One finding a reference; an error where the sibling changes what is valid, else a warning."""
    for site in view.schemas:
        void = [keyword for keyword in siblings(view, site) if keyword not in ANNOTATIONS]
        if void:
            heavy = any(keyword not in ("type", "deprecated") for keyword in void)
            yield Finding(
                RULE,
                SEVERITY if heavy else Severity.WARNING,
                f"OpenAPI 3.0 ignores {', '.join(f'`{keyword}`' for keyword in void)} beside `$ref`",
                site.pointer,
                suggestion="Wrap the reference: `allOf: [{$ref: …}, {…}]`.",
            )
