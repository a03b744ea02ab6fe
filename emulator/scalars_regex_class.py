"""Classes of characters in regular expressions, as ranges of code points.

Knows escapes and Unicode's general categories as far as ASCII shows them (ECMA-262, section 22.2.1); must not know
sequences or repetition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Ranges = Sequence[tuple[int, int]]
LAST = 0x10FFFF
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
OTHERS = "-_.!#$%&*+/:;,=?@~ '\"()<>[]{}|^`\\"
DIGITS: Ranges = ((0x30, 0x39),)
UPPER: Ranges = ((0x41, 0x5A),)
LOWER: Ranges = ((0x61, 0x7A),)
WORD: Ranges = (*DIGITS, *UPPER, (0x5F, 0x5F), *LOWER)
SPACE: Ranges = ((0x20, 0x20), (0x09, 0x0D), (0xA0, 0xA0))
CATEGORIES: Mapping[str, Ranges] = {
    "L": (*UPPER, *LOWER),
    "Lu": UPPER,
    "Ll": LOWER,
    "N": DIGITS,
    "P": ((0x21, 0x23), (0x2C, 0x2F)),
    "S": ((0x2B, 0x2B), (0x24, 0x24)),
    "Z": ((0x20, 0x20),),
}
CONTROLS = {"n": 10, "r": 13, "t": 9, "v": 11, "f": 12, "0": 0}
HEXADECIMAL = {"x": 2, "u": 4}


def complement(ranges: Ranges) -> Ranges:
    """Every code point from the space on that is in none of `ranges`."""
    left: list[tuple[int, int]] = []
    start = 0x20
    for low, high in sorted(ranges):
        if low > start:
            left.append((start, low - 1))
        start = max(start, high + 1)
    return (*left, (start, LAST)) if start <= LAST else tuple(left)


ESCAPED: Mapping[str, Ranges] = {
    "d": DIGITS,
    "w": WORD,
    "s": SPACE,
    "D": complement(DIGITS),
    "W": complement(WORD),
    "S": complement(SPACE),
}


def category(name: str) -> Ranges:
    """Members of a Unicode property such as `Lu`, `Nd`, `Letter` or `Script=Latin`; letters where it is unknown."""
    return CATEGORIES.get(name[:2]) or CATEGORIES.get(name[:1]) or CATEGORIES["L"]


def escaped(letter: str, rest: str) -> tuple[int, int]:
    """The code point that a backslash and `letter` stand for, and how much of `rest` belongs to it."""
    if letter in CONTROLS:
        return CONTROLS[letter], 0
    if letter == "u" and rest.startswith("{"):
        digits = rest[1:].partition("}")[0]
        return _code(digits, letter), len(digits) + 2
    if letter in HEXADECIMAL:
        length = HEXADECIMAL[letter]
        return _code(rest[:length], letter), length
    if letter == "c" and rest:
        return ord(rest[0]) % 32, 1
    return ord(letter), 0


def _code(digits: str, otherwise: str) -> int:
    try:
        return min(int(digits, 16), LAST)
    except ValueError:
        return ord(otherwise)


def any_of(ranges: Ranges) -> str:
    """Some characters of `ranges`: letters and digits where there are any, else other plain ones, else the first."""
    plain = _within(PLAIN, ranges) or _within(OTHERS, ranges)
    return plain or "".join(chr(low) for low, _ in ranges[:1] if not 0xD800 <= low <= 0xDFFF)


def _within(letters: str, ranges: Ranges) -> str:
    return "".join(letter for letter in letters if any(low <= ord(letter) <= high for low, high in ranges))
