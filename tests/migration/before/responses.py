"""Answers as they came, clients made from clients, and paths that no method knows."""

import httpx
from retell import AsyncRetell, Retell


def strict(http_client: httpx.Client) -> Retell:
    return Retell(api_key="key", http_client=http_client, _strict_response_validation=True)


def raw(client: Retell) -> str:
    response = client.agent.with_raw_response.retrieve("agent_1")
    with client.call.with_streaming_response.retrieve("call_1") as streamed:
        print(streamed.headers["content-type"])
    return response.parse().agent_id


def raw_of_all(client: Retell) -> int:
    with client.with_streaming_response.call.retrieve("call_1") as streamed:
        streamed.read()
    return client.with_raw_response.agent.retrieve("agent_1").status_code


def impatient(client: Retell) -> None:
    client.with_options(timeout=1.0, max_retries=5).agent.retrieve("agent_1")
    client.copy(default_headers={"X-Team": "desk"}).voice.list()


def undocumented(client: Retell) -> httpx.Response:
    return client.post("/v2/list-agents", cast_to=httpx.Response, body={"limit": 1})


async def patient(client: AsyncRetell) -> None:
    await client.with_options(max_retries=9).concurrency.retrieve()
