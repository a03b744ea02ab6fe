"""What a single schema object says about types and values, as written.

Knows `type`, `enum` and `const` of OpenAPI 3.0 and 3.1; must not follow references or composition.
"""

from __future__ import annotations

from json import dumps

from generator.document.source import JsonObject
from generator.lint.walk import strings


def types_of(schema: JsonObject) -> frozenset[str]:
    """The types that a schema object names itself, null left out unless it is the only one."""
    written = schema.get("type")
    named = frozenset({written} if isinstance(written, str) else strings(written))
    return named - {"null"} or named


def values_of(schema: JsonObject) -> frozenset[str] | None:
    """The strings of a schema object's own `enum` or `const`; None without one, or with other than strings and null."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if not isinstance(values, list) or not all(value is None or isinstance(value, str) for value in values):
        return None
    return frozenset(value for value in values if value is not None)


def literals_of(schema: JsonObject) -> frozenset[str] | None:
    """The values of a schema object's own `enum` or `const` as JSON text, null left out; None without one."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if not isinstance(values, list):
        return None
    return frozenset(dumps(value, sort_keys=True, default=str) for value in values if value is not None)
