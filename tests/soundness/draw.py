"""Random instances of schemas, valid by intent or with one fault, small, from one seeded generator.

Knows how to meet and how to miss each constraint of a Flat; whether an instance is valid is for a validator to say.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

from tests.soundness.flat import Flat, Flattener, Schema, kinds
from tests.soundness.patterns import NoTextError, text

WORDS = ("a", "x1", "Ada", "hello there", "é", "+14155550100", "https://example.com/a", "3", "true", "", "latest")
OTHERS: tuple[Any, ...] = (None, True, False, 0, 1, -1, 1.0, 1.5, 3, "3", "", "unknown", [], {}, [None], {"x": 1})
TEXT: Schema = {"type": "string"}
NODES = 40
DEEP = 24
TRIES = 400


class NoValueError(Exception):
    """No instance could be made on the way that was tried."""


class Draw:
    """Draws instances. `fault` is the chance, at each node, that the one allowed fault happens there."""

    def __init__(self, flattener: Flattener, rng: random.Random) -> None:
        self.flattener = flattener
        self.rng = rng
        self.left = NODES
        self.fault = 0.0
        self.richness = 0.5

    def instance(self, schema: Schema, *, faulty: bool) -> Any:
        """An instance of `schema`, with one fault somewhere where `faulty`. NoValueError where none could be made."""
        self.left = NODES
        self.fault = self.rng.choice((0.6, 0.2, 0.05)) if faulty else 0.0
        self.richness = self.rng.choice((0.0, 0.3, 0.3, 0.8))
        made = self._value((schema,), 0)
        if self.fault:
            made = self._damage(made, self.flattener.flats((schema,)), 0)
        return made

    def _value(self, schemas: Sequence[Schema], depth: int) -> Any:
        self.left -= 1
        ways = self.flattener.flats(schemas)
        if depth > DEEP or self.left < -TRIES or not ways:
            raise NoValueError
        strikes = self.rng.random() < self.fault
        for flat in self.rng.sample(ways, min(3, len(ways))):
            try:
                made = self._meet(flat, depth)
            except NoValueError:
                continue
            return self._damage(made, ways, depth) if strikes and self.fault else made
        raise NoValueError

    def _meet(self, flat: Flat, depth: int) -> Any:
        if flat.values is not None:
            return self.rng.choice(flat.values)
        kind = self.rng.choice(sorted(flat.types)) if flat.types else self._kind(flat)
        match kind:
            case "null":
                return None
            case "boolean":
                return self.rng.random() < 0.5
            case "integer" | "number":
                return self._number(flat, kind)
            case "string":
                return self._text(flat)
            case "array":
                return self._list(flat, depth)
            case _:
                return self._object(flat, depth)

    def _kind(self, flat: Flat) -> str:
        if flat.properties or flat.required or flat.forbidden:
            return "object"
        return (
            "array"
            if flat.items or flat.prefix
            else self.rng.choice(("null", "boolean", "integer", "string", "object"))
        )

    def _number(self, flat: Flat, kind: str) -> float:
        step = flat.multiple or 1
        low = max((bound + (step if exclusive else 0) for bound, exclusive in flat.low), default=None)
        high = min((bound - (step if exclusive else 0) for bound, exclusive in flat.high), default=None)
        if kind == "number" and not flat.multiple and self.rng.random() < 0.7:
            return self._fraction(flat)
        start = low if low is not None else (high - 20 * step if high is not None else -2 * step)
        stop = high if high is not None else start + 20 * step
        choices = [start, stop, start + step * self.rng.randint(0, max(0, int((stop - start) // step)))]
        picked = self.rng.choice(choices)
        return int(picked) if kind == "integer" or float(picked).is_integer() else picked

    def _fraction(self, flat: Flat) -> float:
        low = max((bound for bound, _ in flat.low), default=-5)
        high = min((bound for bound, _ in flat.high), default=low + 10)
        return round(low + (high - low) * self.rng.uniform(0.05, 0.95), 3)

    def _text(self, flat: Flat) -> str:
        try:
            made = text(flat.patterns[0], self.rng) if flat.patterns else self.rng.choice(WORDS)
        except NoTextError as beyond:
            raise NoValueError from beyond
        short = flat.min_length - len(made)
        made += "".join(self.rng.choices("abc", k=short)) if short > 0 else ""
        return made[: flat.max_length]

    def _list(self, flat: Flat, depth: int) -> list[Any]:
        most = flat.max_items if flat.max_items is not None else flat.min_items + 3
        wanted = self.rng.randint(flat.min_items, max(flat.min_items, most if self.left > 0 else 0))
        made: list[Any] = []
        for index in range(min(wanted, flat.min_items + 4)):
            schemas = flat.prefix[index] if index < len(flat.prefix) else flat.items
            try:
                made.append(self._item(schemas, made if flat.unique else (), depth))
            except NoValueError:
                if index < flat.min_items:
                    raise
        return made

    def _item(self, schemas: Sequence[Schema], taken: Sequence[Any], depth: int) -> Any:
        for _ in range(8):
            item = self._value(schemas, depth + 1)
            if json.dumps(item) not in {json.dumps(other) for other in taken}:
                return item
        raise NoValueError

    def _object(self, flat: Flat, depth: int) -> dict[str, Any]:
        made = {name: self._value(self._declared(flat, name), depth + 1) for name in self._required(flat)}
        for name in self.rng.sample(list(flat.properties), len(flat.properties)):
            if (
                name not in made
                and self.left > 0
                and self.rng.random() < self.richness
                and self._fits(flat, name, made)
            ):
                self._try(made, name, self._declared(flat, name), depth)
        self._extend(flat, made, depth)
        return {name: made[name] for name in self.rng.sample(list(made), len(made))}

    def _required(self, flat: Flat) -> list[str]:
        if flat.allowed is not None and not flat.allowed.issuperset(flat.required):
            raise NoValueError
        return flat.required

    def _fits(self, flat: Flat, name: str, made: dict[str, Any]) -> bool:
        if flat.allowed is not None and name not in flat.allowed:
            return False
        full = flat.max_properties is not None and len(made) >= flat.max_properties
        return not full and not any(set(names) <= {*made, name} for names in flat.forbidden)

    def _try(self, made: dict[str, Any], name: str, schemas: Sequence[Schema], depth: int) -> None:
        try:
            made[name] = self._value(schemas, depth + 1)
        except NoValueError:
            return

    def _declared(self, flat: Flat, name: str) -> Sequence[Schema]:
        return flat.properties.get(name) or flat.additional

    def _extend(self, flat: Flat, made: dict[str, Any], depth: int) -> None:
        wanted = flat.min_properties
        if flat.additional and not flat.properties:
            wanted = max(wanted, len(made) + self.rng.randint(0, 3))
        for _ in range(8 * wanted if flat.allowed is None else 0):
            if len(made) >= wanted:
                return
            name = self._value((TEXT, *flat.names), depth + 1)
            if isinstance(name, str) and self._fits(flat, name, made):
                self._try(made, name, flat.additional, depth)

    def _damage(self, made: Any, ways: Sequence[Flat], depth: int) -> Any:
        """The value with one fault; further faults are off from here on."""
        self.fault = 0.0
        flat = self.rng.choice(ways) if ways else Flat()
        if self.rng.random() < 0.15:
            return self._other(made)
        match made:
            case dict():
                return self._damaged_object(made, flat, ways, depth)
            case list():
                return self._damaged_list(made, flat)
            case str():
                return self._damaged_text(made, flat)
            case bool() | None:
                return self._other(made)
            case _:
                return self._damaged_number(made, flat)

    def _other(self, made: Any) -> Any:
        return self.rng.choice([other for other in OTHERS if not kinds(other) & kinds(made)])

    def _damaged_object(self, made: dict[str, Any], flat: Flat, ways: Sequence[Flat], depth: int) -> dict[str, Any]:
        roll = self.rng.random()
        if len(ways) > 1 and roll < 0.5:
            return self._mixed(made, ways, depth)
        present = [name for name in flat.required if name in made] or list(made)
        if present and roll < 0.75:
            dropped = self.rng.choice(present)
            return {name: value for name, value in made.items() if name != dropped}
        if flat.forbidden and roll < 0.92:
            names = self.rng.choice(flat.forbidden)
            return {**made, **{name: self._any(flat, name, depth) for name in names}}
        if made and roll < 0.96:
            return {**made, self.rng.choice(list(made)): self.rng.choice(OTHERS)}
        return {**made, "undeclared": self.rng.choice(OTHERS)}

    def _mixed(self, made: dict[str, Any], ways: Sequence[Flat], depth: int) -> dict[str, Any]:
        """Parts of two variants in one object: all of both, or one property of the other (often its tag)."""
        try:
            other = self._meet(self.rng.choice(ways), depth)
        except NoValueError:
            return made
        if not isinstance(other, dict) or not other:
            return made
        name = self.rng.choice(list(other))
        return self.rng.choice(({**made, **other}, {**other, **made}, {**made, name: other[name]}))

    def _any(self, flat: Flat, name: str, depth: int) -> Any:
        try:
            return self._value(self._declared(flat, name), depth + 1)
        except NoValueError:
            return None

    def _damaged_list(self, made: list[Any], flat: Flat) -> list[Any]:
        roll = self.rng.random()
        if made and roll < 0.4:
            return [*made, made[-1]]
        if made and roll < 0.7:
            return made[:-1] if flat.min_items else [*made[:-1], self.rng.choice(OTHERS)]
        return [*made, *[self.rng.choice(OTHERS)] * (1 + (flat.max_items or 0))]

    def _damaged_text(self, made: str, flat: Flat) -> str:
        if flat.min_length and self.rng.random() < 0.5:
            return made[: flat.min_length - 1]
        if flat.max_length is not None and self.rng.random() < 0.5:
            return made + "z" * (flat.max_length + 1 - len(made))
        return self.rng.choice((made + "!", made.upper() + "_", "", " " + made))

    def _damaged_number(self, made: float, flat: Flat) -> float:
        edges = [bound if exclusive else bound - 1 for bound, exclusive in flat.low]
        edges += [bound if exclusive else bound + 1 for bound, exclusive in flat.high]
        return self.rng.choice([*edges, made + 0.5])
