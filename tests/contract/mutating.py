"""Answers of a real server, made hostile by chance: in their bytes, values and headers, or not coming at all."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any as Json

import httpx

EVIL = "</script><img src=x onerror=alert(1)>"
"""What no report may hold as it is."""

ODD: tuple[Json, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    -0.0,
    "",
    "0",
    "null",
    "2031-02-30T25:61:61Z",
    "\x00\x1b[31m\u202e",
    EVIL,
    "]]>&\"'`${x}{{y}}%s",
    "../../etc/passwd",
    "http://elsewhere.invalid/?a=b#c",
    "é" * 300,
    "x" * 70_000,
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {EVIL: EVIL},
    {"$ref": "#/components/schemas/Dog"},
    {"$bind": "id_1"},
    {"$literal": {"$bind": "x"}},
    {"error": {"message": "no"}},
)
KINDS = (
    "text/html",
    "text/plain",
    "application/xml",
    "application/octet-stream",
    "application/json; charset=utf-16",
    "application/problem+json",
    'multipart/mixed; boundary="',
    "image/png",
    "*/*",
    "json",
    "",
    ";;;",
)
STATUSES = (
    *(100, 199, 200, 201, 202, 204, 206, 299, 301, 304, 308, 400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415),
    *(418, 422, 423, 429, 451, 499, 500, 501, 502, 503, 504, 511, 599),
)
LATE = "Wed, 21 Oct 2099 07:28:00 GMT"
WAITS = ("0", "1", "-1", "99999999999", "soon", LATE, "Thu, 01 Jan 1970 00:00:00 GMT", "१", "")
BYTES = (b"NaN", b"1e999", b"\\ud800", b"\xff", b"\x00", b",", b'"', b"\xef\xbb\xbf", b"{")
FAILURES = (httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError, httpx.ConnectTimeout, httpx.ReadError)


@dataclass
class Answer:
    """One answer, to be changed in place."""

    status: int
    headers: dict[str, str]
    body: bytes


Mutation = Callable[[Random, Answer], None]


def in_value(random: Random, answer: Answer) -> None:
    """One node of the JSON is another."""
    try:
        holder = {"": json.loads(answer.body)}
    except (ValueError, RecursionError):
        return
    place, step = _place(random, holder)
    _change(random, place, step)
    answer.body = json.dumps(holder.get("")).encode()


def _place(random: Random, holder: Json) -> tuple[Json, Json]:
    """Some container in a value, and one of its steps."""
    step: Json = ""
    while True:
        inner = holder[step]
        if not isinstance(inner, dict | list) or not inner or random.random() < 0.25:
            return holder, step
        holder = inner
        step = random.choice(list(inner) if isinstance(inner, dict) else range(len(inner)))


def _change(random: Random, place: Json, step: Json) -> None:
    match random.randrange(8):
        case 0:
            del place[step]
        case 1 if isinstance(place, dict):
            place[random.choice((f"{step}s", str(step).upper(), f"{step}_id", EVIL))] = place.pop(step)
        case 2:
            place[step] = {random.choice(("data", "items", EVIL)): place[step]}
        case 3:
            place[step] = [place[step]] * random.choice((1, 2, 300))
        case 4 if isinstance(place[step], dict):
            place[step] |= {f"extra{number}": random.choice(ODD) for number in range(random.choice((1, 3, 200)))}
        case 5:
            depth = random.choice((5, 95, 150, 2000))
            for _ in range(depth):
                place[step] = [place[step]] if random.random() < 0.5 and depth < 150 else {"a": place[step]}
                if depth > 150:
                    place[step] = "deep"
        case _:
            place[step] = random.choice(ODD)


def in_bytes(random: Random, answer: Answer) -> None:
    """Some bytes are others."""
    body = bytearray(answer.body or b"{}")
    at = random.randrange(len(body))
    match random.randrange(6):
        case 0:
            del body[at:]
        case 1:
            body[at] = random.randrange(256)
        case 2:
            body[at:at] = random.choice(BYTES)
        case 3:
            body = bytearray(random.choice((b"[", b'{"a":')) * random.choice((50, 1000, 100_000)))
        case 4:
            body *= random.choice((2, 30))
        case _:
            body = bytearray(random.randbytes(random.choice((0, 1, 50, 5000))))
    answer.body = bytes(body)


def in_headers(random: Random, answer: Answer) -> None:
    """One header is another."""
    name, text = random.choice(
        (
            ("content-type", random.choice(KINDS)),
            ("content-type", random.choice(KINDS)),
            ("location", random.choice(("/", "http://elsewhere.invalid/", "//elsewhere.invalid", EVIL))),
            ("set-cookie", "a=b; domain=.invalid"),
            ("content-encoding", random.choice(("gzip", "br", "deflate", "identity", "gzip, gzip", EVIL))),
            ("retry-after", random.choice(WAITS)),
            ("allow", EVIL),
            ("x-" + "y" * 5000, "z" * 60_000),
        )
    )
    answer.headers[name] = text
    if name == "content-encoding" and random.random() < 0.5:
        body = answer.body if random.random() < 0.8 else b" " * 20_000_000
        answer.body = gzip.compress(body) if text == "gzip" else zlib.compress(body) if text == "deflate" else body


def in_status(random: Random, answer: Answer) -> None:
    """Another status."""
    answer.status = random.choice(STATUSES)
    if random.random() < 0.3:
        answer.headers["retry-after"] = random.choice(WAITS)


def by_silence(random: Random, answer: Answer) -> None:
    """Nothing comes."""
    raise random.choice(FAILURES)(f"the connection \x1b[31m breaks {EVIL}")


MUTATIONS: tuple[Mutation, ...] = (in_value, in_value, in_value, in_bytes, in_headers, in_status, by_silence)


@dataclass
class Mutating(httpx.BaseTransport):
    """A transport that changes some answers of another. `rate` is how many; `since` the request from which on."""

    inner: httpx.BaseTransport
    random: Random
    rate: float
    since: int = 0
    mutations: tuple[Mutation, ...] = MUTATIONS
    key: str = ""
    asked: int = 0
    changed: int = field(default=0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        response = self.inner.handle_request(request)
        if self.asked <= self.since or self.random.random() >= self.rate:
            return response
        self.changed += 1
        answer = Answer(response.status_code, dict(response.headers), response.read())
        for _ in range(self.random.choice((1, 1, 1, 3))):
            self.random.choice(self.mutations)(self.random, answer)
        if self.random.random() < 0.1:
            answer.body += self.key.encode()
            answer.headers["x-echo"] = self.key
        headers = {name: text for name, text in answer.headers.items() if name != "content-length"}
        return httpx.Response(
            answer.status,
            headers=[(name.encode(), text.encode(errors="replace")) for name, text in headers.items()],
            stream=httpx.ByteStream(answer.body),
        )
