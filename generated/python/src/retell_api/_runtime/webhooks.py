"""What the API sends by itself: is it genuine, and what does it say.

Knows signatures (HMAC, RFC 2104) and how an event becomes a value; must not know which events there are. The generator
fills a Signing for the API; everything here follows it. Imports neither pydantic nor a model until an event is read.

Exceptions::

    SDKError
    └── WebhookError               a delivery that must not be acted on
        ├── WebhookSignatureError  nobody who knows the secret signed it, or it is too old
        └── WebhookPayloadError    it is genuine, but breaks the contract
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Literal, TypeVar, cast

from .errors import InvalidRequestError, SDKError

T = TypeVar("T")


class WebhookError(SDKError):
    """A delivery that must not be acted on."""


class WebhookSignatureError(WebhookError):
    """Nobody who knows the secret signed this, or it is too old to be believed."""


class WebhookPayloadError(WebhookError):
    """The delivery is genuine, but its body is no event that the contract knows. `body` is what came."""

    def __init__(self, message: str, body: bytes) -> None:
        super().__init__(message, body)
        self.message = message
        self.body = body

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Signing:
    """How an API signs what it sends.

    `scheme` is the form of the value of `header`, `signs` that of the message that is signed; their fields are
    `{timestamp}`, `{hex}` and `{body}`. `unit` is the timestamp's, `tolerance` is in seconds and holds both ways.
    `digest` names a hash of hashlib. `events` is the dotted name of the type of all events; empty for any JSON.
    """

    header: str
    scheme: str = "{hex}"
    signs: str = "{body}"
    digest: str = "sha256"
    unit: Literal["s", "ms"] = "s"
    tolerance: float = 300
    events: str = ""


class Webhooks(Generic[T]):
    """Verifies deliveries and reads them as events of type `T`. Without `secret` each call has to give one."""

    __slots__ = ("_secret", "_signing", "_strict")

    def __init__(self, signing: Signing, secret: str | None = None, *, strict: bool = False) -> None:
        self._signing = signing
        self._secret = secret
        self._strict = strict

    def verify(
        self, body: str | bytes, signature: str, *, secret: str | None = None, tolerance: float | None = None
    ) -> bool:
        """Whether `signature`, the header's value, belongs to the raw `body`. Never raises for what a sender wrote.

        `tolerance` in seconds replaces the API's own. Raises InvalidRequestError where there is no secret.
        """
        return verify(self._signing, body, self._key(secret), signature, tolerance=tolerance)

    def unwrap(
        self,
        body: str | bytes,
        headers: Mapping[str, str] | str,
        *,
        secret: str | None = None,
        tolerance: float | None = None,
    ) -> T:
        """The event in the raw `body` of a delivery; `headers` are its headers, or the signature alone.

        An event that breaks the contract says in `warnings` how; a strict client raises instead. Raises
        WebhookSignatureError before anything of the body is read, WebhookPayloadError where the body is not JSON or no
        event at all, and InvalidRequestError where there is no secret.
        """
        signature = headers if isinstance(headers, str) else _header(headers, self._signing.header)
        if signature is None:
            raise WebhookSignatureError(f"there is no single header {self._signing.header}")
        if not self.verify(body, signature, secret=secret, tolerance=tolerance):
            raise WebhookSignatureError(f"the signature in {self._signing.header} is wrong, or too old")
        # The generator wrote T and the type's name from the same events.
        return cast("T", _event(self._signing, _bytes(body), strict=self._strict))

    def _key(self, secret: str | None) -> str:
        chosen = secret or self._secret
        if not chosen:
            raise InvalidRequestError("a secret is needed to verify webhooks: give secret=…")
        return chosen


def verify(
    signing: Signing,
    body: str | bytes,
    secret: str,
    signature: str,
    *,
    now: float | None = None,
    tolerance: float | None = None,
) -> bool:
    """Whether `signature` was made with `secret` for the raw `body`, within `tolerance` seconds of `now`.

    `now` is in seconds since 1970; None is the present. Compares in constant time; whatever the sender wrote, the
    answer is False rather than an exception.
    """
    parts = _pattern(signing).fullmatch(signature) if _is(signature, str) else None
    if parts is None or not _is(secret, str) or not _is(body, str, bytes, bytearray, memoryview):
        return False
    found = parts.groupdict()
    timestamp = found.get("timestamp", "")
    given = signing.tolerance if tolerance is None else tolerance
    if timestamp and not _is_recent(signing, int(timestamp), time.time() if now is None else now, given):
        return False
    return hmac.compare_digest(_digest(signing, _bytes(body), _bytes(secret), timestamp), found["hex"])


def sign(signing: Signing, body: str | bytes, secret: str, *, now: float | None = None) -> str:
    """The header's value for `body`, as the API would send it: for tests of a receiver."""
    seconds = time.time() if now is None else now
    timestamp = str(round(seconds * _units(signing)))
    digest = _digest(signing, _bytes(body), _bytes(secret), timestamp)
    return signing.scheme.replace("{timestamp}", timestamp).replace("{hex}", digest)


@cache
def _pattern(signing: Signing) -> re.Pattern[str]:
    """The one form of the header's value: ASCII digits and lower-case hexadecimal, nothing before, after or twice."""
    digits = hashlib.new(signing.digest).digest_size * 2
    fields = {"{timestamp}": "(?P<timestamp>[0-9]{1,19})", "{hex}": f"(?P<hex>[0-9a-f]{{{digits}}})"}
    return re.compile("".join(fields.get(part) or re.escape(part) for part in _parts(signing.scheme)))


def _parts(template: str) -> list[str]:
    return re.split(r"(\{[a-z]+\})", template)


def _is_recent(signing: Signing, timestamp: int, now: float, tolerance: float) -> bool:
    # Written so that a tolerance or a time that is not a number refuses.
    return abs(now * _units(signing) - timestamp) <= tolerance * _units(signing)


def _units(signing: Signing) -> int:
    return 1000 if signing.unit == "ms" else 1


def _digest(signing: Signing, body: bytes, secret: bytes, timestamp: str) -> str:
    fields = {"{body}": body, "{timestamp}": timestamp.encode()}
    message = b"".join(fields.get(part, part.encode()) for part in _parts(signing.signs))
    return hmac.new(secret, message, signing.digest).hexdigest()


def _bytes(text: str | bytes) -> bytes:
    # A lone surrogate has no UTF-8: it becomes bytes that nobody can have signed, rather than an exception.
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def _header(headers: Mapping[str, str], name: str) -> str | None:
    """The value of a header, whatever the case of its name; None where it is absent or stands there twice."""
    found = [value for key, value in headers.items() if key.lower() == name.lower()]
    return found[0] if len(found) == 1 and _is(found[0], str) else None


def _is(value: object, *kinds: type) -> bool:
    """Whether a value is what its annotation says: frameworks hand on what they like."""
    return isinstance(value, kinds)


def _event(signing: Signing, body: bytes, *, strict: bool) -> Any:
    from . import decoding, response  # Here, so that verifying needs no transport.
    from .faults import shown

    try:
        value = decoding.loads(body)
    except ValueError as error:
        raise WebhookPayloadError(f"the delivery is not JSON: {error}", body) from error
    if not signing.events:
        return value
    event, faults = response.typed(signing.events, value)
    if faults and (strict or not faults[0].path):
        raise WebhookPayloadError(f"the delivery breaks the contract: {shown(faults)}", body)
    return event
