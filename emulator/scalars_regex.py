"""Regular expressions of ECMA-262, read as far as text can be made from them.

Knows the grammar of patterns (ECMA-262, section 22.2.1); must not know types. What looks around or stands at a
boundary makes no text: whoever uses the text checks it against the pattern.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from emulator.scalars_dice import Dice
from emulator.scalars_regex_class import ESCAPED, Ranges, any_of, category, complement, escaped

DEEPEST = 50
LONGEST = 20_000
ENDLESS = 1 << 30
ANY: Ranges = ((0x20, 0x7E),)
BOUNDARIES = ("(?=", "(?!", "(?<=", "(?<!")


class NoTextError(Exception):
    """The pattern is beyond this reader, or its text would be too long."""


@dataclass(slots=True)
class Making:
    """One text in the making. A repetition is repeated up to `more` times more often than it must be.

    `exact`: always that much more often. `left` bounds the work; `groups` is what each group stands for.
    """

    dice: Dice
    more: int
    exact: bool
    left: int = LONGEST
    groups: dict[str, str] = field(default_factory=dict)


Part = Callable[[Making], str]


def read(pattern: str) -> Part:
    """What makes a text of `pattern`. Raises NoTextError where the pattern cannot be followed."""
    reader = _Reader(pattern)
    made = reader.choices(0)
    if reader.at < len(pattern):
        raise NoTextError(pattern)
    return made


class _Reader:
    """A recursive descent; `at` is where it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.groups = 0

    def choices(self, depth: int) -> Part:
        """Disjunction."""
        if depth > DEEPEST:
            raise NoTextError(self.text)
        ways = [self._sequence(depth)]
        while self._take("|"):
            ways.append(self._sequence(depth))
        return ways[0] if len(ways) == 1 else lambda making: making.dice.choice(ways)(making)

    def _sequence(self, depth: int) -> Part:
        parts: list[Part] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            if self._take("^") or self._take("$") or self._take("\\b") or self._take("\\B"):
                continue
            atom = self._atom(depth)
            parts.append(self._repeated(atom))
        return lambda making: "".join(part(making) for part in parts)

    def _atom(self, depth: int) -> Part:
        if self._take("("):
            return self._group(depth)
        if self._take("["):
            return _letter(self._class())
        if self._take("."):
            return _letter(ANY)
        if self._take("\\"):
            return self._escape()
        return _literal(self._next())

    def _group(self, depth: int) -> Part:
        opened = self.text[self.at - 1 : self.at + 3]
        if opened.startswith(BOUNDARIES):
            self.at += 3 if opened in BOUNDARIES else 2
            self._closed(depth)
            return lambda _: ""
        if self._take("?:"):
            return self._closed(depth)
        self.groups += 1
        names = [str(self.groups)]
        if self._take("?<") or self._take("?P<"):
            names.append(self._until(">"))
        inner = self._closed(depth)

        def kept(making: Making) -> str:
            made = inner(making)
            making.groups.update(dict.fromkeys(names, made))
            return made

        return kept

    def _closed(self, depth: int) -> Part:
        inner = self.choices(depth + 1)
        if not self._take(")"):
            raise NoTextError(self.text)
        return inner

    def _escape(self) -> Part:
        letter = self._next()
        if letter.isdecimal() and letter != "0":
            return lambda making: making.groups.get(letter, "")
        if letter == "k" and self._take("<"):
            name = self._until(">")
            return lambda making: making.groups.get(name, "")
        return _letter(self._ranges(letter))

    def _ranges(self, letter: str) -> Ranges:
        """What an escape stands for, of which `letter` has been read."""
        if letter in "pP" and self._take("{"):
            found = category(self._until("}"))
            return complement(found) if letter == "P" else found
        if letter in ESCAPED:
            return ESCAPED[letter]
        code, length = escaped(letter, self.text[self.at :])
        self.at += length
        return ((code, code),)

    def _class(self) -> Ranges:
        """A class, of which the bracket has been read."""
        negated = self._take("^")
        found: list[tuple[int, int]] = []
        while not self._take("]"):
            first = self._member()
            if self._ahead("-") and not self._ahead("-]"):
                self.at += 1
                last = self._member()
                found.append((first[0][0], max(first[0][0], last[-1][1])))
            else:
                found.extend(first)
        return complement(found) if negated else tuple(found)

    def _member(self) -> Ranges:
        letter = self._next()
        if letter != "\\":
            return ((ord(letter), ord(letter)),)
        escape = self._next()
        return ((8, 8),) if escape == "b" else self._ranges(escape)

    def _repeated(self, atom: Part) -> Part:
        low, high = self._quantifier()
        if (low, high) == (1, 1):
            return atom
        self._take("?")

        def repeat(making: Making) -> str:
            most = min(making.more, high - low)
            count = low + (most if making.exact else making.dice.below(most + 1))
            making.left -= count
            if making.left < 0:
                raise NoTextError(self.text)
            return "".join(atom(making) for _ in range(count))

        return repeat

    def _quantifier(self) -> tuple[int, int]:
        for sign, bounds in (("*", (0, ENDLESS)), ("+", (1, ENDLESS)), ("?", (0, 1))):
            if self._take(sign):
                return bounds
        low, comma, high = self.text[self.at + 1 : self.at + 24].partition("}")[0].partition(",")
        if not self._ahead("{") or not low.isdecimal() or (high and not high.isdecimal()):
            return 1, 1
        self._until("}")
        return int(low), int(high or ENDLESS) if comma else int(low)

    def _ahead(self, text: str) -> bool:
        return self.text.startswith(text, self.at)

    def _take(self, text: str) -> bool:
        if not self._ahead(text):
            return False
        self.at += len(text)
        return True

    def _next(self) -> str:
        if self.at >= len(self.text):
            raise NoTextError(self.text)
        self.at += 1
        return self.text[self.at - 1]

    def _until(self, end: str) -> str:
        text, closed, _ = self.text[self.at :].partition(end)
        if not closed:
            raise NoTextError(self.text)
        self.at += len(text) + len(end)
        return text


def _literal(letter: str) -> Part:
    return lambda _: letter


def _letter(ranges: Ranges) -> Part:
    letters = any_of(ranges)
    if not letters:
        raise NoTextError
    return lambda making: making.dice.choice(letters)
