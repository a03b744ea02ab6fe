"""Serving an emulator over HTTP: one address, one process or several, a clean end.

Knows sockets, signals and exit codes; must not know what is served.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path

from uvicorn.config import Config
from uvicorn.server import Server

from emulator.asgi import Application
from emulator.connection import Connection
from emulator.emulator import Emulator
from emulator.sqlite import SqliteStore
from emulator.starting import MEMORY, Options, document, emulator
from emulator.workers import Bond, attend
from generator.findings import failure

__all__ = ["Options", "serve"]

BACKLOG = 2048
GRACE = 0.4
"""Seconds that a request at work may still take when the server ends."""
Say = Callable[[str], None]


def serve(options: Options, say: Say = print) -> None:
    """Serve until SIGINT or SIGTERM; `say` is told the lines for the user, the last of them when requests are answered.

    Raises InputError where document, state or address cannot be used.
    """
    if options.workers > 1:
        _require_shared(options)
    with bound(options) as listening:
        found = document(options)
        ready = f"ready: {_address(options.host, listening)} · {found.api.title} {found.api.version} · "
        ready += f"{len(found.api.operations)} operations · profile {options.profile}"

        def work(bond: Bond) -> None:
            served = emulator(options, found, is_local=_is_local(options.host))
            run(served, listening, bond.started, until=bond.alive)

        if options.workers == 1:
            work(Bond(lambda: say(ready)))
        else:
            SqliteStore(Path(options.state)).close()  # what is wrong with it is said once, and now
            attend(options.workers, work, lambda: say(ready))


def run(served: Emulator, listening: socket.socket, started: Callable[[], None], *, until: int | None = None) -> None:
    """Serve one emulator in this process until a signal, or until there is something to read from `until`.

    `started` is called when requests are answered.
    """
    real = served.clock.setting.mode == "real"
    config = Config(
        Application(served),
        http=Connection,
        ws="none",
        interface="asgi3",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=real,  # RFC 9110, section 6.6.1: none without a clock
        backlog=BACKLOG,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=GRACE,  # type: ignore[arg-type]  # it goes to asyncio.wait_for, which takes parts
    )
    _Serving(config, started, until).run(sockets=[listening])


class _Serving(Server):
    """uvicorn's server, which tells when it has started, and ends by a signal as by any other word."""

    def __init__(self, config: Config, started: Callable[[], None], until: int | None) -> None:
        super().__init__(config)
        self._tell = started
        self._until = until

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._until is not None:
            asyncio.get_running_loop().add_reader(self._until, self._end)
        self._tell()

    def _end(self) -> None:
        self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End on a signal, at once on the second; unlike uvicorn's, without raising it again afterwards."""
        if threading.current_thread() is not threading.main_thread():  # which alone may say what a signal does
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


# Addresses


@contextmanager
def bound(options: Options) -> Iterator[socket.socket]:
    """A socket that listens where it is to. Raises InputError where that cannot be."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            options.host, options.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError, OverflowError) as error:
        raise _unusable(options, error) from None
    with listening:
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(place)
            listening.listen(BACKLOG)
        except OSError as error:
            raise _unusable(options, error) from None
        yield listening


def _unusable(options: Options, error: Exception) -> Exception:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return failure(
        "address-unusable",
        f"cannot listen on {options.host} port {options.port}: {reason} (--port 0 takes a free one)",
    )


def _address(host: str, listening: socket.socket) -> str:
    port = listening.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _is_local(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _require_shared(options: Options) -> None:
    if options.state == MEMORY:
        raise failure(
            "state-not-shared",
            "several workers cannot share a state in memory",
            suggestion="--state FILE.sqlite",
        )
    if not hasattr(os, "fork"):
        raise failure("workers-unavailable", "this system cannot fork processes", suggestion="--workers 1")
