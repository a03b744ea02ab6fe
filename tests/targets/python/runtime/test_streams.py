"""Uploads: read while they are sent, sent again from their start, and never more than what they are."""

from __future__ import annotations

import asyncio
import io
import os
import tempfile
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.python.runtime import multipart, streams
from templates.python.runtime.client import AsyncAPIClient, SyncAPIClient
from templates.python.runtime.clock import Clock
from templates.python.runtime.errors import APIConnectionError, InvalidRequestError
from templates.python.runtime.operation import Body, Operation, Result
from templates.python.runtime.options import CallOptions, Profile

HUGE = 200 * 1024 * 1024
PROFILE = Profile("acme", "1", "ACME", "http://acme.test")
FORM = Body("multipart/form-data", "multipart", names=("files", "name"), parts={"files": "repeated"})
UPLOAD: Operation[Any] = Operation("upload", "PUT", "/files", body=FORM, results=(Result("200"),), repeatable=True)
RAW: Operation[Any] = Operation(
    "raw", "PUT", "/raw", body=Body("application/octet-stream", "raw", whole=True), results=(Result("200"),)
)


class Once(io.RawIOBase):
    """A pipe: it can be read once, and nobody knows how much there is."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._inner.read(size)


class Counting(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Counts what is sent without keeping it, failing the first attempts."""

    def __init__(self, failures: int = 0) -> None:
        self.sizes: list[int] = []
        self.failures = failures

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        return self._end(sum(len(chunk) for chunk in request.stream))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        return self._end(sum([len(chunk) async for chunk in request.stream]))

    def _end(self, size: int) -> httpx.Response:
        self.sizes.append(size)
        if len(self.sizes) <= self.failures:
            raise httpx.ReadTimeout("slow")
        return httpx.Response(200, json={})


async def no_pause(_: float) -> None:
    """Waits for nothing."""


CLOCK = Clock(sleep=lambda _: None, asleep=no_pause)


def sent(transport: Counting, operation: Operation[Any], arguments: dict[str, object], *, awaited: bool) -> None:
    if not awaited:
        SyncAPIClient(PROFILE, {}, transport=transport, clock=CLOCK).perform(operation, arguments, CallOptions())
        return

    async def run() -> None:
        async with AsyncAPIClient(PROFILE, {}, transport=transport, clock=CLOCK) as client:
            await client.perform(operation, arguments, CallOptions())

    asyncio.run(run())


@pytest.fixture
def sparse(tmp_path: Path) -> Path:
    path = tmp_path / "huge.bin"
    with path.open("wb") as file:
        file.truncate(HUGE)
    return path


@pytest.mark.parametrize("awaited", [False, True])
@pytest.mark.parametrize("is_open", [False, True])
def test_a_huge_file_needs_no_memory(sparse: Path, awaited: Any, is_open: Any) -> None:
    transport = Counting()
    with sparse.open("rb") as file:
        tracemalloc.start()
        sent(transport, UPLOAD, {"files": [file if is_open else sparse], "name": "n"}, awaited=awaited)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert HUGE < transport.sizes[0] < HUGE + 1000
    assert peak < 8 * 1024 * 1024


@pytest.mark.parametrize("awaited", [False, True])
def test_every_attempt_sends_the_same(tmp_path: Path, awaited: Any) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * 700_000)
    transport = Counting(failures=2)
    sent(transport, UPLOAD, {"files": [path, io.BytesIO(b"y" * 10), b"z"], "name": "n"}, awaited=awaited)
    assert len(set(transport.sizes)) == 1
    assert len(transport.sizes) == 3


@pytest.mark.parametrize("awaited", [False, True])
def test_what_can_be_read_once_is_sent_once(awaited: Any) -> None:
    transport = Counting(failures=1)
    with pytest.raises(APIConnectionError):
        sent(transport, UPLOAD, {"files": [Once(b"abc")]}, awaited=awaited)
    assert len(transport.sizes) == 1


class Recorder(BaseHTTPRequestHandler):
    """Keeps the last body that came, as its framing says."""

    seen: list[tuple[str | None, str | None, bytes]]

    def do_PUT(self) -> None:
        length, coding = self.headers["content-length"], self.headers["transfer-encoding"]
        body = self.rfile.read(int(length)) if length else b"".join(self._chunks())
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        type(self).seen.append((length, coding, head + body))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Recorder.seen = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Recorder) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{made.server_address[1]}"
        made.shutdown()
        thread.join()


@pytest.mark.parametrize(("make", "is_chunked"), [(io.BytesIO, False), (Once, True)])
def test_the_framing_on_the_wire(server: str, make: Callable[[bytes], IO[bytes]], is_chunked: Any) -> None:
    with SyncAPIClient(PROFILE, {}, base_url=server) as client:
        client.perform(UPLOAD, {"files": [make(b"a" * 600_000)], "name": "n"}, CallOptions())
        client.perform(RAW, {"body": make(b"b" * 600_000)}, CallOptions())
    (length, coding, form), (_, _, raw) = Recorder.seen
    assert (length is None, coding) == (is_chunked, "chunked" if is_chunked else None)
    file, name = (part for part in BytesParser().parsebytes(form).walk() if not part.is_multipart())
    assert file.get_payload(decode=True) == b"a" * 600_000
    assert name.get_payload(decode=True) == b"n"
    assert raw.partition(b"\r\n\r\n")[2] == b"b" * 600_000


def test_an_asynchronous_upload_on_the_wire(server: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 600_000)

    async def run() -> None:
        async with AsyncAPIClient(PROFILE, {}, base_url=server) as client:
            await client.perform(UPLOAD, {"files": path}, CallOptions())

    asyncio.run(run())
    [(length, _, form)] = Recorder.seen
    assert length is not None
    assert form.count(b"a" * 600_000) == 1


@given(st.text(), st.text(), st.text())
def test_no_name_reaches_beyond_its_parameter(wire: str, filename: str, content: str) -> None:
    form = multipart.form({wire: (filename, content.encode(errors="replace"))}, {wire: "file"})
    assert form is not None
    head = b"".join(form[1]).partition(b"\r\n\r\n")[0].partition(b"\r\n")[2]
    fields = head.split(b"\r\n")
    assert [field.partition(b":")[0] for field in fields] == [b"Content-Disposition", b"Content-Type"]
    assert not set(head.replace(b"\r\n", b"")) & {*range(32), 127}
    assert fields[0].count(b'"') == 4


def test_a_media_type_is_one_field() -> None:
    with pytest.raises(InvalidRequestError, match="a media type holds a character"):
        multipart.form({"file": ("a", b"", "text/plain\r\nX-Evil: 1")}, {"file": "file"})


def closed() -> IO[bytes]:
    file = io.BytesIO()
    file.close()
    return file


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: "path/as/text", "str is not a file"),
        (lambda _: io.StringIO("x"), "binary mode"),
        (lambda _: closed(), "is closed"),
        (lambda folder: folder / "none.bin", r"none\.bin cannot be read: No such file"),
        (lambda folder: folder, "cannot be read: it is no file"),
        (lambda _: 3, "int is not a file"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path: Path, make: Callable[[Path], Any], message: str) -> None:
    with pytest.raises(InvalidRequestError, match=message):
        multipart.form({"file": make(tmp_path)}, {"file": "file"})


def test_a_file_that_changes_meanwhile_is_not_sent_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * (streams.CHUNK * 2))
    chunks = streams.OnDisk(path).chunks()
    next(chunks)
    path.write_bytes(b"y")
    os.utime(path, (1, 1))
    with pytest.raises(InvalidRequestError, match=r"a\.bin changed while it was sent"):
        next(chunks)


def test_a_stream_of_text_is_refused_when_it_shows() -> None:
    class Text:
        def read(self, _: int) -> str:
            return "text"

    file: Any = Text()
    with pytest.raises(InvalidRequestError, match="gives text"):
        list(streams.source(file).chunks())


def test_files_of_the_standard_library_work() -> None:
    with tempfile.SpooledTemporaryFile() as spooled, tempfile.NamedTemporaryFile() as named:
        for file in (spooled, named):
            file.write(b"content")
            # As with httpx, what was written is sent, wherever the file stands.
            assert b"".join(streams.source(file).chunks()) == b"content"
            assert b"".join(streams.source(file).chunks()) == b"content"
