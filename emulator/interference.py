"""What may make the emulator depart from its document or its duty on purpose: at which steps of a request it is asked.

Knows the steps only; must not know any fault, rate or drift.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from emulator.http import Request, Response, Wire
from emulator.session import Behaviour, Reply, Session
from generator.ir.api import Operation

if TYPE_CHECKING:
    from emulator.reading import Reader


@dataclass(slots=True)
class Incoming:
    """A request that was matched to an operation. Not to be changed: it is not frozen, for each request makes one."""

    request: Request
    operation: Operation
    segments: Mapping[str, str]


class Interference(Protocol):
    """Something that makes the emulator depart from its document or its duty on purpose: faults, drift.

    Every method may leave things as they are: `None`, or what it was given.
    """

    @property
    def is_active(self) -> bool:
        """Whether there is any rule at all."""

    def before(self, incoming: Incoming, workspace: str) -> Response | Wire | None:
        """Answer instead of the emulator, or only say what the network does to its answer."""

    def workspace(self, incoming: Incoming) -> str | None:
        """Take over authentication."""

    def reader(self, operation: Operation) -> Reader | None:
        """Read and judge requests otherwise."""

    def around(self, session: Session, behave: Behaviour) -> Reply:
        """Carry out the operation otherwise."""

    def after(self, incoming: Incoming, session: Session | None, response: Response) -> Response:
        """Change the answer."""


def around(interference: Interference, behave: Behaviour) -> Behaviour:
    """A behaviour as an interference has it carried out."""
    return lambda session: interference.around(session, behave)
