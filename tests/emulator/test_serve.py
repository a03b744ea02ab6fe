"""The server: how it starts and ends, and that no client can harm it or the others."""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import socket
import subprocess
import threading
from typing import Any

import httpx
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emulator.asgi import Application, Limits
from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request, Response, Wire
from emulator.timers import Timer
from tests.emulator.serving import KEY, PATIENCE, PROMPT, READY, ROOT, Served, command, exchanged, in_thread, serving

HEAD = b"GET /list-voices HTTP/1.1\r\nhost: a\r\nauthorization: Bearer key_a\r\n"
POST = (
    b"POST /create-retell-llm HTTP/1.1\r\nhost: a\r\nauthorization: Bearer key_a\r\ncontent-type: application/json\r\n"
)
MOST_MEGABYTES = 600
"""Several times the largest body that is taken: it is read, joined, parsed and judged."""


@pytest.fixture(scope="module")
def served():
    """One server for all tests of bad clients: it must survive them all."""
    with serving() as served:
        yield served
        assert served.end() == (0, "")


@pytest.fixture
def unharmed(served):
    """After the test others are served as before."""
    yield
    with served.client() as client:
        made = client.post("/create-retell-llm", json=PROMPT)
        assert made.status_code == 201
        assert client.get(f"/get-retell-llm/{made.json()['llm_id']}").json() == made.json()


# How it starts and ends


def test_it_says_where_it_serves_what(served):
    found = READY.match(served.ready)
    assert found is not None
    assert (found[3], found[4]) == ("86", "spec")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_though_clients_are_connected(sent):
    with serving() as served, served.client() as client, served.connected() as half, served.connected() as idle:
        assert client.get("/list-voices").status_code == 200
        half.sendall(POST + b"content-length: 10\r\n\r\n{")
        idle.sendall(HEAD)
        assert served.end(sent) == (0, "")


def test_a_port_in_use_is_one_line(served):
    done = subprocess.run(
        command("--port", str(served.port)), cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert f"cannot listen on 127.0.0.1 port {served.port}: Address already in use" in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 2


def test_the_same_seed_and_requests_have_byte_identical_answers():
    def answers() -> list[bytes]:
        with serving("--seed", "7") as served, served.connected() as connection:
            made = exchanged(connection, POST + b"content-length: 2\r\n\r\n{}")
            identity = orjson.loads(made.partition(b"\r\n\r\n")[2])["llm_id"]
            asking = HEAD.replace(b"/list-voices", f"/get-retell-llm/{identity}".encode())
            return [made, exchanged(connection, asking + b"\r\n")]

    first = answers()
    assert first == answers()
    assert b"200 OK" in first[1]


# Bad clients


@pytest.mark.usefixtures("unharmed")
class TestBadClients:
    def test_half_a_request_keeps_nobody_waiting(self, served: Served):
        beginnings = (
            b"",
            b"G",
            HEAD,
            HEAD + b"\r",
            POST + b"content-length: 100\r\n\r\n{",
            POST + b"expect: 100-continue\r\n",
        )
        with contextlib.ExitStack() as stack:
            for beginning in beginnings * 5:
                connection = stack.enter_context(served.connected())
                connection.sendall(beginning)
            with served.client() as client:
                assert client.get("/list-voices").status_code == 200

    def test_what_goes_away_in_the_middle_leaves_no_trace(self, served: Served):
        with served.client() as client:
            before = client.get("/__emulator/digest").json()
            for _ in range(20):
                with served.connected() as connection:
                    connection.sendall(POST + b"content-length: 100\r\n\r\n" + b'{"general_prompt": "x"')
            assert client.get("/__emulator/digest").json() == before

    def test_a_request_may_come_in_pieces(self, served: Served):
        whole = POST + b"content-length: 2\r\n\r\n{}"
        with served.connected() as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            assert b"201 Created" in exchanged(connection, *(whole[at : at + 1] for at in range(len(whole))))

    def test_several_requests_at_once_are_answered_in_order(self, served: Served):
        with served.connected() as connection:
            last = HEAD.replace(b"/list-voices", b"/nowhere") + b"connection: close\r\n\r\n"
            connection.sendall((HEAD + b"\r\n") * 3 + last)
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        assert re.findall(rb"HTTP/1\.1 (\d+)", received) == [b"200"] * 3 + [b"404"]

    def test_a_body_of_50_mb_is_answered_and_let_go(self, served: Served):
        body = b'{"general_prompt": "' + b"x" * 50_000_000 + b'"}'
        with served.client() as client:
            for _ in range(3):
                answer = client.post("/create-agent", content=body, headers={"content-type": "application/json"})
                assert answer.status_code == 400
                assert "request/body" in answer.json()["message"]
        assert served.megabytes < MOST_MEGABYTES

    def test_others_are_served_while_a_large_body_arrives(self, served: Served):
        with served.connected() as large, served.client() as client:
            large.sendall(POST + b"content-length: 50000000\r\n\r\n" + b" " * 5_000_000)
            assert client.get("/list-voices").status_code == 200

    @pytest.mark.parametrize("continues", [b"", b"expect: 100-continue\r\n"])
    def test_a_body_that_is_said_to_be_larger_than_any_is_refused(self, served: Served, continues):
        with served.connected() as connection:
            answer = exchanged(connection, POST + continues + b"content-length: 68000000000\r\n\r\n", b"x" * 100_000)
        assert b"request/body is too large" in answer
        assert b"connection: close" in answer.lower()
        assert answer.startswith(b"HTTP/1.1 400 ")

    def test_a_body_without_end_is_refused(self, served: Served):
        chunk = b"%x\r\n" % 1_000_000 + b" " * 1_000_000 + b"\r\n"
        with served.connected() as connection:
            answer = exchanged(connection, POST + b"transfer-encoding: chunked\r\n\r\n", *(chunk for _ in range(80)))
        assert b"request/body is too large" in answer
        assert served.megabytes < MOST_MEGABYTES

    @pytest.mark.parametrize(
        "flood",
        [
            pytest.param([HEAD, *(b"x-%d: 1\r\n" % n for n in range(5000))], id="many headers"),
            pytest.param([HEAD, b"x: ", *([b"y" * 65536] * 200)], id="a header without end"),
            pytest.param([b"GET /", *([b"y" * 65536] * 200)], id="a target without end"),
        ],
    )
    def test_floods_of_headers_are_refused(self, served: Served, flood):
        with served.connected() as connection:
            answer = exchanged(connection, *flood)
        assert answer.startswith(b"HTTP/1.1 431 ") or answer == b""  # a reset may overtake the answer
        assert served.megabytes < MOST_MEGABYTES

    @pytest.mark.parametrize(
        "rubbish",
        [
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"nonsense\r\n\r\n",
            b"GET /\xff HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
            b"GET / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
            b"POST / HTTP/1.1\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
            b"GET / HTTP/1.1\r\na b: c\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
        ],
    )
    def test_what_is_no_http_is_refused_in_the_shape_of_the_api(self, served: Served, rubbish):
        with served.connected() as connection:
            answer = exchanged(connection, rubbish)
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 400 ")
        assert set(orjson.loads(body)) == {"status", "message"}

    @given(data=st.one_of(st.binary(max_size=200), st.binary(max_size=60).map(lambda tail: HEAD + tail)))
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_bytes_end_in_an_answer_or_a_closed_connection(self, served: Served, data):
        with served.connected() as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):
                while connection.recv(65536):
                    pass

    @pytest.mark.parametrize(
        ("method", "status"), [("HEAD", 405), ("OPTIONS", 405), ("TRACE", 405), ("PUT", 405), ("PROPFIND", 405)]
    )
    def test_a_method_that_is_not_there_says_which_are(self, served: Served, method, status):
        with served.client() as client:
            answer = client.request(method, "/list-voices")
        assert (answer.status_code, answer.headers["allow"]) == (status, "GET")
        assert bool(answer.content) == (method != "HEAD")

    def test_an_upgrade_is_not_taken(self, served: Served):
        with served.connected() as connection:
            upgrade = b"connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: eA==\r\n\r\n"
            assert b"HTTP/1.1 200 OK" in exchanged(connection, HEAD + upgrade)


# The application, under any server


def asked(
    application: Application, *messages, method: str = "POST", path: str = "/create-retell-llm", headers=()
) -> list[dict[str, Any]]:
    """What an application sends, that receives these messages and then nothing more."""
    sent: list[dict[str, Any]] = []
    left = list(messages)
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(b"authorization", b"Bearer key_a"), (b"content-type", b"application/json"), *headers],
    }

    async def receive():
        if not left:
            await asyncio.sleep(3600)
        return left.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    return sent


def part(body: bytes, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


CHUNKED = ((b"transfer-encoding", b"chunked"),)


def test_a_body_that_does_not_arrive_in_time_is_refused(emulator):
    application = Application(emulator, Limits(seconds=0.01))
    before = emulator.store.digest()
    start, body = asked(application, part(b"{"), headers=CHUNKED)
    assert start["status"] == 400
    assert b"did not arrive in time" in body["body"]
    assert (b"connection", b"close") in start["headers"]
    assert emulator.store.digest() == before


def test_a_body_in_parts_is_put_together(emulator):
    start, body = asked(Application(emulator), part(b'{"general_'), part(b'prompt": "x"}', more=False), headers=CHUNKED)
    assert start["status"] == 201
    assert orjson.loads(body["body"])["general_prompt"] == "x"


def test_bodies_that_are_too_large_together_are_put_off(emulator):
    application = Application(emulator, Limits(bodies=10))
    start, _ = asked(application, part(b" " * 11), part(b"", more=False), headers=CHUNKED)
    assert start["status"] in (429, 503)
    assert any(name == b"retry-after" for name, _ in start["headers"])
    start, _ = asked(application, part(b"{}", more=False), headers=CHUNKED)
    assert start["status"] == 201


def test_a_client_that_went_away_is_told_nothing(emulator):
    assert asked(Application(emulator), part(b"{"), {"type": "http.disconnect"}, headers=CHUNKED) == []
    assert list(emulator.journal.entries()) == []


def test_what_is_refused_unread_is_noted(emulator):
    asked(Application(emulator, Limits(body=1)), part(b"{}", more=False), headers=CHUNKED)
    (entry,) = emulator.journal.entries()
    assert (entry.operation, entry.response.status) == ("createRetellLLM", 400)


def noting(emulator: Emulator) -> list[Request]:
    """What an emulator is asked from now on, which it answers with nothing."""
    seen: list[Request] = []

    def handle(request: Request) -> Response:
        seen.append(request)
        return Response(204)

    emulator.handle = handle  # type: ignore[method-assign]
    return seen


def test_headers_that_come_twice_are_joined(emulator):
    seen = noting(emulator)
    asked(
        Application(emulator),
        headers=[(b"x", b"1"), (b"x", b"2"), (b"cookie", b"a=1"), (b"cookie", b"b=2")],
        method="GET",
    )
    assert (seen[0].headers["x"], seen[0].headers["cookie"]) == ("1, 2", "a=1; b=2")


def test_a_path_without_its_raw_form_is_encoded(emulator):
    seen = noting(emulator)
    asked(Application(emulator), method="GET", path="/get-agent/a b/ü")
    assert seen[0].path == "/get-agent/a%20b/%C3%BC"


def test_a_bug_is_one_answer_and_one_line(emulator, capsys, monkeypatch):
    monkeypatch.delenv("TRUESPEC_DEBUG", raising=False)
    emulator.behaviours = {"createRetellLLM": lambda session: 1 // 0}
    start, body = asked(Application(emulator), part(b"{}", more=False), headers=CHUNKED)
    assert start["status"] == 500
    assert set(orjson.loads(body["body"])) == {"status", "message"}
    assert capsys.readouterr().err.startswith("this is a bug in truespec: ZeroDivisionError")


def test_it_works_under_another_server(emulator):
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=Application(emulator))
        async with httpx.AsyncClient(transport=transport, base_url="http://emulator", headers=KEY) as client:
            return await client.post("/create-retell-llm", json=PROMPT)

    assert asyncio.run(ask()).json()["general_prompt"] == PROMPT["general_prompt"]


def test_other_protocols_are_refused(emulator):
    async def nothing(*_):
        raise AssertionError

    with pytest.raises(ValueError, match="websocket"):
        asyncio.run(Application(emulator)({"type": "websocket"}, nothing, nothing))


# What the network does, over sockets


class Faulty(Emulator):
    """An emulator on a bad network."""

    wire = Wire()

    def handle(self, request: Request) -> Response:
        response = super().handle(request)
        return Response(response.status, response.headers, response.body, self.wire)


@pytest.mark.parametrize(
    ("wire", "says"),
    [
        (Wire(dropped=True), "disconnected without sending|reset"),
        (Wire(cut=5), "received 5 bytes, expected"),
        (Wire(cut=0), "received 0 bytes, expected"),
    ],
)
def test_connections_drop_and_bodies_are_cut(loaded, wire, says):
    emulator = Faulty(loaded)
    with in_thread(emulator) as url, httpx.Client(base_url=url, headers=KEY) as client:
        emulator.wire = wire
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError), match=says):
            client.get("/list-voices")
        emulator.wire = Wire()
        assert client.get("/list-voices").status_code == 200


def test_a_delay_holds_up_one_client_alone(loaded):
    emulator = Faulty(loaded)
    with in_thread(emulator) as url, httpx.Client(base_url=url, headers=KEY) as client:
        emulator.wire = Wire(delay=3600)
        with pytest.raises(httpx.ReadTimeout):
            client.get("/list-voices", timeout=0.2)
        emulator.wire = Wire(delay=0.01)
        assert client.get("/list-voices").status_code == 200


def ringing(loaded, clock: Setting) -> tuple[Emulator, threading.Event]:
    """An emulator with a timer that rings an hour after its time begins."""
    emulator, rung = Emulator(loaded, clock=clock), threading.Event()
    object.__setattr__(emulator.pack, "transitions", {**emulator.pack.transitions, "ring": lambda *_: rung.set()})
    with emulator.store.transaction():
        emulator.store.put("w", "bells", "b", {})
        emulator.world.timers.set(Timer("w", "t", emulator.clock.now() + 3_600_000, "ring", "bells", "b", None))
    return emulator, rung


def test_time_passes_without_requests(loaded):
    emulator, rung = ringing(loaded, Setting(rate=1_000_000))
    with in_thread(emulator):
        assert rung.wait(PATIENCE)


def test_frozen_time_stands_still_until_it_is_moved(loaded):
    emulator, rung = ringing(loaded, Setting("frozen"))
    with in_thread(emulator):
        assert not rung.wait(0.3)
        with emulator._lock, emulator.store.transaction():
            emulator.clock.advance(3_600_000)
        assert rung.wait(PATIENCE)
