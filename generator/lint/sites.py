"""The places that rules look at: a schema, a parameter, an operation, a response, a media type.

Knows what each place is and how it stands in its parent; must not know how they are found, nor what is wrong with them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.source import JsonObject
from generator.pointer import Pointer


@dataclass(frozen=True, slots=True, eq=False)
class OperationSite:
    """One method of one path (or webhook, or callback). `item` is the path item that holds it."""

    pointer: Pointer
    path: str
    method: str
    operation: JsonObject
    item: JsonObject
    item_pointer: Pointer

    @property
    def id(self) -> str:
        """The operationId, or else method and path."""
        written = self.operation.get("operationId")
        return written if isinstance(written, str) else f"{self.method.upper()} {self.path}"


@dataclass(frozen=True, slots=True, eq=False)
class ParameterSite:
    """A parameter where it is declared (never a reference to one)."""

    pointer: Pointer
    parameter: JsonObject
    operation: OperationSite | None

    @property
    def name(self) -> str:
        """Its wire name, or the empty string."""
        written = self.parameter.get("name")
        return written if isinstance(written, str) else ""

    @property
    def location(self) -> str:
        """`path`, `query`, `header` or `cookie`, or whatever was written."""
        return str(self.parameter.get("in", ""))

    @property
    def schema(self) -> JsonObject:
        """Its schema as written; empty where it has none."""
        written = self.parameter.get("schema")
        return written if isinstance(written, dict) else {}


@dataclass(frozen=True, slots=True, eq=False)
class ResponseSite:
    """A response where it is declared. `status` is empty for a component."""

    pointer: Pointer
    status: str
    response: JsonObject
    operation: OperationSite | None


@dataclass(frozen=True, slots=True, eq=False)
class MediaSite:
    """A media type of a body. `direction` is `request` or `response`."""

    pointer: Pointer
    content_type: str
    media: JsonObject
    direction: str
    operation: OperationSite | None


@dataclass(frozen=True, slots=True, eq=False)
class SchemaSite:
    """A schema object.

    `keyword` says how its parent holds it: `properties`, `allOf`, `items` …; or `schema` for the root of a body,
    `parameter`, `header` or `component`. `name` is its property or component name. `direction` is that of an inline
    body, else empty.
    """

    pointer: Pointer
    schema: JsonObject
    keyword: str
    name: str
    parent: SchemaSite | None
    direction: str
    operation: OperationSite | None
