"""Which variant of a union became which of another.

Knows names, kinds and tags; must not know what is different between the two of a pair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.ir.types import Enum, Float, Int, Object, Ref, Str, Type, TypeDef
from generator.ir.walk import flatten, resolve

Pairs = list[tuple[Type, Type]]
ALIKE = 0.5
"""Which share of their properties two objects without a tag must have in common to be taken for one."""

KIN = ({Int, Float}, {Str, Enum})
"""Kinds of which one often becomes the other."""


def paired(
    before: Sequence[Type], after: Sequence[Type], old: Mapping[str, TypeDef], new: Mapping[str, TypeDef]
) -> tuple[Pairs, list[Type], list[Type]]:
    """The pairs, what has no partner any more and what has none yet.

    Names are looked at first, then equality, then the tag, then likeness.
    """
    tests: tuple[Callable[[Type, Type], bool], ...] = (
        lambda a, b: isinstance(a, Ref) and isinstance(b, Ref) and a.name == b.name,
        lambda a, b: a == b,
        lambda a, b: _tags(old, a) == _tags(new, b) != frozenset(),
        lambda a, b: _is_alike(resolve(old, a), resolve(new, b), old, new),
    )
    pairs: Pairs = []
    gone, fresh = list(before), list(after)
    for test in tests:
        for each in list(gone):
            partner = next((other for other in fresh if test(each, other)), None)
            if partner is not None:
                pairs.append((each, partner))
                gone.remove(each)
                fresh.remove(partner)
    return pairs, gone, fresh


def _tags(types: Mapping[str, TypeDef], t: Type) -> frozenset[tuple[str, str]]:
    """The constants that an object must have."""
    found = resolve(types, t)
    if not isinstance(found, Object):
        return frozenset()
    kinds = [(each.wire, resolve(types, each.type)) for each in flatten(types, found) if each.required]
    return frozenset((wire, repr(t.values[0])) for wire, t in kinds if isinstance(t, Enum) and len(t.values) == 1)


def _is_alike(before: Type, after: Type, old: Mapping[str, TypeDef], new: Mapping[str, TypeDef]) -> bool:
    if not (isinstance(before, Object) and isinstance(after, Object)):
        return type(before) is type(after) or any({type(before), type(after)} == kin for kin in KIN)
    olds = {each.wire for each in flatten(old, before)}
    news = {each.wire for each in flatten(new, after)}
    return len(olds & news) >= ALIKE * max(1, len(olds | news))
