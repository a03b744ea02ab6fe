"""The types of answers as schemas for datamodel-code-generator: what a client must be able to read, not what is valid.

Bounds, lengths, patterns and formats are left out, enums and unions are open: a server may say more than its document,
and a client that refuses to read it helps nobody. The exact schemas are `generator.ir.schema`'s. Knows the shapes that
the model templates rely on; must not know how they are rendered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json
from typing import assert_never

from generator.ir.types import (
    Any,
    Array,
    Bool,
    Bytes,
    Enum,
    Float,
    Int,
    Map,
    Never,
    Null,
    Object,
    Property,
    Ref,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from generator.targets.python.book import Book
from generator.targets.python.text import line

Schema = dict[str, Json]

_KINDS: tuple[tuple[type, str], ...] = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"))


def document(book: Book, *, number: str) -> Schema:
    """An OpenAPI 3.1 document of every type that has a model, named `module.Class`.

    `number` is the dotted name of the type of numbers: `1` and `1.0` are the same number, but not the same text.
    """
    tags = frozenset(_tags(book.types))
    printer = _Printer(book, tags, number)
    schemas: Schema = {}
    for name in book.models:
        definition = book.types[name]
        schemas[dotted(book, name)] = _described(printer.definition(definition), definition.note.description)
        if name in book.unknown:
            schemas[f"{book.models[name]}.{book.unknown[name]}"] = _unknown(definition.type)
    info = {"title": "Answers", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}


def dotted(book: Book, name: str) -> str:
    """The name of a type's schema: its module, a dot, its class."""
    return f"{book.models[name]}.{book.classes[name]}"


def kinds(values: tuple[str | int | float | bool, ...]) -> list[str]:
    """The JSON types of an enum's values, in a fixed order."""
    return [name for kind, name in _KINDS if any(type(value) is kind for value in values)]


def _tags(types: Mapping[str, TypeDef]) -> Iterator[tuple[str, str]]:
    """Variant and property of every tag: its values are what the variant was chosen by, so they are closed."""
    for definition in types.values():
        t = definition.type
        if isinstance(t, Union) and t.discriminator is not None:
            yield from ((variant, t.discriminator.property) for _, variant in t.discriminator.mapping)


def _unknown(t: Type) -> Schema:
    """The variant for a tag that the document does not know. The tag itself must be there, and be of its kind."""
    schema: Schema = {"type": "object", "description": "A variant that is newer than this package."}
    if isinstance(t, Union) and t.discriminator is not None:
        tag = t.discriminator.property
        allowed = [{"type": kind} for kind in kinds(tuple(value for value, _ in t.discriminator.mapping))]
        schema |= {"properties": {tag: {"anyOf": allowed} if len(allowed) > 1 else allowed[0]}, "required": [tag]}
    return schema


def _described(schema: Schema, description: str) -> Schema:
    # Backslashes and quotes would end or bend the docstring that this becomes.
    safe = line(description).replace("\\", "/").replace('"', "'")
    return {**schema, "description": safe} if safe else schema


class _Printer:
    """Prints types, for one book of names."""

    def __init__(self, book: Book, tags: frozenset[tuple[str, str]], number: str) -> None:
        self._book = book
        self._tags = tags
        self._number = number

    def definition(self, definition: TypeDef) -> Schema:
        """The schema of a named type."""
        match definition.type:
            case Object() as t:
                return self._object(definition.name, t)
            case Union(variants=variants) if definition.name in self._book.unknown:
                other = {"$ref": f"#/components/schemas/{self._unknown_name(definition.name)}"}
                return {"anyOf": [*(self.schema(variant) for variant in variants), other]}
            case t:
                return self.schema(t)

    def schema(self, t: Type) -> Schema:  # noqa: C901 - one case a kind of type, closed by assert_never
        """The schema of a type where it is used."""
        match t:
            case Ref(name=name):
                return {"$ref": f"#/components/schemas/{dotted(self._book, name)}"}
            case Any() | Never():
                return {}
            case Null():
                return {"type": "null"}
            case Bool():
                return {"type": "boolean"}
            case Int():
                return {"type": "integer"}
            case Float():
                return {"type": "number", "customTypePath": self._number}
            case Str() | Bytes():
                return {"type": "string"}
            case Enum(values=values):
                return _open(values)
            case Array(items=items):
                return {"type": "array", "items": self.schema(items)}
            case Tuple(prefix=prefix, rest=rest):
                return {"type": "array", "items": self._any_of((*prefix, *((rest,) if rest is not None else ())))}
            case Map(values=values):
                return {"type": "object", "additionalProperties": self.schema(values) or True}
            case Object():
                return {"type": "object", "additionalProperties": True}
            case Union(variants=variants):
                return self._any_of(variants)
            case _:
                assert_never(t)

    def _any_of(self, variants: tuple[Type, ...]) -> Schema:
        if not variants or any(isinstance(variant, Any) for variant in variants):
            return {}
        printed = [self.schema(variant) for variant in variants]
        flat = [inner for schema in printed for inner in schema.get("anyOf", [schema])]
        distinct = [schema for index, schema in enumerate(flat) if schema not in flat[:index]]
        return {"anyOf": distinct} if len(distinct) > 1 else distinct[0]

    def _object(self, name: str, t: Object) -> Schema:
        own: Schema = {"type": "object", "properties": {p.wire: self._property(name, p) for p in _present(t)}}
        if required := [p.wire for p in _present(t) if p.required]:
            own["required"] = required
        bases = [self.schema(base) for base in t.extends]
        return {"allOf": [*bases, own]} if bases else own

    def _property(self, owner: str, prop: Property) -> Schema:
        values = self._constants(prop.type) if (owner, prop.wire) in self._tags else None
        if values is not None:
            return {"enum": list(values)}
        return self.schema(prop.type)

    def _constants(self, t: Type) -> tuple[str | int | float | bool, ...] | None:
        while isinstance(t, Ref):
            t = self._book.types[t.name].type
        return t.values if isinstance(t, Enum) and _is_literal(t.values) else None

    def _unknown_name(self, name: str) -> str:
        return f"{self._book.models[name]}.{self._book.unknown[name]}"


def _present(t: Object) -> Iterator[Property]:
    # pydantic has no field for a name that is no Unicode text; its value is kept with those that nobody declared.
    return (prop for prop in t.properties if not isinstance(prop.type, Never) and _is_text(prop.wire))


def _is_text(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _is_literal(values: tuple[str | int | float | bool, ...]) -> bool:
    return not any(isinstance(value, float) for value in values)


def _open(values: tuple[str | int | float | bool, ...]) -> Schema:
    """Known values and all others of the same kinds. Python has no literal for a number with a fraction."""
    others: list[Schema] = [{"type": kind} for kind in kinds(values)]
    known = tuple(value for value in values if not isinstance(value, float))
    return {"anyOf": [{"enum": list(known)}, *others]} if known else {"anyOf": others}
