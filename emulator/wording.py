"""What is wrong with a value, in a sentence that begins with its path, as the validators of such servers say it.

Knows the keywords of JSON Schema and the oracle's violations; must not know requests. A sentence quotes constraints of
the document, never the value, which may be a secret.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any as Json
from typing import Final

from generator.document.oracle import Violation
from generator.document.source import Document

MAX_NAME = 64
MAX_WORDS = 1000
UNKNOWN: Final = object()
WORDS: Mapping[str, str] = {
    "additionalItems": "must NOT have additional items",
    "additionalProperties": "must NOT have additional properties: {members}",
    "anyOf": "must match a schema in anyOf",
    "const": "must be equal to constant {value}",
    "contains": "must contain a valid item",
    "enum": "must be equal to one of the allowed values: {value}",
    "exclusiveMaximum": "must be < {value}",
    "exclusiveMinimum": "must be > {value}",
    "falseSchema": "must NOT be given",
    "format": 'must match format "{value}"',
    "maxItems": "must NOT have more than {value} items",
    "maxLength": "must NOT have more than {value} characters",
    "maxProperties": "must NOT have more than {value} properties",
    "maximum": "must be <= {value}",
    "minItems": "must NOT have fewer than {value} items",
    "minLength": "must NOT have fewer than {value} characters",
    "minProperties": "must NOT have fewer than {value} properties",
    "minimum": "must be >= {value}",
    "multipleOf": "must be multiple of {value}",
    "not": "must NOT be valid",
    "oneOf": "must match exactly one schema in oneOf",
    "pattern": 'must match pattern "{value}"',
    "propertyNames": "property name must be valid: {members}",
    "required": "must have required property '{members}'",
    "type": "must be {value}",
    "unevaluatedItems": "must NOT have unevaluated items",
    "unevaluatedProperties": "must NOT have unevaluated properties: {members}",
    "uniqueItems": "must NOT have duplicate items",
}
"""What each keyword says, of its `value` in the document and of the names (`members`) that the violation tells."""


def sentence(document: Document | None, place: str, violation: Violation) -> str:
    """`place`, the path below it, and what must be so: `request/body/voice_id must be string`.

    Without the document, keywords whose value would be quoted are only named.
    """
    return f"{place}{path(violation.instance)} {_words(document, violation)[:MAX_WORDS]}"


def path(tokens: tuple[str, ...]) -> str:
    """A JSON pointer (RFC 6901) to show: each name printable and short."""
    return "".join("/" + shown(token.replace("~", "~0").replace("/", "~1")) for token in tokens)


def shown(name: str) -> str:
    """A name from a request as it may stand in a message: printable and short."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in name[:MAX_NAME])
    return clean if len(name) <= MAX_NAME else clean + "…"


def spelled(value: Json) -> str:
    """A value of the document: text as it is, a list by its items, anything else as JSON."""
    match value:
        case str():
            return value
        case list():
            return ", ".join(map(spelled, value))
        case _:
            return json.dumps(value, ensure_ascii=False)


def _words(document: Document | None, violation: Violation) -> str:
    template = _template(violation)
    members = ", ".join(shown(member) for member in sorted(violation.members))
    value = _constraint(document, violation)
    if violation.keyword == "not" and isinstance(value, dict) and value.keys() == {"required"}:
        return f"must NOT have the properties {spelled(value['required'])} together"
    if "{value}" in template and value is UNKNOWN:
        return f"must satisfy {violation.keyword}"
    if violation.keyword == "type" and isinstance(value, list):
        return f"must be {','.join(map(spelled, value))}"
    return template.format(value=spelled(value) if "{value}" in template else "", members=members)


def _template(violation: Violation) -> str:
    """The validator reports a lone `additionalProperties: false` as a schema that is false."""
    if violation.keyword == "falseSchema" and violation.schema.name == "additionalProperties":
        return "must NOT have additional properties"
    return WORDS.get(violation.keyword, "must be valid")


def _constraint(document: Document | None, violation: Violation) -> Json:
    """What stands in the document at the broken keyword, or UNKNOWN."""
    try:
        return violation.schema.resolve(document.data) if document is not None else UNKNOWN
    except LookupError:
        return UNKNOWN
