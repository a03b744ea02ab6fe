"""What people write to receive events."""

from collections.abc import Mapping
from typing import assert_type

from retell_api import Retell, WebhookError, types, verify

client = Retell(api_key="key")


def receive(body: bytes, headers: Mapping[str, str]) -> str:
    assert_type(verify(body, "key", headers["x-retell-signature"]), bool)
    try:
        event = client.webhooks.unwrap(body, headers)
    except WebhookError:
        return "refused"
    if isinstance(event, types.CallEndedEvent):
        return event.event
    return "another event"
