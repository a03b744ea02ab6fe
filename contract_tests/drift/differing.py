"""How two requests of an operation differ, member by member, and requests in between.

Knows requests as JSON values at places; must not know answers. A place is a location and the path into it: `("body",
"voice", "speed")`, `("query", "limit")`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any as Json
from typing import Final, get_args

from contract_tests.cases import Case
from generator.ir.api import Location

Place = tuple[str | int, ...]
ABSENT: Final = object()
DEEPEST = 12
MOST_PLACES = 600
LOCATIONS: tuple[Location, ...] = get_args(Location)


def view(case: Case) -> dict[str, Json]:
    """A request as one value: its parameters by location, and its body."""
    made: dict[str, Json] = {location: {} for location in LOCATIONS}
    for (location, name), value in case.parameters.items():
        made[location][name] = value
    return made if case.content is None else {**made, "body": case.body}


def case_of(case: Case, value: Json) -> Case:
    """The request that a view means, like `case` else."""
    parameters = {(location, name): each for location in LOCATIONS for name, each in value[location].items()}
    return replace(case, parameters=parameters, body=value.get("body"))


def at(value: Json, place: Place) -> Json:
    """What stands at a place; ABSENT where nothing does."""
    for step in place:
        is_index = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if not is_index and not (isinstance(value, dict) and step in value):
            return ABSENT
        value = value[step]
    return value


def put(value: Json, place: Place, new: Json) -> Json:
    """`value` with `new` at a place, without it where it is ABSENT; unchanged where the place cannot be reached."""
    if not place:
        return new
    step, rest = place[0], place[1:]
    match value:
        case dict():
            if rest and step not in value:
                return value
            inner = put(value.get(step, ABSENT), rest, new)
            others = {name: each for name, each in value.items() if name != step or inner is not ABSENT}
            return others if inner is ABSENT else {**others, step: inner}
        case list() if isinstance(step, int) and step < len(value):
            inner = put(value[step], rest, new)
            return [*value[:step], *([] if inner is ABSENT else [inner]), *value[step + 1 :]]
        case _:
            return value


def put_all(value: Json, places: Iterable[Place], other: Json) -> Json:
    """`value` with what `other` has at some places."""
    for place in places:
        value = put(value, place, at(other, place))
    return value


def differences(one: Json, other: Json, place: Place = ()) -> Iterator[Place]:
    """The places where two values differ, as deep as both are objects."""
    if isinstance(one, dict) and isinstance(other, dict) and len(place) < DEEPEST:
        for name in dict.fromkeys((*one, *other)):
            yield from differences(one.get(name, ABSENT), other.get(name, ABSENT), (*place, name))
    elif not _is_same(one, other):
        yield place


def _is_same(one: Json, other: Json) -> bool:
    """Whether two values are the same JSON: neither is false 0, nor 1 the same as 1.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_is_same(each, other[name]) for name, each in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return bool(one == other)


def places(value: Json, place: Place = ()) -> Iterator[Place]:
    """Every place in a value, outermost first."""
    yield place
    if len(place) > DEEPEST:
        return
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from places(each, (*place, step))


def hinted(value: Json, text: str) -> list[Place]:
    """The places of a request that an error speaks of, the deepest first: by a path, or by a quoted name."""
    found: dict[Place, None] = {}
    for count, place in enumerate(places(value)):
        if count > MOST_PLACES:
            break
        if len(place) > 1 and any(_speaks(text, form) for form in _spelled(place)):
            found[place] = None
    return sorted(found, key=lambda each: -len(each))[:6]


def _spelled(place: Place) -> Iterator[str]:
    """How servers spell a place."""
    inner = [str(each) for each in place[1:]]
    if len(inner) > 1:
        yield "/".join(inner)
        yield ".".join(inner)
        yield re.sub(r"\.(\d+)", r"[\1]", ".".join(inner))
    last = str(place[-1])
    if not last.isdecimal():
        yield from (f"'{last}'", f'"{last}"', f"`{last}`", f"/{last}", f"{place[0]}.{last}")


def _speaks(text: str, form: str) -> bool:
    return (
        re.search(rf"(?<![\w]){re.escape(form)}(?![\w])" if form[0].isalnum() else rf"{re.escape(form)}(?!\w)", text)
        is not None
    )


def quoted(text: str) -> list[str]:
    """Names in quotes, which an error may speak of."""
    return list(dict.fromkeys(re.findall(r"[\"'`]([A-Za-z_][\w-]{0,60})[\"'`]", text)))[:4]
