"""The garbage collector rests while large answers are read, and only then."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx
import pytest

from templates.python.runtime import collector, decoding, response
from templates.python.runtime.collector import PAUSED
from templates.python.runtime.errors import APIResponseValidationError
from templates.python.runtime.operation import Operation, Result

READ: Operation[Any] = Operation("read", "GET", "/", results=(Result("200"),))


@pytest.fixture(autouse=True)
def _enabled() -> Iterator[None]:
    assert gc.isenabled()
    yield
    assert gc.isenabled()


@pytest.mark.parametrize(("size", "rests"), [(10, False), (collector.LARGE, True)])
def test_it_rests_while_a_large_answer_is_read(monkeypatch: pytest.MonkeyPatch, size: int, rests: Any) -> None:
    seen: list[bool] = []
    loads = decoding.loads

    def watched(content: bytes) -> Any:
        seen.append(gc.isenabled())
        return loads(content)

    monkeypatch.setattr(decoding, "loads", watched)
    assert response.read(READ, httpx.Response(200, json="x" * size)) == "x" * size
    assert seen == [not rests]


def test_it_runs_again_after_an_error() -> None:
    with pytest.raises(APIResponseValidationError):
        response.read(READ, httpx.Response(200, content=b"[" * collector.LARGE))


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    with PAUSED:
        pass
    assert not gc.isenabled()
    gc.enable()


def test_the_last_thread_to_leave_turns_it_on() -> None:
    meeting = Barrier(3)

    def read(number: int) -> bool:
        with PAUSED:
            meeting.wait()
            still = [gc.isenabled() for _ in range(1000)]
            meeting.wait()
        return any(still)

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(read, range(3))) == [False, False, False]
