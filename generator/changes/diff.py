"""Two Apis side by side: everything that is different, each difference once.

Knows the order of the comparison; must not know whom a change breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.change import Change, Direction
from generator.changes.operations import Operations
from generator.changes.reach import reach
from generator.changes.types import Types
from generator.ir.api import Api
from generator.ir.walk import definitions

DIRECTIONS: tuple[Direction, ...] = ("request", "response")


def diff(before: Api, after: Api) -> tuple[Change, ...]:
    """The changes from one Api to the next: operations first, then the named types that some operation uses."""
    types = Types(definitions(before), definitions(after))
    found = (*Operations(types).compared(before, after), *_named(types, before, after))
    return tuple(dict.fromkeys(found))


def _named(types: Types, before: Api, after: Api) -> Iterator[Change]:
    """Types by their names, once for each direction in which both Apis use them.

    What an heir shows of its base is one change with the base, of all operations that see either.
    """
    old, new = reach(before), reach(after)
    told: dict[tuple[str, str, str, str, Direction], Change] = {}
    for name, definition in types.after.items():
        directions = [each for each in DIRECTIONS if name in old[each] and name in new[each]]
        if name not in types.before or not directions:
            continue
        for change in types.compared(types.before[name].type, definition.type, name):
            for direction in directions:
                key = (change.kind, str(change.pointer), change.before, change.after, direction)
                first = told.get(key, replace(change, direction=direction))
                both = {*first.operations, *new[direction][name]}
                told[key] = replace(first, operations=tuple(sorted(both)))
    yield from told.values()
