"""What each schema asserts of a value by itself, leaving aside what it refers to, combines or says of members.

Knows JSON Schema's validation vocabulary (2020-12, sections 6 and 7); must not know which are meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Json

from generator.document.oracle import Oracle, Violation
from generator.document.source import Document
from generator.findings import InputError
from generator.pointer import Pointer

ASSERTIONS = (
    "type",
    "enum",
    "const",
    "required",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "maxProperties",
    "minProperties",
    "dependentRequired",
    "format",
)
ALONE = Pointer(("schema",))


class Asserted:
    """Judges values by single schemas of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._oracles: dict[Pointer, Oracle | None] = {}

    def broken(self, pointer: Pointer, value: Json) -> tuple[Violation, ...]:
        """What `value` violates of the schema at `pointer` itself; `instance` is the value."""
        oracle = self._oracle(pointer)
        if oracle is None:
            return ()
        try:
            found = oracle.errors(ALONE, value)
        except InputError:
            return ()
        return tuple(replace(each, schema=pointer + each.schema[len(ALONE) :]) for each in found)

    def _oracle(self, pointer: Pointer) -> Oracle | None:
        """A judge of the one schema; None where it asserts nothing."""
        if pointer not in self._oracles:
            schema = pointer.resolve(self._document.data)
            alone = {word: schema[word] for word in ASSERTIONS if word in schema} if isinstance(schema, dict) else {}
            made = replace(self._document, data={ALONE.name: alone})
            self._oracles[pointer] = Oracle(made, formats=True) if alone else None
        return self._oracles[pointer]
