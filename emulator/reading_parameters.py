"""Parameters as values: every style of serialization that OpenAPI has (3.1, 4.8.12.3), read back.

Knows styles and how they are encoded; must not know which values are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any as Json
from typing import Final
from urllib.parse import unquote_plus

from emulator.problem import Problem
from emulator.reading_texts import MISSPELT, Speller, Types, parsed, speller, strict_speller
from generator.ir.api import Location, Parameter
from generator.ir.types import Any, Array, Map, Object, Tuple, Type, Union
from generator.ir.walk import flatten, resolve

Given = Mapping[str, Sequence[str]]
"""The texts of each name as they arrived; those of a query are still percent-encoded."""

Read = Callable[[Given], Json]
ABSENT: Final = MISSPELT
"""What reading a parameter gives that did not arrive."""

PLACES: Mapping[Location, str] = {
    "path": "request/params",
    "query": "request/query",
    "header": "request/headers",
    "cookie": "request/cookies",
}
MAX_PAIRS = 1000
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def query_pairs(query: str) -> dict[str, list[str]]:
    """The pairs of a query by their decoded names, values as they are. Raises Problem where there are too many."""
    if query.count("&") >= MAX_PAIRS:
        raise Problem("invalid", f"request/query must NOT have more than {MAX_PAIRS} parameters")
    found: dict[str, list[str]] = {}
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        found.setdefault(unquote_plus(name, errors="replace"), []).append(value)
    return found


def cookie_pairs(header: str) -> dict[str, list[str]]:
    """The pairs of a Cookie header (RFC 6265, 4.2.1). Raises Problem where there are too many."""
    if header.count(";") >= MAX_PAIRS:
        raise Problem("invalid", f"request/cookies must NOT have more than {MAX_PAIRS} pairs")
    found: dict[str, list[str]] = {}
    for pair in header.split(";"):
        name, sign, value = pair.strip().partition("=")
        if sign:
            found.setdefault(name, []).append(value)
    return found


def parameter_reader(types: Types, parameter: Parameter, siblings: frozenset[str]) -> Read:
    """A function from what arrived to the parameter's value, or to ABSENT.

    `siblings` are the other names that are declared in the same location. The function raises Problem where text is
    no UTF-8, or where one value was given several times.
    """
    reader = _Reader(types, parameter, siblings)
    match reader.shape:
        case Array() | Tuple():
            return reader.listing
        case Object() | Map():
            return reader.mapping
        case _:
            return reader.scalar


def structure(types: Types, t: Type) -> Type:
    """What `t` is at its most structured: the first variant that is a list or an object, or else `t` itself."""
    shape = resolve(types, t)
    if isinstance(shape, Union):
        variants = (resolve(types, each) for each in shape.variants)
        return next((each for each in variants if isinstance(each, Array | Tuple | Object | Map)), shape)
    return shape


def member_types(types: Types, shape: Object | Map) -> tuple[dict[str, Type], Type]:
    """The types of the declared members, and that of all others."""
    match shape:
        case Map(values=values):
            return {}, values
        case Object(additional=additional):
            return {each.wire: each.type for each in flatten(types, shape)}, additional or Any()


def item_type(shape: Array | Tuple, index: int) -> Type:
    """The type of one item of a list."""
    match shape:
        case Array(items=items):
            return items
        case Tuple(prefix=prefix, rest=rest):
            return prefix[index] if index < len(prefix) else rest or Any()


class _Reader:
    """Reads one parameter; everything that depends on the document alone is made once."""

    def __init__(self, types: Types, parameter: Parameter, siblings: frozenset[str]) -> None:
        self.shape = structure(types, parameter.type)
        self._types = types
        self._wire = parameter.wire.lower() if parameter.location == "header" else parameter.wire
        self._place = f"{PLACES[parameter.location]}/{parameter.wire}"
        self._style, self._explode = parameter.style, parameter.explode
        self._encoded = parameter.location == "query"
        self._trimmed = parameter.location == "header"
        self._siblings = siblings
        self._whole = speller(types, parameter.type)
        self._alone = _plain(types, parameter.type)
        self._members: dict[str, Speller] = {}
        self._others: Speller = str
        if isinstance(self.shape, Object | Map):
            declared, others = member_types(types, self.shape)
            self._members = {name: speller(types, each) for name, each in declared.items()}
            self._others = speller(types, others)
        self._items = speller(types, self.shape.items) if isinstance(self.shape, Array) else None

    def scalar(self, given: Given) -> Json:
        """One text, one value."""
        texts = given.get(self._wire)
        return ABSENT if texts is None else self._whole(self._bare(self._decoded(self._one(texts))))

    def listing(self, given: Given) -> Json:
        """Repeated texts, or one that is delimited; where one value may stand for the list, it is tried first."""
        texts = given.get(self._wire)
        if texts is None:
            return ABSENT
        if self._style == "form" and self._explode:
            pieces = [self._decoded(text) for text in texts]
        else:
            pieces = [piece for text in texts for piece in self._cut(text)]
        if self._alone is not None and len(pieces) == 1:
            value = self._alone(pieces[0])
            if value is not MISSPELT:
                return value
        return [self._item(index)(piece) for index, piece in enumerate(pieces)]

    def mapping(self, given: Given) -> Json:
        """Members, spread over names (`deepObject`, exploded `form`) or delimited within one text; or JSON."""
        spread = dict(self._spread(given))
        if spread:
            return {name: self._member(name, self._one(texts)) for name, texts in spread.items()}
        texts = given.get(self._wire)
        if texts is None or (self._style == "form" and self._explode and self._wire in self._siblings):
            return ABSENT
        whole = self._decoded(self._one(texts))
        if self._alone is not None and (value := self._alone(whole)) is not MISSPELT:
            return value
        value = parsed(whole) if whole.startswith("{") else MISSPELT
        return value if isinstance(value, dict) else self._delimited(texts[0], whole)

    def _spread(self, given: Given) -> Iterator[tuple[str, Sequence[str]]]:
        if self._style == "deepObject":
            start = f"{self._wire}["
            named = ((name, texts) for name, texts in given.items() if name.startswith(start) and name[-1] == "]")
            yield from ((name[len(start) : -1], texts) for name, texts in named)
        elif self._style == "form" and self._explode:
            free = isinstance(self.shape, Map)
            taken = {*self._siblings, self._wire}
            yield from (
                (name, texts) for name, texts in given.items() if name in self._members or (free and name not in taken)
            )

    def _delimited(self, raw: str, whole: str) -> Json:
        """`a,1,b,2`, or `a=1,b=2` where it is exploded; any other text stays as it is."""
        pieces = self._cut(raw)
        if self._explode:
            pairs = [piece.partition("=")[::2] for piece in pieces if "=" in piece]
            complete = len(pairs) == len(pieces)
        else:
            pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
            complete = len(pieces) % 2 == 0
        return {name: self._member(name, text, decoded=True) for name, text in pairs} if complete else whole

    def _member(self, name: str, text: str, *, decoded: bool = False) -> Json:
        return self._members.get(name, self._others)(text if decoded else self._decoded(text))

    def _item(self, index: int) -> Speller:
        if self._items is not None:
            return self._items
        return speller(self._types, item_type(self.shape, index)) if isinstance(self.shape, Tuple) else str

    def _cut(self, raw: str) -> Sequence[str]:
        """The decoded pieces of one text. A delimiter counts whether it was encoded or not, since clients differ."""
        delimiter = _DELIMITERS.get(self._style, ",")
        if self._style in ("label", "matrix"):
            raw = self._bare(raw)
            if self._explode:
                delimiter = "." if self._style == "label" else ";"
                return [piece.removeprefix(f"{self._wire}=") for piece in raw.split(delimiter)] if raw else []
        if delimiter in raw:
            pieces = [self._decoded(piece) for piece in raw.split(delimiter)]
        else:
            whole = self._decoded(raw)
            pieces = whole.split(delimiter) if whole else []
        return [piece.strip() for piece in pieces] if self._trimmed else pieces

    def _bare(self, text: str) -> str:
        """`text` without what the styles `label` and `matrix` put in front (RFC 6570, 3.2.5 and 3.2.7)."""
        match self._style:
            case "label":
                return text.removeprefix(".")
            case "matrix":
                return text.removeprefix(";").removeprefix(f"{self._wire}=")
            case _:
                return text

    def _one(self, texts: Sequence[str]) -> str:
        if len(texts) > 1:
            raise Problem("invalid", f"{self._place} must be given once")
        return texts[0]

    def _decoded(self, text: str) -> str:
        try:
            if not self._encoded or ("%" not in text and "+" not in text):
                text.isascii() or text.encode()  # lone surrogates stand for bytes that are no UTF-8
                return text
            return unquote_plus(text, errors="strict")
        except UnicodeError:
            raise Problem("invalid", f"{self._place} must be valid UTF-8") from None


def _plain(types: Types, t: Type) -> Speller | None:
    """How the variants of a union that are neither lists nor objects are spelled; None where there are none."""
    shape = resolve(types, t)
    if not isinstance(shape, Union):
        return None
    plain = [each for each in shape.variants if not isinstance(resolve(types, each), Array | Tuple | Object | Map)]
    return strict_speller(types, Union(variants=tuple(plain))) if plain else None
