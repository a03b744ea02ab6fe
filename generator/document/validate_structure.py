"""Whether a document has the form that the OpenAPI schema of its version demands.

The schemas are openapi-spec-validator's. Knows how to say a violation; must not know what operations mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from jsonschema_rs import Validator, validator_for

from generator.document.oracle_violations import Violation, violations
from generator.document.source import Source
from generator.findings import Finding, Severity

_LIBRARY = "openapi_spec_validator"
_VERSIONS = ("3.0", "3.1", "3.2")

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
    known = next(known for known in _VERSIONS if version.startswith(known))
    return validator_for(json.loads(_schema(known)), offline=True)


def _schema(version: str) -> str:
    # Found, not imported: the library takes longer to import than the whole check takes.
    library = find_spec(_LIBRARY)
    if library is None or library.origin is None:
        raise ModuleNotFoundError(_LIBRARY)
    folder = Path(library.origin).parent / "resources" / "schemas" / f"v{version}"
    return (folder / "schema.json").read_text(encoding="utf-8")


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
