"""The leaves of the schema printer: scalars, notes and discriminators as JSON Schema 2020-12 keywords.

Knows which keyword says which constraint of a scalar; must not know objects, lists or unions.
"""

from __future__ import annotations

from typing import Any as Json

from generator.ir.types import Discriminator, Enum, Float, Int, Note, Str

PREFIX = "#/components/schemas/"


def present(**keywords: Json) -> dict[str, Json]:
    """The keywords that have a value, in the order given."""
    return {name: value for name, value in keywords.items() if value is not None}


def number(t: Int | Float) -> dict[str, Json]:
    """A number with its bounds. JSON Schema counts 2.0 as an integer (validation, 6.1.1)."""
    return present(
        type="integer" if isinstance(t, Int) else "number",
        format=t.format,
        minimum=t.minimum,
        maximum=t.maximum,
        exclusiveMinimum=t.exclusive_minimum,
        exclusiveMaximum=t.exclusive_maximum,
        multipleOf=t.multiple_of,
    )


def text(t: Str) -> dict[str, Json]:
    """A string with its lengths, pattern and format."""
    return present(type="string", minLength=t.min_length, maxLength=t.max_length, pattern=t.pattern, format=t.format)


def enum(t: Enum) -> dict[str, Json]:
    """A closed set of values, `const` for a single one, with their type where they share one."""
    values = {"const": t.values[0]} if len(t.values) == 1 else {"enum": list(t.values)}
    kinds = {_KINDS[type(value)] for value in t.values}
    return {"type": kinds.pop(), **values} if len(kinds) == 1 else values


_KINDS = {bool: "boolean", int: "integer", float: "number", str: "string"}


def discriminator(tag: Discriminator) -> dict[str, Json]:
    """A Discriminator Object (OpenAPI 3.1, 4.8.25); values that are not strings are spelled as in JSON."""
    mapping = {
        str(value).lower() if value is True or value is False else str(value): name for value, name in tag.mapping
    }
    return {"propertyName": tag.property, "mapping": {key: PREFIX + name for key, name in mapping.items()}}


def said(note: Note) -> dict[str, Json]:
    """What a note says, as annotation keywords (JSON Schema validation, section 9)."""
    flags = {"deprecated": note.deprecated, "readOnly": note.read_only, "writeOnly": note.write_only}
    words: dict[str, Json] = {"description": note.description} if note.description else {}
    if note.has_default:
        words["default"] = note.default
    if note.examples:
        words["examples"] = list(note.examples)
    return words | {name: True for name, flag in flags.items() if flag}
