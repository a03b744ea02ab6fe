"""The generated client on real sockets: what a slow or failing server sees, and the same calls as responses."""

from __future__ import annotations

import asyncio
import inspect
import json
import socket
from collections.abc import Callable
from functools import cached_property
from types import ModuleType
from typing import Any

import httpx
import pytest

from .runtime.servers import answer, serving

DIAL = {"from_number": "+14157774444", "to_number": "+12137774445"}
CALL = {"call_id": "c1", "call_type": "web_call", "agent_id": "a", "agent_version": 1, "call_status": "registered"}
Do = Callable[[Any], Any]


def slow(connection: socket.socket, head: bytes) -> None:
    connection.recv(1)  # until the client gives up


def sync_call(sdk: ModuleType, url: str, do: Do, **options: Any) -> Any:
    with sdk.Retell(api_key="key-123456", base_url=url, **options) as client:
        return do(client)


def async_call(sdk: ModuleType, url: str, do: Do, **options: Any) -> Any:
    async def run() -> Any:
        async with sdk.AsyncRetell(api_key="key-123456", base_url=url, **options) as client:
            return await do(client)

    return asyncio.run(run())


@pytest.fixture(params=[sync_call, async_call], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Callable[..., Any]:
    made: Callable[..., Any] = request.param
    return made


def test_a_person_is_dialled_once(sdk: ModuleType, call: Callable[..., Any]) -> None:
    with serving(slow) as server:
        with pytest.raises(sdk.APITimeoutError, match=r"^createPhoneCall: ") as caught:
            call(sdk, server.url, lambda client: client.call.create_phone_call(**DIAL, timeout=0.2))
        assert [head.split(b" HTTP")[0] for head in server.heads] == [b"POST /v2/create-phone-call"]
    assert caught.value.retries_taken == 0


def test_a_question_is_asked_again(sdk: ModuleType, call: Callable[..., Any]) -> None:
    with serving(slow) as server:
        with pytest.raises(sdk.APITimeoutError) as caught:
            call(sdk, server.url, lambda client: client.call.retrieve("c1", timeout=0.05), max_retries=1)
        assert len(server.heads) == 2
    assert (caught.value.retries_taken, caught.value.operation_id) == (1, "getCall")


def test_a_deadline_of_one_call(sdk: ModuleType, call: Callable[..., Any]) -> None:
    with serving(slow) as server, pytest.raises(sdk.APITimeoutError, match="before the deadline"):
        call(sdk, server.url, lambda client: client.call.retrieve("c1", deadline=0.2))


def test_a_refused_dial_is_dialled_again(sdk: ModuleType, call: Callable[..., Any]) -> None:
    def busy_once(connection: socket.socket, head: bytes) -> bool:
        first = len(server.heads) == 1
        headers = "retry-after-ms: 1\r\n"
        connection.sendall(answer(b"{}", "429 Too Many Requests", headers) if first else answer(body, "201 Created"))
        return True

    body = json.dumps(CALL | {"call_type": "phone_call", **DIAL, "direction": "outbound"}).encode()
    with serving(busy_once) as server:
        made = call(sdk, server.url, lambda client: client.call.create_phone_call(**DIAL))
        assert (made.call_id, len(server.heads)) == ("c1", 2)


def resources(client: Any) -> list[str]:
    return [
        name
        for name, each in sorted(vars(type(client)).items())
        if isinstance(each, cached_property) and name != "webhooks"
    ]


def test_every_call_is_there_as_a_response(sdk: ModuleType) -> None:
    client, other = sdk.Retell(api_key="key-123456"), sdk.AsyncRetell(api_key="key-123456")
    for name in resources(client):
        resource = getattr(client, name)
        methods = {each for each, found in vars(type(resource)).items() if inspect.isfunction(found) and each[0] != "_"}
        assert methods
        for view in ("with_raw_response", "with_streaming_response"):
            assert methods <= set(dir(getattr(resource, view)))
            assert methods <= set(dir(getattr(getattr(other, name), view)))


def test_a_response_of_the_generated_client(sdk: ModuleType) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=CALL, headers={"x-request-id": "r1"}))
    with sdk.Retell(api_key="key-123456", transport=transport) as client:
        raw = client.call.with_raw_response.retrieve("c1")
        assert (raw.request_id, raw.parse().call_id, raw.json()) == ("r1", "c1", CALL)
        with client.with_options(timeout=3).call.with_streaming_response.retrieve("c1") as streamed:
            assert json.loads(b"".join(streamed.iter_bytes())) == CALL
        assert client.get("/v2/get-call/c1", cast_to=dict) == CALL

    async def run() -> None:
        async with sdk.AsyncRetell(api_key="key-123456", transport=transport) as made:
            raw = await made.call.with_raw_response.retrieve("c1")
            assert (await raw.parse()).call_id == "c1"
            async with made.call.with_streaming_response.retrieve("c1") as streamed:
                assert await streamed.json() == CALL

    asyncio.run(run())


def test_errors_carry_the_body_of_their_status(sdk: ModuleType) -> None:
    body = {"status": "error", "message": "Payment method is required"}
    transport = httpx.MockTransport(lambda _: httpx.Response(402, json=body))
    with sdk.Retell(api_key="key-123456", transport=transport) as client:
        with pytest.raises(sdk.PaymentRequiredError, match="Payment method is required") as caught:
            client.call.create_phone_call(**DIAL)
        assert (caught.value.body.message, caught.value.body.to_dict()) == (body["message"], body)


@pytest.mark.parametrize("key", ["a\nb", "", None])
def test_a_key_that_is_none(sdk: ModuleType, key: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RETELL_API_KEY", raising=False)
    for client in (sdk.Retell, sdk.AsyncRetell):
        with pytest.raises(sdk.RetellError):
            client(api_key=key)
