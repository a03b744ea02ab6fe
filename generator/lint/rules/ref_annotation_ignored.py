"""A description or example beside `$ref` has no effect.

What it finds: in OpenAPI 3.0, a `$ref` with nothing but annotations beside it.

Why it matters: OpenAPI 3.0.3, section 4.7.23 says that siblings of `$ref` are ignored, so the sentence is missing from
most docs and generated code.

Example::

    owner:
      $ref: '#/components/schemas/User'
      description: Who pays.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.siblings import ANNOTATIONS, siblings
from generator.lint.view import View

RULE = "ref-annotation-ignored"
SEVERITY = Severity.INFO


def check(view: View) -> Iterator[Finding]:
    """One finding a reference."""
    for site in view.schemas:
        void = siblings(view, site)
        if void and all(keyword in ANNOTATIONS for keyword in void):
            yield Finding(
                RULE,
                SEVERITY,
                f"OpenAPI 3.0 ignores {', '.join(f'`{keyword}`' for keyword in void)} beside `$ref`",
                site.pointer,
                suggestion="Wrap the reference: `allOf: [{$ref: …}]` beside the annotation.",
            )
