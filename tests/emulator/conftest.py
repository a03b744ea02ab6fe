"""An emulator of the document in `spec/`, and a client for it that judges every success by the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any as Json
from urllib.parse import urlencode

import orjson
import pytest

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.router import Router
from generator.load import Loaded, load

SPEC = Path(__file__).parent.parent.parent / "spec" / "openapi.yaml"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The document in `spec/`."""
    return load(str(SPEC))


@pytest.fixture
def emulator(loaded: Loaded) -> Emulator:
    """An empty emulator in the profile `spec`, whose time stands still."""
    return Emulator(loaded, clock=Setting("frozen"))


@pytest.fixture
def strict(loaded: Loaded) -> Emulator:
    """An empty emulator in the profile `strict`, whose time stands still."""
    return Emulator(loaded, profile="strict", clock=Setting("frozen"))


@pytest.fixture
def live(loaded: Loaded) -> Emulator:
    """An empty emulator in the profile `live`, whose time stands still."""
    return Emulator(loaded, profile="live", clock=Setting("frozen"))


Call = Callable[..., Response]


def call(
    emulator: Emulator,
    method: str,
    path: str,
    body: Json = None,
    key: str = "key_a",
    *,
    headers: dict[str, str] | None = None,
    **query: Json,
) -> Response:
    """Send one request, and judge what is answered: only declared statuses, and bodies that the document accepts.

    In the profile `live` nothing is judged. A trailing underscore of a query parameter is dropped.
    """
    sent = {"authorization": f"Bearer {key}", **(headers or {})}
    if body is not None:
        sent["content-type"] = "application/json"
    raw = b"" if body is None else orjson.dumps(body)
    asked = {name.rstrip("_"): str(value).lower() if value in (True, False) else value for name, value in query.items()}
    response = emulator.handle(Request(method, path, urlencode(asked), sent, raw))
    if emulator.profile != "live":
        judge(emulator, method, path, response)
    return response


@lru_cache(maxsize=8)
def router_of(emulator: Emulator) -> Router:
    """What tells the operation of a path."""
    return Router(emulator.api)


def judge(emulator: Emulator, method: str, path: str, response: Response) -> None:
    """The response is one that the operation declares."""
    operation = router_of(emulator).match(method, path).operation
    declared = {each.status: each for each in operation.responses}
    assert str(response.status) in declared, (operation.id, response.status, response.body)
    contents = declared[str(response.status)].contents
    if contents and response.body:
        violations = emulator.oracle.errors(contents[0].origin / "schema", response.json())
        assert not violations, (operation.id, response.body, violations)
    else:
        assert not contents or operation.id == "publishAgentVersion", operation.id


def ok(response: Response) -> Json:
    """The body of a success; None where there is none."""
    assert response.status < 300, (response.status, response.body)
    return response.json() if response.body else None


def refused(response: Response, status: int, *words: str) -> str:
    """The message of a refusal with this status, which holds these words."""
    assert response.status == status, (response.status, response.body)
    message = str(response.json()["message"])
    assert all(word in message for word in words), message
    return message
