"""Jobs at the same time give what they give one after the other."""

import os
import time
from collections.abc import Callable
from functools import partial

import pytest

from generator import concurrently as module
from generator.concurrently import concurrently, standing_by
from generator.findings import InputError, failure


@pytest.fixture(params=[True, False], ids=["forked", "alone"])
def forking(request, monkeypatch):
    if request.param and not hasattr(os, "fork"):
        pytest.skip("needs fork")
    monkeypatch.setattr(module, "_can_fork", lambda: request.param)
    return request.param


def test_results_come_in_the_given_order(forking):
    assert list(concurrently({name: partial(str.upper, name) for name in "bca"}).items()) == [
        ("b", "B"),
        ("c", "C"),
        ("a", "A"),
    ]


def test_jobs_run_in_processes_of_their_own(forking):
    found = concurrently(dict.fromkeys("abc", os.getpid))
    assert found["a"] == os.getpid()
    assert len(set(found.values())) == (3 if forking else 1)


def test_at_the_same_time(monkeypatch):
    monkeypatch.setattr(module, "_can_fork", lambda: True)
    start = time.perf_counter()
    concurrently({name: partial(time.sleep, 0.5) for name in "abcd"})
    assert time.perf_counter() - start < 1.5


def test_an_error_is_raised_here_with_all_it_carries(forking):
    def fail():
        raise failure("target-unhappy", "no", suggestion="try again")

    jobs: dict[str, Callable[[], object]] = {"a": str, "b": fail}
    with pytest.raises(InputError) as caught:
        concurrently(jobs)
    assert caught.value.findings[0].suggestion == "try again"


def test_a_process_that_dies_is_made_up_for(forking):
    here = os.getpid()

    def die():
        if os.getpid() != here:
            os._exit(9)
        return "done"

    jobs: dict[str, Callable[[], str]] = {"a": str, "b": die}
    assert concurrently(jobs) == {"a": "", "b": "done"}


def test_large_results(forking):
    jobs: dict[str, Callable[[], str]] = {"a": str, "b": partial("x".__mul__, 10_000_000)}
    assert len(concurrently(jobs)["b"]) == 10_000_000


def _answer(number: int) -> tuple[int, int]:
    return os.getpid(), number * 2


def test_a_process_that_stands_by_takes_the_first_job_and_no_other() -> None:
    start = standing_by(lambda: None)
    first, second = start(partial(_answer, 1)), start(partial(_answer, 2))
    assert (first()[1], second()[1]) == (2, 4)


def test_a_job_that_cannot_travel_is_begun_as_ever() -> None:
    assert standing_by(lambda: None)(lambda: 7)() == 7


def test_what_fails_there_fails_here() -> None:
    def prepare() -> None:
        raise ValueError("not ready")

    assert standing_by(prepare)(partial(_answer, 3))()[1] == 6
