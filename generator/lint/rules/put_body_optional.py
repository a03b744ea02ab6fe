"""PUT takes a body in which everything is optional.

What it finds: a PUT operation whose JSON object body declares properties and requires none.

Why it matters: PUT replaces (RFC 9110, section 9.3.4), so what is left out is reset. If the server keeps it instead,
the operation is a PATCH and clients should know.

Example::

    put:
      requestBody:
        content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.shape import shape
from generator.lint.view import View
from generator.lint.walk import objects

RULE = "put-body-optional"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding an operation."""
    for site in view.operations:
        if site.method != "put":
            continue
        for content_type, media in objects(view.body_of(site).get("content")):
            held = shape(view, media["schema"]) if isinstance(media.get("schema"), dict) else None
            if "json" in content_type and held is not None and held.properties and not held.required:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"{site.id} replaces with a body that requires nothing",
                    site.pointer,
                    suggestion="Require what a whole resource has, or make it a PATCH.",
                )
