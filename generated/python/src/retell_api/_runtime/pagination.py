"""Pages of a list, which turn themselves: blocking or awaited, around an object or being a list.

Knows how pages are used; where a list goes on is decided in `listing`, and a client fetches it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from .listing import Listing, following, found

if TYPE_CHECKING:
    from .faults import Fault

T = TypeVar("T")
P = TypeVar("P")


class _Page(Generic[T]):
    """What all pages know: how they came, and what follows them."""

    __slots__ = ()

    _client: Any
    _listing: Listing[Any]
    _answer: Any
    warnings: tuple[Fault, ...]
    """Where the answer breaks the contract."""

    def _items(self) -> list[T]:
        raise NotImplementedError

    def _next(self) -> Listing[Any] | None:
        return following(self._listing, self._answer, self._items())

    def has_next_page(self) -> bool:
        """Whether another page follows. Raises PaginationError where the list goes round in a circle."""
        return self._next() is not None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._listing.operation.id}: {len(self._items())} items>"


class _Turned(_Page[T]):
    """Pages that block while the next one comes."""

    __slots__ = ()

    def next_page(self) -> Self | None:
        """The page behind this one; None at the end. Raises APIError."""
        following = self._next()
        return None if following is None else self._client.page(following)

    def pages(self) -> Iterator[Self]:
        """This page and all behind it, each fetched when it is asked for. Raises APIError."""
        page: Self | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[T]:
        """All items, of this page and of those behind it. Raises APIError."""
        for page in self.pages():
            yield from page._items()[:]  # A plain list: iterating a page would go on to the next one.


class _Awaited(_Page[T]):
    """Pages whose next one is awaited."""

    __slots__ = ()

    async def next_page(self) -> Self | None:
        """The page behind this one; None at the end. Raises APIError."""
        following = self._next()
        return None if following is None else await self._client.page(following)

    async def pages(self) -> AsyncIterator[Self]:
        """This page and all behind it, each fetched when it is asked for. Raises APIError."""
        page: Self | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[T]:
        """All items, of this page and of those behind it. Raises APIError."""
        async for page in self.pages():
            for item in page._items()[:]:
                yield item


class _Enveloped(_Page[T]):
    """A page around an object that holds its items; the object's other properties are the page's too."""

    __slots__ = ("_answer", "_client", "_listing", "items", "warnings")

    items: list[T]
    """The items of this page alone."""

    def __init__(self, client: Any, listing: Listing[Any], answer: Any, warnings: tuple[Fault, ...] = ()) -> None:
        self._client = client
        self._listing = listing
        self._answer = answer
        self.items = found(listing, answer)
        self.warnings = warnings

    def _items(self) -> list[T]:
        return self.items

    @property
    def envelope(self) -> Any:
        """The object that came, as its model."""
        return self._answer

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that came, by names on the wire."""
        answer: object = self._answer
        if isinstance(answer, Mapping):
            return dict(cast("Mapping[str, object]", answer))
        dumped: dict[str, Any] = self._answer.to_dict()
        return dumped

    if not TYPE_CHECKING:  # A type checker would believe that it makes up for any name.

        def __getattr__(self, name: str) -> Any:
            """What the object that came has beside its items."""
            if name.startswith("_"):
                raise AttributeError(name)
            answer = self._answer
            return answer[name] if isinstance(answer, Mapping) and name in answer else getattr(answer, name)


class SyncPage(_Enveloped[T], _Turned[T]):
    """A page of items. Iterating goes through all items, beyond this page; `items` are those of this page."""

    __slots__ = ()


class AsyncPage(_Enveloped[T], _Awaited[T]):
    """A page of items. `async for` goes through all items, beyond this page; `items` are those of this page."""

    __slots__ = ()


class _Listed(_Page[T], list[T]):
    """A page that came as a bare list, and is one: its length, indexes and equality are those of this page."""

    __slots__ = ("_answer", "_client", "_listing", "warnings")

    def __init__(self, client: Any, listing: Listing[Any], answer: Any, warnings: tuple[Fault, ...] = ()) -> None:
        super().__init__(found(listing, answer))
        self._client = client
        self._listing = listing
        self._answer = answer
        self.warnings = warnings

    def _items(self) -> list[T]:
        return self

    @property
    def items(self) -> list[T]:
        """The items of this page alone."""
        return self[:]

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        """A copy is a plain list: only the client that fetched a page can turn it."""
        return list, (self.items,)


class SyncListPage(_Turned[T], _Listed[T]):
    """A page that is a list. Iterating goes through all items, beyond this page; the rest is about this page."""

    __slots__ = ()


class AsyncListPage(_Awaited[T], _Listed[T]):
    """A page that is a list. `async for` goes through all items, beyond this page; the rest is about this page."""

    __slots__ = ()


class AsyncPager(Generic[T, P]):
    """A list that was asked for: awaited it is its first page, in `async for` it is all its items."""

    __slots__ = ("_client", "_listing")

    def __init__(self, client: Any, listing: Listing[P]) -> None:
        self._client = client
        self._listing = listing

    def __await__(self) -> Generator[Any, Any, P]:
        page: Generator[Any, Any, P] = self._client.fetch(self._listing).__await__()
        return page

    async def pages(self) -> AsyncIterator[P]:
        """All pages, each fetched when it is asked for. Raises APIError."""
        first: Any = await self
        async for page in first.pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        """All items of all pages. Raises APIError."""
        first: Any = await self
        async for item in first:
            yield item
