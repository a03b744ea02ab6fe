"""What an object type says in all, with everything that it extends: the properties that may be there, and which must.

Knows the IR only; must not know values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.types import Never, Object, Property, Rule, Type, TypeDef
from generator.ir.walk import flatten, resolve


@dataclass(frozen=True, slots=True)
class Members:
    """An object type, merged. `properties` are those that may appear, by name, in the document's order.

    `absent` may not appear, of each set of `exclusive` not all together; `additional` types what is not declared, None
    forbids it. `most` is None where any number of properties is allowed.
    """

    properties: Mapping[str, Property]
    required: tuple[str, ...]
    absent: frozenset[str]
    exclusive: tuple[frozenset[str], ...]
    additional: Type | None
    least: int
    most: int | None
    rules: tuple[Rule, ...]


def members(types: Mapping[str, TypeDef], t: Object) -> Members:
    """`t` merged with what it extends."""
    chain = tuple(_chain(types, t))
    declared = {each.wire: each for each in flatten(types, t)}
    never = {wire for wire, each in declared.items() if isinstance(resolve(types, each.type), Never)}
    absent = never.union(*(each.absent for each in chain))
    present = {wire: each for wire, each in declared.items() if wire not in absent}
    closed = next((each for each in chain if each.additional is None), t)
    return Members(
        properties=present,
        required=tuple(wire for wire, each in present.items() if each.required),
        absent=frozenset(absent),
        exclusive=tuple(frozenset(names) for each in chain for names in each.exclusive),
        additional=closed.additional,
        least=max(each.min_properties or 0 for each in chain),
        most=min((each.max_properties for each in chain if each.max_properties is not None), default=None),
        rules=tuple(rule for each in chain for rule in each.rules),
    )


def _chain(types: Mapping[str, TypeDef], t: Object) -> Iterator[Object]:
    """`t` and the objects that it extends."""
    yield t
    for base in t.extends:
        target = resolve(types, base)
        if isinstance(target, Object):
            yield from _chain(types, target)
