"""Requests that are heard again byte for byte mean what they mean when they are parsed, however they are cut."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Iterator
from itertools import pairwise

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from uvicorn.config import Config
from uvicorn.server import ServerState

from emulator.asgi import Application
from emulator.connection import Connection
from emulator.control import CLIENT
from emulator.heard import KEPT, LONGEST, Heard
from emulator.http import Request
from tests.emulator.serving import KEY, PROMPT, exchanged, in_thread

HEADERS = b"host: a\r\nauthorization: Bearer key_a\r\n"
VOICES = b"GET /list-voices HTTP/1.1\r\n" + HEADERS + b"\r\n"
NOWHERE = b"GET /nowhere HTTP/1.1\r\n" + HEADERS + b"\r\n"
HIDDEN = b"POST /nowhere HTTP/1.1\r\n" + HEADERS + b"content-length: %d\r\n\r\n" % len(VOICES) + VOICES
REQUESTS = (VOICES, NOWHERE, HIDDEN, b"\r\n" + VOICES)


class Wire(asyncio.Transport):
    """What a connection writes."""

    def __init__(self) -> None:
        super().__init__({"peername": ("127.0.0.1", 1)})
        self.written: list[bytes] = []

    def write(self, data) -> None:
        self.written.append(bytes(data))

    def is_closing(self) -> bool:
        return False

    def close(self) -> None:
        """It stays open: nothing here asks for an end."""

    pause_reading = resume_reading = close


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


def connected(application: Application, loop: asyncio.AbstractEventLoop) -> tuple[Connection, Wire]:
    """A connection, and what it writes to."""
    config = Config(application, http=Connection, ws="none", interface="asgi3", proxy_headers=False, log_config=None)
    config.load()
    connection, wire = Connection(config, ServerState(), {}, loop), Wire()
    connection.connection_made(wire)
    return connection, wire


def answers(application: Application, loop: asyncio.AbstractEventLoop, pieces: list[bytes]) -> list[bytes]:
    """What one connection answers to pieces that arrive one after the other."""
    connection, wire = connected(application, loop)
    for piece in pieces:
        connection.data_received(piece)
    connection.connection_lost(None)
    return wire.written


def test_a_stream_is_the_same_however_it_is_cut(emulator, loop):
    warm = Application(emulator)
    assert [answers(warm, loop, [each] * 2) for each in REQUESTS]

    @given(st.lists(st.sampled_from(REQUESTS), min_size=1, max_size=5), st.data())
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(requests: list[bytes], data: st.DataObject) -> None:
        whole = b"".join(requests)
        borders = st.sampled_from([found.end() for found in re.finditer(b"\r\n\r\n", whole)])
        cuts = data.draw(st.lists(st.one_of(borders, st.integers(0, len(whole))), max_size=6))
        places = sorted({0, len(whole), *cuts})
        pieces = [whole[a:b] for a, b in pairwise(places)]
        alone = [answer for each in requests for answer in answers(Application(emulator), loop, [each])]
        assert answers(warm, loop, pieces) == alone

    holds()


def test_what_was_heard_before_waits_for_its_turn(emulator, loop):
    application = Application(emulator)
    assert answers(application, loop, [VOICES])[0].startswith(b"HTTP/1.1 200 ")
    connection, wire = connected(application, loop)
    connection.data_received(NOWHERE.replace(b"GET", b"HEAD"))  # ASGI's, which takes a task
    connection.data_received(VOICES)
    while connection.tasks:
        loop.run_until_complete(asyncio.gather(*connection.tasks))
    assert re.findall(rb"HTTP/1\.1 (\d+)", b"".join(wire.written)) == [b"404", b"200"]
    connection.connection_lost(None)


def test_what_was_heard_before_is_carried_out_anew(emulator):
    with in_thread(emulator) as url, httpx.Client(base_url=url, headers=KEY, trust_env=False) as client:
        made = client.post("/create-retell-llm", json=PROMPT).json()
        asking = f"GET /get-retell-llm/{made['llm_id']} HTTP/1.1\r\n".encode() + HEADERS + b"\r\n"
        address = httpx.URL(url)
        with socket.create_connection((address.host, address.port), timeout=10) as connection:
            assert b"Be brief." in exchanged(connection, asking)
            assert b"Be brief." in exchanged(connection, asking)
            client.patch(f"/update-retell-llm/{made['llm_id']}", json={"general_prompt": "Be long."})
            assert b"Be long." in exchanged(connection, asking)
            fault = {"id": "down", "status": 500, "operation": "getRetellLLM"}
            assert client.post("/__emulator/faults", json=fault).status_code < 300
            assert exchanged(connection, asking).startswith(b"HTTP/1.1 500 ")
            client.delete(f"/__emulator/faults/{fault['id']}")
            assert exchanged(connection, asking).startswith(b"HTTP/1.1 200 ")
        assert len([each for each in emulator.journal.entries() if each.request.method == "GET"]) == 5


def test_others_are_not_taken_for_whoever_asked_first():
    heard = Heard()
    request = Request("GET", "/", headers={CLIENT: "127.0.0.1"})
    heard.keep("127.0.0.1", VOICES, request)
    assert heard.get("127.0.0.1", VOICES) is request
    assert heard.get("10.0.0.1", VOICES) is None


def test_what_is_kept_is_bounded():
    heard = Heard()
    heard.keep("a", b"x" * (LONGEST + 1), Request("GET", "/"))
    heard.keep("a", b"body", Request("POST", "/", body=b"{}"))
    assert heard.get("a", b"x" * (LONGEST + 1)) is None
    assert heard.get("a", b"body") is None
    for number in range(3 * KEPT):
        heard.keep("a", b"%d" % number, Request("GET", f"/{number}"))
    kept = [number for number in range(3 * KEPT) if heard.get("a", b"%d" % number) is not None]
    assert 0 < len(kept) <= KEPT
