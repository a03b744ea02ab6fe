"""One rule of drift: which row of the catalogue, for which operations, at which place of the document.

Must not know what any row does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any as Json

from generator.pointer import ROOT, Pointer

RULES = "_drift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A deviation that is wanted. `operation` is a glob over operationIds.

    `pointer` is the place: that of a property (`…/properties/name`) for what concerns one, of a schema else, empty for
    the whole body or where no schema is concerned. `detail` holds what a row may be told (the new name, the status).
    """

    id: str
    row: int
    operation: str = "*"
    pointer: Pointer = ROOT
    detail: Mapping[str, Json] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, identity: str, record: Mapping[str, Json]) -> Rule:
        """The rule of a record. Raises ValueError where it is none."""
        row, detail = record.get("row"), record.get("detail") or {}
        if not isinstance(row, int) or not isinstance(detail, dict):
            raise ValueError("a rule of drift has a number as its row, and an object as its detail")
        operation, pointer = str(record.get("operation", "*")), str(record.get("pointer", ""))
        return cls(id=identity, row=row, operation=operation, pointer=Pointer.parse(pointer), detail=detail)

    def concerns(self, operation: str) -> bool:
        """Whether an operation is meant, by its id."""
        return fnmatchcase(operation, self.operation)

    @property
    def wire(self) -> str:
        """The name of the property at `pointer`; empty where that is no property."""
        return self.pointer.name if self.pointer[-2:-1] == ("properties",) else ""
