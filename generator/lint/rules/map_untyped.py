"""A map allows any value although its description says strings.

What it finds: `additionalProperties` that is true or empty, where the description speaks of string values.

Why it matters: clients get a map of anything; the server refuses or converts what is not a string.

Example::

    labels:
      type: object
      additionalProperties: {}
      description: Key value pairs of strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.texts import fold
from generator.lint.view import View

RULE = "map-untyped"
SEVERITY = Severity.INFO
STRINGS = re.compile(r"\b(?:of|to|as|are|all) (?:only )?strings?\b|\bstring[- ](?:values?|pairs?|map)\b", re.IGNORECASE)


def check(view: View) -> Iterator[Finding]:
    """One finding a map."""
    for site in view.schemas:
        words = site.schema.get("description")
        rest = site.schema.get("additionalProperties")
        if isinstance(words, str) and (rest is True or rest == {}) and STRINGS.search(fold(words)):
            yield Finding(
                RULE,
                SEVERITY,
                "the description speaks of strings, the map allows any value",
                site.pointer / "additionalProperties",
                suggestion="Write `additionalProperties: {type: string}`.",
            )
