"""One dialect for everything downstream: the 3.1 spelling (JSON Schema 2020-12) of a 3.0 document.

Knows how the two versions spell the same fact; must not decide what a schema means for code. Read by intent: members
beside `$ref` count, and `nullable` always admits null, also beside an `enum` without it (the clarified reading of
OpenAPI 3.0.3, Schema Object, `nullable`, would exclude it; real documents mean it). Pointers stay those of the Source,
except below the `anyOf` that a nullable reference or composition becomes.
"""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any

from generator.document.sites import schemas
from generator.document.source import Document, JsonObject, Source

ANNOTATIONS = frozenset(
    ("title", "description", "default", "deprecated", "readOnly", "writeOnly", "example", "examples", "externalDocs")
) | {"x-truespec"}
_COMPOSED = ("$ref", "allOf", "anyOf", "oneOf", "not")


def upgrade(source: Source, data: JsonObject) -> Document:
    """The Document of `data` (the Source's data after overlays); neither is changed."""
    upgraded = copy.deepcopy(data)
    # Innermost first: wrapping a node moves its children.
    for _, node in reversed(list(schemas(upgraded))):
        _upgrade_schema(node)
    if str(upgraded.get("openapi", "")).startswith("3.0"):
        upgraded["openapi"] = "3.1.0"
    return Document(upgraded, source, _digest(data), source.findings)


def _digest(data: JsonObject) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _upgrade_schema(node: dict[str, Any]) -> None:
    """In place, since `upgrade` owns the copy."""
    _exclusive(node, "exclusiveMinimum", "minimum")
    _exclusive(node, "exclusiveMaximum", "maximum")
    if "example" in node:
        node.setdefault("examples", [node["example"]])
        del node["example"]
    if node.pop("nullable", False) is True:
        _nullable(node)


def _exclusive(node: dict[str, Any], keyword: str, bound: str) -> None:
    if isinstance(node.get(keyword), bool):
        exclusive = node.pop(keyword)
        if exclusive and bound in node:
            node[keyword] = node.pop(bound)


def _nullable(node: dict[str, Any]) -> None:
    if any(keyword in node for keyword in _COMPOSED):
        inner = {key: node.pop(key) for key in list(node) if key not in ANNOTATIONS}
        node["anyOf"] = [inner, {"type": "null"}]
        return
    kind = node.get("type")
    if isinstance(kind, str) and kind != "null":
        node["type"] = [kind, "null"]
    if isinstance(node.get("enum"), list) and None not in node["enum"]:
        node["enum"] = [*node["enum"], None]
