"""What passes the proxy arrives byte by byte, in both directions, as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.proxy.framing import LARGEST_HEAD
from contract_tests.proxy.passing import Passing, Target
from contract_tests.recorded.traffic import Message

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
PLAIN = b"GET /dogs?x=%20y HTTP/1.1\r\nHost: proxy.example.com\r\nX-Odd:  kept as it is \r\n\r\n"
ANSWER = b"HTTP/1.1 200 Fine\r\nContent-Type: application/json\r\nContent-Length: 2\r\nX-Odd:a\r\n\r\n[]"


class Between:
    """A server of our own, a proxy before it, and what each of them saw."""

    def __init__(self, serve: Serve) -> None:
        self.serve = serve
        self.seen: list[Message] = []
        self.arrived = bytearray()

    async def served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The server's part, to the end of the connection."""
        with suppress(OSError, asyncio.IncompleteReadError):
            await self.serve(reader, writer)
            await reader.read()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    async def exchange(self, sent: bytes, *, size: int, wait: float = 5) -> bytes:
        """What comes back for these bytes: so many, or all until the connection ends."""
        server = await asyncio.start_server(self.served, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        passing = Passing(Target.of(f"http://127.0.0.1:{port}"), self.seen.append)
        proxy = await asyncio.start_server(passing.serve, "127.0.0.1", 0, limit=LARGEST_HEAD)
        reader, writer = await asyncio.open_connection(*proxy.sockets[0].getsockname())
        writer.write(sent)
        await writer.drain()
        try:
            got = await asyncio.wait_for(reader.readexactly(size) if size else reader.read(), wait)
        except asyncio.IncompleteReadError as error:
            got = error.partial
        writer.close()
        await writer.wait_closed()
        for each in (server, proxy):
            each.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=5)
        self.host = f"127.0.0.1:{port}".encode()
        return got


def through(sent: bytes, answer: bytes, *, closes: bool = False) -> tuple[Between, bytes]:
    """Send through the proxy to a server that gives one answer."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        expected = len(sent) - len(b"proxy.example.com") + len(between.expected_host(writer))
        between.arrived += await reader.readexactly(expected) if not closes else await reader.read(65536)
        writer.write(answer)
        await writer.drain()
        if closes:
            writer.close()

    class Known(Between):
        def expected_host(self, writer: asyncio.StreamWriter) -> bytes:
            return "{}:{}".format(*writer.get_extra_info("sockname")).encode()

    between = Known(serve)
    got = asyncio.run(between.exchange(sent, size=0 if closes else len(answer)))
    return between, got


def test_nothing_but_the_host_is_altered() -> None:
    between, got = through(PLAIN, ANSWER)
    assert got == ANSWER
    assert bytes(between.arrived) == PLAIN.replace(b"proxy.example.com", between.host)
    (seen,) = between.seen
    assert (seen.method, seen.status, seen.body) == ("GET", 200, b"[]")
    assert seen.url.endswith("/dogs?x=%20y")


@given(
    body=st.binary(max_size=300),
    answer=st.lists(st.binary(min_size=1, max_size=80), max_size=4),
)
@settings(max_examples=20, deadline=None)
def test_bodies_pass_as_they_are_however_they_are_framed(body: bytes, answer: list[bytes]) -> None:
    head = f"POST /dogs HTTP/1.1\r\nHost: proxy.example.com\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    chunks = b"".join(b"%X;q=1\r\n%s\r\n" % (len(each), each) for each in answer)
    reply = b"HTTP/1.1 201 Made\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\nTrailer: x\r\n\r\n"
    between, got = through(head + body, reply)
    assert got == reply
    assert bytes(between.arrived).endswith(body)
    (seen,) = between.seen
    assert (seen.sent, seen.body, seen.is_whole) == (body, b"".join(answer), True)


def test_an_answer_that_ends_with_the_connection_passes() -> None:
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end"
    between, got = through(PLAIN, reply, closes=True)
    assert got == reply
    assert between.seen[0].body == b"until the end"


def test_informational_answers_pass_before_the_final_one() -> None:
    between, got = through(PLAIN, b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + ANSWER)
    assert got.endswith(ANSWER)
    assert [each.status for each in between.seen] == [200]


@pytest.mark.parametrize("status", [204, 304])
def test_answers_without_a_body_end_with_their_head(status: int) -> None:
    reply = f"HTTP/1.1 {status} X\r\nETag: a\r\n\r\n".encode()
    between, got = through(PLAIN, reply)
    assert got == reply
    assert between.seen[0].status == status


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
        b"hello\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * LARGEST_HEAD + b"\r\n\r\n",
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(sent: bytes) -> None:
    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    between = Between(serve)
    got = asyncio.run(between.exchange(sent, size=0))
    assert got.startswith((b"HTTP/1.1 400", b"HTTP/1.1 502")) or got == b""
    assert between.seen == []


def test_a_target_that_is_not_there_is_told() -> None:
    async def run() -> bytes:
        passing = Passing(Target.of("http://127.0.0.1:1"), lambda _: None)
        proxy = await asyncio.start_server(passing.serve, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*proxy.sockets[0].getsockname())
        writer.write(PLAIN)
        got = await reader.read()
        writer.close()
        await writer.wait_closed()
        proxy.close()
        assert passing.failed == 1
        return got

    assert asyncio.run(run()).startswith(b"HTTP/1.1 502")


def test_several_requests_share_a_connection() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(3):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(ANSWER)
            await writer.drain()

    between = Between(serve)
    assert asyncio.run(between.exchange(PLAIN * 3, size=3 * len(ANSWER))) == ANSWER * 3
    assert len(between.seen) == 3
