"""The connections of a client and of its copies.

Knows when httpx's clients are made and closed; must not know what is sent.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from threading import Lock
from typing import Any, Generic, TypeVar

import httpx

from .errors import InvalidRequestError

C = TypeVar("C", bound=httpx.Client | httpx.AsyncClient)
Proxy = str | httpx.URL | httpx.Proxy


class Connections(Generic[C]):
    """httpx's client, made with the first request: it is most of the cost of a client.

    One that was given stays open, because its owner closes it. Raises InvalidRequestError where two ways of sending are
    given, of which only one could be taken.
    """

    def __init__(self, given: C | None, *, transport: Any = None, proxy: Proxy | None = None) -> None:
        ways = {"http_client": given, "transport": transport, "proxy": proxy}
        if len(named := [name for name, way in ways.items() if way is not None]) > 1:
            raise InvalidRequestError(f"{' and '.join(named)} are each a way to send: give one of them")
        self._given = given
        self._transport = transport
        self._proxy = proxy
        self._own: C | None = None
        self._lock = Lock()
        self._closed = False

    @property
    def http(self) -> C:
        """The client to send with. Only one is made, whichever thread comes first."""
        if self._given is not None:
            return self._given
        if self._own is None:
            with self._lock:
                self._own = self._own or self._make()
        return self._own

    def _make(self) -> C:
        raise NotImplementedError

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self._closed or (self._given is not None and self._given.is_closed)

    def retire(self) -> C | None:
        """Take no more requests; returns what is to be closed."""
        self._closed = self._given is None
        return self._own


class SyncConnections(Connections[httpx.Client]):
    """Connections that block; closed with the last client that uses them, if nobody did before."""

    def _make(self) -> httpx.Client:
        from . import tls  # Here, because a client that was given brings its own.

        return httpx.Client(transport=self._transport, proxy=self._proxy, verify=tls.late())

    def __del__(self) -> None:
        # At the interpreter's end anything may be gone already; the system closes what is left then.
        with suppress(Exception):
            if (own := self.retire()) is not None:
                own.close()


class AsyncConnections(Connections[httpx.AsyncClient]):
    """Connections that are awaited; closed by the running loop, if nobody did before."""

    def _make(self) -> httpx.AsyncClient:
        from . import tls  # Here, because a client that was given brings its own.

        return httpx.AsyncClient(transport=self._transport, proxy=self._proxy, verify=tls.late())

    def __del__(self) -> None:
        # Not imported here: at the interpreter's end that fails, and without asyncio there is no loop of its kind.
        asyncio = sys.modules.get("asyncio")
        with suppress(Exception):
            if asyncio is not None and (own := self.retire()) is not None and not own.is_closed:
                asyncio.get_running_loop().create_task(own.aclose())
