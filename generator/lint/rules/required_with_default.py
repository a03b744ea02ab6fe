"""A property is required and has a default.

What it finds: a property named in `required` whose schema declares a `default`.

Why it matters: a default says what happens when the value is left out, `required` says that it may not be. One of them
is wrong, and generators follow either.

Example::

    type: object
    required: [mode]
    properties: {mode: {type: string, default: fast}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View
from generator.lint.walk import objects, strings
from generator.pointer import Pointer

RULE = "required-with-default"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a property or parameter."""
    for site in view.schemas:
        required = strings(site.schema.get("required"))
        for name, schema in objects(site.schema.get("properties")):
            if name in required and "default" in schema:
                yield _finding(f"'{name}' is required and has a default", site.pointer / "properties" / name)
    for parameter in view.parameters:
        if parameter.parameter.get("required") is True and "default" in parameter.schema:
            yield _finding(f"parameter '{parameter.name}' is required and has a default", parameter.pointer)


def _finding(message: str, pointer: Pointer) -> Finding:
    return Finding(RULE, SEVERITY, message, pointer, suggestion="Take it out of `required`, or drop the default.")
