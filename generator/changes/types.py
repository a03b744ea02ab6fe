"""What is different between two types: a walk over both at once.

Knows the kinds of types and what makes their sets of values grow or shrink; must not know operations, or whom a change
breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.changes.change import Change, Effect
from generator.changes.constraints import constraints
from generator.changes.pairing import paired
from generator.changes.spelling import spelled, valued
from generator.ir.types import (
    Any,
    Array,
    Enum,
    Float,
    Int,
    Map,
    Node,
    Note,
    Object,
    Property,
    Ref,
    Str,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import flatten, resolve, split_null

DEEPEST = 40
"""How deep a walk goes into types that are inline on either side; named ones are compared once, on their own."""


@dataclass(frozen=True, slots=True)
class Types:
    """The named types of both Apis."""

    before: Mapping[str, TypeDef]
    after: Mapping[str, TypeDef]

    def compared(self, before: Type, after: Type, subject: str, depth: int = 0) -> Iterator[Change]:
        """The differences between two types, without direction or operations."""
        if depth > DEEPEST or self._is_told_elsewhere(before, after):
            return
        old, was_nullable = split_null(resolve(self.before, before))
        new, is_nullable = split_null(resolve(self.after, after))
        if was_nullable != is_nullable:
            if is_nullable:
                yield _change("null-added", after, subject, effect="widened")
            else:
                yield _change("null-removed", after, subject, effect="narrowed")
        # What nullability hides may be a name on both sides.
        old, new = _inner(before, old), _inner(after, new)
        if isinstance(resolve(self.before, old), Union) or isinstance(resolve(self.after, new), Union):
            yield from self._variants(old, new, subject, depth)
        else:
            yield from self._alike(old, new, subject, depth)

    def _is_told_elsewhere(self, before: Type, after: Type) -> bool:
        """The same name on both sides: its own comparison tells."""
        return isinstance(before, Ref) and isinstance(after, Ref) and before.name == after.name

    def _variants(self, before: Type, after: Type, subject: str, depth: int) -> Iterator[Change]:
        olds, news = self._flat(self.before, before), self._flat(self.after, after)
        pairs, gone, fresh = paired(olds, news, self.before, self.after)
        for old, new in pairs:
            yield from self.compared(old, new, subject, depth + 1)
        for each in gone:
            yield _change("variant-removed", each, subject, effect="narrowed", before=spelled(each), is_gone=True)
        for each in fresh:
            yield _change("variant-added", each, subject, effect="widened", after=spelled(each))

    def _flat(self, types: Mapping[str, TypeDef], t: Type) -> list[Type]:
        """The variants of a union and of the unions in it; of another type itself."""
        found = resolve(types, t)
        if not isinstance(found, Union):
            return [t]
        return [flat for each in found.variants for flat in self._flat(types, each)]

    def _alike(self, before: Type, after: Type, subject: str, depth: int) -> Iterator[Change]:
        if self._is_told_elsewhere(before, after):
            return
        old, new = resolve(self.before, before), resolve(self.after, after)
        match old, new:
            case Object(), Object():
                yield from self._objects(old, new, subject, depth)
            case Array(), Array():
                yield from constraints(old, new, subject)
                yield from self.compared(old.items, new.items, f"{subject}[]", depth + 1)
            case Map(), Map():
                yield from constraints(old, new, subject)
                yield from self.compared(old.values, new.values, f"{subject}{{}}", depth + 1)
            case Enum(), Enum():
                yield from _values(old, new, subject)
            case _ if type(old) is type(new):
                yield from constraints(old, new, subject)
            case _:
                yield _change(
                    "type-changed",
                    after,
                    subject,
                    effect=_effect(old, new),
                    before=spelled(before),
                    after=spelled(after),
                )

    def _objects(self, before: Object, after: Object, subject: str, depth: int) -> Iterator[Change]:
        olds = {each.wire: each for each in flatten(self.before, before)}
        news = {each.wire: each for each in flatten(self.after, after)}
        for wire, old in olds.items():
            place = f"{subject}.{wire}"
            if wire in news:
                yield from _presence(old, news[wire], place)
                yield from self.compared(old.type, news[wire].type, place, depth + 1)
            else:
                yield _property("property-removed", old, place, before=spelled(old.type), is_gone=True)
        for wire, new in news.items():
            if wire not in olds:
                yield _property("property-added", new, f"{subject}.{wire}", after=spelled(new.type))
        yield from self._free(before, after, subject, depth)
        yield from constraints(before, after, subject)

    def _free(self, before: Object, after: Object, subject: str, depth: int) -> Iterator[Change]:
        """Properties that are not declared: forbidden, or of what type."""
        if (before.additional is None) != (after.additional is None):
            if after.additional is None:
                yield _change("object-closed", after, subject, effect="narrowed")
            else:
                yield _change("object-opened", after, subject, effect="widened")
        elif before.additional is not None and after.additional is not None:
            yield from self.compared(before.additional, after.additional, f"{subject}{{}}", depth + 1)


def _inner(t: Type, without_null: Type) -> Type:
    """`t` by its name where it has one and null changes nothing of it."""
    return t if isinstance(t, Ref) and not isinstance(without_null, Ref | Union) else without_null


def _change(
    kind: str,
    at: Node,
    subject: str,
    *,
    effect: Effect = "none",
    before: str = "",
    after: str = "",
    is_gone: bool = False,
) -> Change:
    return Change(
        kind=kind, pointer=at.origin, subject=subject, effect=effect, before=before, after=after, is_gone=is_gone
    )


def _property(
    kind: str, at: Property, subject: str, *, before: str = "", after: str = "", is_gone: bool = False
) -> Change:
    return replace(_change(kind, at, subject, before=before, after=after, is_gone=is_gone), is_needed=at.required)


def _presence(before: Property, after: Property, subject: str) -> Iterator[Change]:
    """Whether it must be there, what it is without a value, and whether one should still use it."""
    if after.required and not before.required:
        yield _change("property-required", after, subject, effect="narrowed")
    elif before.required and not after.required:
        yield _change("property-optional", after, subject, effect="widened")
    yield from defaults(before.note, after.note, after, subject)
    if after.note.deprecated and not before.note.deprecated:
        yield _change("property-deprecated", after, subject)


def defaults(before: Note, after: Note, at: Node, subject: str) -> Iterator[Change]:
    """What a property or a parameter is where it is left out."""
    if (before.has_default, before.default) != (after.has_default, after.default):
        told = [valued(note.default) if note.has_default else "none" for note in (before, after)]
        yield _change("default-changed", at, subject, before=told[0], after=told[1])


def _values(before: Enum, after: Enum, subject: str) -> Iterator[Change]:
    for value in before.values:
        if value not in after.values:
            yield _change("enum-value-removed", after, subject, effect="narrowed", before=valued(value))
    for value in after.values:
        if value not in before.values:
            yield _change("enum-value-added", after, subject, effect="widened", after=valued(value))


def _effect(before: Type, after: Type) -> Effect:
    """What becomes of the set of values when a type takes the place of one of another kind."""
    match before, after:
        case (_, Any()) | (Int(), Float()):
            return "widened"
        case (Any(), _) | (Float(), Int()):
            return "narrowed"
        case Enum(values=values), Str() if all(isinstance(each, str) for each in values):
            return "widened"
        case Str(), Enum(values=values) if all(isinstance(each, str) for each in values):
            return "narrowed"
        case _:
            return "replaced"
