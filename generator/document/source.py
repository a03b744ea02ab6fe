"""A Source (the data as written, with the position of every node) and a Document (what everything else sees)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Finding, Position
from generator.pointer import Pointer

JsonObject = dict[str, Any]

FILES_KEY = "x-truespec-files"
"""Other files that the document refers to stand below this root key, one member a file (path relative to the root
document), their references rewritten to local ones: downstream of reading every `$ref` is local."""


@dataclass(frozen=True, slots=True)
class Source:
    """The document as written. `data` is never changed after reading.

    `digest` is the sha256 (hex) of the root file's bytes; `positions` maps each node to where its *key* (or list item)
    stands. `findings` is what reading noticed and survived. `absent` names the files that the document refers to
    and that could not be read, as they would stand below FILES_KEY.
    """

    uri: str
    data: JsonObject
    digest: str
    positions: Mapping[Pointer, Position] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    absent: tuple[str, ...] = ()

    def locate(self, pointer: Pointer) -> Position:
        """Where `pointer` stands, or else its nearest ancestor that was written."""
        while pointer and pointer not in self.positions:
            pointer = pointer.parent
        return self.positions.get(pointer, Position(self.uri))


@dataclass(frozen=True, slots=True)
class Document:
    """The Source after overlays, in the OpenAPI 3.1 spelling (JSON Schema 2020-12). Never changed.

    Pointers are those of the Source wherever a node stood there.
    """

    data: JsonObject
    source: Source
    digest: str
    findings: tuple[Finding, ...] = ()

    def locate(self, pointer: Pointer) -> Position:
        """Where `pointer` stands in the Source, or else its nearest ancestor."""
        return self.source.locate(pointer)
