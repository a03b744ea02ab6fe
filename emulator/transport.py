"""An emulator as the transport of httpx clients: the whole API without a socket.

Knows httpx, and what the network may do to an answer; must not know operations or state. One transport serves clients
of both kinds.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator

import httpx

from emulator.emulator import Emulator
from emulator.http import Request, Response


class EmulatorTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """`httpx.Client(transport=EmulatorTransport(emulator), base_url="http://emulator")`, or an AsyncClient.

    What an answer's `wire` says happens as it would on a network: delays are slept through (up to the client's read
    timeout), a dropped connection raises RemoteProtocolError, and so does reading a body that is cut.
    """

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of a Client. Raises httpx.ReadTimeout and httpx.RemoteProtocolError as a network would."""
        response = self.emulator.handle(_request(request, request.read()))
        time.sleep(_wait(request, response))
        return _arrived(request, response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of an AsyncClient. Raises as `handle_request` does."""
        response = self.emulator.handle(_request(request, await request.aread()))
        wait = _wait(request, response)
        if wait:
            import anyio  # only now: it takes long to import, and rules that delay are rare

            await anyio.sleep(wait)
        return _arrived(request, response)


def _request(request: httpx.Request, body: bytes) -> Request:
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Request(request.method, path, query, headers, body)


def _patience(request: httpx.Request) -> float:
    """Seconds that the client waits for an answer."""
    timeout = request.extensions.get("timeout", {}).get("read")
    return float("inf") if timeout is None else float(timeout)


def _wait(request: httpx.Request, response: Response) -> float:
    return max(0.0, min(response.wire.delay, _patience(request)))


def _arrived(request: httpx.Request, response: Response) -> httpx.Response:
    """The answer as the client sees it, after the wait."""
    wire, body = response.wire, response.body
    if wire.delay > _patience(request):
        raise httpx.ReadTimeout("the emulator was told to be slow", request=request)
    if wire.dropped:
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.", request=request)
    if request.method == "HEAD":
        body = b""
    headers = list(response.headers)
    if wire.cut is None or wire.cut >= len(body):
        return httpx.Response(response.status, headers=headers, content=body, request=request)
    headers.append(("content-length", str(len(body))))
    cut = _Cut(body[: wire.cut], len(body), request)
    return httpx.Response(response.status, headers=headers, stream=cut, request=request)


class _Cut(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that ends too soon."""

    def __init__(self, body: bytes, length: int, request: httpx.Request) -> None:
        self._body = body
        self._length = length
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        yield self._body
        raise self._error()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body
        raise self._error()

    def _error(self) -> httpx.RemoteProtocolError:
        received = f"received {len(self._body)} bytes, expected {self._length}"
        message = f"peer closed connection without sending complete message body ({received})"
        return httpx.RemoteProtocolError(message, request=self._request)
