"""Sending cases to a server that may be slow, broken or hostile.

Knows HTTP, keys and limits; must not know what answers mean. The key goes to the one host that it is meant for: no
redirect is followed, no cookie kept. What is read of an answer is bounded, and so is the time for it; what of it holds
the key is masked before anybody sees it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

import httpx

from contract_tests import pace, wire
from contract_tests.cases import Case, Exchange, Unread
from contract_tests.coding import TooLong, Undecodable, decoded
from contract_tests.connecting import Bounds, Connecting
from contract_tests.echo import Echo
from contract_tests.json_text import Immense, Unreadable, is_harmless, read
from generator.ir.api import Api, SecurityScheme

Credential = Literal["right", "none", "wrong"]
WRONG_KEY = "truespec-no-such-key"
LARGEST = 8 * 1024 * 1024
"""How many bytes of a body are read; what is longer is left."""

BEGINNING = 200
"""How many bytes are kept of a body that is not taken in."""

MOST_HEADERS = 100
LONGEST_HEADER = 4096
"""How many headers are kept of an answer, and how many characters of each."""

SAFE = ("get", "head", "options")
"""Methods that change nothing (RFC 9110, section 9.2.1), so that they may be sent again when the connection breaks."""


class Inconclusive(Exception):  # noqa: N818 - says nothing about the server's contract, and nothing is wrong with us
    """The run cannot go on, and proves nothing: an outage, a refused key, a limit. The message says what to do."""


class Spent(Exception):  # noqa: N818 - the orderly end of a run
    """The budget of requests, of time or of memory is spent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may cost. `requests` (repeated ones count) and `seconds` are hard.

    `timeout` is how many seconds a server may be silent, and a whole answer may take three times as long. `patience` is
    how many seconds are spent on waiting, over one request, where the server asks for it or is away for a while.
    `kept` is how many bytes of bodies are kept in memory.
    """

    requests: int = 1000
    seconds: float = 600.0
    timeout: float = 10.0
    per_second: float = 0.0
    patience: float = 65.0
    kept: int = 256 * 1024 * 1024


@dataclass(slots=True)
class Sender:
    """Sends to one server. `sent` counts requests, also those that were repeated; `answered` what came back."""

    api: Api
    base: str
    key: str = field(repr=False, default="")
    limits: Limits = field(default_factory=Limits)
    transport: httpx.BaseTransport | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    sent: int = 0
    answered: int = 0
    kept: int = 0
    started: float = field(init=False)
    until: float = field(init=False)
    """When the last request may start, by the clock; `end` is the same for those that others send meanwhile."""

    end: float = field(init=False)
    pace: pace.Pace = field(init=False)
    bounds: Bounds = field(init=False)
    echo: Echo = field(init=False)
    line: httpx.BaseTransport = field(init=False, repr=False)
    worn: set[str] = field(init=False, default_factory=set)
    """Operations that were waited for in vain, or that are limited while others are served."""

    witness: Case | None = field(init=False, default=None, repr=False)
    """What succeeded last, of what can be asked again."""

    def __post_init__(self) -> None:
        self.started = self.clock()
        self.end = self.started + self.limits.seconds
        self.until = self.end
        self.pace = pace.Pace(self.clock, self.limits.per_second)
        self.bounds = Bounds(self.clock)
        self.echo = Echo(self.key)
        # Nothing is taken from the environment: whatever proxies it names are not meant to see the key.
        self.line = self.transport or Connecting(self.bounds)

    def another(self, requests: int) -> Sender:
        """A sender to the same server with a budget of its own, but with the same pace, and no more time."""
        left = max(0.0, self.end - self.clock())
        limits = replace(self.limits, requests=requests, seconds=min(left, self.limits.seconds))
        made = replace(self, limits=limits, transport=self.line, sent=0, answered=self.answered, kept=0)
        made.pace, made.bounds, made.worn, made.witness = self.pace, self.bounds, self.worn, self.witness
        return made

    def keep_back(self, share: float) -> None:
        """Leave a share of the time to others."""
        self.until = self.end - share * self.limits.seconds

    @property
    def is_late(self) -> bool:
        """Whether there is no time left for anybody."""
        return self.clock() >= self.end

    def close(self) -> None:
        """Close the connections, where they are our own."""
        if self.transport is None:
            self.line.close()

    def send(self, case: Case, *, credential: Credential = "right", waits: bool = True) -> Exchange:
        """The answer to `case`. A connection that breaks or takes too long is an answer of status 0.

        Where the server asks to wait (429, 503 with Retry-After), or is out of reach, it is tried again as long as
        patience lasts; without `waits` 429 is an answer like others. Raises Spent when the budget is, Inconclusive when
        the server is out of reach or will not serve us.
        """
        if not is_sendable(self.key):
            raise Inconclusive("the key holds characters that no header can carry: is it the right one?")
        try:
            request = self._authorized(wire.request(case, self.base), credential)
        except (wire.Unsendable, httpx.InvalidURL) as error:
            self._require_address()
            return unsent(case, self._said(error))
        left = self.limits.patience
        for number, pause in enumerate(pace.pauses()):
            exchange = self._tried(case, request)
            asked = self._asks_to_wait(exchange, pause)
            if asked <= 0 or (exchange.status == 429 and not waits):
                self.pace.eased()
                self._note_witness(exchange)
                return exchange
            self.pace.limited()
            if (number or asked > left) and self._serves_others(exchange):
                self.worn.add(case.operation.id)
                return exchange
            if asked > left:
                return self._given_up(exchange, asked)
            left -= asked
            self.rest(asked)
        raise AssertionError("pauses never end")

    def _tried(self, case: Case, request: httpx.Request) -> Exchange:
        """One answer, for which the connection may be opened again, and a safe request repeated."""
        left, broken = self.limits.patience, 0
        for pause in pace.pauses():
            number, begun = self._begin()
            try:
                return self._once(case, request, number, begun)
            except httpx.LocalProtocolError as error:
                return unsent(case, self._said(error))
            except httpx.ConnectError as error:
                self._require_time()
                why = self._said(error)
                if not self.answered or pause > left:
                    raise Inconclusive(f"{self.base} does not answer: {why}") from None
                left -= pause
                self.rest(pause)
            except httpx.TransportError as error:
                self._require_time()
                broken += 1
                is_slow = isinstance(error, httpx.TimeoutException)
                if is_slow or broken > 1 or case.operation.method not in SAFE:
                    return Exchange(case, 0, {"x-failure": self._said(error)}, b"", number, self.clock() - begun)
        raise AssertionError("pauses never end")

    def _begin(self) -> tuple[int, float]:
        """The number of the next request, and when it starts. Raises Spent."""
        self._require_budget()
        self.rest(self.pace.ahead())
        self._require_budget()
        self.pace.started()
        self.sent += 1
        return self.sent, self.clock()

    def _once(self, case: Case, request: httpx.Request, number: int, begun: float) -> Exchange:
        left = self.until - begun
        wait = min(self.limits.timeout, left)
        self.bounds.renew(min(3 * self.limits.timeout, left))
        request.extensions = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), wait)}
        response = self.line.handle_request(request)
        self.bounds.allow(LARGEST)
        try:
            body, unread = self._taken(response, begun)
        finally:
            response.close()
        self.answered += 1
        headers = _headers(response)
        shown = self.echo.hidden(body)
        shown_headers = {self.echo.hidden_in(name): self.echo.hidden_in(text) for name, text in headers.items()}
        echoed = shown != body or shown_headers != headers
        self.kept += len(shown)
        return Exchange(
            case,
            response.status_code,
            shown_headers,
            shown,
            number,
            self.clock() - begun,
            unread=unread,
            echoed=echoed,
        )

    def _taken(self, response: httpx.Response, begun: float) -> tuple[bytes, Unread]:
        """The body, as far as size, time and depth allow; else its beginning, and why no more."""
        raw, is_whole = self._read(response, begun)
        if not is_whole:
            return raw[:BEGINNING], "size"
        try:
            body = decoded(raw, response.headers.get("content-encoding", ""), most=LARGEST)
        except TooLong:
            return b"", "size"
        except Undecodable:
            return raw[:BEGINNING], "coding"
        unread = _bound(body)
        return (body[:BEGINNING], unread) if unread else (body, "")

    def _read(self, response: httpx.Response, begun: float) -> tuple[bytes, bool]:
        """What came of a body, and whether that is all. Raises httpx.ReadTimeout."""
        body = bytearray()
        assert isinstance(response.stream, httpx.SyncByteStream)
        for chunk in response.stream:
            body += chunk
            if len(body) > LARGEST:
                return bytes(body[:LARGEST]), False
            if self.clock() - begun > 3 * self.limits.timeout or self.clock() > self.until:
                raise httpx.ReadTimeout("the body takes too long")
        return bytes(body), True

    def _require_budget(self) -> None:
        if self.sent >= self.limits.requests:
            raise Spent(f"{self.sent} requests")
        self._require_time()
        if self.kept > self.limits.kept:
            raise Spent(f"{self.kept // 1_000_000} MB of answers")

    def _require_address(self) -> None:
        """Raises Inconclusive where nothing can be sent to the address, whatever is asked."""
        try:
            httpx.URL(self.base)
        except httpx.InvalidURL as error:
            raise Inconclusive(f"{self.base} is no address of a server: {self._said(error)}") from None

    def _require_time(self) -> None:
        """Raises Spent where time is over: what was cut short by that says nothing about the server."""
        if self.clock() >= self.until:
            raise Spent(f"{self.clock() - self.started:.0f} seconds")

    def rest(self, seconds: float) -> None:
        """Wait. Raises Spent where that would take longer than there is."""
        if seconds <= 0:
            return
        left = self.until - self.clock()
        if seconds >= left:
            raise Spent(f"{self.limits.seconds:.0f} seconds, of which the last were to be waited")
        self.sleep(seconds)

    def _asks_to_wait(self, exchange: Exchange, pause: float) -> float:
        """For how many seconds an answer asks; 0 where it does not, or did so before in vain."""
        asked = pace.retry_after(exchange.headers, self.now())
        is_away = exchange.status == 503 and "retry-after" in exchange.headers
        is_worn = exchange.case.operation.id in self.worn
        return max(asked, pause) if (exchange.status == 429 or is_away) and not is_worn else 0.0

    def _note_witness(self, exchange: Exchange) -> None:
        """Remember what can be asked again at no cost, to see whether the server serves us at all."""
        operation = exchange.case.operation
        if exchange.status // 100 == 2 and operation.method == "get" and not operation.path_parameters:
            self.witness = exchange.case

    def _serves_others(self, exchange: Exchange) -> bool:
        """Whether only this operation is limited, as one that makes things may be: so many calls at once."""
        case = self.witness
        if exchange.status != 429 or case is None or case.operation.id == exchange.case.operation.id:
            return False
        return self._tried(case, self._authorized(wire.request(case, self.base), "right")).status != 429

    def _given_up(self, exchange: Exchange, asked: float) -> Exchange:
        if exchange.status != 429:
            self.worn.add(exchange.case.operation.id)
            return exchange
        if pace.retry_after(exchange.headers, self.now()) >= asked > self.limits.patience:
            raise Inconclusive(f"the server asks us to wait {asked:.0f} s (429): try later, or slower")
        raise Inconclusive("the server limits our requests (429) and goes on doing so: try later, or slower")

    def _said(self, error: Exception) -> str:
        text = " ".join(str(error).split())[:160] or type(error).__name__
        return self.echo.hidden_in("".join(each if each.isprintable() else " " for each in text))

    def _authorized(self, request: httpx.Request, credential: Credential) -> httpx.Request:
        key = {"right": self.key, "none": "", "wrong": WRONG_KEY}[credential]
        if key:
            for scheme in self.api.security_schemes[:1]:
                _carry(request, scheme, key)
        return request


def is_sendable(key: str) -> bool:
    """Whether a header can carry a key (RFC 9110, section 5.5)."""
    return key.isascii() and key.isprintable() and key.strip() == key


def unsent(case: Case, why: str) -> Exchange:
    """What comes of a case that was not sent."""
    return Exchange(case, 0, {"x-failure": why, "x-unsent": "1"})


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


def _headers(response: httpx.Response) -> dict[str, str]:
    """The headers that are kept, names in lower case."""
    pairs = list(response.headers.items())[:MOST_HEADERS]
    return {name.lower()[:LONGEST_HEADER]: text[:LONGEST_HEADER] for name, text in pairs}


def _bound(body: bytes) -> Unread:
    """What keeps a body from being judged, if it is JSON."""
    if is_harmless(body):
        return ""
    try:
        read(body)
    except Immense:
        return "values"
    except Unreadable as error:
        return "depth" if error.facet == "depth" else ""
    return ""
