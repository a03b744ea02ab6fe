"""Responses instead of values, from a client as a whole."""

from __future__ import annotations

import asyncio
import copy
from types import ModuleType
from typing import Any

import httpx
import pytest

AGENT = {"agent_id": "agent_1", "version": 1}


def answering(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=AGENT)


@pytest.fixture
def client(sdk: ModuleType) -> Any:
    return sdk.Retell(api_key="key", transport=httpx.MockTransport(answering))


def test_every_resource_answers_with_responses(client: Any) -> None:
    response = client.with_raw_response.agent.retrieve("agent_1")
    assert (response.status_code, response.json()) == (200, AGENT)
    with client.with_streaming_response.agent.retrieve("agent_1") as streamed:
        assert streamed.json() == AGENT


def test_awaited_responses(sdk: ModuleType) -> None:
    async def run() -> None:
        async with sdk.AsyncRetell(api_key="key", transport=httpx.MockTransport(answering)) as client:
            response = await client.with_raw_response.agent.retrieve("agent_1")
            assert await response.json() == AGENT
            async with client.with_streaming_response.agent.retrieve("agent_1") as streamed:
                assert await streamed.json() == AGENT

    asyncio.run(run())


@pytest.mark.parametrize("name", ["agents", "close", "webhooks", "base_url", "_options"])
def test_what_is_no_resource_has_no_responses(client: Any, name: str) -> None:
    with pytest.raises(AttributeError, match=f"^there is no resource '{name}'$"):
        getattr(client.with_raw_response, name)


def test_a_view_can_be_copied(client: Any) -> None:
    view = copy.copy(client.with_raw_response)
    assert view.agent.retrieve("agent_1").status_code == 200
