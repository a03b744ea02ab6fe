"""Ways to send: httpx's clients, transports, proxies, and encryption that is only prepared where it is wanted."""

from __future__ import annotations

import asyncio
import importlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from templates.python.runtime import tls
from templates.python.runtime.client import AsyncAPIClient, SyncAPIClient
from templates.python.runtime.errors import APIConnectionError, InvalidRequestError
from templates.python.runtime.operation import Operation, Result
from templates.python.runtime.options import CallOptions, Profile

from .servers import Server, answer, serving

# A certificate for 127.0.0.1 with its key, made for these tests, and trusted by nobody else.
CERTIFICATE = Path(__file__).parent / "loopback.pem"
PROFILE = Profile("pkg", "1", "ACME", "https://acme.test")
READ: Operation[Any] = Operation("readThing", "GET", "/things", results=(Result("200"),), repeatable=True)
ONCE = CallOptions(max_retries=0)


def keep_alive(connection: Any, head: bytes) -> bool:
    connection.sendall(answer(b"1"))
    return True


@contextmanager
def encrypted() -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with serving(keep_alive, context) as server:
        yield server


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[ssl.SSLContext]:
    """The contexts with certificates that are made meanwhile."""
    contexts: list[ssl.SSLContext] = []
    create = httpx.create_ssl_context

    def noted() -> ssl.SSLContext:
        contexts.append(create())
        return contexts[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", noted)
    return contexts


@pytest.mark.usefixtures("trusting")
def test_certificates_are_read_once_with_the_first_encrypted_connection(made: list[ssl.SSLContext]) -> None:
    with serving(keep_alive) as plain, encrypted() as server, SyncAPIClient(PROFILE, {}, base_url=plain.url) as client:
        assert client.perform(READ, {}, ONCE) == 1
        assert made == []
        copied = client._copy({"base_url": server.url})
        assert [copied.perform(READ, {}, ONCE) for _ in range(3)] == [1, 1, 1]
        assert (len(made), server.connections) == (1, 1)


@pytest.mark.usefixtures("trusting")
def test_encrypted_connections_are_awaited(made: list[ssl.SSLContext]) -> None:
    async def run(url: str) -> list[int]:
        async with AsyncAPIClient(PROFILE, {}, base_url=url) as client:
            return list(await asyncio.gather(*(client.perform(READ, {}, ONCE) for _ in range(3))))

    with encrypted() as server:
        assert asyncio.run(run(server.url)) == [1, 1, 1]
    assert len(made) >= 1


@pytest.mark.usefixtures("trusting")
def test_threads_encrypt_at_the_same_time() -> None:
    results: list[object] = []
    with encrypted() as server, SyncAPIClient(PROFILE, {}, base_url=server.url) as client:
        threads = [threading.Thread(target=lambda: results.append(client.perform(READ, {}, ONCE))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [1] * 8


def test_nobody_is_trusted_without_a_certificate() -> None:
    with (
        encrypted() as server,
        SyncAPIClient(PROFILE, {}, base_url=server.url) as client,
        pytest.raises(APIConnectionError, match=r"readThing: .*CERTIFICATE_VERIFY_FAILED"),
    ):
        client.perform(READ, {}, ONCE)


@pytest.mark.usefixtures("trusting")
def test_the_name_of_the_server_is_checked() -> None:
    with (
        encrypted() as server,
        SyncAPIClient(PROFILE, {}, base_url=server.url.replace("127.0.0.1", "localhost")) as client,
        pytest.raises(APIConnectionError, match="Hostname mismatch"),
    ):
        client.perform(READ, {}, ONCE)


def test_certificates_that_cannot_be_read_are_an_error_of_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    with (
        encrypted() as server,
        SyncAPIClient(PROFILE, {}, base_url=server.url) as client,
        pytest.raises(APIConnectionError, match="readThing: "),
    ):
        client.perform(READ, {}, ONCE)


def test_a_late_context_verifies_as_httpx_does() -> None:
    late, own = tls.late(), httpx.create_ssl_context()
    assert (late.verify_mode, late.check_hostname) == (own.verify_mode, own.check_hostname)
    assert late.verify_mode is ssl.CERT_REQUIRED


def test_another_class_may_stand_for_the_standard_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stored(ssl.SSLContext):
        """As packages have it that trust what the system trusts: everything is left to a context inside."""

        def __init__(self, protocol: int | None = None) -> None:
            self.inner = standard(protocol)

    standard = ssl.SSLContext
    monkeypatch.setattr(ssl, "SSLContext", Stored)
    try:
        made: Any = importlib.reload(tls).late()
        assert made.inner.verify_mode is ssl.CERT_REQUIRED
    finally:
        monkeypatch.undo()
        importlib.reload(tls)


@pytest.mark.usefixtures("trusting")
def test_protocols_are_offered_to_the_server() -> None:
    late = tls.late()
    late.set_alpn_protocols(iter(["http/1.1"]))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(CERTIFICATE)
    server.set_alpn_protocols(["h2", "http/1.1"])
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    there = server.wrap_bio(to_server, to_client, server_side=True)
    here = late.wrap_bio(to_client, to_server, server_hostname="127.0.0.1")
    for side in (here, there, here, there):
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            continue
    assert there.selected_alpn_protocol() == "http/1.1"


@pytest.mark.parametrize(
    ("ways", "named"),
    [
        (("http_client", "transport"), "http_client and transport"),
        (("http_client", "proxy"), "http_client and proxy"),
        (("transport", "proxy"), "transport and proxy"),
        (("http_client", "transport", "proxy"), "http_client and transport and proxy"),
    ],
)
def test_two_ways_to_send_are_one_too_many(ways: tuple[str, ...], named: str) -> None:
    for kind, http in ((SyncAPIClient, httpx.Client), (AsyncAPIClient, httpx.AsyncClient)):
        values: dict[str, Any] = {
            "http_client": http(), "transport": httpx.MockTransport(lambda _: httpx.Response(200)),
            "proxy": "http://localhost:1",
        }  # fmt: skip
        with pytest.raises(InvalidRequestError, match=f"^{named} are each a way to send: give one of them$"):
            kind(PROFILE, {}, **{name: values[name] for name in ways})


def test_a_proxy_is_what_requests_are_sent_to() -> None:
    with serving(keep_alive) as proxy, SyncAPIClient(PROFILE, {}, base_url="http://acme.test", proxy=proxy.url) as api:
        assert api.perform(READ, {}, ONCE) == 1
        assert proxy.heads[0].startswith(b"GET http://acme.test/things HTTP/1.1")
