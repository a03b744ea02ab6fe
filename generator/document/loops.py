"""Cutting references that lead back to themselves without a property or an item between.

Knows which keywords apply to the very same value (JSON Schema Core 2020-12, section 10.2); must not know what a
schema means. Such a schema says nothing: section 9.4.1 calls it an infinite recursion. A tree of pets whose property
holds pets is none, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.document.references import target
from generator.document.sites import schemas
from generator.document.source import JsonObject, Source
from generator.findings import Finding, Severity
from generator.pointer import Pointer

CIRCULAR = "reference-circular"
LISTS = ("allOf", "anyOf", "oneOf")
ONES = ("not", "if", "then", "else")


def cut(data: JsonObject, source: Source) -> tuple[Finding, ...]:
    """Remove, in place, every `$ref` that closes such a loop; a finding for each, unless reading found it before."""
    found = tuple(_Cutting(data, source).findings())
    return () if any(finding.rule == CIRCULAR for finding in source.findings) else found


class _Cutting:
    """One walk over all schemas, each finished once. `path` holds those that are being walked through."""

    def __init__(self, data: JsonObject, source: Source) -> None:
        self.data, self.source = data, source
        self.done: set[Pointer] = set()
        self.path: set[Pointer] = set()

    def findings(self) -> Iterator[Finding]:
        for at, node in list(schemas(self.data)):
            if "$ref" in node:
                yield from self.walk(at, node)

    def walk(self, at: Pointer, node: Any) -> Iterator[Finding]:
        """Everything that applies to the same value as the schema at `at`."""
        if at in self.done or not isinstance(node, dict):
            return
        self.path.add(at)
        yield from self.follow(at, node)
        for child, inner in _same_value(at, node):
            yield from self.walk(child, inner)
        self.path.discard(at)
        self.done.add(at)

    def follow(self, at: Pointer, node: JsonObject) -> Iterator[Finding]:
        """What a reference leads to, or the end of the loop that it closes."""
        ref = node.get("$ref")
        pointer = target(ref) if isinstance(ref, str) else None
        if pointer is None:
            return
        if pointer in self.path:
            del node["$ref"]
            yield _finding(at, str(ref), self.source)
            return
        try:
            yield from self.walk(pointer, pointer.resolve(self.data))
        except (LookupError, ValueError):
            return


def _same_value(at: Pointer, node: JsonObject) -> Iterator[tuple[Pointer, Any]]:
    for keyword in LISTS:
        listed = node.get(keyword)
        for index, item in enumerate(listed if isinstance(listed, list) else ()):
            yield at / keyword / index, item
    for keyword in ONES:
        if keyword in node:
            yield at / keyword, node[keyword]


def _finding(at: Pointer, ref: str, source: Source) -> Finding:
    return Finding(
        CIRCULAR,
        Severity.ERROR,
        f"the reference to {ref} leads back to itself; it is ignored",
        at / "$ref",
        source.locate(at / "$ref"),
        "refer to the schema that is meant",
    )
