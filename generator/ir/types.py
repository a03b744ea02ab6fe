"""Types of the intermediate representation: what a JSON value may be.

A closed union, always consumed by ``match … case _: assert_never(t)``. Equal shapes compare equal:
`origin` (where the node stands in the document) takes no part in comparison.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any as Json

from generator.pointer import ROOT, Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every type carries: the pointer of the schema that it came from."""

    origin: Pointer = field(default=ROOT, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Any(Node):
    """Any JSON value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Never(Node):
    """No JSON value: the type of a property that must be absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Null(Node):
    """Only null. Stands only as a variant of a Union."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bool(Node):
    """true or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds(Node):
    """Numeric bounds; None where there is none."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Int(Bounds):
    """A number without a fraction; `format` as declared (`int64`)."""

    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Float(Bounds):
    """Any number."""

    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Str(Node):
    """Text. Lengths count Unicode code points; `pattern` is ECMA-262, unanchored (JSON Schema validation, 6.3)."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bytes(Node):
    """Raw bytes: a file part of a multipart body, or a binary body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum(Node):
    """A closed set of non-null scalars, in the document's order. One value: a constant."""

    values: tuple[str | int | float | bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Array(Node):
    """A list of equal items."""

    items: Type
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuple(Node):
    """A list of `prefix` types by position; `rest` types what follows, None forbids it."""

    prefix: tuple[Type, ...]
    rest: Type | None = None
    min_items: int | None = None
    max_items: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Node):
    """An object of free keys. `keys` constrains the names, None leaves them free."""

    values: Type
    keys: Type | None = None
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a use site says beside the type; never part of a value. `default` is never sent by a client."""

    description: str = ""
    default: Json = field(default=None, hash=False)
    has_default: bool = False
    examples: tuple[Json, ...] = field(default=(), hash=False)
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False


NO_NOTE = Note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Property(Node):
    """A declared property, by its name on the wire."""

    wire: str
    type: Type
    required: bool = False
    note: Note = field(default=NO_NOTE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Node):
    """A rule that stands only in prose. SDKs never enforce it; positive test data and a strict emulator do.

    `kind` is one of `KINDS` in `generator.normalize.prose`; `path` leads from the object to the
    value (`*` for each item); `args` are its JSON parameters.
    """

    kind: str
    path: tuple[str, ...] = ()
    args: Json = field(default=None, hash=False)
    confidence: str = "medium"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Object(Node):
    """An object with declared properties.

    `extends` names Objects whose properties it has too, none of them declared twice along the chain.
    `additional` types undeclared properties; None forbids them. `absent` lists properties that must not
    appear, `exclusive` sets of properties of which not all may appear together.
    """

    properties: tuple[Property, ...] = ()
    extends: tuple[Ref, ...] = ()
    additional: Type | None = field(default_factory=Any)
    absent: tuple[str, ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()
    min_properties: int | None = None
    max_properties: int | None = None
    rules: tuple[Rule, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref(Node):
    """A named type of the Api."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """The property whose value tells the variant. `mapping` pairs each value with the variant's type name.

    `inferred` is False where the document declared it.
    """

    property: str
    mapping: tuple[tuple[str | int | bool, str], ...]
    inferred: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """For variants without a usable tag: a value that has `property` is read as `variant`. Tried in order."""

    property: str
    variant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Union(Node):
    """One of several types, to be tried in order; with a discriminator every variant is a Ref to an Object.

    A nullable type is a Union of that type and Null, Null last.
    """

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None
    guards: tuple[Guard, ...] = ()


Type = Any | Never | Null | Bool | Int | Float | Str | Bytes | Enum | Array | Tuple | Map | Object | Union | Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDef(Node):
    """A named type. `name` is unique, in PascalCase, stable; `declared` is False for a hoisted inline schema."""

    name: str
    type: Type
    note: Note = field(default=NO_NOTE, compare=False)
    declared: bool = field(default=True, compare=False)
