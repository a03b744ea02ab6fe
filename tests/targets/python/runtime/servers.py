"""Servers on the loopback address that answer as they are told, on real sockets."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Script = Callable[[socket.socket, bytes], bool | None]
"""What to do with one request: write to the socket. True keeps the connection open for another."""


@dataclass
class Server:
    """Counts connections and remembers the heads of requests."""

    script: Script
    url: str = ""
    connections: int = 0
    heads: list[bytes] = field(default_factory=list)
    context: ssl.SSLContext | None = None

    def serve(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                self.connections += 1
                threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, plain: socket.socket) -> None:
        with plain, suppress(OSError), self._spoken(plain) as connection:
            while head := read_request(connection):
                self.heads.append(head)
                if not self.script(connection, head):
                    return

    def _spoken(self, plain: socket.socket) -> socket.socket:
        return plain if self.context is None else self.context.wrap_socket(plain, server_side=True)


def read_request(connection: socket.socket) -> bytes:
    """The head of a request, after its body was read too; empty where the peer is gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.partition(b":")[2] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    missing = int(lengths[0]) - len(body) if lengths else 0
    while missing > 0:
        missing -= len(connection.recv(65536))
    return head


@contextmanager
def serving(script: Script, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port, for as long as the block lasts; encrypted where it has a `context`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        scheme = "http" if context is None else "https"
        server = Server(script, f"{scheme}://127.0.0.1:{listener.getsockname()[1]}", context=context)
        threading.Thread(target=server.serve, args=(listener,), daemon=True).start()
        try:
            yield server
        finally:
            # Wakes the thread that waits for a connection.
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)


def answer(body: bytes = b"{}", status: str = "200 OK", headers: str = "", *, length: int | None = None) -> bytes:
    """A response as it stands on the wire."""
    size = len(body) if length is None else length
    head = f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {size}\r\n{headers}\r\n"
    return head.encode() + body
