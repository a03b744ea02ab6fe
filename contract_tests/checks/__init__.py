"""Checks: plain functions from an exchange to observations, one file each; its docstring is its documentation.

CHECKS is the registry. A check sees HTTP, the operation, the document and its oracle; never who made the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.body import response_body
from contract_tests.checks.content_type import response_content_type
from contract_tests.checks.legible import legible
from contract_tests.checks.scene import Scene
from contract_tests.checks.status import response_status
from contract_tests.checks.transport import transport
from contract_tests.observation import Observation

Check = Callable[[Exchange, Scene], Iterator[Observation]]

CHECKS: tuple[Check, ...] = (transport, legible, response_status, response_content_type, response_body)


def judge(exchange: Exchange, scene: Scene) -> tuple[Observation, ...]:
    """What all checks find in one exchange, in their order."""
    return tuple(found for check in CHECKS for found in check(exchange, scene))
