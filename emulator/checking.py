"""Whether a value is what the document demands; if not, the one thing to say about it.

Knows the oracle, and which of several violations a caller should hear of; must not know how a value arrived.
"""

from __future__ import annotations

from typing import Any as Json

from emulator.problem import Problem
from emulator.wording import sentence
from generator.document.oracle import Oracle, Violation
from generator.document.source import Document
from generator.findings import InputError
from generator.pointer import Pointer

_FIRST = ("falseSchema", "type", "required", "additionalProperties", "unevaluatedProperties", "const", "enum")
"""What is said first of several violations of one value: the grossest, as servers that stop at the first fault do."""
_LAST = ("not", "oneOf", "anyOf")
"""What says least stands last, wherever it is."""


class Judge:
    """Judges values by the schemas of one document. `document` lets messages quote what a schema demands."""

    def __init__(self, oracle: Oracle, document: Document | None = None) -> None:
        self._oracle = oracle
        self._document = document

    def usable(self, *candidates: Pointer) -> Pointer | None:
        """The first pointer at which there is a usable schema, or None."""
        return next((each for each in candidates if self._is_usable(each)), None)

    def _is_usable(self, pointer: Pointer) -> bool:
        try:
            self._oracle.accepts(pointer, None)
        except InputError:
            return False
        return True

    def accepts(self, pointer: Pointer, value: Json) -> bool:
        """Whether the schema at `pointer` accepts `value`."""
        return self._oracle.accepts(pointer, value)

    def check(self, pointer: Pointer, value: Json, place: str) -> None:
        """Raises Problem, with one message below `place`, where the schema at `pointer` refuses `value`."""
        if not self._oracle.accepts(pointer, value):
            violations = self._oracle.errors(pointer, value)
            raise Problem("invalid", sentence(self._document, place, min(violations, key=_precedence)))


def _precedence(violation: Violation) -> tuple[bool, int, int]:
    """Nearest to the root first, then by keyword; among equals `min` keeps the schema's order."""
    keyword = violation.keyword
    rank = _FIRST.index(keyword) if keyword in _FIRST else len(_FIRST)
    return keyword in _LAST, len(violation.instance), rank
