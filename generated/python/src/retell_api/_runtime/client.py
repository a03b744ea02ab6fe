"""The two clients that every generated one extends: the same calls, waited for or awaited.

Knows in which order a call is built, sent, read and repeated; decides none of it. Each method stands here twice, once
for each way of waiting: what they share is in the class above them, and in `attempts`.

Importing the package must stay near importing httpx: what only a call needs is imported by the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from inspect import isawaitable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

import httpx

from . import logs, settings
from .clock import Clock
from .connections import AsyncConnections, Proxy, SyncConnections
from .errors import InvalidRequestError
from .hooks import Retry
from .operation import Operation
from .options import CallOptions, ClientOptions, Profile
from .verbs import AsyncVerbs, Verbs

if TYPE_CHECKING:
    from .attempts import Attempts, Outcome
    from .listing import Listing
    from .options import ClientSettings
    from .pagination import AsyncPager
    from .raw import APIResponse, AsyncAPIResponse

T = TypeVar("T")

Arguments = Mapping[str, object]
Read = Callable[[httpx.Response], Any]


class _Client:
    """What both clients are made of: their options."""

    _options: ClientOptions
    _connections: Any

    @property
    def base_url(self) -> str:
        """The address that every path is appended to."""
        return self._options.base_url

    @property
    def timeout(self) -> float | httpx.Timeout | None:
        """Seconds, or httpx's fine-grained timeouts, unless a call sets its own."""
        return self._options.timeout

    @property
    def deadline(self) -> float | None:
        """Seconds for a call as a whole, with its repetitions; None sets no limit."""
        return self._options.deadline

    @property
    def max_retries(self) -> int:
        """How often a call that is safe to repeat is repeated."""
        return self._options.max_retries

    def __repr__(self) -> str:
        from .redaction import address  # Here, because few people look at a client.

        return f"{type(self).__name__}(base_url={address(self.base_url)!r})"

    @property
    def is_closed(self) -> bool:
        """Whether the connections are closed."""
        closed: bool = self._connections.is_closed
        return closed

    def _begin(self, operation: Operation[Any], arguments: Arguments, call: CallOptions) -> Attempts:
        if self.is_closed:
            raise InvalidRequestError(f"{operation.id}: the client is closed")
        from . import attempts, request  # Here, because the first call needs them.

        http = self._connections.http
        made = request.build(operation, arguments, call, self._options, inherited=http.headers)
        if http.cookies:
            http.cookies.set_cookie_header(made)
        return attempts.Attempts(operation, made, call, self._options)

    def _read(self, operation: Operation[Any], read: Read | None) -> Read:
        from . import response  # Here, because the first call needs it.

        return read or partial(response.read, operation, strict=self._options.strict)

    def turning(self, listing: Listing[Any]) -> Read:
        """What reads the page that `listing` asks for."""
        return partial(listing.read, self, self._options.strict)

    def _sending(self, attempts: Attempts) -> float:
        logs.sending(attempts.operation.id, attempts.request, self._options.keys.values())
        return self._options.clock.monotonic()

    def _answered(self, attempts: Attempts, answer: httpx.Response, began: float) -> None:
        seconds = self._options.clock.monotonic() - began
        logs.answered(attempts.operation.id, answer, seconds, self._options.keys.values())

    def _failed(self, attempts: Attempts, error: httpx.HTTPError) -> httpx.HTTPError:
        logs.failed(attempts.operation.id, attempts.request, error, self._options.keys.values())
        return error


class SyncAPIClient(_Client, Verbs):
    """A client whose calls block. Usable from threads, and as a context manager that closes its connections."""

    _connections: SyncConnections

    def __init__(
        self,
        profile: Profile,
        keys: Mapping[str, str | None],
        *,
        http_client: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
        proxy: Proxy | None = None,
        clock: Clock | None = None,
        **given: Unpack[ClientSettings],
    ) -> None:
        self._options = settings.complete(profile, keys, given, clock or Clock())
        self._connections = SyncConnections(http_client, transport=transport, proxy=proxy)
        self._is_owner = True
        logs.configure(profile)

    def _copy(self, changes: Mapping[str, Any]) -> Self:
        """A client with other settings over the same connections, which stay open when the copy is closed."""
        http_client = changes.get("http_client")
        made = object.__new__(type(self))
        made._options = settings.changed(self._options, changes)
        made._connections = self._connections if http_client is None else SyncConnections(http_client)
        made._is_owner = False
        return made

    def perform(self, operation: Operation[T], arguments: Arguments, options: CallOptions) -> T:
        """Do an operation. Raises APIError and InvalidRequestError (the tree stands in `errors`)."""
        return self.exchange(operation, arguments, options).parse()

    def page(self, listing: Listing[T]) -> T:
        """Fetch a page of a list. Raises as `perform` does."""
        read = self.turning(listing)
        page: T = self.exchange(listing.operation, listing.arguments, listing.options, read=read).parse()
        return page

    def exchange(
        self,
        operation: Operation[T],
        arguments: Arguments,
        call: CallOptions,
        *,
        streamed: bool = False,
        read: Read | None = None,
    ) -> APIResponse[T]:
        """Send, repeat as often as needed, and return the answer; its body stays unread where it is `streamed`."""
        from . import raw  # Here, because the first call needs it.

        attempts = self._begin(operation, arguments, call)
        while attempts.answer is None:
            retry = attempts.settle(self._attempt(attempts, streamed=streamed))
            if retry is not None:
                self._pause(retry)
        return raw.APIResponse(attempts.answer, attempts, self._read(operation, read))

    def _attempt(self, attempts: Attempts, *, streamed: bool) -> Outcome:
        self._tell(self._options.on_request, attempts.request)
        began = self._sending(attempts)
        try:
            answer = self._send(attempts, streamed=streamed)
        except httpx.HTTPError as error:
            return self._failed(attempts, error)
        self._answered(attempts, answer, began)
        self._tell(self._options.on_response, answer)
        return answer

    def _send(self, attempts: Attempts, *, streamed: bool) -> httpx.Response:
        answer = self._connections.http.send(attempts.request, stream=True, follow_redirects=False)
        if streamed and answer.is_success:
            return answer
        try:
            attempts.limits.guard(answer)
            answer.read()
        except BaseException as error:
            answer.close()
            attempts.refuse(answer, error)
            raise
        return answer

    def _pause(self, retry: Retry) -> None:
        logs.repeating(retry)
        self._tell(self._options.on_retry, retry)
        self._options.clock.sleep(retry.wait)

    def _tell(self, hook: Callable[[Any], object] | None, event: object) -> None:
        if hook is not None:
            hook(event)

    def close(self) -> None:
        """Close the connections. An httpx client that was given stays open: its owner closes it."""
        if self._is_owner and (own := self._connections.retire()) is not None:
            own.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncAPIClient(_Client, AsyncVerbs):
    """A client whose calls are awaited. Usable as an asynchronous context manager that closes its connections."""

    _connections: AsyncConnections

    def __init__(
        self,
        profile: Profile,
        keys: Mapping[str, str | None],
        *,
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        proxy: Proxy | None = None,
        clock: Clock | None = None,
        **given: Unpack[ClientSettings],
    ) -> None:
        self._options = settings.complete(profile, keys, given, clock or Clock())
        self._connections = AsyncConnections(http_client, transport=transport, proxy=proxy)
        self._is_owner = True
        logs.configure(profile)

    def _copy(self, changes: Mapping[str, Any]) -> Self:
        """A client with other settings over the same connections, which stay open when the copy is closed."""
        http_client = changes.get("http_client")
        made = object.__new__(type(self))
        made._options = settings.changed(self._options, changes)
        made._connections = self._connections if http_client is None else AsyncConnections(http_client)
        made._is_owner = False
        return made

    async def perform(self, operation: Operation[T], arguments: Arguments, options: CallOptions) -> T:
        """Do an operation. Raises APIError and InvalidRequestError (the tree stands in `errors`)."""
        return await (await self.exchange(operation, arguments, options)).parse()

    def page(self, listing: Listing[T]) -> AsyncPager[Any, T]:
        """A page of a list, fetched when it is awaited. Raises as `perform` does."""
        from .pagination import AsyncPager  # Here, because only lists need it.

        return AsyncPager(self, listing)

    async def fetch(self, listing: Listing[T]) -> T:
        """Fetch a page of a list. Raises as `perform` does."""
        read = self.turning(listing)
        answer = await self.exchange(listing.operation, listing.arguments, listing.options, read=read)
        page: T = await answer.parse()
        return page

    async def exchange(
        self,
        operation: Operation[T],
        arguments: Arguments,
        call: CallOptions,
        *,
        streamed: bool = False,
        read: Read | None = None,
    ) -> AsyncAPIResponse[T]:
        """Send, repeat as often as needed, and return the answer; its body stays unread where it is `streamed`."""
        from . import raw  # Here, because the first call needs it.

        attempts = self._begin(operation, arguments, call)
        while attempts.answer is None:
            retry = attempts.settle(await self._attempt(attempts, streamed=streamed))
            if retry is not None:
                await self._pause(retry)
        return raw.AsyncAPIResponse(attempts.answer, attempts, self._read(operation, read))

    async def _attempt(self, attempts: Attempts, *, streamed: bool) -> Outcome:
        await self._tell(self._options.on_request, attempts.request)
        began = self._sending(attempts)
        try:
            answer = await self._send(attempts, streamed=streamed)
        except httpx.HTTPError as error:
            return self._failed(attempts, error)
        self._answered(attempts, answer, began)
        await self._tell(self._options.on_response, answer)
        return answer

    async def _send(self, attempts: Attempts, *, streamed: bool) -> httpx.Response:
        answer = await self._connections.http.send(attempts.request, stream=True, follow_redirects=False)
        if streamed and answer.is_success:
            return answer
        try:
            attempts.limits.guard(answer)
            await answer.aread()
        except BaseException as error:
            await answer.aclose()
            attempts.refuse(answer, error)
            raise
        return answer

    async def _pause(self, retry: Retry) -> None:
        logs.repeating(retry)
        await self._tell(self._options.on_retry, retry)
        await self._options.clock.asleep(retry.wait)

    async def _tell(self, hook: Callable[[Any], object] | None, event: object) -> None:
        told = hook(event) if hook is not None else None
        if isawaitable(told):
            await told

    async def close(self) -> None:
        """Close the connections. An httpx client that was given stays open: its owner closes it."""
        if self._is_owner and (own := self._connections.retire()) is not None:
            await own.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
