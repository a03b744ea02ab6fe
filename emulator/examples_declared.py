"""The document's own examples and defaults, as far as they have their type: data that somebody wrote by hand.

Knows notes and prose rules of the model; must not know how other values are made. Examples often contradict their
schema, so each is judged, once; a large or deep one is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any as Json

from emulator.examples_drawing import Drawing, Known
from emulator.scalars_dice import Dice
from emulator.scalars_names import is_identity, varied
from generator.ir.types import NO_NOTE, Note, Property, Ref, Rule, Type, TypeDef

NODES = 200
LETTERS = 4000
DEEPEST = 12


def declared(types: Mapping[str, TypeDef], prop: Property, rules: Iterable[Rule]) -> tuple[Json, ...]:
    """What the document shows for a property: examples of its use, of its named type, then the defaults."""
    named = _note(types, prop.type)
    stated = [rule.args.get("value") for rule in rules if rule.kind == "default" and rule.path == (prop.wire,)]
    shown = (*prop.note.examples, *named.examples)
    return shown or tuple(note.default for note in (prop.note, named) if note.has_default) or tuple(stated)


def of_type(types: Mapping[str, TypeDef], t: Type) -> tuple[Json, ...]:
    """What the document shows for a named type."""
    return _note(types, t).examples


def usable(values: Iterable[Json], fits: Callable[[Json], bool]) -> tuple[Json, ...]:
    """Those that are small, that have the type, and that show anything at all."""
    return tuple(value for value in values if value is not None and is_small(value) and fits(value))


def is_small(value: Json) -> bool:
    """Whether a value has few nodes, none of them deep, and little text."""
    stack, seen, letters = [(value, 0)], 0, 0
    while stack:
        node, depth = stack.pop()
        seen += 1
        letters += len(node) if isinstance(node, str | dict) else 0
        if depth > DEEPEST or seen > NODES or letters > LETTERS:
            return False
        if isinstance(node, dict | list):
            stack.extend((each, depth + 1) for each in (node.values() if isinstance(node, dict) else node))
    return True


def fresh(value: Json, drawing: Drawing, name: str = "") -> Json:
    """A copy of an example: with ids of its own where they shall vary, and with what is known already."""
    return _copy(value, name, drawing.path, drawing.known, drawing.seed if drawing.vary else None)


def _copy(value: Json, name: str, path: tuple[str, ...], known: Known | None, seed: str | None) -> Json:
    if known is not None and path and type(there := known(path)) is type(value) and not isinstance(value, dict | list):
        return there
    match value:
        case dict():
            return {key: _copy(each, key, (*path, key), known, seed) for key, each in value.items()}
        case list():
            return [_copy(each, name.removesuffix("s"), (*path, "*"), known, seed) for each in value]
        case str() if seed is not None and is_identity(name):
            return varied(value, Dice(f"{seed}/{value}"))
        case _:
            return value


def _note(types: Mapping[str, TypeDef], t: Type) -> Note:
    return types[t.name].note if isinstance(t, Ref) else NO_NOTE
