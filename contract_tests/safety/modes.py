"""Which operations may be sent at all: to read, to work in a sandbox, or whatever the document has.

Knows modes and what overlays say of operations; must not know ids or budgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_tests.address import is_local
from contract_tests.cases import reads
from generator.findings import failure
from generator.ir.api import Operation
from generator.ir.graph import Graph

Mode = Literal["read", "sandbox", "full"]
MODES: tuple[Mode, ...] = ("read", "sandbox", "full")
CHANGING = ("update", "replace", "delete")


@dataclass(frozen=True, slots=True)
class Permission:
    """What a mode lets be sent; `named` are operations that the user allows beyond."""

    mode: Mode
    graph: Graph
    named: frozenset[str] = frozenset()

    def refusal(self, operation: Operation) -> str:
        """Why an operation is not sent; empty where it may be."""
        if self.mode == "full" or reads(operation) or operation.id in self.named:
            return ""
        if self.mode == "read":
            return "it is no reading, and the mode is read"
        if operation.effect:
            return f"it {operation.effect}"
        if operation.sandbox or (operation.action in CHANGING and not self.makes(operation)):
            return ""
        return "no overlay says that a sandbox allows it"

    def makes(self, operation: Operation) -> str:
        """The entity that an operation makes things of; empty where it makes none that has a name."""
        entity = self.graph.of(operation.id)
        return entity.name if entity is not None and operation.id in entity.creates else ""

    def allows(self, operation: Operation) -> bool:
        """Whether an operation may be sent."""
        return not self.refusal(operation)


def default_mode(url: str) -> Mode:
    """Everything on this machine, where emulators are; elsewhere nothing but reading."""
    return "full" if is_local(url) else "read"


def require_possible(mode: Mode, url: str, *, forced: bool) -> None:
    """Raises InputError where everything would be sent to a server that is no emulator of ours."""
    if mode == "full" and not is_local(url) and not forced:
        raise failure(
            "mode-dangerous",
            f"mode full would send everything to {url[:100]}, also what dials, buys and sends",
            suggestion="Use --mode sandbox or read. If it is an emulator all the same, add --force.",
        )
