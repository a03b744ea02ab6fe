"""Sending cases to a server that may be slow, broken or hostile.

Knows HTTP, keys and limits; must not know what answers mean. The key goes to the one host that it is meant for: no
redirect is followed. What is read of a body is bounded, and so is the time for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Literal

import httpx

from contract_tests import wire
from contract_tests.cases import Case, Exchange
from generator.ir.api import Api, SecurityScheme

Credential = Literal["right", "none", "wrong"]
WRONG_KEY = "truespec-no-such-key"
LARGEST = 8 * 1024 * 1024
"""How many bytes of a body are read; what is longer is cut, and known to be."""

LONGEST_WAIT = 30.0
"""How many seconds a server may ask us to wait."""


class Inconclusive(Exception):  # noqa: N818 - says nothing about the server's contract, and nothing is wrong with us
    """The run cannot go on, and proves nothing: an outage, a refused key, a limit. The message says what to do."""


class Spent(Exception):  # noqa: N818 - the orderly end of a run
    """The budget of requests or of time is spent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may cost. `requests` and `seconds` are hard; `timeout` is for one answer, in seconds."""

    requests: int = 1000
    seconds: float = 600.0
    timeout: float = 10.0
    per_second: float = 0.0


@dataclass(slots=True)
class Sender:
    """Sends to one server. `sent` counts requests, also those that were repeated."""

    api: Api
    base: str
    key: str = field(repr=False, default="")
    limits: Limits = field(default_factory=Limits)
    transport: httpx.BaseTransport | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    sent: int = 0
    failures: int = 0
    limited: set[str] = field(default_factory=set)
    """Operations that went on answering 429: they are not waited for again."""

    full: set[str] = field(default_factory=set)
    """The operations that answered 429 since another answer came."""

    started: float = field(init=False)
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()
        timeout = httpx.Timeout(self.limits.timeout)
        # Whatever proxies the environment names are not meant to see the key.
        self.client = httpx.Client(transport=self.transport, timeout=timeout, follow_redirects=False, trust_env=False)

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    def send(self, case: Case, *, credential: Credential = "right") -> Exchange:
        """The answer to `case`. A connection that breaks or takes too long is an answer of status 0.

        Raises Spent when the budget is, Inconclusive when the server is out of reach or will not serve us.
        """
        operation = case.operation.id
        exchange = self._once(case, credential)
        for _ in range(0 if operation in self.limited else 3):
            if exchange.status != 429:
                break
            self._wait(exchange)
            exchange = self._once(case, credential)
        if exchange.status == 429:
            self._note_limit(operation)
        else:
            self.full.clear()
        return exchange

    def _note_limit(self, operation: str) -> None:
        """One operation may be limited for what it makes (so many calls at once); several in a row: it is about us."""
        self.limited.add(operation)
        self.full.add(operation)
        if len(self.full) > 1:
            raise Inconclusive("the server limits our requests (429) and goes on doing so: try later, or slower")

    def _once(self, case: Case, credential: Credential) -> Exchange:
        self._require_budget()
        self.sent += 1
        number, begun = self.sent, self.clock()
        request = self._authorized(wire.request(case, self.base), credential)
        try:
            response = self.client.send(request, stream=True)
            try:
                body = self._read(response, begun)
            finally:
                response.close()
        except httpx.ConnectError as error:
            return self._failed(case, number, begun, f"no connection: {_reason(error)}")
        except httpx.TransportError as error:
            return self._failed(case, number, begun, _reason(error))
        self.failures = 0
        headers = {name.lower(): text for name, text in response.headers.items()}
        return Exchange(case, response.status_code, headers, body, number, self.clock() - begun)

    def _failed(self, case: Case, number: int, begun: float, why: str) -> Exchange:
        self.failures += 1
        if self.failures >= 3:
            raise Inconclusive(f"{self.base} does not answer ({why}): is the address right, and the server up?")
        return Exchange(case, 0, {"x-failure": why}, b"", number, self.clock() - begun)

    def _read(self, response: httpx.Response, begun: float) -> bytes:
        """The body, as far as size and time allow."""
        body = bytearray()
        for chunk in response.iter_bytes(65536):
            body += chunk
            if len(body) > LARGEST:
                return bytes(body[:LARGEST])
            if self.clock() - begun > 3 * self.limits.timeout:
                raise httpx.ReadTimeout("the body takes too long")
        return bytes(body)

    def _require_budget(self) -> None:
        if self.sent >= self.limits.requests:
            raise Spent(f"{self.sent} requests")
        elapsed = self.clock() - self.started
        if elapsed >= self.limits.seconds:
            raise Spent(f"{elapsed:.0f} seconds")
        if self.limits.per_second:
            ahead = self.sent / self.limits.per_second - elapsed
            if ahead > 0:
                self.sleep(ahead)

    def _wait(self, exchange: Exchange) -> None:
        seconds = _retry_after(exchange.headers)
        left = self.limits.seconds - (self.clock() - self.started)
        if seconds > min(LONGEST_WAIT, left):
            raise Inconclusive(f"the server asks us to wait {seconds:.0f} s (429): try later, or slower")
        self.sleep(seconds)

    def _authorized(self, request: httpx.Request, credential: Credential) -> httpx.Request:
        key = {"right": self.key, "none": "", "wrong": WRONG_KEY}[credential]
        if key:
            for scheme in self.api.security_schemes[:1]:
                _carry(request, scheme, key)
        return request


def _carry(request: httpx.Request, scheme: SecurityScheme, key: str) -> None:
    """Put a key where its scheme wants it (OpenAPI 3.1, section 4.8.27)."""
    if scheme.kind == "apiKey" and scheme.location == "query":
        request.url = request.url.copy_add_param(scheme.name, key)
    elif scheme.kind == "apiKey" and scheme.location == "cookie":
        request.headers["Cookie"] = f"{scheme.name}={key}"
    elif scheme.kind == "apiKey":
        request.headers[scheme.name] = key
    else:
        request.headers["Authorization"] = f"Bearer {key}"


def _retry_after(headers: Mapping[str, str]) -> float:
    """Seconds to wait (RFC 9110, section 10.2.3), in doubt one."""
    text = headers.get("retry-after", "")
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError):
        return 1.0


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
