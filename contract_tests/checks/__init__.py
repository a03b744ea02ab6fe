"""Checks: plain functions from an exchange to observations, one file each; its docstring is its documentation.

CHECKS is the registry. A check sees HTTP, the operation, the document and its oracle; never who made the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.body import response_body
from contract_tests.checks.content_type import response_content_type
from contract_tests.checks.headers import response_headers
from contract_tests.checks.legible import legible
from contract_tests.checks.scene import Scene
from contract_tests.checks.status import response_status
from contract_tests.checks.transport import transport
from contract_tests.observation import Observation
from generator.pointer import Pointer

Check = Callable[[Exchange, Scene], Iterator[Observation]]

CHECKS: tuple[Check, ...] = (
    transport,
    legible,
    response_status,
    response_headers,
    response_content_type,
    response_body,
)


MOST_ALIKE = 60
"""How many observations of one exchange may be about one place: what goes on says the same again."""


def judge(exchange: Exchange, scene: Scene) -> tuple[Observation, ...]:
    """What all checks find in one exchange, in their order; of what concerns one place, the first MOST_ALIKE."""
    return tuple(_bounded(found for check in CHECKS for found in check(exchange, scene)))


def _bounded(observations: Iterator[Observation]) -> Iterator[Observation]:
    seen: Counter[tuple[str, Pointer]] = Counter()
    for each in observations:
        seen[each.rule, each.pointer] += 1
        if seen[each.rule, each.pointer] <= MOST_ALIKE:
            yield each
