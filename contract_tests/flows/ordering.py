"""The order of a list: one direction is the other reversed.

Knows which parameter sorts, by its values; must not know pages.
"""

from __future__ import annotations

from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.flows.listing import WHOLE, Listing
from contract_tests.flows.paging import disordered
from generator.ir.types import Enum
from generator.ir.walk import definitions, resolve


def ordered(one: Listing, whole: Exchange, items: list[Json]) -> None:
    """One order is the other reversed, and differs from it."""
    found = _sorting(one)
    if found is None or len(items) < 3 or len(items) >= WHOLE:
        return
    name, up, down = found
    said = one.largest.get(name)
    rising = whole if said == up else one.whole(**{name: up})
    falling = whole if said == down else one.whole(**{name: down})
    first, second = one.told(rising), one.told(falling)
    if first is None or second is None or sorted(map(str, first)) != sorted(map(str, second)):
        return
    if first == second:
        shown, other = (rising, falling) if falling is whole else (falling, rising)
        one.observe_ignored(shown, name, f"{name} makes no difference", needs=[other])
    elif first != second[::-1]:
        shown, other = (rising, falling) if falling is whole else (falling, rising)
        disordered(one, shown, other, f"{up} is not {down} reversed")


def _sorting(one: Listing) -> tuple[str, str, str] | None:
    """The parameter that sorts: its name, and the values for rising and falling."""
    types = definitions(one.track.scene.api)
    for option in one.options():
        shape = resolve(types, option.type)
        if isinstance(shape, Enum):
            values = [str(each) for each in shape.values]
            up = next((each for each in values if each.lower().startswith("asc")), None)
            down = next((each for each in values if each.lower().startswith("desc")), None)
            if up and down:
                return option.name, up, down
    return None
