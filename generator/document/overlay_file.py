"""The file of an overlay: what it must hold, and where in it each action stands.

Knows the objects of OpenAPI Overlay 1.0 (section 4.4); must not know how an action is carried out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.document.locate import Address
from generator.document.read import parse as parse_text
from generator.document.read_bytes import MAX_BYTES, fetch
from generator.document.source import JsonObject, Source
from generator.findings import Finding, InputError, Position, Severity
from generator.pointer import ROOT, Pointer

_VERSION = re.compile(r"1\.0\.\d+")
_ROOT_FIELDS = ("overlay", "info", "extends", "actions")
_ACTION_FIELDS = ("target", "description", "update", "remove")


@dataclass(frozen=True, slots=True)
class Action:
    """One change: `update` is merged into what `target` selects, or with `remove` what it selects goes."""

    target: str
    at: Position
    update: Any = field(default=None, hash=False)
    remove: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """The actions of one file, in order. `positions` says where each node of the file stands."""

    uri: str
    title: str
    digest: str
    actions: tuple[Action, ...]
    positions: Mapping[Pointer, Position] = field(default_factory=dict, repr=False, hash=False)


def read_overlay(path: Path) -> Overlay:
    """The overlay in a YAML or JSON file. Raises InputError where it cannot be read, repeats a key or is no overlay."""
    address = Address(str(path))
    content = fetch(address, max_bytes=MAX_BYTES)
    built = parse_text(content, address)
    if built.findings:
        raise InputError(*built.findings)
    data = built.root if isinstance(built.root, dict) else {}
    return parse(Source(address.shown, data, hashlib.sha256(content).hexdigest(), built.positions))


def parse(source: Source) -> Overlay:
    """The overlay that `source` holds. Raises InputError with every fault, each at its line, where it holds none."""
    faults = tuple(_faults(source))
    if faults:
        raise InputError(*faults)
    data = source.data
    actions = tuple(_action(source, index) for index in range(len(data["actions"])))
    return Overlay(source.uri, data["info"]["title"], source.digest, actions, source.positions)


def _action(source: Source, index: int) -> Action:
    action = source.data["actions"][index]
    return Action(
        target=action["target"],
        at=source.locate(ROOT / "actions" / index / "target"),
        update=action.get("update"),
        remove=action.get("remove", False),
        description=action.get("description", ""),
    )


def _faults(source: Source) -> Iterator[Finding]:
    """Whatever keeps the file from being an overlay, at its line."""
    for path, message, suggestion in (*_root_faults(source.data), *_action_list_faults(source.data.get("actions"))):
        pointer = Pointer(path)
        yield Finding("overlay-invalid", Severity.ERROR, message, pointer, source.locate(pointer), suggestion)


_Fault = tuple[tuple[str, ...], str, str]


def _root_faults(data: JsonObject) -> Iterator[_Fault]:
    if not _VERSION.fullmatch(str(data.get("overlay", ""))):
        yield ("overlay",), "the file is no Overlay 1.0", "begin the file with 'overlay: 1.0.0'"
    info = data.get("info")
    for key in ("title", "version"):
        if not isinstance(info, dict) or not isinstance(info.get(key), str):
            yield ("info",), f"'info' has no text '{key}'", f"add '{key}' to 'info'"
    for key in _unknown(data, _ROOT_FIELDS):
        yield (key,), f"an overlay has no field {key!r}", f"use one of {', '.join(_ROOT_FIELDS)}"
    if not isinstance(data.get("extends", ""), str):
        yield ("extends",), "'extends' is no text", "name the document as a URI reference"


def _action_list_faults(actions: Any) -> Iterator[_Fault]:
    if not isinstance(actions, list) or not actions:
        yield ("actions",), "'actions' is no list of at least one action", "add an action"
        return
    for index, action in enumerate(actions):
        for message in _action_faults(action):
            yield ("actions", str(index)), message, "see section 4.4.3 of Overlay 1.0"


def _action_faults(action: Any) -> Iterator[str]:
    if not isinstance(action, dict):
        yield "an action is no object"
        return
    if not isinstance(action.get("target"), str):
        yield "an action has no 'target'"
    if not isinstance(action.get("remove", False), bool):
        yield "'remove' is neither true nor false"
    if not isinstance(action.get("description", ""), str):
        yield "'description' is no text"
    if "update" not in action and action.get("remove") is not True:
        yield "an action neither updates nor removes"
    for key in _unknown(action, _ACTION_FIELDS):
        yield f"an action has no field {key!r}"


def _unknown(fields: JsonObject, known: tuple[str, ...]) -> Iterator[str]:
    """The fields that are neither known nor extensions (Overlay 1.0, section 4.5)."""
    return (key for key in fields if key not in known and not key.startswith("x-"))
