"""From bytes to the values of JSON, as RFC 8259 has them and nothing beyond.

Knows what `json` lets pass: names that stand twice, NaN and Infinity, numbers that become infinite, and depths that end
in a RecursionError. Must not know what a value is for; its errors show nothing of the text.
"""

from __future__ import annotations

import json
from math import isinf
from typing import Any, Final, NoReturn


def loads(content: bytes) -> Any:
    """The value of a JSON text. Raises ValueError where it is none, is nested too deeply, or a name stands twice."""
    try:
        # RFC 8259, 8.1: it is UTF-8, and a byte order mark may be ignored.
        return _DECODER.decode(content.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # RFC 8259, 4: what a reader makes of a name that stands twice is unpredictable. Here nothing is lost in silence.
    if len(made := dict(pairs)) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return made


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number of JSON")


def _finite(text: str) -> float:
    # RFC 8259, 6 leaves the range to the reader. JSON has no name for what would be infinite: it came back as null.
    if isinf(value := float(text)):
        raise ValueError("a number is larger than any that can be kept")
    return value


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_finite)
