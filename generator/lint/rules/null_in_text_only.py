"""A description says that null is allowed, the schema does not.

What it finds: a description that tells to set the value to null, or says that it can be null, where null is not valid.

Why it matters: a client that follows the sentence is refused by every validator.

Example::

    greeting: {type: string, description: Set to null to remove.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.source import JsonObject
from generator.findings import Finding, Severity
from generator.lint.shape import Shape
from generator.lint.texts import texts
from generator.lint.view import View
from generator.lint.walk import members

RULE = "null-in-text-only"
SEVERITY = Severity.WARNING
STATED = re.compile(
    r"\b(?:set(?:ting)?(?: (?:this|it))?(?: field)? to|leave(?: (?:this|it))? as|can be|may be|or) `?null\b"
    r"|\bnullable\b",
    re.IGNORECASE,
)


def check(view: View) -> Iterator[Finding]:
    """One finding a description; parameters are passed over, they are never null on the wire."""
    for text in texts(view):
        if text.kind in ("properties", "items") and STATED.search(text.words) and not _nullable(view, text.shape):
            yield Finding(
                RULE,
                SEVERITY,
                f"the description of '{text.name}' allows null, the schema does not",
                text.pointer,
                suggestion="Allow null, or correct the sentence.",
            )


def _nullable(view: View, held: Shape) -> bool:
    """Whether null may be valid: said so, or nothing said about types at all."""
    untyped = not held.types and not any(
        keyword in part for part in held.parts for keyword in ("oneOf", "anyOf", "enum")
    )
    return untyped or any(_allows(part) or _variant(view, part) for part in held.parts)


def _allows(part: JsonObject) -> bool:
    named = part.get("type")
    return part.get("nullable") is True or named == "null" or (isinstance(named, list) and "null" in named)


def _variant(view: View, part: JsonObject) -> bool:
    variants = [variant for keyword in ("oneOf", "anyOf") for _, variant in members(part.get(keyword))]
    return any(_allows(view.declared(variant)) for variant in variants)
