"""Which resource an operation belongs to, what it does there, and what SDKs call it.

A rule derives it from the operationId (or method and path): verb + noun + version, `get` meaning retrieve, the noun in
the singular; a tag outranks the noun. `x-truespec` on the operation (resource, action, method) outranks the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.normalize.names import is_version, singular, snake, unique, words

ACTIONS: Mapping[str, str] = {
    "get": "retrieve",
    "fetch": "retrieve",
    "read": "retrieve",
    "retrieve": "retrieve",
    "show": "retrieve",
    "list": "list",
    "index": "list",
    "create": "create",
    "add": "create",
    "post": "create",
    "update": "update",
    "patch": "update",
    "edit": "update",
    "replace": "replace",
    "put": "replace",
    "delete": "delete",
    "remove": "delete",
    "destroy": "delete",
}
_BY_METHOD = {"get": "retrieve", "post": "create", "put": "replace", "patch": "update", "delete": "delete"}


@dataclass(frozen=True, slots=True)
class Raw:
    """What naming needs to know of an operation as the document has it."""

    id: str
    method: str
    path: str
    tags: tuple[str, ...]
    deprecated: bool
    extension: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an operation stands: `client.<resource>.<name>`, and what it does there."""

    resource: str
    action: str
    name: str
    successor: str


def places(operations: Iterable[Raw]) -> dict[str, Place]:
    """The place of every operation by its id; names are unique within a resource."""
    listed = list(operations)
    newest = _newest(listed)
    found: dict[str, Place] = {}
    taken: dict[str, set[str]] = {}
    for raw in sorted(listed, key=lambda raw: ("method" not in raw.extension, raw.deprecated)):
        place = _place(raw, newest)
        names = taken.setdefault(place.resource, set())
        name = place.name
        if name in names:
            name = unique(snake(raw.id), names, ("_operation", f"_{raw.method}"))
        names.add(name)
        found[raw.id] = Place(place.resource, place.action, name, place.successor)
    return found


def _place(raw: Raw, newest: Mapping[str, Raw]) -> Place:
    verb, noun, version = _parsed(raw)
    action = str(raw.extension.get("action") or ACTIONS.get(verb, verb))
    resource = str(raw.extension.get("resource") or (snake(raw.tags[0]) if raw.tags else "") or noun or "api")
    successor = newest.get(_base(raw.id))
    superseded = raw.deprecated and successor is not None and successor.id != raw.id
    name = str(raw.extension.get("method") or "")
    if not name:
        derived = action if not raw.tags else _tagged_name(raw, action)
        name = f"{derived}_{version or 'v1'}" if superseded else derived
    inferred = successor.id if superseded and successor is not None else ""
    return Place(resource, action, name, str(raw.extension.get("successor") or inferred))


def _tagged_name(raw: Raw, action: str) -> str:
    """Below a tag several nouns may meet; the plain action is kept for the tag's own noun."""
    _, noun, _ = _parsed(raw)
    return action if noun in ("", singular(snake(raw.tags[0]))) else snake(_unversioned(raw.id))


def _parsed(raw: Raw) -> tuple[str, str, str]:
    """Verb, noun (snake_case, singular) and version (`v2` or nothing) of an operation."""
    parts = words(raw.id)
    version = parts.pop().lower() if len(parts) > 1 and is_version(parts[-1]) else ""
    parts = [part.lower() for part in parts if not is_version(part)]
    if not parts:
        return _BY_METHOD.get(raw.method, raw.method), "", version
    noun = parts[1:]
    if noun:
        noun[-1] = singular(noun[-1])
    return parts[0], "_".join(noun), version


def _unversioned(operation_id: str) -> str:
    return re.sub(r"V\d+$", "", operation_id)


def _base(operation_id: str) -> str:
    parts = [part.lower() for part in words(_unversioned(operation_id))]
    return "_".join(map(singular, parts))


def _newest(operations: Iterable[Raw]) -> dict[str, Raw]:
    """For each id without its version the operation of the highest version that is not deprecated."""
    newest: dict[str, Raw] = {}
    for raw in operations:
        known = newest.get(_base(raw.id))
        if not raw.deprecated and (known is None or _version(raw.id) > _version(known.id)):
            newest[_base(raw.id)] = raw
    return newest


def _version(operation_id: str) -> int:
    found = re.search(r"V(\d+)$", operation_id)
    return int(found.group(1)) if found else 1
