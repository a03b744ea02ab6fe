"""What becomes of the answers of hostile servers: an Exchange, bounded in time and memory, or a clear end."""

from __future__ import annotations

import ssl
import tracemalloc
from pathlib import Path

import pytest

from contract_tests.cases import Case, Exchange
from contract_tests.client import LARGEST, Inconclusive, Limits, Sender
from generator.load import Loaded, load
from tests.contract import hostile
from tests.contract.hostile import Behaviour, serving

KEY = "sk-test-0123456789abcdef"
CERTIFICATE = Path(__file__).parents[1] / "targets" / "python" / "runtime" / "loopback.pem"
QUICK = Limits(timeout=0.25, patience=0.0)
PATIENT = Limits(timeout=20.0)
"""What takes long because it is large must not fail for it on a slow machine."""


@pytest.fixture(scope="module")
def pets() -> Loaded:
    return load("tests/specs/ok/pets.yaml")


def asked(pets: Loaded, url: str, limits: Limits = QUICK, operation: str = "listPets") -> Exchange:
    """The exchange of one request."""
    sender = Sender(pets.api, url, KEY, limits)
    found = next(each for each in pets.api.operations if each.id == operation)
    try:
        return sender.send(Case(found, {}))
    finally:
        sender.close()


NO_ANSWER: dict[str, tuple[Behaviour, str]] = {
    "silence": (hostile.silent, "silent"),
    "a status line that never ends": (hostile.drip_status, "too long"),
    "headers that drip": (hostile.drip_headers, "too long"),
    "a body that drips": (hostile.drip_body, "too long"),
    "chunks that drip": (hostile.drip_chunks, "too long"),
    "interim answers that drip": (hostile.drip_interim, "too long"),
    "a connection that closes at once": (hostile.nothing, "disconnected"),
    "a body that is shorter than told": (hostile.too_short, "complete message body"),
    "a length below zero": (hostile.negative_length, "Content-Length"),
    "two lengths": (hostile.two_lengths, "Content-Length"),
    "a chunk that is none": (hostile.bad_chunk, "chunk"),
    "a chunk beyond all sizes": (hostile.huge_chunk, "chunk"),
    "half a chunk": (hostile.half_chunk, "incomplete"),
    "a reset within the body": (hostile.reset, "reset"),
    "HTTP/0.9": (hostile.old_http, "status line"),
    "garbage": (hostile.garbage, ""),
    "an alert of TLS": (hostile.alert, "https://"),
    "control characters in headers": (hostile.control_characters, "header"),
    "a status of two digits": (hostile.status_short, "status line"),
}


@pytest.mark.parametrize("what", NO_ANSWER)
def test_what_is_no_answer_is_told_as_such(pets: Loaded, what: str) -> None:
    behave, why = NO_ANSWER[what]
    with serving(behave) as server:
        exchange = asked(pets, server.url)
    assert exchange.status == 0
    assert why in exchange.headers["x-failure"]
    assert exchange.headers["x-failure"].isprintable()
    assert exchange.body == b""


@pytest.mark.parametrize(
    "behave", [hostile.flood_interim, hostile.flood_headers, hostile.one_endless_header], ids=["1xx", "many", "one"]
)
def test_what_floods_us_before_a_body_comes_is_left(pets: Loaded, behave: Behaviour) -> None:
    with serving(behave) as server:
        exchange = asked(pets, server.url, PATIENT)
    assert exchange.status == 0
    assert exchange.headers["x-failure"]


UNREAD: dict[str, tuple[Behaviour, str]] = {
    "a gigabyte": (hostile.gigabyte, "size"),
    "chunks without an end": (hostile.endless_chunks, "size"),
    "no length and no end": (hostile.endless_without_length, "size"),
    "what unpacks to a gigabyte": (hostile.packed(hostile.bomb()), "size"),
    "packed twice": (hostile.twice_packed, "coding"),
    "Brotli": (hostile.brotli, "coding"),
    "Zstandard": (hostile.zstandard, "coding"),
    "no gzip": (hostile.not_gzip, "coding"),
    "half of gzip": (hostile.half_gzip, "coding"),
    "deep lists": (hostile.deep, "depth"),
    "deep objects": (hostile.deep_objects, "depth"),
    "half a million values": (hostile.many_values, "values"),
}


@pytest.mark.parametrize("what", UNREAD)
def test_what_is_too_much_is_not_taken_in(pets: Loaded, what: str) -> None:
    behave, why = UNREAD[what]
    with serving(behave) as server:
        exchange = asked(pets, server.url, PATIENT)
    assert (exchange.status, exchange.unread) == (200, why)
    assert len(exchange.body) <= 200
    assert exchange.json() is None


@pytest.mark.parametrize("what", ["a gigabyte", "chunks without an end", "what unpacks to a gigabyte"])
def test_what_is_too_much_fills_no_memory(pets: Loaded, what: str) -> None:
    with serving(UNREAD[what][0]) as server:
        tracemalloc.start()
        try:
            asked(pets, server.url, PATIENT)
            assert tracemalloc.get_traced_memory()[1] < 8 * LARGEST
        finally:
            tracemalloc.stop()


def test_tiny_chunks_cost_no_more_than_others(pets: Loaded) -> None:
    with serving(hostile.tiny_chunks) as server:
        exchange = asked(pets, server.url, Limits(timeout=1.0))
    assert exchange.status == 0 or exchange.unread == "size"


NOT_JSON = {
    "NaN": hostile.no_number,
    "a number beyond all": hostile.beyond_double,
    "an integer without an end": hostile.long_integer,
    "half a character": hostile.half_character,
    "not UTF-8": hostile.not_utf8,
}


@pytest.mark.parametrize("what", NOT_JSON)
def test_what_clients_do_not_read_alike_is_no_json(pets: Loaded, what: str) -> None:
    with serving(NOT_JSON[what]) as server:
        exchange = asked(pets, server.url)
    assert exchange.status == 200
    assert exchange.body
    assert exchange.json() is None


def test_headers_are_kept_within_bounds(pets: Loaded) -> None:
    for behave in (hostile.many_headers, hostile.long_header):
        with serving(behave) as server:
            exchange = asked(pets, server.url, PATIENT)
        assert exchange.status == 200
        assert len(exchange.headers) <= 100
        assert max(map(len, exchange.headers.values())) <= 4096


def test_a_body_that_is_longer_than_told_ends_where_it_was_told(pets: Loaded) -> None:
    with serving(hostile.too_long) as server:
        assert asked(pets, server.url).body == b"[]"


def test_no_other_protocol_is_switched_to(pets: Loaded) -> None:
    with serving(hostile.upgrade) as server:
        assert asked(pets, server.url).status in (0, 101)


def test_no_redirect_takes_the_key_elsewhere(pets: Loaded) -> None:
    with (
        serving(hostile.said()) as elsewhere,
        serving(hostile.redirecting(f"{elsewhere.url}/pets")) as server,
    ):
        exchange = asked(pets, server.url)
    assert exchange.status == 302
    assert elsewhere.asked == []
    with serving(hostile.looping) as server:
        assert asked(pets, server.url).status == 307
    assert len(server.asked) == 1


def test_cookies_do_not_come_back(pets: Loaded) -> None:
    with serving(hostile.baking) as server:
        sender = Sender(pets.api, server.url, KEY, QUICK)
        found = next(each for each in pets.api.operations if each.id == "listPets")
        for _ in range(2):
            sender.send(Case(found, {}))
        sender.close()
    assert all("cookie" not in each.headers for each in server.asked)


def test_a_key_that_is_echoed_is_kept_nowhere(pets: Loaded) -> None:
    with serving(hostile.echoing) as server:
        exchange = asked(pets, server.url)
    assert server.asked[0].key == KEY
    assert exchange.echoed
    assert KEY not in repr(exchange)


def test_a_proxy_of_the_environment_gets_nothing(pets: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(hostile.said()) as proxy, serving(hostile.said()) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert asked(pets, server.url).status == 200
    assert proxy.asked == []


def refused(pets: Loaded, url: str) -> str:
    with pytest.raises(Inconclusive) as caught:
        asked(pets, url, Limits(timeout=5.0))
    assert url in str(caught.value)
    assert KEY not in str(caught.value)
    return str(caught.value)


def test_where_nothing_listens_that_is_said(pets: Loaded) -> None:
    with serving(hostile.said()) as server:
        url = server.url
    assert "nothing listens there" in refused(pets, url)


def test_a_name_without_an_address_is_said(pets: Loaded) -> None:
    assert "DNS" in refused(pets, "http://no-such-host.invalid")


def encrypted() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def test_a_certificate_that_nobody_vouches_for_is_said_with_the_mend(pets: Loaded) -> None:
    with serving(hostile.said(), encrypted()) as server:
        why = refused(pets, server.url)
    assert "not trusted" in why
    assert "SSL_CERT_FILE" in why
    assert server.asked == []


def test_who_is_vouched_for_by_the_named_authority_is_trusted(pets: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(hostile.said(), encrypted()) as server:
        assert asked(pets, server.url, PATIENT).status == 200
        why = refused(pets, server.url.replace("127.0.0.1", "localhost"))
    assert "for another host" in why


def test_authorities_that_cannot_be_read_are_said(pets: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/authorities.pem")
    assert "SSL_CERT_FILE" in refused(pets, "https://127.0.0.1:9")


def test_tls_where_there_is_none_is_said_with_the_mend(pets: Loaded) -> None:
    with serving(hostile.old_http) as server:
        why = refused(pets, server.url.replace("http:", "https:"))
    assert "does not speak TLS" in why
    assert "http://" in why


def test_no_tls_where_there_is_some_is_told(pets: Loaded) -> None:
    with serving(hostile.said(), encrypted()) as server:
        assert asked(pets, server.url.replace("https:", "http:")).status == 0
