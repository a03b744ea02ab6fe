"""The document as a closed world: no object may have properties that nothing declares.

Knows JSON Schema 2020-12 (`unevaluatedProperties`, core, section 11.3). Stricter than what is judged by, and quick:
what passes here needs no closer look; what does not may still be right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Json

from contract_tests.schemas import Schemas
from generator.document.oracle import Oracle
from generator.document.source import Document
from generator.findings import InputError
from generator.pointer import Pointer

DEEPEST = 200
MEMBERS = ("properties", "patternProperties")
INNER = ("items", "additionalProperties", "schema")
PARTS = ("allOf", "anyOf", "oneOf")
LITERAL = ("enum", "const", "default", "example", "examples")


class Closed:
    """Judges values by a closed document, which is made when it is first asked for."""

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._oracle: Oracle | None = None

    def accepts(self, pointer: Pointer, value: Json) -> bool:
        """Whether `value` satisfies the schema at `pointer` and has nothing that is undeclared, for certain."""
        if self._oracle is None:
            closed = self._node(self._document.data, Pointer(), place=False)
            self._oracle = Oracle(replace(self._document, data=closed), formats=True)
        try:
            return self._oracle.accepts(pointer, value)
        except InputError:
            return False

    def _node(self, node: Json, at: Pointer, *, place: bool) -> Json:
        if len(at) > DEEPEST:
            return node
        if isinstance(node, list):
            return [self._node(each, at / index, place=False) for index, each in enumerate(node)]
        if not isinstance(node, dict):
            return node
        made = {key: self._member(key, value, at / key) for key, value in node.items()}
        if place and self._is_closed(at):
            made.setdefault("unevaluatedProperties", False)
        return made

    def _member(self, key: str, value: Json, at: Pointer) -> Json:
        if key in LITERAL:
            return value
        if key in MEMBERS and isinstance(value, dict):
            return {name: self._node(each, at / name, place=True) for name, each in value.items()}
        if key == "prefixItems" and isinstance(value, list):
            return [self._node(each, at / index, place=True) for index, each in enumerate(value)]
        return self._node(value, at, place=key in INNER)

    def _is_closed(self, at: Pointer) -> bool:
        """Whether objects there declare properties, and no others are meant to be there."""
        parts = self._schemas.plain(at)
        return bool(self._schemas.names(at)) and not (
            self._schemas.is_open(parts) and any(self._schemas.schema(each).get("properties") for each in parts)
        )
