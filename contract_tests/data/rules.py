"""What prose says about the properties of an object together, and in which order they can be made to keep it.

Knows the kinds `exclusive`, `requires` and `sum`, and the conditions `if`, `unless` and `present` of every kind; rules
that bound one value are for `contract_tests.narrowing`. Rules come from an overlay: what makes no sense says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any as Json

from generator.ir.types import Object, Property, Rule, TypeDef
from generator.ir.walk import flatten, resolve

Types = Mapping[str, TypeDef]
VALUES = ("range", "length", "values", "pattern", "format", "items")
BASES = 32
"""How many generations of bases an object may have: a base that extends itself ends here."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """An object's properties, in an order in which each comes after those that decide about it."""

    object: Object
    properties: tuple[Property, ...]
    declared: tuple[str, ...]
    about: Mapping[str, tuple[Rule, ...]] = field(repr=False)
    requires: tuple[Rule, ...] = ()
    exclusive: tuple[frozenset[str], ...] = ()


def ruled(types: Types, t: Object, passed: Iterable[Rule] = ()) -> Ruled:
    """The object with its own rules, those of its bases, and those that its holder passed on."""
    rules = (*passed, *_inherited(types, t, BASES))
    properties = tuple(each for each in flatten(types, t) if each.wire not in t.absent)
    about: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.path and (rule.kind in VALUES or rule.kind == "sum"):
            about.setdefault(rule.path[0], []).append(rule)
    requires = tuple(rule for rule in rules if rule.kind == "requires" and not rule.path and then(rule))
    exclusive = [frozenset(names(rule, "properties")) for rule in rules if rule.kind == "exclusive" and not rule.path]
    return Ruled(
        t,
        tuple(_ordered(properties, _before(rules))),
        tuple(each.wire for each in properties),
        {name: tuple(listed) for name, listed in about.items()},
        requires,
        tuple(exclusive),
    )


def applies(rule: Rule, holder: Mapping[str, Json]) -> bool:
    """Whether the conditions of a rule hold for the object that holds the value."""
    wanted, unless = _condition(rule, "if"), _condition(rule, "unless")
    return (
        (wanted is None or _matches(wanted, holder))
        and not (unless is not None and _matches(unless, holder))
        and all(holder.get(name) not in (None, "", [], {}) for name in names(rule, "present"))
    )


def conditions(rule: Rule) -> tuple[str, ...]:
    """The properties that decide whether a rule applies."""
    tested = [name for kind in ("if", "unless") for name in _condition(rule, kind) or {}]
    return (*tested, *names(rule, "present"))


def then(rule: Rule) -> tuple[str, ...]:
    """What a rule of the kind `requires` demands."""
    return names(rule, "then")


def names(rule: Rule, key: str) -> tuple[str, ...]:
    """Names of properties that an argument of a rule lists."""
    listed = rule.args.get(key) if isinstance(rule.args, Mapping) else None
    return tuple(name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()


def matching(rule: Rule, name: str) -> tuple[Json, ...]:
    """The values of a property with which a rule's `if` is met; none where that does not ask for it."""
    wanted = (_condition(rule, "if") or {}).get(name, [])
    return tuple(wanted) if isinstance(wanted, list) else (wanted,)


def same(left: Json, right: Json) -> bool:
    """Equal as JSON scalars: true is not 1."""
    return bool(left == right) and isinstance(left, bool) == isinstance(right, bool)


def _condition(rule: Rule, kind: str) -> Mapping[str, Json] | None:
    found = rule.args.get(kind) if isinstance(rule.args, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _matches(wanted: Mapping[str, Json], holder: Mapping[str, Json]) -> bool:
    """Whether each named property has its value, or one of its values; null stands for an absent one."""
    return all(
        any(same(holder.get(name), each) for each in (values if isinstance(values, list) else [values]))
        for name, values in wanted.items()
    )


def _inherited(types: Types, t: Object, generations: int) -> Iterable[Rule]:
    yield from t.rules
    for base in t.extends if generations else ():
        target = resolve(types, base)
        if isinstance(target, Object):
            yield from _inherited(types, target, generations - 1)


def _before(rules: Iterable[Rule]) -> Mapping[str, set[str]]:
    """For each property the ones that must be known before it."""
    found: dict[str, set[str]] = {}
    for rule in rules:
        deciding = set(conditions(rule)) if len(rule.path) < 2 or rule.path[1] == "*" else set()
        for name in (*rule.path[:1], *(then(rule) if rule.kind == "requires" and not rule.path else ())):
            found.setdefault(name, set()).update(deciding - {name})
    return found


def _ordered(properties: Iterable[Property], before: Mapping[str, set[str]]) -> list[Property]:
    """As declared, but for what must wait; where they wait for each other, as declared."""
    left = list(properties)
    waiting = {each.wire for each in left}
    done: list[Property] = []
    while left:
        ready = next((each for each in left if not (before.get(each.wire, set()) & waiting)), left[0])
        left.remove(ready)
        waiting.discard(ready.wire)
        done.append(ready)
    return done
