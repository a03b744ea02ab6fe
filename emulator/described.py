"""What an emulator needs to know of a document: its Api with the graph of its resources, and itself.

Must not know how they are made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator.document.source import Document
from generator.ir.api import Api
from generator.ir.graph import Graph, graph

if TYPE_CHECKING:
    from generator.load import Loaded


class Described(Protocol):
    """A document that has been understood; what `load` returns is one."""

    @property
    def api(self) -> Api:
        """The model."""

    @property
    def document(self) -> Document:
        """The document as the oracle reads it."""


@dataclass(frozen=True, slots=True)
class Description:
    """A document with all that is worked out of it before the first request."""

    api: Api
    document: Document
    graph: Graph

    @classmethod
    def of(cls, found: Loaded | Described) -> Description:
        """The description of what was loaded, where it is none yet."""
        return found if isinstance(found, cls) else cls(found.api, found.document, graph(found.api))
