"""From a Document to the schemas in work: every schema carries its pointer, every reference a component's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.document.references import target
from generator.document.sites import SCHEMA_IN, SCHEMAS_IN_LIST, SCHEMAS_IN_MAP, sites
from generator.document.source import Document
from generator.findings import Severity
from generator.normalize.names import pascal, unique
from generator.normalize.schema import NEVER, SRC, Schema
from generator.normalize.scope import Scope
from generator.pointer import Pointer

_COMPONENTS = Pointer(("components", "schemas"))


def collect(document: Document) -> Scope:
    """A Scope of all component schemas and of the outermost schema of each parameter, header and body."""
    scope = Scope(document)
    names = _component_names(document)
    scope.origins = {name: pointer for pointer, name in names.items()}
    for pointer, name in names.items():
        scope.components[name] = _work(pointer.resolve(document.data), pointer, names, scope)
    for pointer, node in _outermost(document):
        scope.inline[pointer] = _work(node, pointer, names, scope)
    return scope


def _component_names(document: Document) -> dict[Pointer, str]:
    """Pointer → type name: declared components first, then whatever else a reference points at."""
    components = document.data.get("components")
    declared = components.get("schemas") if isinstance(components, dict) else None
    names: dict[Pointer, str] = {}
    for key in declared if isinstance(declared, dict) else ():
        names[_COMPONENTS / key] = unique(pascal(key), set(names.values()))
    for pointer in _referenced(document):
        if pointer not in names:
            names[pointer] = unique(pascal(_telling(pointer)), set(names.values()))
    return names


def _referenced(document: Document) -> Iterator[Pointer]:
    for kind, _, node in sites(document.data):
        ref = node.get("$ref")
        pointer = target(ref) if kind == "schema" and isinstance(ref, str) else None
        if pointer and _exists(pointer, document.data):
            yield pointer


def _exists(pointer: Pointer, data: Any) -> bool:
    try:
        pointer.resolve(data)
    except (LookupError, ValueError):
        return False
    return True


def _telling(pointer: Pointer) -> str:
    """The last token that says something: a property's or a file's name rather than a keyword or an index."""
    keywords = {*SCHEMA_IN, *SCHEMAS_IN_LIST, *SCHEMAS_IN_MAP, "schema", "content"}
    told = [token for token in pointer if token not in keywords and not token.isdecimal() and "/" not in token]
    return re.sub(r"\.(ya?ml|json)$", "", told[-1]) if told else "Schema"


def _outermost(document: Document) -> Iterator[tuple[Pointer, Any]]:
    for kind, pointer, node in sites(document.data):
        if kind in ("parameter", "media") and isinstance(node.get("schema"), (dict, bool)):
            yield pointer / "schema", node["schema"]


def _work(node: Any, pointer: Pointer, names: dict[Pointer, str], scope: Scope) -> Schema:
    """A copy of the schema `node` in which each subschema knows its pointer. Booleans are spelled out."""
    if isinstance(node, bool) or not isinstance(node, dict):
        return {SRC: pointer} if node is not False else {**NEVER, SRC: pointer}
    schema: Schema = {SRC: pointer}
    for key, value in node.items():
        schema[key] = _work_member(key, value, pointer / key, names, scope)
    if "$ref" in schema:
        _name_reference(schema, names, scope)
    return schema


def _work_member(key: str, value: Any, at: Pointer, names: dict[Pointer, str], scope: Scope) -> Any:
    if key in SCHEMA_IN:
        return _work(value, at, names, scope)
    if key in SCHEMAS_IN_LIST and isinstance(value, list):
        return [_work(item, at / index, names, scope) for index, item in enumerate(value)]
    if key in SCHEMAS_IN_MAP and isinstance(value, dict):
        return {name: _work(item, at / name, names, scope) for name, item in value.items()}
    return value


def _name_reference(schema: Schema, names: dict[Pointer, str], scope: Scope) -> None:
    ref = schema["$ref"]
    pointer = target(ref) if isinstance(ref, str) else None
    name = names.get(pointer) if pointer else None
    if name is not None:
        schema["$ref"] = name
        return
    del schema["$ref"]
    message = f"the reference {ref!r} leads nowhere; any value is taken instead"
    scope.report("reference-dangling", Severity.ERROR, schema, message, "Name a schema that exists.")
