"""Finds every operation, parameter, response, media type and schema of a document as written (OpenAPI 3.0 and 3.1).

Knows how an OpenAPI document nests; must not know what is wrong with it. Nothing it meets has to be valid: what has the
wrong type is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.lint.sites import MediaSite, OperationSite, ParameterSite, ResponseSite, SchemaSite
from generator.lint.walk import descend, members, objects
from generator.pointer import ROOT, Pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

Resolve = Callable[[Pointer, dict[str, Any]], tuple[Pointer, dict[str, Any]]]


@dataclass(slots=True)
class Survey:
    """What has been found so far; `resolve` follows references. Each place is recorded once, where it is declared."""

    data: dict[str, Any]
    resolve: Resolve
    operations: list[OperationSite] = field(default_factory=list)
    parameters: list[ParameterSite] = field(default_factory=list)
    responses: list[ResponseSite] = field(default_factory=list)
    media: list[MediaSite] = field(default_factory=list)
    schemas: list[SchemaSite] = field(default_factory=list)
    seen: set[Pointer] = field(default_factory=set)

    def run(self) -> None:
        """Fill every list, components first, then paths and webhooks, then what only references reach."""
        self._components()
        for keyword in ("paths", "webhooks"):
            for name, item in objects(self.data.get(keyword)):
                self._item(ROOT / keyword / name, name, item)
        self._targets()

    def _components(self) -> None:
        components = self.data.get("components")
        at = ROOT / "components"
        held = components if isinstance(components, dict) else {}
        for name, schema in objects(held.get("schemas")):
            self._schema(at / "schemas" / name, schema, "component", name=name)
        for name, parameter in objects(held.get("parameters")):
            self._parameter(at / "parameters" / name, parameter, None)
        for name, response in objects(held.get("responses")):
            self._response(at / "responses" / name, "", response, None)
        for name, body in objects(held.get("requestBodies")):
            self._body(at / "requestBodies" / name, body, None)
        for name, header in objects(held.get("headers")):
            self._header(at / "headers" / name, header, None)
        for name, item in objects(held.get("pathItems")):
            self._item(at / "pathItems" / name, name, item)

    def _enter(self, pointer: Pointer, node: dict[str, Any]) -> tuple[Pointer, dict[str, Any]] | None:
        """Where `node` is declared, or None when that place was recorded before."""
        at, declared = self.resolve(pointer, node)
        if at in self.seen:
            return None
        self.seen.add(at)
        return at, declared

    def _item(self, pointer: Pointer, path: str, item: dict[str, Any]) -> None:
        if (entered := self._enter(pointer, item)) is None:
            return
        at, declared = entered
        for index, parameter in members(declared.get("parameters")):
            self._parameter(at / "parameters" / index, parameter, None)
        for method, operation in objects(declared):
            if method in METHODS:
                self._operation(OperationSite(at / method, path, method, operation, declared, at))

    def _operation(self, site: OperationSite) -> None:
        self.operations.append(site)
        for index, parameter in members(site.operation.get("parameters")):
            self._parameter(site.pointer / "parameters" / index, parameter, site)
        if isinstance(body := site.operation.get("requestBody"), dict):
            self._body(site.pointer / "requestBody", body, site)
        for status, response in objects(site.operation.get("responses")):
            self._response(site.pointer / "responses" / status, status, response, site)
        for name, callback in objects(site.operation.get("callbacks")):
            for path, item in objects(callback):
                self._item(site.pointer / "callbacks" / name / path, path, item)

    def _parameter(self, pointer: Pointer, parameter: dict[str, Any], operation: OperationSite | None) -> None:
        if (entered := self._enter(pointer, parameter)) is None:
            return
        at, declared = entered
        self.parameters.append(ParameterSite(at, declared, operation))
        self._content(at, declared, "request", operation, keyword="parameter")

    def _header(self, pointer: Pointer, header: dict[str, Any], operation: OperationSite | None) -> None:
        if (entered := self._enter(pointer, header)) is not None:
            self._content(*entered, "response", operation, keyword="header")

    def _body(self, pointer: Pointer, body: dict[str, Any], operation: OperationSite | None) -> None:
        if (entered := self._enter(pointer, body)) is not None:
            self._content(*entered, "request", operation)

    def _response(
        self, pointer: Pointer, status: str, response: dict[str, Any], operation: OperationSite | None
    ) -> None:
        if (entered := self._enter(pointer, response)) is None:
            return
        at, declared = entered
        self.responses.append(ResponseSite(at, status, declared, operation))
        for name, header in objects(declared.get("headers")):
            self._header(at / "headers" / name, header, operation)
        self._content(at, declared, "response", operation)

    def _content(
        self,
        at: Pointer,
        holder: dict[str, Any],
        direction: str,
        operation: OperationSite | None,
        *,
        keyword: str = "schema",
    ) -> None:
        if isinstance(schema := holder.get("schema"), dict):
            self._schema(at / "schema", schema, keyword, direction=direction, operation=operation)
        for content_type, media in objects(holder.get("content")):
            below = at / "content" / content_type
            self.media.append(MediaSite(below, content_type, media, direction, operation))
            if isinstance(schema := media.get("schema"), dict):
                self._schema(below / "schema", schema, keyword, direction=direction, operation=operation)

    def _schema(
        self,
        pointer: Pointer,
        schema: dict[str, Any],
        keyword: str,
        *,
        name: str = "",
        direction: str = "",
        operation: OperationSite | None = None,
    ) -> None:
        root = SchemaSite(pointer, schema, keyword, name, None, direction, operation)
        for site in descend(root):
            self.seen.add(site.pointer)
            self.schemas.append(site)

    def _targets(self) -> None:
        """Schemas outside the usual places (other files, extensions) that a schema refers to."""
        for site in self._growing():
            at, target = self.resolve(site.pointer, site.schema)
            if "$ref" in site.schema and at not in self.seen:
                self._schema(at, target, "component", name=at.name)

    def _growing(self) -> Iterator[SchemaSite]:
        index = 0
        while index < len(self.schemas):
            yield self.schemas[index]
            index += 1
