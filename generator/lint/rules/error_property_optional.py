"""An error body promises nothing.

What it finds: an object that a response other than a success carries, with properties and none of them required.

Why it matters: no client may rely on the message or code being there, and `{}` is a proper error.

Example::

    '400':
      content:
        application/json:
          schema: {type: object, properties: {message: {type: string}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.shape import shape
from generator.lint.view import View
from generator.lint.walk import objects

RULE = "error-property-optional"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a media type of a response where it is declared."""
    successes = {
        id(response.response)
        for site in view.operations
        for response in view.responses_of(site)
        if response.status[:1] in ("1", "2", "3")
    }
    for declared in view.responses:
        if id(declared.response) in successes:
            continue
        for content_type, media in objects(declared.response.get("content")):
            held = shape(view, media["schema"]) if isinstance(media.get("schema"), dict) else None
            if held is not None and held.properties and not held.required:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"none of {', '.join(sorted(held.properties)[:5])} is required in this error",
                    declared.pointer / "content" / content_type / "schema",
                    suggestion="Require what every error carries.",
                )
