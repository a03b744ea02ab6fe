"""What it takes to make the requests of contract tests: the worst body, everything that is taken, what is refused.

In process, on the document in `spec/`, as if a server accepted everything. Each round makes the whole again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any as Json

from hypothesis import HealthCheck, given, settings

from benchmarks.rows import Row, report
from contract_tests.cases import Case
from contract_tests.data import Covering, negatives
from contract_tests.data.constraints import WORTH
from contract_tests.data.making import Making
from contract_tests.drawing import Seeded
from contract_tests.plan import cases
from contract_tests.strategies import Loose, Strategies
from generator.document.oracle import Oracle
from generator.ir.api import Operation
from generator.ir.graph import graph
from generator.load import Loaded, load

ROOT = Path(__file__).parent.parent
ROUNDS, EXAMPLES = 5, 200
WORST = "createConversationFlow"


def known(entity: str) -> Sequence[Json]:
    """Two ids of everything."""
    return [0, 1] if entity.endswith(".version") else [f"{entity}_1", f"{entity}_2"]


def milliseconds(task: Callable[[], int]) -> float:
    """The median of a few rounds, for each thing that a round makes."""
    taken = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        count = task()
        taken.append((perf_counter() - begin) * 1000 / count)
    return median(taken)


def drawn(values: Strategies, operation: Operation) -> int:
    """Cases of an operation, through Hypothesis."""
    count = 0

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases(values, operation))
    def keep(_: Case) -> None:
        nonlocal count
        count += 1

    keep()
    return count


def seeded(values: Strategies, operation: Operation) -> int:
    """The same bodies, without."""
    assert operation.body is not None
    for turn in range(EXAMPLES):
        Making(values.shapes, Loose(Seeded(turn))).value(operation.body.contents[0].type, ())
    return EXAMPLES


def covered(loaded: Loaded, oracle: Oracle) -> tuple[Covering, int]:
    """A covering that has seen everything, and how many requests that took."""
    covering, count = Covering(loaded.api, graph(loaded.api), seed=0, oracle=oracle), 0
    for operation in covering.order(loaded.api.operations):
        for positive in covering.positives(operation, known, most=200):
            covering.confirmed(positive)
            count += 1
    return covering, count


def measured() -> list[Row]:
    """The rows."""
    loaded = load(str(ROOT / "spec" / "openapi.yaml"))
    oracle, values = Oracle(loaded.document), Strategies(loaded.api)
    worst = next(each for each in loaded.api.operations if each.id == WORST)
    covering, count = covered(loaded, oracle)
    broken = list(negatives(loaded, covering, lambda _: known, oracle=oracle))
    telling = sum(each.worth > WORTH["type"] for each in broken)
    return [
        Row("worst body, through Hypothesis", round(milliseconds(lambda: drawn(values, worst)), 2), "ms", 5),
        Row("worst body, from a seed", round(milliseconds(lambda: seeded(values, worst)), 3), "ms", 1),
        Row("one covering request", round(milliseconds(lambda: covered(loaded, oracle)[1]), 2), "ms", 10),
        Row("covering requests, all operations", count, "", 300),
        Row("requests with one fault but types", telling, "", 600),
        Row("requests with one fault", len(broken), "", None),
    ]


if __name__ == "__main__":
    sys.exit(report(measured(), Path(__file__).parent / "results-contract-data.json"))
