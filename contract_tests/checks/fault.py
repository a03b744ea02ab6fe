"""One departure of a value from its schema, and how places in it are told.

Plain data.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any as Json

from contract_tests.observation import Impact
from generator.pointer import Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One departure. `pointer` is the node of the document that declares it, `path` where in the body it was seen.

    `place` is how a message names the place; `detail` is what patches and reproductions need beside that.
    """

    rule: str
    pointer: Pointer
    facet: str
    says: str
    path: Pointer
    impact: Impact = "breaking"
    value: Json = field(default=None, hash=False)
    detail: dict[str, Json] = field(default_factory=dict, hash=False)
    confidence: float = 1.0
    is_ambiguous: bool = False

    @property
    def message(self) -> str:
        """The place and what is said of it."""
        return f"{str(self.path).removeprefix('#') or 'the body'} {self.says}"

    def under(self, path: Pointer) -> Fault:
        """The same fault in a value that stands at `path` of the body."""
        return replace(self, path=path + self.path) if path else self
