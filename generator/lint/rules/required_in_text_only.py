"""A description says "Required", the schema does not.

What it finds: a property or parameter whose description has the sentence "Required." while it may be left out.

Why it matters: one of the two is wrong. Clients believe the schema, people the sentence.

Example::

    properties: {speaker: {type: string, description: Who begins. Required.}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.composition import composed
from generator.lint.texts import fold
from generator.lint.view import View
from generator.lint.walk import strings, whole
from generator.pointer import Pointer

RULE = "required-in-text-only"
SEVERITY = Severity.WARNING
STATED = re.compile(r"(?:^|[.;:(] ?)(?:this (?:field|property|parameter) is )?required ?(?:[.;!)]|$)", re.IGNORECASE)


def check(view: View) -> Iterator[Finding]:
    """One finding a property or parameter."""
    for site in view.schemas:
        words = site.schema.get("description")
        if site.keyword != "properties" or site.parent is None or not isinstance(words, str):
            continue
        if STATED.search(fold(words)):
            holders = composed(view, whole(site.parent).schema)
            if not any(site.name in strings(holder.get("required")) for holder in holders):
                yield _finding(site.name, site.pointer)
    for parameter in view.parameters:
        words = parameter.parameter.get("description")
        if isinstance(words, str) and parameter.parameter.get("required") is not True and STATED.search(fold(words)):
            yield _finding(parameter.name, parameter.pointer)


def _finding(name: str, pointer: Pointer) -> Finding:
    message = f"the description of '{name}' says that it is required, the schema does not"
    return Finding(RULE, SEVERITY, message, pointer, suggestion="Require it, or drop the word.")
