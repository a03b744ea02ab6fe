"""Lists that come in pages: which class a page is of, what its items are, and what else it has.

Knows the runtime's page classes; must not know how pages are fetched. A page around an object shows that object's other
properties too: the operations whose objects have the same ones share a class.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.ir.types import Array, Never, Object, Property, Ref, Type
from generator.ir.walk import flatten, resolve, split_null
from generator.targets.python import names
from generator.targets.python.book import Book
from generator.targets.python.methods import Method
from generator.targets.python.received import received

# fmt: off
OWN = frozenset((
    "items", "envelope", "warnings", "pages", "next_page", "has_next_page", "to_dict", "str", "int", "float", "bool",
    "list", "dict", "types", "Any", "T",
))
# fmt: on
"""What pages have by themselves, or their annotations use; a property of that name is on the page's `envelope`."""

LIST = "ListPage"
"""The runtime's own class of pages that came as bare lists."""

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a call returns: the stem of its page's class (behind Sync or Async), and its items' annotation."""

    stem: str
    item: str

    @property
    def sync(self) -> str:
        """The annotation of what a blocking call returns."""
        return f"Sync{self.stem}[{self.item}]"

    @property
    def awaited(self) -> str:
        """The annotation of what a call returns that is awaited."""
        return f"AsyncPager[{self.item}, Async{self.stem}[{self.item}]]"


@dataclass(frozen=True, slots=True)
class Shape:
    """A pair of page classes: the stem of their names, and what they have beside their items."""

    stem: str
    fields: Fields


def shapes(book: Book, methods: Iterable[Method]) -> tuple[Shape, ...]:
    """A shape for each set of further properties; the one that most operations have is plainly called `Page`."""
    envelopes = [(envelope, method) for method in methods if (envelope := _envelope(book, method)) is not None]
    counted = Counter(_fields(book, method) for _, method in envelopes)
    taken: list[str] = [LIST]
    found: list[Shape] = []
    for fields, _ in counted.most_common():
        named = next(_name(book, method) for _, method in envelopes if _fields(book, method) == fields)
        taken.append(names.unique("Page" if not found else f"{named}Page", taken, ("Model",)))
        found.append(Shape(taken[-1], fields))
    return tuple(found)


def words(shapes: Iterable[Shape]) -> frozenset[str]:
    """The modules and names that the annotations of shapes mention."""
    return frozenset(word for shape in shapes for _, spelled in shape.fields for word in re.findall(r"\w+", spelled))


def page(book: Book, method: Method, known: Iterable[Shape]) -> Page | None:
    """What a method's page is; None where it answers with no list, or with all of it inside an object."""
    pagination, answer = method.operation.pagination, _answer(book, method)
    if pagination is None or answer is None:
        return None
    if isinstance(answer, Array) and not pagination.items:
        return Page(LIST, received(book, answer.items))
    items = _items(book, method)
    if items is None:
        return None
    fields = _fields(book, method)
    return Page(next(shape.stem for shape in known if shape.fields == fields), received(book, items.items))


def _answer(book: Book, method: Method) -> Type | None:
    """The type of the only success, where that is JSON."""
    successes = [answer for answer in method.answers if answer.status.startswith("2")]
    if len(successes) != 1 or successes[0].type is None:
        return None
    return resolve(book.types, Ref(name=successes[0].type))


def _name(book: Book, method: Method) -> str:
    return next(book.classes[answer.type] for answer in method.answers if answer.type is not None)


def _envelope(book: Book, method: Method) -> Object | None:
    """The object that holds a page's items; None for other answers."""
    pagination, answer = method.operation.pagination, _answer(book, method)
    if pagination is None or pagination.style == "none" or not isinstance(answer, Object):
        return None
    return answer if any(prop.wire == pagination.items for prop in flatten(book.types, answer)) else None


def _properties(book: Book, method: Method) -> dict[str, Property]:
    envelope = _envelope(book, method)
    return {prop.wire: prop for prop in flatten(book.types, envelope)} if envelope is not None else {}


def _items(book: Book, method: Method) -> Array | None:
    pagination, properties = method.operation.pagination, _properties(book, method)
    if pagination is None or pagination.items not in properties:
        return None
    t = resolve(book.types, split_null(resolve(book.types, properties[pagination.items].type))[0])
    return t if isinstance(t, Array) else None


def _fields(book: Book, method: Method) -> Fields:
    """Names and annotations of what an envelope has beside `items`, its list under another name included."""
    pagination, found = method.operation.pagination, []
    for prop in _properties(book, method).values():
        if prop.wire in OWN or not names.is_identifier(prop.wire) or isinstance(prop.type, Never):
            continue
        if prop.wire.startswith(("_", "model_")):
            continue
        if pagination is not None and prop.wire == pagination.items:
            found.append((prop.wire, "list[T]"))
        else:
            found.append((prop.wire, _annotation(book, prop)))
    return tuple(found)


def _annotation(book: Book, prop: Property) -> str:
    spelled = received(book, prop.type)
    return spelled if prop.required or spelled == "Any" or spelled.endswith("| None") else f"{spelled} | None"
