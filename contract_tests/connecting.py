"""Connections to a server that may be slow or hostile: an HTTP transport whose answers are bounded in time and bytes.

Knows sockets, TLS and their errors; must not know cases, keys or documents. What is bounded is the whole answer: a
server that sends a byte now and then, in its headers or its body, or that sends interim answers (RFC 9110, section
15.2) without an end, meets the same deadline as one that is silent.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

HEADERS = 256 * 1024
"""How many bytes of an answer may be something else than its body: headers, interim answers, the marks of chunks."""

PIECE = 16 * 1024
"""How many bytes are written at once; after each the deadline is looked at."""

ALERT = b"\x15\x03"
"""How an alert of TLS begins (RFC 8446, sections 5.1 and 6)."""

IDLE = 2.0
"""After how many idle seconds a connection is not used again: servers close theirs mostly after five."""


@dataclass(slots=True)
class Bounds:
    """What one answer may take. Renewed for each request; all connections of a transport share it."""

    clock: Callable[[], float] = time.monotonic
    until: float = float("inf")
    left: int = HEADERS

    def renew(self, seconds: float) -> None:
        """Allow the next answer so many seconds, and as yet no body."""
        self.until = self.clock() + seconds
        self.left = HEADERS

    def allow(self, body: int) -> None:
        """Allow so many bytes of a body."""
        self.left += body

    def wait(self, timeout: float | None) -> float:
        """How long to wait for the next bytes. Raises httpcore.ReadTimeout where no time is left."""
        left = self.until - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer takes too long")
        return left if timeout is None else min(timeout, left)

    def took(self, data: bytes) -> bytes:
        """Count what came. Raises httpcore.RemoteProtocolError where it is too much."""
        self.left -= len(data)
        if self.left < 0:
            raise httpcore.RemoteProtocolError("the answer does not end")
        return data


class BoundedStream(httpcore.NetworkStream):
    """A connection that keeps to Bounds."""

    def __init__(self, inner: httpcore.NetworkStream, bounds: Bounds) -> None:
        self.inner = inner
        self.bounds = bounds
        self.is_fresh = True

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        data = self.inner.read(max_bytes, self.bounds.wait(timeout))
        if self.is_fresh and data.startswith(ALERT):
            raise httpcore.RemoteProtocolError("the server speaks TLS there: write the address with https://")
        self.is_fresh = False
        return self.bounds.took(data)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        for start in range(0, len(buffer), PIECE):
            self.inner.write(buffer[start : start + PIECE], self.bounds.wait(timeout))

    def close(self) -> None:
        """End the connection."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        inner = self.inner.start_tls(ssl_context, server_hostname, self.bounds.wait(timeout))
        return BoundedStream(inner, self.bounds)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self.inner.get_extra_info(info)


class BoundedBackend(httpcore.NetworkBackend):
    """Opens connections that keep to Bounds."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host."""
        wait = self.bounds.wait(timeout)
        return BoundedStream(self.inner.connect_tcp(host, port, wait, local_address, socket_options), self.bounds)


class Connecting(httpx.BaseTransport):
    """HTTP/1.1 over connections that keep to `bounds`. Raises httpx.TransportError alone, with `refusal`'s words."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._pools: dict[bool, httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; its answer's body is still to be read."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
        )
        with _told(self.bounds):
            answer = self._pool(is_secure=request.url.scheme == "https").handle_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer, self.bounds), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()

    def _pool(self, *, is_secure: bool) -> httpcore.ConnectionPool:
        if is_secure not in self._pools:
            self._pools[is_secure] = httpcore.ConnectionPool(
                ssl_context=_trusted() if is_secure else None,
                max_connections=4,
                keepalive_expiry=IDLE,
                network_backend=BoundedBackend(self.bounds),
            )
        return self._pools[is_secure]


def _trusted() -> ssl.SSLContext:
    """Whom we trust: SSL_CERT_FILE and SSL_CERT_DIR count, since a company may have authorities of its own."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        raise httpcore.ConnectError("the certificates that SSL_CERT_FILE names cannot be read") from error


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, bounds: Bounds) -> None:
        self.answer = answer
        self.bounds = bounds

    def __iter__(self) -> Iterator[bytes]:
        with _told(self.bounds):
            yield from self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()


@contextmanager
def _told(bounds: Bounds) -> Iterator[None]:
    """What goes wrong below, as errors of httpx."""
    try:
        yield
    except (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.UnsupportedProtocol) as error:
        raise httpx.ConnectError(refusal(error)) from error
    except httpcore.LocalProtocolError as error:
        raise httpx.LocalProtocolError(_plain(str(error))) from error
    except httpcore.TimeoutException as error:
        is_over = bounds.clock() >= bounds.until
        raise httpx.ReadTimeout("the answer takes too long" if is_over else "the server is silent") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise httpx.RemoteProtocolError(_broken(str(error))) from error
    except ssl.SSLError as error:
        raise httpx.RemoteProtocolError(f"the encryption breaks: {_reason(error)}") from error
    except (OSError, ValueError) as error:
        raise httpx.RemoteProtocolError(_broken(str(error))) from error


def _broken(said: str) -> str:
    """Why what came is no answer."""
    return _plain(re.sub(r"^\[Errno \d+\] ", "", said)) or "the connection breaks"


def refusal(error: BaseException) -> str:
    """Why no connection came about, with the mend."""
    cause = _cause(error)
    if isinstance(error, httpcore.ConnectError) and "SSL_CERT_FILE" in str(error):
        return f"{error}: {_plain(str(cause))}"
    match cause:
        case ssl.SSLCertVerificationError():
            return _untrusted(cause)
        case ssl.SSLError() if "WRONG_VERSION" in str(cause) or "RECORD_LAYER" in str(cause):
            return "the server does not speak TLS there: write the address with http:// or with another port"
        case ssl.SSLError():
            return f"no TLS connection comes about ({_reason(cause)})"
        case socket.gaierror():
            return "its host has no address (DNS): is the name right?"
        case ConnectionRefusedError():
            return "connection refused: nothing listens there"
        case TimeoutError():
            return "no connection comes about in time"
        case OSError():
            return _plain(cause.strerror or str(cause)).lower() or "no connection comes about"
        case _:
            return _plain(str(error)) or "no connection comes about"


def _cause(error: BaseException) -> BaseException:
    """The error at the bottom: that of the operating system or of TLS."""
    for _ in range(8):
        below = error.__cause__ or error.__context__
        if below is None:
            break
        error = below
    return error


def _untrusted(error: ssl.SSLCertVerificationError) -> str:
    said = (getattr(error, "verify_message", "") or _reason(error)).lower()
    if "mismatch" in said or "not valid for" in said:
        return f"the server's certificate is for another host ({said}): use the name that it was issued for"
    if "expired" in said or "not yet valid" in said:
        return f"the server's certificate is out of date ({said}): renew it, or set this machine's clock"
    return f"the server's certificate is not trusted ({said}): name the authority's file in SSL_CERT_FILE"


def _reason(error: ssl.SSLError) -> str:
    return _plain((error.reason or str(error)).replace("_", " ")).lower()


def _plain(text: str) -> str:
    """A message on one line, printable and short: it may hold what the server sent."""
    return " ".join("".join(each if each.isprintable() else " " for each in text[:500]).split())[:160]
