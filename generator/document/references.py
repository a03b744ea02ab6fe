"""Where `$ref` is a reference, what it points at, and which of them lead nowhere.

Knows in which places of an OpenAPI document names are free and values are data, so that a property called `$ref` or an
example that holds one is left alone. Must not open files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from generator.document.source import FILES_KEY
from generator.pointer import ROOT, Pointer

# Objects whose member names are chosen by the author; their values are again objects of the standard.
_FREE_NAMES = frozenset(
    {
        *("$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "examples", "headers"),
        *("links", "mediaTypes", "parameters", "pathItems", "paths", "patternProperties", "properties"),
        *("requestBodies", "responses", "schemas", "securitySchemes", "variables", "webhooks", FILES_KEY),
    }
)
# Members whose values are data of the API, whatever they look like.
_DATA = frozenset(("const", "dataValue", "default", "enum", "example", "serializedValue", "value"))


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: the member `key` of `holder` is its text; `pointer` is that member's."""

    pointer: Pointer
    holder: dict[str, Any]
    key: str

    @property
    def text(self) -> str:
        """The reference as written."""
        return str(self.holder[self.key])

    @property
    def file(self) -> str:
        """The part before the fragment; empty for a local reference."""
        return self.text.partition("#")[0]

    @property
    def fragment(self) -> str:
        """The part after the `#`, without it."""
        return self.text.partition("#")[2]


def find(data: Any, base: Pointer = ROOT) -> Iterator[Reference]:
    """Every reference below `data`, which stands at `base`, in the document's order.

    `$ref` of any object, the targets in a discriminator's `mapping`, and a link's `operationRef`. A node that YAML
    aliases put in several places is visited once.
    """
    seen: set[tuple[int, bool]] = set()
    stack: list[tuple[Any, Pointer, bool]] = [(data, base, False)]
    while stack:
        node, pointer, free = stack.pop()
        if not isinstance(node, dict | list) or (id(node), free) in seen:
            continue
        seen.add((id(node), free))
        if isinstance(node, dict) and not free:
            yield from _own(node, pointer)
        stack.extend(reversed(list(_below(node, pointer, free=free))))


def _own(node: dict[str, Any], pointer: Pointer) -> Iterator[Reference]:
    for key in ("$ref", "operationRef"):
        if isinstance(node.get(key), str):
            yield Reference(pointer / key, node, key)
    discriminator = node.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    if isinstance(mapping, dict):
        for key, target in mapping.items():
            # A bare name means a component: only what looks like an address is a reference (OpenAPI 3.1, 4.8.25).
            if isinstance(target, str) and ("/" in target or "#" in target or target.endswith((".json", ".yaml"))):
                yield Reference(pointer / "discriminator" / "mapping" / key, mapping, key)


def _below(node: Any, pointer: Pointer, *, free: bool) -> Iterator[tuple[Any, Pointer, bool]]:
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield item, pointer / index, False
        return
    for key, value in node.items():
        if free:
            yield value, pointer / key, False
        elif not (key in _DATA or _is_extension(key) or (key == "examples" and isinstance(value, list))):
            yield value, pointer / key, key in _FREE_NAMES and isinstance(value, dict)


def _is_extension(key: str) -> bool:
    return key.startswith("x-") and key != FILES_KEY


def anchored(data: Any, name: str) -> Pointer | None:
    """The first schema below `data` that carries `name` as its anchor (JSON Schema core, 8.2.2), relative to `data`."""
    stack: list[tuple[Any, Pointer]] = [(data, ROOT)]
    seen: set[int] = set()
    while stack:
        node, pointer = stack.pop()
        if not isinstance(node, dict | list) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, dict) and name in (node.get("$anchor"), node.get("$dynamicAnchor")):
            return pointer
        pairs = list(node.items()) if isinstance(node, dict) else list(enumerate(node))
        stack.extend((value, pointer / key) for key, value in reversed(pairs))
    return None


def target(text: str) -> Pointer | None:
    """What a local reference (`#/a/b`) points at, percent-decoded (RFC 6901, 6); None for anything else."""
    if not text.startswith("#"):
        return None
    try:
        return Pointer.parse(unquote(text))
    except ValueError:
        return None


def fragment(pointer: Pointer) -> str:
    """`pointer` as a local reference, percent-encoded where a URI needs it (RFC 3986, 3.5)."""
    return "#" + quote(str(pointer)[1:], safe="/~!$&'()*+,;=:@?")
