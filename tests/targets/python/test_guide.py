"""The package's README.md and api.md: every Python snippet in them runs, and api.md has every call."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any as Json

import httpx
import pytest

from generator.ir.api import Api, Operation
from generator.ir.walk import definitions
from generator.output import File

from .examples import example

SNIPPET = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def snippets(sdk_files: tuple[File, ...], name: str) -> list[str]:
    text = next(file.text for file in sdk_files if file.path == f"python/{name}")
    return SNIPPET.findall(text)


class Server:
    """Answers every operation as the document says, a list with its last page; remembers what it was asked."""

    def __init__(self, api: Api) -> None:
        self.seen: list[str] = []
        self._types = definitions(api)
        self._operations = [(_pattern(op), op) for op in api.operations]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        # What the document has not, the README calls by its path.
        found = (op for path, op in self._operations if path.fullmatch(f"{request.method} {request.url.path}"))
        operation = next(found, None)
        self.seen.append(operation.id if operation is not None else request.url.path)
        return httpx.Response(200, json={}) if operation is None else self._answer(operation)

    def _answer(self, operation: Operation) -> httpx.Response:
        success = operation.success
        assert success is not None
        if not success.contents:
            return httpx.Response(int(success.status))
        body: Json = example(self._types, success.contents[0].type)
        if operation.pagination is not None and operation.pagination.has_more:
            body[operation.pagination.has_more] = False
        if operation.pagination is not None and operation.pagination.style == "last-item":
            body = []
        return httpx.Response(int(success.status), json=body)


def _pattern(operation: Operation) -> re.Pattern[str]:
    path = re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(operation.path))
    return re.compile(f"{operation.method.upper()} {path}")


@pytest.fixture
def server(api: Api, sdk: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Server:
    """Stands behind every client that is made, in the process."""
    made = Server(api)
    transport = httpx.MockTransport(made)
    monkeypatch.setenv("RETELL_API_KEY", "key")
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda _, request: transport.handle_request(request))
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", _awaited(transport))
    monkeypatch.chdir(tmp_path)
    return made


def _awaited(transport: httpx.MockTransport) -> Callable[..., Json]:
    async def handle(_: Json, request: httpx.Request) -> httpx.Response:
        return await transport.handle_async_request(request)

    return handle


def run(snippets: list[str], name: str) -> dict[str, Json]:
    """One after another, as a reader would who follows along."""
    space: dict[str, Json] = {"__name__": "__main__"}
    for number, snippet in enumerate(snippets):
        exec(compile(snippet, f"{name}, snippet {number}", "exec"), space)
    return space


def test_every_snippet_of_the_readme_runs(
    sdk_files: tuple[File, ...], server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    found = snippets(sdk_files, "README.md")
    assert len(found) >= 9
    space = run(found, "README.md")
    assert "/status" in server.seen
    assert len(server.seen) >= 10
    said = capsys.readouterr().out
    assert "refused: " in said
    assert "no answer" not in said
    space["patient"].close()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_snippet_of_the_list_of_calls_runs(sdk_files: tuple[File, ...], server: Server, api: Api) -> None:
    run(snippets(sdk_files, "api.md"), "api.md")
    assert set(server.seen) == {operation.id for operation in api.operations}
    assert len(server.seen) == len(api.operations) + sum(len(operation.aliases) for operation in api.operations)


def test_the_list_of_calls_has_signature_path_and_return_type(sdk_files: tuple[File, ...], api: Api) -> None:
    text = next(file.text for file in sdk_files if file.path == "python/api.md")
    for operation in api.operations:
        assert f"`{operation.method.upper()} {operation.path}` → `" in text, operation.id
    assert "client.agent.retrieve(agent_id: str, *, version=...) -> types.AgentResponse" in text
    assert "client.agent.delete(agent_id: str) -> None" in text
    assert "Deprecated: use " in text
