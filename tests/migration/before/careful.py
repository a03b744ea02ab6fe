"""Options, errors, and reading on by hand: what people write around the calls."""

import logging

import retell as sdk
from retell import (
    APIConnectionError,
    APIStatusError,  # every status
    APITimeoutError,
    Client,
    Timeout,
    types,
)

log = logging.getLogger(__name__)


def make(http_client) -> Client:
    return Client(
        api_key="key",
        base_url="https://api.example.com/",
        timeout=Timeout(30.0, connect=2.0),
        max_retries=0,
        default_headers={"X-Team": "desk"},
        default_query={"trace": "1"},
        http_client=http_client,
    )


def every_call(client: Client) -> list[types.CallResponse]:
    """All pages, as everybody has to write it for a client without pagination."""
    found: list[types.CallResponse] = []
    cursor = None
    while True:
        page = client.call.list(limit=2, **({"pagination_key": cursor} if cursor else {}))
        found.extend(page.items or [])
        cursor = page.pagination_key
        if not page.has_more or cursor is None:
            return found


def outcome(client: Client, agent_id: str) -> str:
    try:
        agent = client.agent.retrieve(
            agent_id,
            extra_headers={"X-Request-Source": "test"},
            extra_query={"fields": "all"},
            timeout=5.0,
        )
    except sdk.NotFoundError as error:
        return f"absent {error.status_code} {error.body}"
    except (sdk.RateLimitError, sdk.AuthenticationError) as error:
        return f"refused {error.response.status_code}"
    except APIStatusError as error:
        return f"status {error.status_code}"
    except APITimeoutError:
        return "late"
    except APIConnectionError as error:
        return f"unreachable {error.__cause__ is not None}"
    except sdk.APIError:
        return "other"
    else:
        return agent.to_dict()["agent_id"]


def tagged(client: Client) -> None:
    client.agent.update("agent_1", agent_name="Desk", extra_body={"beta": True})


def is_official_error(error: Exception) -> bool:
    return isinstance(error, sdk.RetellError)
