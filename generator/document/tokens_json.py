"""JSON as events: a strict tokenizer (RFC 8259) that knows the line and column of every token.

Must not know what the document means. The standard library's parser is no use here: it tells no positions and lets
duplicate keys, NaN and lone surrogates pass.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from generator.document.tokens import Builder
from generator.document.tokens_scalars import finite, whole
from generator.findings import InputError, Position, failure

_SPACE = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![0-9A-Za-z.+-])")
_WORD = re.compile(r"[A-Za-z]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")


def feed(text: str, builder: Builder, file: str) -> None:
    """Give every event of `text` to `builder`. Raises InputError with line and column."""
    _Reader(text, builder, file).run()


class _Reader:
    """A cursor over the text; `open` holds the closing bracket of every open container, innermost last.

    `fresh` is true right after an opening bracket: no comma stands before the first member.
    """

    def __init__(self, text: str, builder: Builder, file: str) -> None:
        self.text = text
        self.builder = builder
        self.file = file
        self.at = 0
        self.open: list[str] = []
        self.fresh = False
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def run(self) -> None:
        self._value()
        while self.open:
            self._next()
        if self._peek():
            raise self._expected("the end of the file")

    def _next(self) -> None:
        """The next member or item of the innermost container, or its end."""
        closing, fresh = self.open[-1], self.fresh
        self.fresh = False
        if self._peek() == closing:
            self._close()
            return
        if not fresh:
            self._comma(closing)
        if closing == "}":
            self._member()
        else:
            self._value()

    def _comma(self, closing: str) -> None:
        if self._peek() != ",":
            raise self._expected(f"',' or '{closing}'")
        self.at += 1
        if self._peek() == closing:
            raise self._expected("another value", "JSON allows no comma before a closing bracket.")

    def _member(self) -> None:
        if self._peek() != '"':
            raise self._expected("a name in double quotes", "JSON names stand in double quotes.")
        line, column = self._place()
        self.builder.key(self._string(), line, column)
        if self._peek() != ":":
            raise self._expected("':'")
        self.at += 1
        self._value()

    def _value(self) -> None:
        """A scalar, or the opening bracket of a container: the loop in `run` takes it from there."""
        char = self._peek()
        line, column = self._place()
        if char and char in "{[":
            self.builder.open({} if char == "{" else [], line, column)
            self.open.append("}" if char == "{" else "]")
            self.at += 1
            self.fresh = True
        elif char == '"':
            self.builder.value(self._string(), line, column)
        else:
            self.builder.value(self._scalar(char), line, column)

    def _close(self) -> None:
        line, column = self._place()
        self.open.pop()
        self.at += 1
        self.builder.close(line, column)

    def _peek(self) -> str:
        """The next character that is no space, or the empty string at the end."""
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.text[self.at : self.at + 1]

    def _place(self) -> tuple[int, int]:
        line = bisect_right(self.lines, self.at)
        return line, self.at - self.lines[line - 1] + 1

    def _string(self) -> str:
        match = _STRING.match(self.text, self.at)
        if match is None:
            raise self._fault("A string is not closed, or holds a control character or an unknown escape.")
        value = match.group()[1:-1] if "\\" not in match.group() else str(json.loads(match.group()))
        if _SURROGATE.search(value):
            raise self._fault("A string holds half of a surrogate pair, which no text can hold.")
        self.at = match.end()
        return value

    def _scalar(self, char: str) -> int | float | bool | None:
        if char and char in "-0123456789":
            return self._number()
        word = _WORD.match(self.text, self.at)
        if word is None or word.group() not in _WORDS:
            raise self._expected("a value", "NaN, comments and single quotes are not JSON." if char else "")
        self.at = word.end()
        return _WORDS[word.group()]

    def _number(self) -> int | float:
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            raise self._fault("Not a JSON number.")
        try:
            value = finite(match.group()) if match[1] or match[2] else whole(match.group())
        except ValueError:
            raise self._fault("The number is too large.") from None
        self.at = match.end()
        return value

    def _expected(self, what: str, hint: str = "") -> InputError:
        found = repr(self.text[self.at : self.at + 12]) if self.at < len(self.text) else "the end of the file"
        return self._fault(f"Expected {what}, found {found}.", hint)

    def _fault(self, message: str, hint: str = "") -> InputError:
        position = Position(self.file, *self._place())
        return failure("json-broken", f"Not valid JSON: {message}", position=position, suggestion=hint)
