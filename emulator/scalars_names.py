"""Values that a property's name suggests, so that made answers look real.

Knows English words in names, and no API; must not know types or constraints: what it makes is a wish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from emulator.scalars_dice import Dice
from emulator.scalars_text import FORMATS, moment, uuid

Wish = Callable[[Dice], str]
Amount = Callable[[Dice], int]

_BOUNDARY = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
_IDS = ("id", "token", "key", "secret", "hash", "cursor", "etag")
_TEXTS: Sequence[tuple[frozenset[str], Wish]] = (
    (frozenset({"uuid", "guid"}), uuid),
    (frozenset({"url", "uri", "href", "link", "website", "endpoint"}), FORMATS["uri"]),
    (frozenset({"email", "mail"}), FORMATS["email"]),
    (frozenset({"phone", "number", "mobile", "fax"}), FORMATS["e164"]),
    (frozenset({"timestamp", "at", "datetime"}), FORMATS["date-time"]),
    (frozenset({"date", "day", "birthday"}), FORMATS["date"]),
    (frozenset({"time"}), FORMATS["time"]),
    (frozenset({"timezone", "tz"}), FORMATS["iana-timezone"]),
    (frozenset({"language", "locale", "lang"}), lambda dice: dice.choice(("en-US", "de-DE", "es-ES"))),
    (frozenset({"country"}), lambda dice: dice.choice(("US", "DE", "ES"))),
    (frozenset({"currency"}), lambda dice: dice.choice(("USD", "EUR"))),
    (frozenset({"hostname", "host", "domain"}), FORMATS["hostname"]),
    (frozenset({"ip"}), FORMATS["ipv4"]),
    (frozenset({"filename", "file"}), lambda dice: f"file-{dice.hex(4)}.txt"),
    (frozenset({"color", "colour"}), lambda dice: f"#{dice.hex(6)}"),
)
_AMOUNTS: Sequence[tuple[frozenset[str], Amount]] = (
    (frozenset({"timestamp"}), lambda dice: int(moment(dice).timestamp()) * 1000),
    (frozenset({"at", "created", "updated", "expires"}), lambda dice: int(moment(dice).timestamp())),
    (frozenset({"ms", "millis", "milliseconds"}), lambda dice: 1000 * (1 + dice.below(60))),
    (frozenset({"port"}), lambda _: 8080),
    (frozenset({"year"}), lambda _: 2025),
    (frozenset({"id", "size", "bytes"}), lambda dice: 1000 + dice.below(1_000_000)),
    (frozenset({"code"}), lambda _: 200),
)


def words(name: str) -> tuple[str, ...]:
    """The words of a name in snake, kebab or camel case, in lower case."""
    return tuple(word.lower() for word in _BOUNDARY.split(name[:80]) if word)


def is_identity(name: str) -> bool:
    """Whether values under this name tell one thing from another."""
    return (words(name) or ("",))[-1] in _IDS


def text(name: str) -> Wish:
    """What makes text for a property of this name; it ends in what differs from seed to seed."""
    spoken = words(name)
    last = spoken[-1] if spoken else ""
    if last in _IDS:
        prefix = "_".join(spoken[:-1] if last == "id" else spoken)
        return lambda dice: f"{prefix}_{dice.hex(24)}" if prefix else dice.hex(24)
    for ends, wish in _TEXTS:
        if last in ends:
            return wish
    label = " ".join(spoken).capitalize() or "Text"
    return lambda dice: f"{label} {dice.hex(4)}"


def amount(name: str) -> Amount:
    """What makes a whole number for a property of this name."""
    last = (words(name) or ("",))[-1]
    for ends, wish in _AMOUNTS:
        if last in ends:
            return wish
    return lambda _: 1


def varied(text: str, dice: Dice) -> str:
    """`text` with its last run of letters and digits replaced, in the alphabet that it is written in."""
    head, tail = _split(text)
    if not tail:
        return text
    if tail.isdecimal():
        return head + dice.text(len(tail), "0123456789")
    if re.fullmatch("[0-9a-f]+", tail):
        return head + dice.hex(len(tail))
    return head + dice.text(len(tail), "abcdefghijklmnopqrstuvwxyz0123456789")


def _split(text: str) -> tuple[str, str]:
    found = re.search(r"[A-Za-z0-9]+\Z", text[-64:])
    return (text, "") if found is None else (text[: len(text) - len(found[0])], found[0])
