"""Calls as people would write them: source text with the arguments that a call cannot do without.

Knows how values of every type are spelled in Python, from the document's examples where it has some; must not know
Markdown, nor promise that an API accepts the values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir.types import (
    Any,
    Array,
    Bool,
    Bounds,
    Bytes,
    Enum,
    Float,
    Int,
    Map,
    Never,
    Null,
    Object,
    Ref,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import flatten, resolve
from generator.targets.python.methods import Argument, Method
from generator.targets.python.text import literal

WIDTH = 88
DEEP = 8
FILE = '("notes.txt", b"Opening hours: 9 to 5.")'


def call(types: Mapping[str, TypeDef], place: str, method: Method) -> str:
    """A call of `place` (`client.pet.retrieve`), on one line where that is short. No backtick ends a code block."""
    given = list(_arguments(types, method))
    line = f"{place}({', '.join(given)})"
    if len(line) > WIDTH:
        line = f"{place}(\n" + "".join(f"    {each},\n" for each in given) + ")"
    return line.replace("`", "\\x60")


def _arguments(types: Mapping[str, TypeDef], method: Method) -> Iterator[str]:
    yield from (_argument(types, each) for each in method.positional)
    needed = (*method.named, *(each for each in method.keywords if each.required))
    yield from (f"{each.name}={_argument(types, each)}" for each in needed)


def _argument(types: Mapping[str, TypeDef], argument: Argument) -> str:
    examples = argument.note.examples
    return literal(examples[0]) if examples else value(types, argument.type, name=argument.name)


def value(  # noqa: C901 - one case a kind of type
    types: Mapping[str, TypeDef], t: Type, *, name: str = "text", depth: int = 0
) -> str:
    """A value of `t` as source text; objects hold their required properties only, `name` is what a text says."""
    match t:
        case Ref(name=target):
            return value(types, types[target].type, name=name, depth=depth + 1) if depth < DEEP else "{}"
        case Enum(values=values):
            return literal(values[0])
        case Bool():
            return "True"
        case Int() | Float():
            return _number(t)
        case Str(min_length=least, max_length=most):
            return literal(name.ljust(least or 0, "x")[: most if most is not None else None])
        case Bytes():
            return FILE
        case Array(items=items):
            return f"[{value(types, items, name=name, depth=depth + 1)}]"
        case Tuple(prefix=prefix):
            return "[" + ", ".join(value(types, item, name=name, depth=depth + 1) for item in prefix) + "]"
        case Map() | Any():
            return "{}"
        case Object():
            return _object(types, t, depth)
        case Union(variants=variants):
            return value(types, _plainest(types, variants), name=name, depth=depth)
        case Null() | Never():
            return "None"


def _object(types: Mapping[str, TypeDef], t: Object, depth: int) -> str:
    pairs = (
        f"{literal(prop.wire)}: "
        + (
            literal(prop.note.examples[0])
            if prop.note.examples
            else value(types, prop.type, name=prop.wire, depth=depth + 1)
        )
        for prop in flatten(types, t)
        if prop.required
    )
    return "{" + ", ".join(pairs) + "}"


def _plainest(types: Mapping[str, TypeDef], variants: tuple[Type, ...]) -> Type:
    """The first text or constant, or else the first variant that is not null."""
    shapes = [variant for variant in variants if not isinstance(variant, Null | Never)]
    scalars = [variant for variant in shapes if isinstance(resolve(types, variant), Str | Enum)]
    return next(iter(scalars or shapes), Null())


def _number(t: Bounds) -> str:
    least = t.minimum if t.minimum is not None else t.exclusive_minimum
    number = 1 if least is None else least + (t.exclusive_minimum is not None)
    number = min(number, t.maximum) if t.maximum is not None else number
    return literal(int(number) if number == int(number) else number)
