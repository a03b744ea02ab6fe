"""The real document's table, and its package, written once; a server that answers every operation."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from generator.ir.api import Api
from generator.ir.walk import definitions
from generator.targets.python.migrate import Table, table
from generator.targets.python.migrate.rewrite import Rewritten, rewrite
from tests.targets.python.conftest import api, loaded, sdk, sdk_files, sdk_folder
from tests.targets.python.examples import example

__all__ = ["api", "loaded", "sdk", "sdk_files", "sdk_folder"]

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def names(api: Api) -> Table:
    return table(api)


class Server:
    """Answers each operation by an example, and remembers which were asked and how."""

    def __init__(self, api: Api) -> None:
        self.seen: list[httpx.Request] = []
        self.operations: list[str] = []
        self._known = [(op, re.compile(re.sub(r"\{\w+\}", "[^/]+", op.path))) for op in api.operations]
        self._types = definitions(api)
        self.answers: dict[str, httpx.Response | Exception] = {}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.seen.append(request)
        path = request.url.raw_path.decode().partition("?")[0]
        for op, pattern in self._known:
            if op.method.upper() == request.method and pattern.fullmatch(path):
                self.operations.append(op.id)
                return self._answer(op)
        raise AssertionError(f"no operation answers {request.method} {path}")

    def _answer(self, op) -> httpx.Response:
        success = op.success
        if not success.contents:
            return httpx.Response(int(success.status))
        return httpx.Response(int(success.status), json=example(self._types, success.contents[0].type))

    async def later(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self(request)

    def asked(self, operation: str) -> list[httpx.Request]:
        """The requests for an operation, in order."""
        return [request for request, id_ in zip(self.seen, self.operations, strict=True) if id_ == operation]

    def body(self, operation: str, index: int = 0) -> object:
        return json.loads(self.asked(operation)[index].content)


@pytest.fixture
def server(api: Api) -> Server:
    return Server(api)


@pytest.fixture
def migrated(names: Table, sdk: ModuleType) -> Callable[[str], ModuleType]:
    """Rewrite a module of `before`, and import what it has become."""

    def become(name: str) -> ModuleType:
        done = rewritten(names, f"before/{name}.py")
        module = ModuleType(f"migrated_{name}")
        sys.modules[module.__name__] = module
        exec(compile(done.content, f"{name}.py", "exec"), module.__dict__)
        return module

    return become


def rewritten(names: Table, path: str) -> Rewritten:
    return rewrite((HERE / path).read_bytes(), path, names)
