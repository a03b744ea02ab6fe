"""Documents of APIs that the emulator has never heard of, and a client that judges every answer by them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any as Json
from urllib.parse import urlencode

import orjson

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.facts import ProfileName
from emulator.http import Request, Response
from emulator.refusal import declared
from emulator.router import Router
from generator.load import load

HERE = Path(__file__).parent


class Client:
    """Sends requests with the headers and the query of `auth`; no answer may be undeclared or fail to conform."""

    def __init__(self, document: Path, *, profile: ProfileName = "spec", auth: Mapping[str, str] | None = None) -> None:
        self.emulator = Emulator(load(str(document)), profile=profile, clock=Setting("frozen"))
        self.router = Router(self.emulator.api)
        self.auth = dict(auth or {})

    def send(
        self, method: str, path: str, body: Json = None, *, media_type: str = "application/json", **query: Json
    ) -> Response:
        """The answer, judged."""
        headers = {**self.auth, "content-type": media_type}
        raw = b"" if body is None else orjson.dumps(body)
        response = self.emulator.handle(Request(method, path, urlencode(query, doseq=True), headers, raw))
        self.judge(method, path, response)
        return response

    def judge(self, method: str, path: str, response: Response) -> None:
        """Fails unless the operation declares the answer."""
        operation = self.router.match(method, path).operation
        wanted = declared(operation, response.status)
        assert wanted is not None, (operation.id, response.status, response.body)
        by_type = {each.media_type: each for each in wanted.contents}
        assert bool(by_type) == bool(response.body), (operation.id, response.status, response.body)
        if by_type:
            content = by_type[response.header("content-type")]
            if "json" in content.media_type:
                violations = self.emulator.oracle.errors(content.origin / "schema", response.json())
                assert not violations, (operation.id, response.body, violations)

    def ok(self, method: str, path: str, body: Json = None, **more: Json) -> Json:
        """The body of a success; None where there is none."""
        response = self.send(method, path, body, **more)
        assert response.status < 300, response
        return response.json() if response.body else None

    def status(self, method: str, path: str, body: Json = None, **more: Json) -> int:
        """The status of an answer."""
        return self.send(method, path, body, **more).status
