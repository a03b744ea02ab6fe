r"""What a sentence says about a value: its default, bounds, length, characters, format, values.

Knows how English API descriptions put such things; must not know any one API. These are heuristics: each pattern is
narrow, so that a finding is worth reading, and misses what is said in other words. None repeats a group that can match
nothing or overlaps its neighbour, so that hostile text costs no more than linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
QUOTED = r"\"[^\"]{1,300}\"|`[^`]{1,300}`|'[^']{1,300}'"
PLAIN = rf"{QUOTED}|{NUMBER}|true\b|false\b|null\b"
DEFAULTS = (
    re.compile(rf"\bby default,? (?:this|it)(?: is)?(?: set to)? ({PLAIN})", re.IGNORECASE),
    re.compile(
        rf"\bdefault(?:s|ed|ing)?(?: value)?(?:,? (?:is|of|to|will be|is set to))?:? (?:to |of |is )?({PLAIN})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:defaults?|defaulting)(?: value)? (?:to|is|of) ((?!use\b|the\b|be\b|a\b|an\b)[\w./-]*\w)", re.IGNORECASE
    ),
)
RANGES = (
    re.compile(rf"\brang(?:e|es|ing)\b[^.\[]{{0,20}}\[ ?({NUMBER}) ?, ?({NUMBER}) ?\]", re.IGNORECASE),
    re.compile(rf"\brang(?:e|es|ing)\b[^.\[]{{0,20}}? ({NUMBER}) ?(?:to|and|-|–) ?({NUMBER})", re.IGNORECASE),
    re.compile(rf"\bbetween ({NUMBER}) and ({NUMBER})", re.IGNORECASE),
    re.compile(rf"\(({NUMBER}) ?[-–] ?({NUMBER})\)"),
)
LOWEST = (
    re.compile(rf"\bmin(?:imum)?(?: value)?(?: allowed)?(?: is|:)? ({NUMBER})", re.IGNORECASE),
    re.compile(rf"\b(?:at least|no less than|greater than or equal to) ({NUMBER})", re.IGNORECASE),
)
HIGHEST = (
    re.compile(rf"\bmax(?:imum)?(?: value)?(?: allowed)?(?: is|:)? ({NUMBER})", re.IGNORECASE),
    re.compile(rf"\b(?:at most|no more than|less than or equal to|cannot exceed) ({NUMBER})", re.IGNORECASE),
)
POSITIVE = re.compile(r"\b(?:must be|should be|only)(?: a| an)? (?:positive|non[- ]?negative)\b", re.IGNORECASE)
DIGITS = re.compile(r"\b(\d+)[- ]digits? (?:integer|number|code)\b", re.IGNORECASE)
LENGTHS = (
    re.compile(rf"\bmax(?:imum)?(?: allowed)? length(?: is| of|:)? ({NUMBER})", re.IGNORECASE),
    re.compile(
        rf"\b(?:less than|at most|up to|no more than|max(?:imum)?(?: of)?) ({NUMBER}) char(?:acter)?s\b", re.IGNORECASE
    ),
)
CHARACTERS = re.compile(r"\ba-z\b.{0,40}(?:\b0-9\b|underscore|dash)|\balphanumeric characters\b", re.IGNORECASE)
VALUES = re.compile(
    r"\b(?:valid|allowed|acceptable|accepted|possible|supported) (?:values|options)(?: are|:| include)"
    r"|\bmust be (?:either|one of)",
    re.IGNORECASE,
)
FORMATS = (
    ("E.164", re.compile(r"\bE\.?164\b", re.IGNORECASE)),
    ("IANA timezone", re.compile(r"\bIANA\b", re.IGNORECASE)),
    (
        "JSON",
        re.compile(r"\b(?:stringified|valid|a|as) json\b(?! schema)|\bjson[- ](?:string|encoded)\b", re.IGNORECASE),
    ),
    ("UUID", re.compile(r"\bUUID\b", re.IGNORECASE)),
    ("email", re.compile(r"\bemail address\b", re.IGNORECASE)),
    ("ISO 8601", re.compile(r"\bISO[ -]?8601\b", re.IGNORECASE)),
)
COUNTS = (
    re.compile(r"\b(?:must be|cannot be|can't be|should be)(?: an?)? (?:non[- ]?empty|empty)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:limit(?:ed)? to|up to|at most|max(?:imum)?(?: of)?) (\d+) (?:files|items|entries|elements)\b",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A lower and an upper bound, as far as words name them."""

    lowest: float | None
    highest: float | None


def default(words: str) -> str | None:
    """The default that `words` state, unquoted, or None."""
    found = (match for pattern in DEFAULTS if (match := pattern.search(words)))
    first = next(found, None)
    return first[1].strip("\"'`") if first else None


def bounds(words: str) -> Bounds | None:
    """The numeric bounds that `words` state, or None."""
    for pattern in RANGES:
        if match := pattern.search(words):
            return Bounds(number(match[1]), number(match[2]))
    if match := DIGITS.search(words):
        return Bounds(10.0 ** (int(match[1][:2]) - 1), 10.0 ** int(match[1][:2]) - 1)
    lowest = 0.0 if POSITIVE.search(words) else _first(LOWEST, words)
    highest = _first(HIGHEST, words)
    return Bounds(lowest, highest) if lowest is not None or highest is not None else None


def length(words: str) -> float | None:
    """The greatest number of characters that `words` allow, or None; "less than" counts as stated."""
    return _first(LENGTHS, words)


def form(words: str) -> str | None:
    """The format that `words` name (`E.164`, `IANA timezone`, `JSON` …), or None."""
    return next((name for name, pattern in FORMATS if pattern.search(words)), None)


def count(words: str) -> str | None:
    """The words that limit how many items a list has, or None."""
    return next((match[0] for pattern in COUNTS if (match := pattern.search(words))), None)


def number(written: str) -> float:
    """A number as people write it, with thousands separated by commas."""
    return float(written.replace(",", ""))


def _first(patterns: tuple[re.Pattern[str], ...], words: str) -> float | None:
    return next((number(match[1]) for pattern in patterns if (match := pattern.search(words))), None)
