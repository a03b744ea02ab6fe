"""Webhooks: what is sent, when, how it is signed, and what becomes of it."""

from __future__ import annotations

import asyncio
import importlib
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any as Json

import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator import courier as courier_module
from emulator.clock import Setting
from emulator.courier import LONGEST_ANSWER, Courier, deliver, is_loopback, posting
from emulator.emulator import Emulator
from emulator.http import Request
from emulator.signing import SIGNATURES, Signature, signature
from emulator.store import Store
from emulator.webhooks import DELIVERIES, GRACE, HELD, KEPT, TRIES, Answer, Parcel
from generator.ir.api import Webhook
from generator.load import Loaded
from templates.python.runtime.webhooks import Signing, verify
from tests.emulator.calling import advance, bound_number, get, pull
from tests.emulator.conftest import call, ok
from tests.emulator.making import Value, chat_agent, session_of, voice_agent

URL = "http://127.0.0.1:9/hook"
CHAT_EVENTS = ["chat_started", "chat_ended", "chat_analyzed"]
NOW = 1_800_000_000_000


class Outside:
    """Real time, moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


@dataclass
class Receiver:
    """Whoever is sent something. `answers` are used up one by one; then it is content."""

    answers: list[Answer] = field(default_factory=list)
    got: list[Parcel] = field(default_factory=list)
    failing: str = ""

    def __call__(self, parcel: Parcel) -> Answer:
        self.got.append(parcel)
        if self.failing and self.failing in parcel.body.decode():
            return Answer(status=500)
        return self.answers.pop(0) if self.answers else Answer(status=200)

    @property
    def events(self) -> list[str]:
        return [orjson.loads(parcel.body)["event"] for parcel in self.got]

    def sent_to(self, emulator: Emulator) -> list[str]:
        """Send what is due; the events that came by it."""
        before = len(self.got)
        deliver(emulator, self)
        return self.events[before:]


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def emulator(loaded: Loaded, outside: Outside) -> Emulator:
    return Emulator(loaded, clock=Setting("frozen"), outside=outside)


def agent_with(emulator: Emulator, **body: Json) -> Value:
    return chat_agent(emulator, webhook_url=URL, webhook_events=CHAT_EVENTS, **body)


def chat(emulator: Emulator, agent: Value, **body: Json) -> str:
    return str(ok(call(emulator, "POST", "/create-chat", {"agent_id": agent["agent_id"], **body}))["chat_id"])


def end(emulator: Emulator, chat_id: str) -> None:
    assert call(emulator, "PATCH", f"/end-chat/{chat_id}").status == 204


def deliveries(emulator: Emulator, **query: Json) -> list[Value]:
    found: list[Value] = control(emulator, "GET", "webhooks", None, **query)["deliveries"]
    return found


def control(emulator: Emulator, method: str, path: str, body: Json = None, **query: Json) -> Json:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    headers = {"authorization": "Bearer key_a"}
    sent = b"" if body is None else orjson.dumps(body)
    return ok(emulator.handle(Request(method, f"/__emulator/{path}", asked, headers, sent)))


def stored(emulator: Emulator, chat_id: str, event: str) -> Value:
    return next(each for each in deliveries(emulator, object=chat_id) if each["event"] == event)


# What is sent, and in which order


def test_events_of_a_chat_in_order(emulator: Emulator) -> None:
    receiver = Receiver()
    chat_id = chat(emulator, agent_with(emulator), metadata={"näme": "☎"})
    assert receiver.sent_to(emulator) == ["chat_started"]
    end(emulator, chat_id)
    assert receiver.sent_to(emulator) == ["chat_ended"]
    advance(emulator, 2000)
    assert receiver.sent_to(emulator) == ["chat_analyzed"]
    started, *_, analyzed = receiver.got
    assert (started.url, started.timeout) == (URL, 10)
    assert dict(started.headers)["content-type"] == "application/json"
    assert '"metadata":{"näme":"☎"}'.encode() in started.body  # compact, as JSON.stringify has it
    assert started.body == orjson.dumps(orjson.loads(started.body))
    assert b'"(' not in analyzed.body
    assert {each["state"] for each in deliveries(emulator)} == {"delivered"}


def test_nothing_is_sent_of_a_failed_request(emulator: Emulator) -> None:
    agent = agent_with(emulator)
    assert call(emulator, "POST", "/create-chat", {"agent_id": agent["agent_id"], "agent_version": 7}).status == 422
    assert deliveries(emulator) == []


def test_only_what_is_asked_for(emulator: Emulator) -> None:
    receiver = Receiver()
    agent = chat_agent(emulator, webhook_url=URL, webhook_events=["chat_ended"])
    chat_id = chat(emulator, agent)
    end(emulator, chat_id)
    assert receiver.sent_to(emulator) == ["chat_ended"]
    assert stored(emulator, chat_id, "chat_started")["reason"] == "the event is not asked for"


def test_agents_url_replaces_that_of_the_account(emulator: Emulator) -> None:
    receiver = Receiver()
    plain = chat_agent(emulator, webhook_events=CHAT_EVENTS)
    chat_id = chat(emulator, plain)
    assert receiver.sent_to(emulator) == []
    assert stored(emulator, chat_id, "chat_started")["reason"] == "there is no URL"
    control(emulator, "PATCH", "webhooks/settings", {"url": "http://localhost:9/account"})
    chat(emulator, plain)
    chat(emulator, agent_with(emulator))
    deliver(emulator, receiver)
    assert [parcel.url for parcel in receiver.got] == ["http://localhost:9/account", URL]


def test_settings_belong_to_a_workspace(emulator: Emulator) -> None:
    control(emulator, "PATCH", "webhooks/settings", {"url": "http://localhost:9/a"})
    assert emulator.webhooks.settings("other")["url"] is None
    ok(emulator.handle(Request("PATCH", "/__emulator/webhooks/settings", body=b'{"duplicate":true}')))
    assert emulator.webhooks.settings("other")["duplicate"] is True
    assert control(emulator, "GET", "webhooks/settings")["duplicate"] is True
    refused = emulator.handle(Request("PATCH", "/__emulator/webhooks/settings", body=b'{"signature":"odd"}'))
    assert refused.status == 400


def test_off(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"), deliveries="off")
    chat_id = chat(emulator, agent_with(emulator))
    assert Receiver().sent_to(emulator) == []
    assert stored(emulator, chat_id, "chat_started")["reason"] == "deliveries are off"


# Again and again


def test_three_tries_each_signed_anew(emulator: Emulator, outside: Outside) -> None:
    receiver = Receiver([Answer(status=500), Answer(error="no connection")])
    chat_id = chat(emulator, agent_with(emulator))
    assert len(receiver.sent_to(emulator)) == 1
    assert receiver.sent_to(emulator) == []  # not yet
    for pause in (1000, 4000):
        outside.now += pause
        advance(emulator, pause)
        assert len(receiver.sent_to(emulator)) == 1
    headers = [dict(parcel.headers)["X-Retell-Signature"] for parcel in receiver.got]
    assert [header.partition(",")[0] for header in headers] == [f"v={NOW}", f"v={NOW + 1000}", f"v={NOW + 5000}"]
    found = stored(emulator, chat_id, "chat_started")
    assert (found["state"], [each["status"] for each in found["attempts"]]) == ("delivered", [500, 0, 200])


@pytest.mark.parametrize("status", [199, 302, 404, 500])
def test_given_up_after_three(emulator: Emulator, status: int) -> None:
    receiver = Receiver([Answer(status=status)] * 5)
    chat_id = chat(emulator, agent_with(emulator))
    for _ in range(6):
        receiver.sent_to(emulator)
        advance(emulator, 10_000)
    assert len(receiver.got) == TRIES
    assert stored(emulator, chat_id, "chat_started")["state"] == "failed"


def test_one_object_waits_for_itself_and_holds_up_no_other(emulator: Emulator) -> None:
    agent = agent_with(emulator)
    first, second = chat(emulator, agent), chat(emulator, agent)
    receiver = Receiver(failing=first)
    end(emulator, first)
    end(emulator, second)
    assert receiver.sent_to(emulator) == ["chat_started", "chat_started", "chat_ended"]
    assert [first in parcel.body.decode() for parcel in receiver.got] == [True, False, False]
    receiver.failing = ""
    advance(emulator, 1000)
    ids = [orjson.loads(parcel.body)["chat"]["chat_id"] for parcel in receiver.got]
    assert ids == [first, second, second]
    deliver(emulator, receiver)
    of_first = [event for event, parcel in zip(receiver.events, receiver.got, strict=True) if first in str(parcel.body)]
    assert of_first == ["chat_started", "chat_started", "chat_ended", "chat_analyzed"]


def test_a_courier_that_died_is_replaced(emulator: Emulator, outside: Outside) -> None:
    chat(emulator, agent_with(emulator))
    (taken,) = emulator.parcels()
    assert emulator.parcels() == []
    outside.now += 10_000 + GRACE
    (again,) = emulator.parcels()
    assert (again.id, again.headers == taken.headers) == (taken.id, False)


def test_a_report_after_a_reset_does_nothing(emulator: Emulator) -> None:
    chat(emulator, agent_with(emulator))
    (taken,) = emulator.parcels()
    control(emulator, "POST", "reset")
    emulator.reported(taken, Answer(status=200))
    assert deliveries(emulator) == []


def test_again(emulator: Emulator) -> None:
    receiver = Receiver()
    chat_id = chat(emulator, agent_with(emulator))
    receiver.sent_to(emulator)
    old = stored(emulator, chat_id, "chat_started")
    made = control(emulator, "POST", f"webhooks/{old['id']}/redeliver")
    elsewhere = control(emulator, "POST", f"webhooks/{old['id']}/redeliver", {"url": "http://localhost:9/other"})
    assert receiver.sent_to(emulator) == ["chat_started", "chat_started"]
    assert len({parcel.body for parcel in receiver.got}) == 1
    assert [parcel.url for parcel in receiver.got] == [URL, URL, "http://localhost:9/other"]
    assert made["of"] == elsewhere["of"] == old["id"]
    missing = emulator.handle(Request("POST", "/__emulator/webhooks/delivery_x/redeliver"))
    assert missing.status == 404


def test_what_is_done_with_is_forgotten_in_time(emulator: Emulator) -> None:
    with emulator.store.transaction():
        session = session_of(emulator)
        for number in range(KEPT + 20):
            session.announce("x", {"number": number}, {"object": str(number), "url": URL, "events": ["y"]})
        session.announce("y", {}, {"object": "waits", "url": URL, "events": ["y"]})
    found = emulator.store.collection(session.workspace, DELIVERIES)
    assert len(found) == KEPT + 1
    assert orjson.loads(next(iter(found.values()))["body"])["number"] == 20


# What goes wrong on purpose


@pytest.mark.parametrize("wanted", SIGNATURES)
def test_signatures_that_receivers_accept_and_refuse(emulator: Emulator, outside: Outside, wanted: Signature) -> None:
    receiver = Receiver()
    control(emulator, "PATCH", "webhooks/settings", {"signature": wanted})
    chat(emulator, agent_with(emulator))
    deliver(emulator, receiver)
    (parcel,) = receiver.got
    header = dict(parcel.headers).get("X-Retell-Signature", "")
    signing = Signing("x-retell-signature", "v={timestamp},d={hex}", "{body}{timestamp}", "sha256", "ms", 300)
    assert verify(signing, parcel.body, "key_a", header, now=outside.now / 1000) is (wanted == "right")
    if wanted in ("stale", "future"):  # nothing is wrong but the time
        assert verify(signing, parcel.body, "key_a", header, now=outside.now / 1000, tolerance=400)


def test_twice(emulator: Emulator) -> None:
    receiver = Receiver()
    control(emulator, "PATCH", "webhooks/settings", {"duplicate": True})
    chat(emulator, agent_with(emulator))
    assert receiver.sent_to(emulator) == ["chat_started", "chat_started"]
    assert receiver.got[0].body == receiver.got[1].body


def test_out_of_order(emulator: Emulator) -> None:
    receiver = Receiver()
    control(emulator, "PATCH", "webhooks/settings", {"order": "reversed"})
    chat_id = chat(emulator, agent_with(emulator))
    assert receiver.sent_to(emulator) == []  # waits to be overtaken
    end(emulator, chat_id)
    receiver.sent_to(emulator)
    advance(emulator, HELD)
    deliver(emulator, receiver)
    assert receiver.events == ["chat_ended", "chat_analyzed", "chat_started"]


def test_paused(emulator: Emulator) -> None:
    receiver = Receiver()
    control(emulator, "PATCH", "webhooks/settings", {"paused": True})
    chat(emulator, agent_with(emulator))
    assert receiver.sent_to(emulator) == []
    control(emulator, "PATCH", "webhooks/settings", {"paused": False})
    assert receiver.sent_to(emulator) == ["chat_started"]


# Keys


def test_the_key_stays_a_secret(emulator: Emulator) -> None:
    receiver = Receiver()
    secret = "key_that_nobody_sees"
    agent = ok(
        emulator.handle(
            Request(
                "POST",
                "/create-retell-llm",
                "",
                {"authorization": f"Bearer {secret}", "content-type": "application/json"},
                b'{"start_speaker":"agent"}',
            )
        )
    )
    control(emulator, "PATCH", "webhooks/settings", {"url": URL})
    assert agent
    with emulator.store.transaction():
        session_of(emulator, secret).announce("x", {}, {"object": "1", "url": URL, "events": ["x"]})
    deliver(emulator, receiver)
    assert any("X-Retell-Signature" in dict(parcel.headers) for parcel in receiver.got)
    kept = [record.value for _, each in emulator.store.collections() for record in each.records.values()]
    shown = [
        emulator.handle(Request("GET", f"/__emulator/{path}", "internal=1")).body
        for path in ("journal", "webhooks", "changes", "state")
    ]
    assert secret.encode() not in b"".join([orjson.dumps(kept), *shown])
    assert secret not in repr(receiver.got)


def test_after_a_restart_deliveries_wait_for_the_key(loaded: Loaded, outside: Outside) -> None:
    store, receiver = Store(), Receiver()
    before = Emulator(loaded, clock=Setting("frozen"), store=store, outside=outside)
    chat(before, agent_with(before))
    after = Emulator(loaded, clock=Setting("frozen"), store=store, outside=outside)
    assert receiver.sent_to(after) == []
    call(after, "GET", "/list-voices")
    assert receiver.sent_to(after) == ["chat_started"]


def test_another_key_for_webhooks(loaded: Loaded, outside: Outside) -> None:
    emulator, receiver = Emulator(loaded, clock=Setting("frozen"), outside=outside, webhook_key="hook_key"), Receiver()
    chat(emulator, agent_with(emulator))
    deliver(emulator, receiver)
    header = dict(receiver.got[0].headers)["X-Retell-Signature"]
    signing = Signing("x", "v={timestamp},d={hex}", "{body}{timestamp}", "sha256", "ms", 300)
    assert verify(signing, receiver.got[0].body, "hook_key", header, now=NOW / 1000)


texts = st.text(st.characters(exclude_characters="{}", codec="utf-8"), max_size=6)


@given(
    body=st.binary(max_size=60),
    key=st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
    around=st.lists(texts, min_size=3, max_size=3),
    signs=st.permutations(["{body}", "{timestamp}", ".", "v0:"]),
    digest=st.sampled_from(["sha256", "sha1", "sha512"]),
    unit=st.sampled_from(["s", "ms"]),
)
def test_any_scheme_is_signed_as_clients_verify_it(
    body: bytes, key: str, around: list[str], signs: list[str], digest: str, unit: Json
) -> None:
    scheme = f"{around[0]}{{timestamp}},{around[1]}{{hex}}{around[2]}"
    signed = "".join(signs)
    webhook = Webhook(header="X-Signed", digest=f"hmac-{digest}", tolerance=300, scheme=scheme, signs=signed, unit=unit)
    made = signature(webhook, body, key, NOW)
    assert made is not None
    signing = Signing("X-Signed", scheme, signed, digest, unit, 300)
    assert verify(signing, body, key, made[1], now=NOW / 1000)
    for wrong in ("wrong", "stale", "future"):
        made = signature(webhook, body, key, NOW, wrong)
        assert made is not None
        assert not verify(signing, body, key, made[1], now=NOW / 1000)


def test_a_hash_that_nobody_knows_signs_nothing() -> None:
    assert signature(Webhook(header="X", digest="hmac-odd", tolerance=300), b"", "key", NOW) is None


# Read as our own SDK reads it


@pytest.fixture
def sdk() -> Iterator[Json]:
    source = str(Path("generated/python/src").resolve())
    sys.path.insert(0, source)
    try:
        yield importlib.import_module("retell_api")
    finally:
        sys.path.remove(source)


def test_our_sdk_unwraps_every_event(loaded: Loaded, sdk: Json) -> None:
    emulator, receiver = Emulator(loaded, clock=Setting("frozen")), Receiver()
    end(emulator, chat(emulator, agent_with(emulator)))
    voice = voice_agent(emulator, webhook_url=URL)
    number = bound_number(emulator, voice)
    told = {"metadata": {"emulator": {"outcome": "transfer"}}}
    sent = {"from_number": number, "to_number": "+12137774445", **told}
    ok(call(emulator, "POST", "/v2/create-phone-call", sent))
    for _ in range(120):
        deliver(emulator, receiver)
        advance(emulator, 1000)
    client = sdk.Retell(api_key="key_a", strict=True)
    events = [client.webhooks.unwrap(parcel.body, dict(parcel.headers)) for parcel in receiver.got]
    names = [event.event for event in events]
    assert names == receiver.events
    assert {"chat_started", "chat_ended", "chat_analyzed", "call_started", "call_ended", "call_analyzed"} <= {*names}
    assert not any(event.warnings for event in events)


# Who waits for an answer


@pytest.mark.parametrize("number_of_failures", [0, 1, 2])
def test_the_inbound_webhooks_answer_is_applied(emulator: Emulator, number_of_failures: int) -> None:
    own, other = voice_agent(emulator), voice_agent(emulator)
    number = bound_number(emulator, own, inbound_webhook_url=URL)
    said = {"call_inbound": {"override_agent_id": other["agent_id"], "dynamic_variables": {"name": "Ada"}}}
    receiver = Receiver([Answer(status=500)] * number_of_failures + [Answer(status=200, body=orjson.dumps(said))])
    made = pull(emulator, "inbound-call", from_number="+14155550100", to_number=number)
    for _ in range(number_of_failures + 1):
        receiver.sent_to(emulator)
        advance(emulator, 5000)
    found = get(emulator, made)
    assert (found["agent_id"], found["retell_llm_dynamic_variables"]) == (other["agent_id"], {"name": "Ada"})
    assert receiver.events == ["call_inbound"] * (number_of_failures + 1)


@pytest.mark.parametrize("body", [b"", b"not JSON", b"[" * 2000, b'{"call_inbound":3}', b"\xff"])
def test_an_inbound_webhook_that_makes_no_sense(emulator: Emulator, body: bytes) -> None:
    own = voice_agent(emulator)
    number = bound_number(emulator, own, inbound_webhook_url=URL)
    made = pull(emulator, "inbound-call", from_number="+14155550100", to_number=number)
    Receiver([Answer(status=200, body=body)]).sent_to(emulator)
    advance(emulator, 2000)
    found = get(emulator, made)
    assert (found["call_status"], found["agent_id"]) == ("ongoing", own["agent_id"])


def test_an_inbound_webhook_that_fails_or_is_not_asked(emulator: Emulator, loaded: Loaded) -> None:
    silent = Emulator(loaded, clock=Setting("frozen"), deliveries="off")
    for each, tries in ((emulator, TRIES), (silent, 0)):
        own = voice_agent(each)
        number = bound_number(each, own, inbound_webhook_url=URL)
        made = pull(each, "inbound-call", from_number="+14155550100", to_number=number)
        receiver = Receiver([Answer(error="refused")] * TRIES)
        for _ in range(TRIES):
            receiver.sent_to(each)
            advance(each, 4000)
        advance(each, 1000)
        assert len(receiver.got) == tries
        assert get(each, made)["call_status"] == "ongoing"


# Over the network


@dataclass
class Heard:
    """What a receiver on this machine heard, and how it answers by path."""

    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    port: int = 0


@pytest.fixture
def heard() -> Iterator[Heard]:
    found = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            found.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            status, headers, answer = found.answers.get(self.path, (200, {}, b"{}"))
            self.send_response(status)
            if self.path == "/endless":
                self.end_headers()
                self._write(answer, times=100_000)
                return
            for name, value in {**headers, "content-length": str(len(answer))}.items():
                self.send_header(name, value)
            self.end_headers()
            self._write(answer, times=1)

        def _write(self, answer: bytes, times: int) -> None:
            try:
                for _ in range(times):
                    self.wfile.write(answer)
            except OSError:
                return

        do_GET = do_POST  # noqa: N815 - as the library names it

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def announced(emulator: Emulator, url: str, **about: Json) -> None:
    with emulator.store.transaction():
        said = {"object": url, "url": url, "events": ["x"], **about}
        session_of(emulator).announce("x", {"event": "x", "text": "ä"}, said)


def send_all(emulator: Emulator) -> None:
    """Run a courier until nothing is on its way."""

    def confess(error: Exception) -> None:
        raise AssertionError from error

    async def run() -> None:
        courier = Courier(emulator, confess)
        task = asyncio.create_task(courier.run())
        found = emulator.store.collection(session_of(emulator).workspace, DELIVERIES)
        async with asyncio.timeout(20):
            while any(
                each["state"] == "sending" or not (each["attempts"] or each["reason"]) for each in found.values()
            ):
                await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())


def outcome(emulator: Emulator, url: str) -> Value:
    return next(each for each in deliveries(emulator) if each["url"] == url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_over_the_network(emulator: Emulator, heard: Heard, host: str) -> None:
    call(emulator, "GET", "/list-voices")
    url = f"http://{host}:{heard.port}/a?b=c"
    announced(emulator, url)
    send_all(emulator)
    ((path, headers, body),) = heard.got
    assert (path, body, headers["host"]) == ("/a?b=c", '{"event":"x","text":"ä"}'.encode(), f"{host}:{heard.port}")
    assert headers["x-retell-signature"].startswith(f"v={NOW},d=")
    assert outcome(emulator, url)["state"] == "delivered"


def test_redirects_are_not_followed(emulator: Emulator, heard: Heard) -> None:
    call(emulator, "GET", "/list-voices")
    heard.answers["/a"] = (307, {"location": f"http://127.0.0.1:{heard.port}/b"}, b"")
    announced(emulator, url := f"http://127.0.0.1:{heard.port}/a")
    send_all(emulator)
    assert [path for path, _, _ in heard.got] == ["/a"]
    assert outcome(emulator, url)["attempts"][0]["status"] == 307


def test_of_a_long_answer_only_the_beginning_is_read(
    emulator: Emulator, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(emulator, "GET", "/list-voices")
    heard.answers["/endless"] = (200, {}, b"x" * LONGEST_ANSWER)
    announced(emulator, f"http://127.0.0.1:{heard.port}/endless", timeout_ms=2000)
    found: list[Answer] = []
    report = emulator.reported

    def reported(parcel: Parcel, answer: Answer) -> None:
        found.append(answer)
        report(parcel, answer)

    monkeypatch.setattr(emulator, "reported", reported)
    send_all(emulator)
    assert (found[0].status, len(found[0].body)) == (200, LONGEST_ANSWER)


def test_a_receiver_that_does_not_answer_in_time(emulator: Emulator) -> None:
    call(emulator, "GET", "/list-voices")
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as silent:  # it listens, and never accepts
        announced(emulator, url := f"http://127.0.0.1:{silent.server_port}/", timeout_ms=50)
        send_all(emulator)
    found = outcome(emulator, url)
    assert (found["state"], found["attempts"][0]["status"]) == ("pending", 0)
    assert found["attempts"][0]["error"]


@pytest.mark.parametrize(
    "url",
    [
        "http://192.0.2.1/",
        "http://[2001:db8::1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "https://user@198.51.100.7:1/",
        "ftp://127.0.0.1/",
        "http://",
        "http://[::1",
        "//127.0.0.1/",
        "mixed",
    ],
)
def test_nowhere_but_to_this_machine(emulator: Emulator, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[Json] = []

    async def resolve(_loop: Json, host: str, port: Json, **_: Json) -> Json:
        addresses = ["127.0.0.1", "192.0.2.1"] if host == "mixed" else [host]
        return [(0, 0, 0, "", (each, port)) for each in addresses]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolve)
    monkeypatch.setattr(courier_module._Sender, "_posted_to", lambda *given: connected.append(given))
    call(emulator, "GET", "/list-voices")
    announced(emulator, sent := "http://mixed/" if url == "mixed" else url)
    send_all(emulator)
    assert connected == []
    found = outcome(emulator, sent)
    assert (found["state"], found["attempts"]) == ("skipped", [])
    assert found["reason"]


def test_addresses_of_this_machine() -> None:
    assert all(map(is_loopback, ("127.9.9.9", "::1", "::ffff:127.0.0.1", "::1%lo")))
    assert not any(map(is_loopback, ("::ffff:10.0.0.1", "10.0.0.1", "0.0.0.0", "::", "", "localhost")))


def test_by_a_client_of_httpx_in_process(emulator: Emulator) -> None:
    heard: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        heard.append(request)
        return httpx.Response(204)

    chat_id = chat(emulator, agent_with(emulator))
    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        assert deliver(emulator, posting(client)) == 1
    assert heard[0].headers["x-retell-signature"]
    assert stored(emulator, chat_id, "chat_started")["state"] == "delivered"


def test_failures_of_a_client_of_httpx(emulator: Emulator) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody is there")

    chat_id = chat(emulator, agent_with(emulator))
    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        deliver(emulator, posting(client))
    found = stored(emulator, chat_id, "chat_started")
    assert found["attempts"][0]["error"] == "ConnectError: nobody is there"
