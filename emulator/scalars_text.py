"""Text that satisfies its pattern, its lengths and its format.

Knows formats (JSON Schema validation, section 7.3) and lengths; must not know names of properties. Patterns are judged
by the engine that the oracle uses, which bounds its own time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from jsonschema_rs import Draft202012Validator, ValidationError

from emulator.scalars_dice import Dice
from emulator.scalars_regex import Making, NoTextError, Part, read
from generator.ir.types import Str

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ALPHANUMERIC = LETTERS + LETTERS.upper() + "0123456789"
ZONES = ("America/New_York", "Europe/Berlin", "Asia/Tokyo", "UTC")
BEGINNING = datetime(2025, 1, 1, tzinfo=UTC)
YEAR = 365 * 24 * 3600
LONGEST = 100_000
TRIES = 40


def moment(dice: Dice) -> datetime:
    """A time within the year 2025, to the second."""
    return BEGINNING + timedelta(seconds=dice.below(YEAR))


def uuid(dice: Dice) -> str:
    """A random UUID (RFC 9562, section 5.4)."""
    made = dice.hex(32)
    return f"{made[:8]}-{made[8:12]}-4{made[13:16]}-{'89ab'[dice.below(4)]}{made[17:20]}-{made[20:]}"


FORMATS: Mapping[str, Callable[[Dice], str]] = {
    "date-time": lambda dice: f"{moment(dice):%Y-%m-%dT%H:%M:%SZ}",
    "date": lambda dice: f"{moment(dice):%Y-%m-%d}",
    "time": lambda dice: f"{moment(dice):%H:%M:%SZ}",
    "duration": lambda dice: f"PT{1 + dice.below(59)}M",
    "email": lambda dice: f"user-{dice.hex(4)}@example.com",
    "idn-email": lambda dice: f"user-{dice.hex(4)}@example.com",
    "hostname": lambda dice: f"host-{dice.hex(4)}.example.com",
    "idn-hostname": lambda dice: f"host-{dice.hex(4)}.example.com",
    "ipv4": lambda dice: f"192.0.2.{1 + dice.below(254)}",
    "ipv6": lambda dice: f"2001:db8::{1 + dice.below(0xFFFE):x}",
    "uri": lambda dice: f"https://example.com/{dice.hex(6)}",
    "url": lambda dice: f"https://example.com/{dice.hex(6)}",
    "iri": lambda dice: f"https://example.com/{dice.hex(6)}",
    "uri-reference": lambda dice: f"/{dice.hex(6)}",
    "iri-reference": lambda dice: f"/{dice.hex(6)}",
    "uri-template": lambda dice: f"https://example.com/{dice.hex(6)}/{{id}}",
    "json-pointer": lambda dice: f"/{dice.hex(4)}",
    "relative-json-pointer": lambda dice: f"0/{dice.hex(4)}",
    "regex": lambda dice: f"^{dice.hex(4)}$",
    "uuid": uuid,
    "byte": lambda dice: dice.text(8, ALPHANUMERIC),
    "json": lambda dice: f'{{"key": "{dice.hex(4)}"}}',
    "e164": lambda dice: f"+1415555{dice.below(10_000):04}",
    "phone": lambda dice: f"+1415555{dice.below(10_000):04}",
    "iana-timezone": lambda dice: dice.choice(ZONES),
}


class Texts:
    """Text for one Api; a pattern is read once, when it is first asked for."""

    def __init__(self) -> None:
        self._matchers: dict[str, Callable[[str], bool]] = {}
        self._parts: dict[str, Part | None] = {}

    def fits(self, t: Str, value: str) -> bool:
        """Whether `value` has the lengths and the pattern of `t`; formats are annotations here, as for the oracle."""
        if (t.min_length or 0) > len(value) or (t.max_length is not None and len(value) > t.max_length):
            return False
        return t.pattern is None or self.matches(t.pattern)(value)

    def matches(self, pattern: str) -> Callable[[str], bool]:
        """What tells whether text matches; a pattern that cannot be read matches everything."""
        if pattern not in self._matchers:
            self._matchers[pattern] = _matcher(pattern)
        return self._matchers[pattern]

    def of(self, t: Str, wish: Callable[[Dice], str], dice: Dice) -> str:
        """Text that `t` accepts: of the pattern, else of the format, else what `wish` makes, cut or filled up."""
        if t.pattern is not None:
            return self._matching(t, t.pattern, FORMATS.get(t.format or "", wish), dice)
        return stretched(t, FORMATS.get(t.format or "", wish)(dice), dice)

    def _matching(self, t: Str, pattern: str, wish: Callable[[Dice], str], dice: Dice) -> str:
        wished = wish(dice)
        if self.fits(t, wished):
            return wished
        part = self._part(pattern)
        made = None if part is None else self._tried(t, part, dice)
        return stretched(t, wished, dice) if made is None else made

    def _tried(self, t: Str, part: Part, dice: Dice) -> str | None:
        """Random lengths first; then each try is as much longer as the one before was too short."""
        more = 2
        for count in range(TRIES):
            try:
                made = part(Making(dice, more, exact=count >= TRIES // 4))
            except NoTextError:
                return None
            if self.fits(t, made):
                return made
            if len(made) < (t.min_length or 0):
                more += -(-((t.min_length or 0) - len(made)) // (1 + count % 3))
            elif t.max_length is not None and len(made) > t.max_length:
                more = max(0, more - (len(made) - t.max_length))
            else:
                more = count % 5
        return None

    def _part(self, pattern: str) -> Part | None:
        if pattern not in self._parts:
            try:
                self._parts[pattern] = read(pattern)
            except NoTextError:
                self._parts[pattern] = None
        return self._parts[pattern]


def stretched(t: Str, text: str, dice: Dice) -> str:
    """`text` within the lengths of `t`: its end is kept, since that is what differs; filled up with letters."""
    low = min(t.min_length or 0, LONGEST)
    if len(text) < low:
        return text + dice.text(min(low - len(text), 16), LETTERS) + "x" * (low - len(text) - 16)
    if t.max_length is not None and len(text) > t.max_length:
        return text[len(text) - t.max_length :].strip().rjust(max(low, min(1, t.max_length)), "x")
    return text


def _matcher(pattern: str) -> Callable[[str], bool]:
    try:
        return Draft202012Validator({"pattern": pattern}).is_valid
    except ValidationError:
        return lambda _: True
