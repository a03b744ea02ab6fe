"""What a rule is given: every place of the document, and the questions that several rules ask about them.

Knows references and reachability; must not know any rule. The view is built once a run and never changes afterwards.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from generator.document.source import JsonObject, Source
from generator.lint.sites import MediaSite, OperationSite, ParameterSite, ResponseSite, SchemaSite
from generator.lint.survey import Survey
from generator.lint.walk import NAMED, members, objects
from generator.pointer import ROOT, Pointer

LITERAL = ("example", "examples", "default", "const", "enum")
CHAIN = 64  # more references in a row than any document means: a circle


class View:
    """One document, surveyed. `schemas`, `parameters`, `operations`, `responses` and `media` are in document order."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data: JsonObject = source.data if isinstance(source.data, dict) else {}
        self._targets: dict[str, tuple[Pointer, JsonObject] | None] = {}  # a document repeats its references
        self.shapes: dict[int, Any] = {}  # what `shape` has read, by the identity of a schema of this document
        survey = Survey(self.data, self.resolve)
        survey.run()
        self.operations: tuple[OperationSite, ...] = tuple(survey.operations)
        self.parameters: tuple[ParameterSite, ...] = tuple(survey.parameters)
        self.responses: tuple[ResponseSite, ...] = tuple(survey.responses)
        self.media: tuple[MediaSite, ...] = tuple(survey.media)
        self.schemas: tuple[SchemaSite, ...] = tuple(survey.schemas)

    @property
    def old_dialect(self) -> bool:
        """Whether the document is OpenAPI 3.0, where a `$ref` has no siblings and null needs `nullable`."""
        return str(self.data.get("openapi", "")).startswith("3.0")

    def resolve(self, pointer: Pointer, node: JsonObject) -> tuple[Pointer, JsonObject]:
        """Follow `$ref` to where `node` is declared; stays put where a reference leads nowhere or in a circle."""
        for _ in range(CHAIN):
            if not isinstance(node.get("$ref"), str):
                return pointer, node
            target = self.target(node["$ref"])
            if target is None:
                break
            pointer, node = target
        return pointer, node

    def declared(self, node: JsonObject) -> JsonObject:
        """`node`, or what its `$ref` leads to."""
        return self.resolve(ROOT, node)[1]

    def target(self, reference: str) -> tuple[Pointer, JsonObject] | None:
        """Where a local reference leads (RFC 6901, section 6), or None."""
        if reference not in self._targets:
            self._targets[reference] = self._found(reference)
        return self._targets[reference]

    def _found(self, reference: str) -> tuple[Pointer, JsonObject] | None:
        if not reference.startswith("#"):
            return None
        try:
            pointer = Pointer.parse(unquote(reference))
            node = pointer.resolve(self.data)
        except (LookupError, ValueError):
            return None
        return (pointer, node) if isinstance(node, dict) else None

    def parameters_of(self, site: OperationSite) -> Iterator[ParameterSite]:
        """An operation's parameters, its own and those of its path, references followed."""
        for pointer, holder in ((site.pointer, site.operation), (site.item_pointer, site.item)):
            for index, node in members(holder.get("parameters")):
                at, declared = self.resolve(pointer / "parameters" / index, node)
                yield ParameterSite(at, declared, site)

    def responses_of(self, site: OperationSite) -> Iterator[ResponseSite]:
        """An operation's responses, references followed; `pointer` is where the operation names it."""
        for status, node in objects(site.operation.get("responses")):
            at = site.pointer / "responses" / status
            yield ResponseSite(at, status, self.declared(node), site)

    def body_of(self, site: OperationSite) -> JsonObject:
        """An operation's request body, references followed; empty where it has none."""
        body = site.operation.get("requestBody")
        return self.declared(body) if isinstance(body, dict) else {}

    @cached_property
    def reached(self) -> frozenset[Pointer]:
        """Every component and reference target that some path or webhook needs, directly or through others."""
        found: set[Pointer] = set()
        waiting = deque([self.data.get("paths"), self.data.get("webhooks")])
        while waiting:
            for reference in references(waiting.popleft()):
                target = self.target(reference)
                if target is not None and target[0] not in found:
                    found.add(target[0])
                    waiting.append(target[1])
        return frozenset(found)

    def reachable(self, pointer: Pointer) -> bool:
        """Whether some operation can meet the node at `pointer`."""
        if pointer[:1] in (("paths",), ("webhooks",)):
            return True
        return any(Pointer(pointer[:length]) in self.reached for length in range(1, len(pointer) + 1))


def references(node: Any) -> Iterator[str]:
    """Every local reference below `node`: `$ref` and a discriminator's mapping, never one inside an example."""
    stack: list[tuple[Any, bool]] = [(node, False)]
    while stack:
        match stack.pop():
            case (dict() as held, named):
                if isinstance(held.get("$ref"), str) and not named:
                    yield held["$ref"]
                yield from mapped(held.get("discriminator"))
                entered = ((key, value) for key, value in held.items() if named or key not in LITERAL)
                stack.extend((value, key in NAMED and not named) for key, value in entered)
            case (list() as items, _):
                stack.extend((item, False) for item in items)


def mapped(discriminator: Any) -> Iterator[str]:
    """The references in a discriminator's mapping; a bare component name becomes one (OpenAPI 3.1, section 4.8.25)."""
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    for value in mapping.values() if isinstance(mapping, dict) else ():
        if isinstance(value, str):
            yield value if "/" in value else f"#/components/schemas/{value}"
