"""A required property is declared nowhere.

What it finds: a name in `required` that no `properties` of the same object declares, wherever the object is composed
from (`allOf`, references, variants), and that no `additionalProperties` schema or pattern describes.

Why it matters: the property has no type. Generators drop it, and the value that they send is then refused.

Example::

    type: object
    required: [name, size]
    properties: {name: {type: string}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.composition import declares
from generator.lint.view import View
from generator.lint.walk import negated, strings, whole

RULE = "required-property-missing"
SEVERITY = Severity.ERROR


def check(view: View) -> Iterator[Finding]:
    """One finding a missing property, at the schema whose `required` names it."""
    for site in view.schemas:
        names = strings(site.schema.get("required"))
        if not names or negated(site):
            continue
        described = declares(view, whole(site).schema)
        for name in dict.fromkeys(names):
            if not described(name):
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"'{name}' is required but declared nowhere",
                    site.pointer / "required" / site.schema["required"].index(name),
                    suggestion=f"Declare '{name}' in `properties`, or take it out of `required`.",
                )
