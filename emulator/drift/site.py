"""A place where a row of the catalogue can be seen, from which a rule can be made.

Plain data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal

from emulator.drift.rule import Rule
from generator.pointer import ROOT, Pointer

Where = Literal["top", "item", "variant", "operation"]
"""Where in a body: at its top or in objects there, in items of lists or maps, below a union or something nullable; or
the operation as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One place. `detail` is what its rule needs to be told.

    `certain`: every conforming request or answer shows it, as far as its lists hold anything and its variants are met.
    """

    row: int
    operation: str
    pointer: Pointer = ROOT
    detail: Mapping[str, Json] = field(default_factory=dict, hash=False)
    where: Where = "operation"
    certain: bool = True

    def rule(self, identity: str = "drift") -> Rule:
        """The rule that makes the emulator deviate here and nowhere else."""
        return Rule(id=identity, row=self.row, operation=self.operation, pointer=self.pointer, detail=self.detail)
