"""A JSON value with another one at some place; the rest is shared, nothing is changed in place.

Knows JSON and pointers only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any as Json


def replaced(value: Json, path: Sequence[str], new: Json) -> Json:
    """`value` with `new` at `path`. Raises LookupError where the path leads nowhere."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    match value:
        case dict():
            return {**value, step: replaced(value[step], rest, new)}
        case list():
            index = int(step)
            return [*value[:index], replaced(value[index], rest, new), *value[index + 1 :]]
        case _:
            raise LookupError(step)


def mapped(value: Json, path: Sequence[str], change: Callable[[Json], Json]) -> Json:
    """`value` with whatever `path` leads to changed; `*` is each item or member, what is not there stays away."""
    if not path:
        return change(value)
    step, rest = path[0], path[1:]
    match value:
        case list() if step == "*":
            return [mapped(each, rest, change) for each in value]
        case dict() if step == "*":
            return {name: mapped(each, rest, change) for name, each in value.items()}
        case dict() if step in value:
            return {**value, step: mapped(value[step], rest, change)}
        case _:
            return value
