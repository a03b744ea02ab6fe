"""The emulator behind httpx, without a socket: both kinds of clients, and what the network may do."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from emulator.emulator import Emulator
from emulator.http import Request, Response, Wire
from emulator.transport import EmulatorTransport

KEY = {"authorization": "Bearer key_a"}


@pytest.fixture
def transport(emulator) -> EmulatorTransport:
    return EmulatorTransport(emulator)


@pytest.fixture
def client(transport):
    with httpx.Client(transport=transport, base_url="http://emulator", headers=KEY) as client:
        yield client


def asynchronously(transport: EmulatorTransport, method: str, url: str, **options) -> httpx.Response:
    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://emulator", headers=KEY) as client:
            return await client.request(method, url, **options)

    return asyncio.run(ask())


class Faulty(Emulator):
    """An emulator on a bad network."""

    wire = Wire()

    def handle(self, request: Request) -> Response:
        response = super().handle(request)
        return Response(response.status, response.headers, response.body, self.wire)


@pytest.fixture
def faulty(loaded):
    def faulty(**wire) -> EmulatorTransport:
        emulator = Faulty(loaded)
        emulator.wire = Wire(**wire)
        return EmulatorTransport(emulator)

    return faulty


def both(transport: EmulatorTransport, **options):
    """The same request from a Client and from an AsyncClient."""

    def sync() -> httpx.Response:
        with httpx.Client(transport=transport, base_url="http://emulator", headers=KEY) as client:
            return client.get("/list-voices", **options)

    return sync, lambda: asynchronously(transport, "GET", "/list-voices", **options)


def test_what_is_made_can_be_read(client, transport):
    made = client.post("/create-retell-llm", json={"general_prompt": "Be brief."})
    assert made.status_code == 201
    read = asynchronously(transport, "GET", f"/get-retell-llm/{made.json()['llm_id']}")
    assert read.json() == made.json()
    assert read.headers["content-type"] == "application/json"


def test_query_and_percent_encoding_arrive(client, emulator):
    client.get("/get-agent/a%2Fb", params={"version": "1 2"})
    (entry,) = emulator.journal.entries()
    assert entry.json()["target"] == "/get-agent/a%2Fb?version=1+2"


def test_a_stream_is_sent_whole(transport):
    async def parts():
        yield b'{"general_prompt":'
        yield b'"x"}'

    made = asynchronously(
        transport, "POST", "/create-retell-llm", content=parts(), headers={"content-type": "application/json"}
    )
    assert made.json()["general_prompt"] == "x"


def test_files_arrive(client):
    files = [("files", ("a.mp3", b"sound", "audio/mpeg"))]
    made = client.post("/clone-voice", data={"voice_name": "Ann", "voice_provider": "elevenlabs"}, files=files)
    assert made.status_code == 201, made.text


def test_an_answer_to_head_has_no_body(client):
    answer = client.head("/list-voices")
    assert (answer.status_code, answer.content) == (405, b"")


def test_a_missing_key_is_refused(transport):
    with httpx.Client(transport=transport, base_url="http://emulator") as client:
        assert client.get("/list-voices").status_code == 401


def test_a_dropped_connection_raises(faulty):
    for ask in both(faulty(dropped=True)):
        with pytest.raises(httpx.RemoteProtocolError, match="disconnected"):
            ask()


def test_a_body_that_is_cut_raises_when_it_is_read(faulty):
    for ask in both(faulty(cut=3)):
        with pytest.raises(httpx.RemoteProtocolError, match=r"received 3 bytes, expected [1-9]"):
            ask()


def test_a_cut_beyond_the_end_cuts_nothing(faulty):
    for ask in both(faulty(cut=10_000_000)):
        assert ask().json()


def test_a_delay_longer_than_the_client_waits_raises(faulty):
    for ask in both(faulty(delay=3600.0), timeout=0.01):
        with pytest.raises(httpx.ReadTimeout):
            ask()


def test_a_delay_is_slept_through(faulty, monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    sync, _ = both(faulty(delay=1.5))
    assert sync().status_code == 200
    assert slept == [1.5]
    _, awaited = both(faulty(delay=0.001))
    assert awaited().status_code == 200
