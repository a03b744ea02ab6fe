"""JSON Pointers (RFC 6901): the address of a node in a document.

Knows escaping and nesting; must not know what the nodes mean.
"""

from __future__ import annotations

from typing import Any


class Pointer(tuple[str, ...]):
    """The unescaped reference tokens from the root to a node; ``Pointer()`` is the root."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Pointer:
        """Read ``#/a/b`` or ``/a/b`` (RFC 6901, sections 3 and 6, without percent-decoding).

        Raises ValueError where the text is neither empty nor begins with a slash.
        """
        body = text.removeprefix("#")
        if not body:
            return cls()
        if not body.startswith("/"):
            raise ValueError(f"a JSON pointer begins with '/': {text!r}")
        return cls(part.replace("~1", "/").replace("~0", "~") for part in body[1:].split("/"))

    def __truediv__(self, token: str | int) -> Pointer:
        return Pointer((*self, str(token)))

    def __add__(self, tokens: tuple[str, ...]) -> Pointer:  # type: ignore[override]
        return Pointer((*self, *tokens))

    @property
    def parent(self) -> Pointer:
        """The node that holds this one; the root is its own parent."""
        return Pointer(self[:-1])

    @property
    def name(self) -> str:
        """The last token, or the empty string at the root."""
        return self[-1] if self else ""

    def within(self, other: Pointer) -> bool:
        """Whether this node is `other` or stands below it."""
        return self[: len(other)] == other

    def resolve(self, data: Any) -> Any:
        """The node of `data` at this address. Raises LookupError where there is none."""
        for token in self:
            match data:
                case dict():
                    data = data[token]
                case list() if token.isdecimal():
                    data = data[int(token)]
                case _:
                    raise LookupError(str(self))
        return data

    def __str__(self) -> str:
        return "#" + "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in self)

    def __repr__(self) -> str:
        return f"Pointer({str(self)!r})"


ROOT = Pointer()
