"""Scalars: numbers in their bounds, text of a length, pattern or format, whichever way chance is drawn.

Knows the constraints of scalars; must not know objects, lists or unions. Text stays short and printable. Numbers, hosts
and addresses that are made up reach nobody: they are those that are reserved for examples.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any as Json

from contract_tests.drawing import Draw
from contract_tests.patterns import samples
from generator.ir.types import Bounds, Float, Int, Str

LONG = 12
SPAN = 2**31
KEYS = "abcdefgh_"
COUNTRIES = ("US", "CA", "DE", "GB", "JP")
ZONES = ("America/New_York", "Europe/Berlin", "UTC")
LOWER = "abcdefghijklmnopqrstuvwxyz"
HEX = "0123456789abcdef"


def _phone(draw: Draw) -> str:
    """A North American number of the block that is kept for fiction (555-0100 to 555-0199)."""
    return f"+1{draw.integer(2, 9)}{draw.integer(0, 8)}{draw.integer(2, 9)}55501{draw.integer(0, 99):02}"


def _url(draw: Draw) -> str:
    """A host under `.example` (RFC 2606, section 2)."""
    return f"https://{draw.text(3, 8, LOWER)}.example/{draw.text(0, 4, LOWER)}"


def _date(draw: Draw) -> str:
    return f"20{draw.integer(10, 39)}-{draw.integer(1, 12):02}-{draw.integer(1, 28):02}"


def _date_time(draw: Draw) -> str:
    return f"{_date(draw)}T{draw.integer(0, 23):02}:{draw.integer(0, 59):02}:{draw.integer(0, 59):02}Z"


def _uuid(draw: Draw) -> str:
    first, second, third, fourth, last = (draw.text(size, size, HEX) for size in (8, 4, 3, 3, 12))
    return f"{first}-{second}-4{third}-8{fourth}-{last}"


FORMATS: Mapping[str, Callable[[Draw], str]] = {
    "e164": _phone,
    "url": _url,
    "uri": _url,
    "iana-timezone": lambda draw: draw.choice(ZONES),
    "iso-3166-1-alpha-2": lambda draw: draw.choice(COUNTRIES),
    "json": lambda draw: json.dumps(anything(draw, 1)),
    "date": _date,
    "date-time": _date_time,
    "email": lambda draw: f"{draw.text(1, 8, LOWER)}@example.com",
    "uuid": _uuid,
    "text": lambda draw: draw.text(0, LONG),
}


def stretched(draw: Draw, name: str, length: int) -> str | None:
    """A text of a format that has exactly this length; None where there is none, or nobody knows one."""
    match name:
        case "json" if length > 2:
            return json.dumps("x" * (length - 2))
        case "url" | "uri":
            made = _url(draw)
            return made + "x" * (length - len(made)) if len(made) <= length else None
        case "text":
            return "x" * length
        case _:
            return None


def identity(value: Json) -> str:
    """Equal exactly for values that JSON Schema holds equal (core, 4.2.2), numbers apart."""
    return json.dumps(value, sort_keys=True)


def integer(draw: Draw, t: Int) -> int:
    """A whole number in the bounds: small, one of the bounds, or anywhere."""
    step = t.multiple_of or 1
    low, high = bounds(t, step)
    if float(step).is_integer():
        first, last = math.ceil(low / step), math.floor(high / step)
        return int(_count(draw, first, max(first, last)) * step)
    multiples = range(math.ceil(low), min(math.floor(high), math.ceil(low) + 10_000) + 1)
    fitting = [each for each in multiples if (each / step).is_integer()]
    return draw.choice(fitting or [math.ceil(low)])


def small(draw: Draw, t: Int | Float) -> float:
    """A plain number: a whole one near zero, as far as the bounds allow, but not zero itself where that is no bound."""
    step = t.multiple_of or (1 if isinstance(t, Int) else 0.001)
    if t.minimum is not None and t.minimum == t.maximum:
        return t.minimum
    low, high = bounds(t, step)
    near = min(max(low, 1), high)
    if not float(step).is_integer() and t.multiple_of is None:
        return near if near in (low, high) else draw.integer(1, max(1, min(10, math.floor(high))))
    last = math.floor(high / step)
    first = min(math.ceil(near / step), last)
    made = draw.integer(first, max(first, min(last, first + 9))) * step
    return int(made) if isinstance(t, Int) else made


def number(draw: Draw, t: Float) -> float:
    """A number in the bounds; with few digits, since a server may round."""
    if t.minimum is not None and t.minimum == t.maximum:
        return t.minimum
    step = t.multiple_of or 0.001
    low, high = bounds(t, step)
    if t.multiple_of:
        return _count(draw, math.ceil(low / step), math.floor(high / step)) * step
    return _count(draw, math.ceil(low * 1000), math.floor(high * 1000)) / 1000


def _count(draw: Draw, low: int, high: int) -> int:
    near = min(max(low, 0), high)
    match draw.integer(0, 3):
        case 0:
            return draw.integer(near, min(high, near + 1000))
        case 1:
            return low
        case 2:
            return high
        case _:
            return draw.integer(low, max(low, high))


def bounds(t: Bounds, step: float) -> tuple[float, float]:
    """The least and the greatest value, where the next one stands `step` apart; far apart where there is no bound."""
    lows = [t.minimum, None if t.exclusive_minimum is None else t.exclusive_minimum + step]
    highs = [t.maximum, None if t.exclusive_maximum is None else t.exclusive_maximum - step]
    low = max((bound for bound in lows if bound is not None), default=None)
    high = min((bound for bound in highs if bound is not None), default=None)
    if low is None:
        low = -SPAN if high is None else min(-SPAN, high - SPAN)
    return low, max(low, SPAN, low + SPAN) if high is None else high


def text(draw: Draw, t: Str) -> str:
    """Text of the pattern or else the format, within the lengths."""
    low, high = t.min_length or 0, t.max_length
    if t.pattern is not None:
        known = samples(t.pattern, low, high)
        if known:
            return draw.choice(known)
    elif t.format is not None and t.format in FORMATS:
        for _ in range(3):
            made = FORMATS[t.format](draw)
            if low <= len(made) and (high is None or len(made) <= high):
                return made
    return draw.text(low, low + LONG if high is None else max(low, min(low + LONG, high)))


def anything(draw: Draw, depth: int = 2) -> Json:
    """Some JSON value."""
    match draw.integer(0, 5 if depth else 3):
        case 0:
            return draw.text(0, 4)
        case 1:
            return draw.integer(-9, 9)
        case 2:
            return draw.chance(50)
        case 3:
            return None
        case 4:
            return [anything(draw, depth - 1) for _ in range(draw.integer(0, 2))]
        case _:
            return {draw.text(1, 6, KEYS): anything(draw, depth - 1) for _ in range(draw.integer(0, 2))}
