"""What a YAML scalar means: the core schema of YAML 1.2 (section 10.3), never the guesses of YAML 1.1.

`no`, `on`, `2020-01-01`, `12:30:45` and `1_000` stay text, `010` is ten. Must not know where a scalar stands.
"""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

_TAG = "tag:yaml.org,2002:"
_WORDS: tuple[tuple[tuple[str, ...], Scalar], ...] = (
    (("", "~", "null", "Null", "NULL"), None),
    (("true", "True", "TRUE"), True),
    (("false", "False", "FALSE"), False),
    ((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    (("-.inf", "-.Inf", "-.INF"), -math.inf),
    ((".nan", ".NaN", ".NAN"), math.nan),
)
_MEANINGS = {word: meaning for words, meaning in _WORDS for word in words}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
# Anything else begins with a character that no number, null or boolean begins with: most text is told at a glance.
_SUSPECTS = frozenset("+-.0123456789~nNtTfF")

MAX_DIGITS = 1000
_TYPES: dict[str, type[Scalar]] = {
    _TAG + "bool": bool,
    _TAG + "int": int,
    _TAG + "null": type(None),
}
TEXT_TAGS = ("!", _TAG + "str", _TAG + "timestamp", _TAG + "binary")


def plain(text: str) -> Scalar:
    """The value of an unquoted, untagged scalar. Raises ValueError for a number that is beyond all use."""
    if text and text[0] not in _SUSPECTS:
        return text
    if text in _MEANINGS:
        return _MEANINGS[text]
    if _INTEGER.fullmatch(text):
        return whole(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    return finite(text) if _FLOAT.fullmatch(text) else text


def whole(text: str) -> int:
    """`text` as an integer. Raises ValueError where it has more than MAX_DIGITS digits."""
    if len(text) > MAX_DIGITS:
        raise ValueError(f"a number of {len(text)} digits is too long")
    return int(text)


def tagged(text: str, tag: str) -> Scalar:
    """The value of a scalar with an explicit tag. Raises ValueError where text and tag do not agree."""
    if tag == _TAG + "float":
        value = plain(text)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{text!r} is not a number")
        return float(value)
    if tag not in _TYPES:
        return text
    value = plain(text)
    if type(value) is not _TYPES[tag]:
        raise ValueError(f"{text!r} is not of the type {tag.removeprefix(_TAG)!r}")
    return value


def is_known(tag: str) -> bool:
    """Whether `tag` belongs to YAML itself rather than to some program."""
    return tag in TEXT_TAGS or tag.startswith(_TAG)


def finite(text: str) -> float:
    """`text` as a number. Raises ValueError where it is beyond the range of a double."""
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"the number {text} is beyond the range of a double")
    return value
