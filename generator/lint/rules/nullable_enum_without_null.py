"""A nullable enum does not list null.

What it finds: in OpenAPI 3.0 `nullable: true`, and in 3.1 the type `null`, beside an `enum` without null.

Why it matters: `enum` lists every value allowed, so null is refused although the schema says that it may be null
(OpenAPI 3.0.3 proposal "Clarify Semantics of nullable").

Example::

    size: {type: string, nullable: true, enum: [small, large]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.source import JsonObject
from generator.findings import Finding, Severity
from generator.lint.view import View

RULE = "nullable-enum-without-null"
SEVERITY = Severity.ERROR


def check(view: View) -> Iterator[Finding]:
    """One finding an enum."""
    for site in view.schemas:
        values = site.schema.get("enum")
        if isinstance(values, list) and None not in values and _nullable(site.schema):
            yield Finding(
                RULE,
                SEVERITY,
                "null is allowed by the type but missing from the enum, so it is refused",
                site.pointer / "enum",
                suggestion="Add null to the enum, or drop the nullability.",
            )


def _nullable(schema: JsonObject) -> bool:
    named = schema.get("type")
    return schema.get("nullable") is True or (isinstance(named, list) and "null" in named)
