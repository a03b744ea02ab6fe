"""An oracle for documents that are not quite right: what it cannot judge by passes, and is told once.

Knows which schemas are of no use; must not know who asks. A content without a schema says nothing (OpenAPI 3.1, section
4.8.14): any value keeps to it.
"""

from __future__ import annotations

from typing import Any as Json

from generator.document.oracle import Oracle
from generator.document.oracle_violations import Violation
from generator.document.source import Document
from generator.findings import Finding, InputError
from generator.pointer import Pointer


class Lenient(Oracle):
    """As an Oracle, but it never raises. `unusable` is what is wrong with schemas that no value can be judged by."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._data = document.data
        self._passed: dict[Pointer, tuple[Finding, ...]] = {}

    @property
    def unusable(self) -> tuple[Finding, ...]:
        """One finding for each fault, by the position of its schema."""
        found = dict.fromkeys(each for findings in self._passed.values() for each in findings)
        return tuple(sorted(found, key=lambda each: each.sort_key))

    def accepts(self, pointer: Pointer, value: Json) -> bool:
        """Whether `value` satisfies the schema at `pointer`, or there is none to satisfy."""
        if pointer in self._passed:
            return True
        try:
            return super().accepts(pointer, value)
        except InputError as error:
            self._pass(pointer, error)
            return True

    def errors(self, pointer: Pointer, value: Json) -> tuple[Violation, ...]:
        """What `value` violates of the schema at `pointer`; empty exactly when it is accepted."""
        if pointer in self._passed:
            return ()
        try:
            return super().errors(pointer, value)
        except InputError as error:
            self._pass(pointer, error)
            return ()

    def _pass(self, pointer: Pointer, error: InputError) -> None:
        """From now on everything passes there: silently where nothing is declared."""
        try:
            pointer.resolve(self._data)
        except LookupError:
            self._passed[pointer] = ()
        else:
            self._passed[pointer] = error.findings
