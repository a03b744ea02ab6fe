"""Hypothesis strategies for scalars: numbers in their bounds, text of a length, pattern or format.

Knows the constraints of scalars; must not know objects, lists or unions. Text stays short and printable: drift is about
the contract, not about Unicode.
"""

from __future__ import annotations

import json
import math
import re
from datetime import UTC
from typing import Any as Json

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generator.ir.types import Bounds, Float, Int, Str

LONG = 12
SPAN = 2**31
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=("Cc", "Cs"))
PLAIN = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
KEYS = st.text(st.sampled_from("abcdefgh_"), min_size=1, max_size=6)
FILES = st.text(LETTERS, min_size=1, max_size=LONG)
SIMPLE = st.none() | st.booleans() | st.integers(-9, 9) | st.text(LETTERS, max_size=4)
ANYTHING = SIMPLE | st.lists(SIMPLE, max_size=2) | st.dictionaries(KEYS, SIMPLE, max_size=2)
FORMATS = {
    "e164": st.from_regex(r"\A\+1[2-9][0-9]{9}\Z"),
    "url": st.from_regex(r"\Ahttps://[a-z]{3,8}\.example/[a-z]{0,4}\Z"),
    "iana-timezone": st.sampled_from(("America/New_York", "Europe/Berlin", "UTC")),
    "json": SIMPLE.map(json.dumps),
    "date": st.dates().map(str),
    "date-time": st.datetimes(timezones=st.just(UTC)).map(lambda at: at.isoformat()),
    "email": st.from_regex(r"\A[a-z]{1,8}@example\.com\Z"),
    "uuid": st.uuids().map(str),
    "uri": st.from_regex(r"\Ahttps://[a-z]{3,8}\.example/[a-z]{0,4}\Z"),
}


def identity(value: Json) -> str:
    """Equal exactly for values that JSON Schema holds equal (core, 4.2.2), numbers apart."""
    return json.dumps(value, sort_keys=True)


def integers(t: Int) -> SearchStrategy[int]:
    """Whole numbers in the bounds, with the bounds themselves."""
    step = t.multiple_of or 1
    low, high = _range(t, step)
    if float(step).is_integer():
        return st.integers(math.ceil(low / step), math.floor(high / step)).map(lambda count: int(count * step))
    return st.integers(math.ceil(low), math.floor(high)).filter(lambda made: (made / step).is_integer())


def numbers(t: Float) -> SearchStrategy[float]:
    """Numbers in the bounds; with few digits, since a server may round."""
    if t.multiple_of:
        low, high = _range(t, t.multiple_of)
        step = t.multiple_of
        return st.integers(math.ceil(low / step), math.floor(high / step)).map(lambda count: count * step)
    low, high = _range(t, 0.001)
    return st.integers(math.ceil(low * 1000), math.floor(high * 1000)).map(lambda count: count / 1000)


def _range(t: Bounds, step: float) -> tuple[float, float]:
    lows = [t.minimum, None if t.exclusive_minimum is None else t.exclusive_minimum + step]
    highs = [t.maximum, None if t.exclusive_maximum is None else t.exclusive_maximum - step]
    low = max((bound for bound in lows if bound is not None), default=None)
    high = min((bound for bound in highs if bound is not None), default=None)
    if low is None:
        low = -SPAN if high is None else min(-SPAN, high - SPAN)
    return low, max(low, SPAN, low + SPAN) if high is None else high


def texts(t: Str, letters: SearchStrategy[str] = LETTERS) -> SearchStrategy[str]:
    """Text of the pattern or else the format, within the lengths."""
    low, high = t.min_length or 0, t.max_length
    if t.pattern is not None and _readable(t.pattern):
        return st.from_regex(t.pattern, alphabet=letters).filter(lambda made: _fits(made, low, high))
    if t.format in FORMATS:
        return FORMATS[t.format].filter(lambda made: _fits(made, low, high))
    most = low + LONG
    return st.text(letters, min_size=low, max_size=most if high is None else min(most, high))


def _fits(made: str, low: int, high: int | None) -> bool:
    # Python's `$` admits a newline at the end, ECMA-262's does not.
    return low <= len(made) and (high is None or len(made) <= high) and not made.endswith("\n")


def _readable(pattern: str) -> bool:
    """Whether Python can read an ECMA-262 pattern."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
