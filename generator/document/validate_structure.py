"""Whether a document has the form that the OpenAPI schema of its version demands.

The schemas are openapi-spec-validator's. Knows how to say a violation; must not know what operations mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from jsonschema_rs import Validator, validator_for
from openapi_spec_validator.schemas import schema_v30, schema_v31, schema_v32

from generator.document.oracle_violations import Violation, violations
from generator.document.source import Source
from generator.findings import Finding, Severity

_SCHEMAS = (("3.0", schema_v30), ("3.1", schema_v31), ("3.2", schema_v32))

_RULES = {
    "additionalProperties": "member-unknown",
    "const": "value-unknown",
    "enum": "value-unknown",
    "format": "value-malformed",
    "minItems": "list-too-short",
    "oneOf": "alternatives-mixed",
    "pattern": "value-malformed",
    "propertyNames": "name-malformed",
    "required": "member-missing",
    "type": "type-wrong",
    "unevaluatedProperties": "member-unknown",
    "uniqueItems": "list-item-repeated",
}
_UNKNOWN = ("additionalProperties", "propertyNames", "unevaluatedProperties")


def check_structure(source: Source) -> Iterator[Finding]:
    """A finding for every node that has not the form that its place demands."""
    validator = _validator(source.data["openapi"])
    for violation in violations(validator, source.data):
        yield _finding(source, violation)


def _validator(version: str) -> Validator:
    schema = next(schema for known, schema in _SCHEMAS if version.startswith(known))
    # The library hands out a lazy mapping; the validator wants a dict.
    return validator_for(dict(schema), offline=True)


def _finding(source: Source, violation: Violation) -> Finding:
    at = violation.instance
    if violation.keyword in _UNKNOWN and violation.members:
        at /= violation.members[0]
    return Finding(
        _RULES.get(violation.keyword, "form-wrong"),
        Severity.ERROR,
        violation.message[:1].upper() + violation.message[1:].rstrip(".") + ".",
        at,
        source.locate(at),
        _suggestion(violation),
    )


def _suggestion(violation: Violation) -> str:
    match violation.keyword:
        case "required":
            return f"Add {', '.join(map(repr, violation.members)) or 'the member'}."
        case "propertyNames":
            return "Use letters, digits, dots, hyphens and underscores alone."
        case unknown if unknown in _UNKNOWN:
            return "Remove the member, check its spelling and indentation, or call it x-…."
        case "type":
            return "Write a value of that type; text that looks like a number stands in quotes."
        case _:
            return "See the OpenAPI specification of this version for what may stand here."
