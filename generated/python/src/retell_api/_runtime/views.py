"""The calls of a resource, answering with responses instead of values.

Knows how a method is turned into another one with the same arguments; must not know any method. A view stands in for
the client that a resource calls, so that each method is written once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from types import TracebackType
from typing import Any, Generic, ParamSpec, TypeVar, cast

from .operation import Operation
from .options import CallOptions
from .raw import APIResponse, AsyncAPIResponse

C = TypeVar("C")
T = TypeVar("T")
P = ParamSpec("P")


class View:
    """What a resource calls in place of its client: the answer is the response, its body read unless `streamed`."""

    __slots__ = ("_client", "_streamed")

    def __init__(self, client: Any, *, streamed: bool) -> None:
        self._client = client
        self._streamed = streamed

    def perform(self, operation: Operation[Any], arguments: Mapping[str, object], options: CallOptions) -> Any:
        """Do an operation: a response, or what awaits one."""
        return self._client.exchange(operation, arguments, options, streamed=self._streamed)


def view(client: C, *, streamed: bool = False) -> C:
    """A stand-in for `client`. The types of a resource's methods are set right by the functions below."""
    return cast("C", View(client, streamed=streamed))


def raw(method: Callable[P, T]) -> Callable[P, APIResponse[T]]:
    """The type of a method that is called through a view."""
    return cast("Callable[P, APIResponse[T]]", method)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, AsyncAPIResponse[T]]]:
    """The type of an awaited method that is called through a view."""
    return cast("Callable[P, Coroutine[Any, Any, AsyncAPIResponse[T]]]", method)


def streamed(method: Callable[P, T]) -> Callable[P, StreamedResponse[T]]:
    """A method called through a view, as a context manager."""

    def call(*args: P.args, **kwargs: P.kwargs) -> StreamedResponse[T]:
        return StreamedResponse(partial(raw(method), *args, **kwargs))

    return call


def async_streamed(method: Callable[P, Awaitable[T]]) -> Callable[P, AsyncStreamedResponse[T]]:
    """The same for an awaited method."""

    def call(*args: P.args, **kwargs: P.kwargs) -> AsyncStreamedResponse[T]:
        return AsyncStreamedResponse(partial(async_raw(method), *args, **kwargs))

    return call


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
