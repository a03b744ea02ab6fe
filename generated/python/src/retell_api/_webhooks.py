"""What the API sends by itself: how it is signed, and the type of all events."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime import webhooks

if TYPE_CHECKING:
    from . import types

SIGNING = webhooks.Signing(
    header="X-Retell-Signature",
    scheme="v={timestamp},d={hex}",
    signs="{body}{timestamp}",
    digest="sha256",
    unit="ms",
    tolerance=300,
    events="retell_api.models.webhooks.WebhookEvent",
)


def receiver(keys: Mapping[str, str], *, strict: bool) -> webhooks.Webhooks[types.WebhookEvent]:
    """What verifies deliveries with a client's key, and reads their events."""
    return webhooks.Webhooks(SIGNING, next(iter(keys.values()), None), strict=strict)


def verify(body: str | bytes, api_key: str, signature: str) -> bool:
    """Whether `signature`, the value of X-Retell-Signature, is new and was made with `api_key` for the raw `body`."""
    return webhooks.verify(SIGNING, body, api_key, signature)
