"""Whether what was read agrees with what was sent.

Knows JSON values only: null and absence read the same, a number is its value, and a list of one its item.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

MISSING = object()


def agrees(sent: Json, read: Json) -> bool:
    """Whether `read` holds all that was sent; it may hold more."""
    if sent is None:
        return read is None or read is MISSING
    if read is MISSING:
        return sent in ({}, [])
    if isinstance(sent, list) and not isinstance(read, list):
        return len(sent) == 1 and agrees(sent[0], read)
    if isinstance(sent, Mapping) and isinstance(read, Mapping):
        return all(agrees(value, read.get(name, MISSING)) for name, value in sent.items())
    if isinstance(sent, list) and isinstance(read, list):
        return len(sent) == len(read) and all(map(agrees, sent, read))
    if isinstance(sent, bool) or isinstance(read, bool):
        return sent is read
    return bool(sent == read)


def member(value: Json, name: str) -> Json:
    """A member of an object, MISSING where it has none."""
    return value.get(name, MISSING) if isinstance(value, Mapping) else MISSING
