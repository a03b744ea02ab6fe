"""Types without parts, and what a schema says about itself: the leaves of the model."""

from __future__ import annotations

from typing import Any

from generator.ir import types as ir
from generator.normalize.schema import Schema, source

NUMERIC = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")


def scalar(schema: Schema) -> ir.Type:
    """The type of a schema that is neither array, object nor union; without a `type` it is any value."""
    origin = source(schema)
    match schema.get("type"):
        case "null":
            return ir.Null(origin=origin)
        case "boolean":
            return ir.Bool(origin=origin)
        case "integer":
            return ir.Int(**_bounds(schema), format=schema.get("format"), origin=origin)
        case "number":
            return ir.Float(**_bounds(schema), format=schema.get("format"), origin=origin)
        case "string":
            return _string(schema)
        case _:
            return ir.Any(origin=origin)


def _bounds(schema: Schema) -> dict[str, Any]:
    spelled = {"exclusiveMinimum": "exclusive_minimum", "exclusiveMaximum": "exclusive_maximum"}
    spelled |= {"minimum": "minimum", "maximum": "maximum", "multipleOf": "multiple_of"}
    return {spelled[key]: schema[key] for key in NUMERIC if isinstance(schema.get(key), (int, float))}


def _string(schema: Schema) -> ir.Type:
    if schema.get("format") == "binary" or schema.get("contentMediaType") == "application/octet-stream":
        return ir.Bytes(origin=source(schema))
    return ir.Str(
        min_length=schema.get("minLength"),
        max_length=schema.get("maxLength"),
        pattern=schema.get("pattern"),
        format=schema.get("format"),
        origin=source(schema),
    )


def note(schema: Schema) -> ir.Note:
    """What a schema says about itself."""
    examples = schema.get("examples")
    found = ir.Note(
        description=str(schema.get("description") or ""),
        default=schema.get("default"),
        has_default="default" in schema,
        examples=tuple(examples) if isinstance(examples, list) else (),
        deprecated=schema.get("deprecated") is True,
        read_only=schema.get("readOnly") is True,
        write_only=schema.get("writeOnly") is True,
    )
    return ir.NO_NOTE if found == ir.NO_NOTE else found
