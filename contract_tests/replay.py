"""Sending a reproduction again: whether the drift that a replay file tells of still shows on a server.

Knows replay files and how to reach a server; needs no document, since the file says as data what shows the drift. The
file is untrusted: whatever it says, requests go below the given address only, and the key to no other host.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import httpx

from contract_tests.address import fault
from contract_tests.cases import Exchange
from contract_tests.client import Inconclusive, Limits, Sender, Spent
from contract_tests.drift.playing import Played, Playing, excerpt
from contract_tests.drift.steps import LARGEST, RESERVED, Broken, Reproduction, Step, parse
from generator.ir.api import Api, Location, SecurityScheme, Settings

__all__ = ["Broken", "Played", "described", "read", "replay"]

SECONDS = 120.0
PLACES: Mapping[str, Location] = {"header": "header", "query": "query", "cookie": "cookie"}


def read(path: Path) -> Reproduction:
    """The reproduction in a file. Raises Broken where it is none, OSError where it cannot be read."""
    with path.open("rb") as file:
        return parse(file.read(LARGEST + 1))


def replay(
    reproduction: Reproduction,
    url: str,
    *,
    key: str = "",
    tell: Callable[[Step, Exchange], None] = lambda _step, _exchange: None,
    transport: httpx.BaseTransport | None = None,
) -> Played:
    """What came of sending a reproduction to the server at `url`.

    Raises Broken where `url` is no address of a server, or the file wants the key in a place that is not for keys.
    """
    most = 4 * (len(reproduction.steps) + len(reproduction.cleanup))
    limits = Limits(requests=most, seconds=SECONDS)
    sender = Sender(_api(reproduction), _address(url), key=key, limits=limits, transport=transport)
    try:
        return Playing(reproduction, sender, tell).whole()
    except (Inconclusive, Spent) as reason:
        return Played(verdict="inconclusive", why=str(reason))
    finally:
        sender.close()


def _address(url: str) -> str:
    wrong = fault(url)
    if wrong:
        raise Broken(wrong)
    return url


def _api(reproduction: Reproduction) -> Api:
    """As much of a model as a sender needs: where the key goes."""
    said = reproduction.authentication
    name = said.get("name", "")
    if said.get("prefix") == "Bearer ":
        scheme = SecurityScheme(id="key", kind="bearer")
    else:
        if name.lower() in RESERVED - {"authorization"}:
            raise Broken(f"the file wants the key in {name}, which is not for keys")
        location = PLACES.get(said.get("in", ""), "header")
        scheme = SecurityScheme(id="key", kind="apiKey", location=location, name=name)
    settings = Settings(package="", distribution="", client="", environment="")
    return Api(title="", version="", settings=settings, security_schemes=(scheme,) if name else ())


def described(number: int, step: Step, exchange: Exchange) -> str:
    """A step and its answer on one line: `2. GET /agents/7 200 {"id": 7}`."""
    path = "".join(each if each.isprintable() else " " for each in exchange.case.operation.path[:200])
    status = str(exchange.status) if exchange.status else exchange.headers.get("x-failure", "no answer")
    return f"{number}. {step.method} {path} {status} {excerpt(exchange)}".rstrip()
