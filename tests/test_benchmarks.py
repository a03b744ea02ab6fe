"""The measures of the benchmark see what they are for."""

import sys
from functools import partial

import pytest

from benchmarks.measure import interleaved, run
from benchmarks.rows import Row, table
from benchmarks.size import measure

SOURCE = """
import pydantic
from pydantic import BaseModel, RootModel

class Base(BaseModel): ...
class Pet(Base): ...
class Pets(RootModel[list[Pet]]): ...
class Other(pydantic.BaseModel): ...
class Plain: ...
class PetV2(Base): ...
class Pet1(Base): ...
class E164(Base): ...
LongestNameOfAll_of_them: int = 0
"""


def test_size(tmp_path):
    (tmp_path / "pets.py").write_text(SOURCE)
    size = measure(tmp_path, known=["E164"])
    assert (size.lines, size.models, size.longest) == (13, 7, "LongestNameOfAll_of_them")
    assert size.numbered == ("Pet1",)


def test_run_measures_time_and_memory(tmp_path):
    code = "import time; x = bytearray(64_000_000); time.sleep(0.2)"
    cost = run([sys.executable, "-c", code], cwd=tmp_path, log=tmp_path / "log")
    assert cost.seconds > 0.2
    assert cost.megabytes > 64


def test_a_command_that_fails_ends_the_benchmark(tmp_path):
    with pytest.raises(SystemExit, match="out of order"):
        run([sys.executable, "-c", "raise SystemExit('out of order')"], cwd=tmp_path, log=tmp_path / "log")


def test_contenders_take_turns(tmp_path):
    order = []

    def contender(name):
        order.append(name)
        return run([sys.executable, "-c", ""], cwd=tmp_path, log=tmp_path / "log")

    interleaved({name: partial(contender, name) for name in "ab"}, rounds=2)
    assert order == ["a", "b", "a", "b"]


def test_a_missed_bound_is_marked():
    lines = list(table([Row("fits", 1, "s", 2), Row("misses", 3, "s", 2)], {"fits": {"value": 0.5}}))
    assert "MISSED" not in lines[1]
    assert "0.5 s" in lines[1]
    assert lines[2].endswith("MISSED")
