"""The calls of a resource, answering with responses instead of values.

Knows how a method becomes another one with the same arguments; must not know any method. Each is written once, in its
resource, and calls what stands in for the client here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from .operation import Operation
from .options import CallOptions
from .raw import APIResponse, AsyncAPIResponse

if TYPE_CHECKING:
    from .listing import Listing

T = TypeVar("T")
S = TypeVar("S")
A = TypeVar("A")
K = TypeVar("K", bound="Raw")
P = ParamSpec("P")


class Raw:
    """Marks calls that return the response, its body read."""

    streamed = False


class AsyncRaw(Raw):
    """Marks calls that are awaited for the response, its body read."""


class Streamed(Raw):
    """Marks calls that are context managers of the response, its body unread."""

    streamed = True


class AsyncStreamed(Streamed):
    """Marks calls that are asynchronous context managers of the response, its body unread."""


class Calls(Generic[K]):
    """The calls of one resource in the way that `kind` marks. A subclass lists them."""

    __slots__ = ("_client", "kind")

    def __init__(self, client: Any, kind: type[K]) -> None:
        self._client = View(client, streamed=kind.streamed)
        self.kind = kind


class View:
    """What a resource's method calls in place of its client: the answer is the response."""

    __slots__ = ("_client", "_streamed")

    def __init__(self, client: Any, *, streamed: bool) -> None:
        self._client = client
        self._streamed = streamed

    def perform(self, operation: Operation[Any], arguments: Mapping[str, object], options: CallOptions) -> Any:
        """Do an operation: a response, or what awaits one."""
        return self._client.exchange(operation, arguments, options, streamed=self._streamed)

    def page(self, listing: Listing[Any]) -> Any:
        """Fetch a page of a list: a response, or what awaits one."""
        asked = listing.operation, listing.arguments, listing.options
        return self._client.exchange(*asked, streamed=self._streamed, read=self._client.turning(listing))


class Views(Generic[K]):
    """The resources of a client in the way that `kind` marks. The generator says which ones there are."""

    def __init__(self, client: Any, kind: type[K]) -> None:
        self._client = client
        self._kind = kind

    if not TYPE_CHECKING:  # A type checker would believe that it makes up for any name.

        def __getattr__(self, name: str) -> Any:
            """The calls of a resource. Raises AttributeError for what is none."""
            if name.startswith("_"):  # Copying asks for such names before there is a client to ask.
                raise AttributeError(f"there is no resource {name!r}")
            view = "with_streaming_response" if self._kind.streamed else "with_raw_response"
            resource = getattr(self._client, name, None)
            if not hasattr(resource, view):
                raise AttributeError(f"there is no resource {name!r}")
            return getattr(resource, view)


class Call(Generic[P, S, A]):
    """A method, blocking and awaited, as an attribute of Calls: it takes the same arguments."""

    __slots__ = ("_awaited", "_method")

    def __init__(
        self, method: Callable[Concatenate[Any, P], S], awaited: Callable[Concatenate[Any, P], Awaitable[A]]
    ) -> None:
        self._method: Callable[..., Any] = method
        self._awaited: Callable[..., Any] = awaited

    @overload
    def __get__(self, calls: Calls[Raw], owner: Any) -> Callable[P, APIResponse[S]]: ...
    @overload
    def __get__(self, calls: Calls[AsyncRaw], owner: Any) -> Callable[P, Coroutine[Any, Any, AsyncAPIResponse[A]]]: ...
    @overload
    def __get__(self, calls: Calls[Streamed], owner: Any) -> Callable[P, StreamedResponse[S]]: ...
    @overload
    def __get__(self, calls: Calls[AsyncStreamed], owner: Any) -> Callable[P, AsyncStreamedResponse[A]]: ...
    def __get__(self, calls: Calls[Any], owner: Any) -> Callable[..., Any]:
        """The method, bound to the view of a client."""
        method = partial(self._awaited if calls.kind in (AsyncRaw, AsyncStreamed) else self._method, calls)
        if not calls.kind.streamed:
            return method
        kind: Any = AsyncStreamedResponse if calls.kind is AsyncStreamed else StreamedResponse

        def entered(*args: Any, **kwargs: Any) -> Any:
            return kind(partial(method, *args, **kwargs))

        return entered


class StreamedResponse(Generic[T]):
    """A call that is made on entering, and whose body is closed on leaving, however much of it was read."""

    def __init__(self, call: Callable[[], APIResponse[T]]) -> None:
        self._call = call
        self._response: APIResponse[T] | None = None

    def __enter__(self) -> APIResponse[T]:
        self._response = self._call()
        return self._response

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._response is not None:
            self._response.close()


class AsyncStreamedResponse(Generic[T]):
    """The same, awaited."""

    def __init__(self, call: Callable[[], Awaitable[AsyncAPIResponse[T]]]) -> None:
        self._call = call
        self._response: AsyncAPIResponse[T] | None = None

    async def __aenter__(self) -> AsyncAPIResponse[T]:
        self._response = await self._call()
        return self._response

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._response is not None:
            await self._response.close()
