"""Servers that do what no server should, on real sockets of the loopback address: one behaviour a function.

A behaviour gets the connection and what was asked, writes what it likes, and may wait for `asked.over`, which is set
when the test ends. True keeps the connection open for another request.
"""

from __future__ import annotations

import gzip
import itertools
import json
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any as Json

HANDSHAKE = b"\x16"
"""How a connection begins that is to be encrypted (RFC 8446, section 5.1)."""


@dataclass(frozen=True)
class Asked:
    """One request as it arrived. `number` counts from 1; `over` is set when the server is to end."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    number: int
    over: threading.Event

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def key(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")


Behaviour = Callable[[socket.socket, Asked], bool | None]


@dataclass
class Hostile:
    """A server; `asked` is every request that it got."""

    behave: Behaviour
    url: str = ""
    context: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def serve(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                thread = threading.Thread(target=self._talk, args=(connection,), daemon=True)
                self.threads.append(thread)
                thread.start()

    def _talk(self, plain: socket.socket) -> None:
        plain.settimeout(30)
        with plain, suppress(OSError), self._spoken(plain) as connection:
            while asked := self._read(connection):
                self.asked.append(asked)
                if not self.behave(connection, asked):
                    return

    def _spoken(self, plain: socket.socket) -> socket.socket:
        return plain if self.context is None else self.context.wrap_socket(plain, server_side=True)

    def _read(self, connection: socket.socket) -> Asked | None:
        data = b""
        while b"\r\n\r\n" not in data:
            part = connection.recv(65536)
            if not part:
                return None
            data += part
            if data[:1] == HANDSHAKE:
                return Asked("TLS", "", {}, data, len(self.asked) + 1, self.over)
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): text.strip() for name, _, text in (line.partition(":") for line in lines)}
        while len(body) < int(headers.get("content-length", 0)):
            body += connection.recv(65536)
        method, target, _ = first.split(" ")
        return Asked(method, target, headers, body, len(self.asked) + 1, self.over)


@contextmanager
def serving(behave: Behaviour, context: ssl.SSLContext | None = None) -> Iterator[Hostile]:
    """A server on a free port for as long as the block lasts; encrypted where it has a `context`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        scheme = "http" if context is None else "https"
        server = Hostile(behave, f"{scheme}://127.0.0.1:{listener.getsockname()[1]}", context)
        thread = threading.Thread(target=server.serve, args=(listener,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            for each in (thread, *server.threads):
                each.join(5)


def answer(body: bytes = b"[]", status: str = "200 OK", headers: str = "", *, kind: str = "application/json") -> bytes:
    """A response as it stands on the wire. `headers` are lines, each with its end."""
    head = f"HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n{headers}\r\n"
    return head.encode() + body


def said(
    body: bytes = b"[]", status: str = "200 OK", headers: str = "", *, kind: str = "application/json"
) -> Behaviour:
    """Always the same answer."""

    def behave(connection: socket.socket, asked: Asked) -> bool:
        connection.sendall(answer(body, status, headers, kind=kind))
        return True

    return behave


def raw(data: bytes, *, then: bool = False) -> Behaviour:
    """Always the same bytes, after which the connection closes, or hangs (`then`)."""

    def behave(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(data)
        if then:
            asked.over.wait(30)

    return behave


def silent(connection: socket.socket, asked: Asked) -> None:
    """Nothing, for as long as it lasts."""
    asked.over.wait(30)


def dripping(first: bytes, drop: bytes, every: float = 0.05) -> Behaviour:
    """Some bytes, and then a few now and then, without an end: never silent, never done."""

    def behave(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(first)
        while not asked.over.wait(every):
            connection.sendall(drop)

    return behave


def flooding(first: bytes, drop: bytes, times: int = 10**9) -> Behaviour:
    """Some bytes, and then more as fast as they are taken."""

    def behave(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(first)
        for _ in itertools.repeat(None, times):
            if asked.over.is_set():
                return
            connection.sendall(drop)

    return behave


JSON_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"

drip_status = dripping(b"HTTP/1.1 200 O", b"K")
drip_headers = dripping(b"HTTP/1.1 200 OK\r\n", b"a: b\r\n")
drip_body = dripping(JSON_HEAD + b"content-length: 100000\r\n\r\n[", b" ")
drip_chunks = dripping(JSON_HEAD + b"transfer-encoding: chunked\r\n\r\n", b"1\r\n \r\n")
drip_interim = dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n")
flood_interim = flooding(b"", b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n" * 1000)
flood_headers = flooding(b"HTTP/1.1 200 OK\r\n", b"a: b\r\n" * 1000)
one_endless_header = flooding(b"HTTP/1.1 200 OK\r\na: ", b"b" * 65536)
many_headers = said(headers="".join(f"x-{index}: {index}\r\n" for index in range(3000)))
long_header = said(headers=f"x-long: {'b' * 60_000}\r\n")
gigabyte = flooding(JSON_HEAD + b"content-length: 1000000000\r\n\r\n[", b" " * 1_000_000, 1000)
endless_chunks = flooding(JSON_HEAD + b"transfer-encoding: chunked\r\n\r\n", b"10000\r\n" + b" " * 65536 + b"\r\n")
endless_without_length = flooding(JSON_HEAD + b"\r\n[", b" " * 65536)
tiny_chunks = flooding(JSON_HEAD + b"transfer-encoding: chunked\r\n\r\n", b"1\r\n \r\n" * 10_000)


def bomb(size: int = 1_000_000_000) -> bytes:
    """About a thousandth of `size`, which unpacks to that many bytes."""
    packing = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    block = b" " * 10_000_000
    parts = [packing.compress(block) for _ in range(size // len(block))]
    return b"".join([*parts, packing.flush()])


def packed(body: bytes, coding: str = "gzip") -> Behaviour:
    """A body that is coded though nobody asked for it."""
    return said(body, headers=f"content-encoding: {coding}\r\n")


twice_packed = packed(gzip.compress(gzip.compress(b"[]")), "gzip, gzip")
brotli = packed(b"\x0b\x02\x80[]\x03", "br")
zstandard = packed(b"\x28\xb5\x2f\xfd\x20\x02\x11\x00\x00[]", "zstd")
not_gzip = packed(b"[]")
half_gzip = packed(gzip.compress(b"[]" * 1000)[:-9])

too_short = raw(JSON_HEAD + b"content-length: 100\r\n\r\n[]")
too_long = raw(JSON_HEAD + b"content-length: 2\r\n\r\n[]" + b"x" * 1000)
negative_length = raw(JSON_HEAD + b"content-length: -1\r\n\r\n[]")
two_lengths = raw(JSON_HEAD + b"content-length: 2\r\ncontent-length: 3\r\n\r\n[]x")
bad_chunk = raw(JSON_HEAD + b"transfer-encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n")
huge_chunk = raw(JSON_HEAD + b"transfer-encoding: chunked\r\n\r\nffffffffffffffffffffffff\r\n[]")
half_chunk = raw(JSON_HEAD + b"transfer-encoding: chunked\r\n\r\n5\r\n[]")
old_http = raw(b"<html>\r\n\r\n<p>It works!</p></html>")
garbage = raw(bytes(range(256)) * 40)
nothing = raw(b"")
status_beyond = said(status="999 Whatever")
status_short = raw(b"HTTP/1.1 42 Odd\r\ncontent-length: 0\r\n\r\n")
upgrade = raw(
    b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n\x00\x01", then=True
)
alert = raw(b"\x15\x03\x01\x00\x02\x02\x46")
control_characters = raw(b"HTTP/1.1 200 OK\r\nx-\x1b[31m: a\x1b[2Jb\r\ncontent-length: 0\r\n\r\n")


def reset(connection: socket.socket, asked: Asked) -> None:
    """The connection breaks off within the body."""
    connection.sendall(JSON_HEAD + b"content-length: 100000\r\n\r\n[" + b" " * 1000)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


deep = said(b"[" * 100_000 + b"]" * 100_000)
deep_objects = said(b'{"a":' * 500 + b"1" + b"}" * 500)
many_values = said(b"[" + b"[]," * 400_000 + b"[]]")
no_number = said(b'{"id": NaN}')
beyond_double = said(b'{"id": 1e999}')
long_integer = said(b'{"id": ' + b"9" * 5000 + b"}")
half_character = said(b'{"id": "\\ud800"}')
not_utf8 = said(b'{"id": "\xff\xfe"}')
html = said(b"<!doctype html><title>Log in</title>", kind="text/html; charset=utf-8")
refusing = said(b'{"message": "who are you?"}', "401 Unauthorized")
failing = said(b'{"message": "oops"}', "500 Internal Server Error")
limiting = said(b'{"message": "slow down"}', "429 Too Many Requests")


def redirecting(location: str, status: str = "302 Found") -> Behaviour:
    """Always to another place."""
    return said(b"", status, f"location: {location}\r\n")


def looping(connection: socket.socket, asked: Asked) -> bool:
    """To where we are."""
    connection.sendall(answer(b"", "307 Temporary Redirect", f"location: {asked.target}\r\n"))
    return True


baking = said(headers="set-cookie: session=stolen; path=/\r\n")


def echoing(connection: socket.socket, asked: Asked) -> bool:
    """Everything that was asked is told, in the body and in a header."""
    body = json.dumps({"message": f"you said {asked.headers}", "seen": asked.key}).encode()
    connection.sendall(answer(body, "403 Forbidden", f"x-seen: {asked.key}\r\n"))
    return True


@dataclass
class Kennel:
    """A server that keeps to tests/contract/kennel.yaml, as long as `spoil` has nothing to say about a request."""

    spoil: Callable[[Asked], Behaviour | None] = lambda asked: None
    dogs: dict[str, Json] = field(default_factory=dict)
    made: int = 0

    def __call__(self, connection: socket.socket, asked: Asked) -> bool | None:
        spoiled = self.spoil(asked)
        if spoiled is not None:
            return spoiled(connection, asked)
        status, body = self.reply(asked)
        data = b"" if body is None else json.dumps(body).encode()
        connection.sendall(answer(data, status) if data else f"HTTP/1.1 {status}\r\n\r\n".encode())
        return True

    def reply(self, asked: Asked) -> tuple[str, Json]:
        """Status and body of a server that conforms."""
        if not asked.key:
            return "401 Unauthorized", {"message": "no key"}
        identity = asked.path.removeprefix("/dogs").removeprefix("/")
        if asked.method in ("POST", "PATCH") and not _is_dog(asked):
            return "400 Bad Request", {"message": "no dog"}
        match asked.method:
            case "GET" if not identity:
                return "200 OK", list(self.dogs.values())
            case "POST":
                self.made += 1
                made = {"good": True, **json.loads(asked.body), "id": f"dog-{self.made}"}
                self.dogs[made["id"]] = made
                return "201 Created", made
            case _ if identity not in self.dogs:
                return "404 Not Found", {"message": "no such dog"}
            case "PATCH":
                self.dogs[identity].update(json.loads(asked.body))
                return "200 OK", self.dogs[identity]
            case "DELETE":
                del self.dogs[identity]
                return "204 No Content", None
            case _:
                return "200 OK", self.dogs[identity]


def _is_dog(asked: Asked) -> bool:
    """Whether a body is one that the document allows."""
    try:
        body = json.loads(asked.body)
    except ValueError:
        return False
    known = {"name": str, "size": str, "good": bool}
    return (
        isinstance(body, dict)
        and all(isinstance(value, known[name]) for name, value in body.items() if name in known)
        and (asked.method == "PATCH" or "name" in body)
        and body.get("size", "small") in ("small", "large")
        and len(body.get("name", "-")) in range(1, 81)
    )
