"""How what is sent is signed: the header that proves to a receiver who sent a delivery, or one that does not.

Knows HMAC (RFC 2104) and the forms that a document's settings give; must not know deliveries or state.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Literal

from generator.ir.api import Webhook

Signature = Literal["right", "wrong", "stale", "future", "none"]
SIGNATURES: tuple[Signature, ...] = ("right", "wrong", "stale", "future", "none")
"""As receivers accept it; of other contents; as it would have been too long ago, or will be; none at all."""

BEYOND = 60
"""By how many seconds more than is tolerated a time is wrong that is to be wrong."""


def signature(webhook: Webhook, body: bytes, key: str, now: int, wanted: Signature = "right") -> tuple[str, str] | None:
    """Name and value of the header that signs `body` at `now` (milliseconds); None where there is to be none."""
    if wanted == "none" or not webhook.header or _digest(webhook) is None:
        return None
    shift = {"stale": -1, "future": 1}.get(wanted, 0) * (webhook.tolerance + BEYOND) * 1000
    moment = now + shift
    timestamp = str(moment if webhook.unit == "ms" else moment // 1000)
    signed = _signed(webhook, body, key, timestamp)
    if wanted == "wrong":
        signed = ("1" if signed[0] == "0" else "0") + signed[1:]
    return webhook.header, _filled(webhook.scheme or "{hex}", {"{timestamp}": timestamp, "{hex}": signed})


def _digest(webhook: Webhook) -> str | None:
    """The hash, by the name that the standard library knows it by; None where it knows none."""
    name = webhook.digest.lower().removeprefix("hmac-").removeprefix("hmac_") or "sha256"
    is_usable = name in hashlib.algorithms_available and not name.startswith("shake")
    return name if is_usable else None


def _signed(webhook: Webhook, body: bytes, key: str, timestamp: str) -> str:
    fields = {"{body}": body, "{timestamp}": timestamp.encode()}
    message = b"".join(fields.get(part, part.encode()) for part in _parts(webhook.signs))
    return hmac.new(key.encode(errors="surrogatepass"), message, _digest(webhook) or "sha256").hexdigest()


def _filled(template: str, fields: dict[str, str]) -> str:
    return "".join(fields.get(part, part) for part in _parts(template))


def _parts(template: str) -> list[str]:
    return re.split(r"(\{[a-z]+\})", template)
