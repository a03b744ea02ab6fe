"""Other values in the place of one, of the same type.

Knows JSON and what schemas name; must not know requests.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any as Json

from contract_tests.checks.scene import Scene
from generator.pointer import Pointer


def others(scene: Scene, schemas: Iterable[Pointer], value: Json) -> Iterator[Json]:
    """Other values of the same type, those first that schemas name."""
    for pointer in schemas:
        schema = scene.meaning.schema(pointer)
        yield from (each for each in (schema.get("enum") or ())[:3] if each != value)
        yield from (schema[name] for name in ("minimum", "maximum", "default") if name in schema)
    match value:
        case bool():
            yield not value
        case int() | float():
            yield from (0, 1, int(value / 2), int(value) + 1)
        case str():
            yield from (value[:1], value[: len(value) // 2], "truespec", f"{value}{value}"[:200])
        case list():
            yield from (value[:1], [], value[: len(value) // 2])
        case dict():
            yield {}
        case _:
            yield from ("truespec", 1, True)


def plainest(value: Json) -> Json:
    """The plainest value of the same kind; objects and lists stay as they are."""
    match value:
        case bool():
            return value
        case int() | float():
            return 1
        case str():
            return value[:1]
        case _:
            return value


def between(low: float, high: float) -> float:
    """The number with the fewest digits in an open interval; `high` where there is none."""
    for digits in range(-12, 7):
        step = 10.0**-digits
        candidate = (math.floor(low / step) + 1) * step
        if low < candidate < high:
            return int(candidate) if isinstance(low, int) and isinstance(high, int) else round(candidate, 6)
    return high


def named(schema: Json) -> list[Json]:
    """Values that a schema names."""
    return [*(schema.get("enum") or ())[:1], *([schema["default"]] if "default" in schema else [])]
