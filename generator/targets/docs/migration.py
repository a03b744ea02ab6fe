"""The names of an official SDK beside ours: what the page about migrating shows.

Knows the data of the root overlay; must not know how any SDK spells its code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any as Json

from generator.ir.api import Api, Operation

PATH = "docs/migration.md"


@dataclass(frozen=True, slots=True)
class Call:
    """An official call, ours, and the id of its operation; both empty where the document has none."""

    official: str
    ours: str
    operation: str
    note: str


@dataclass(frozen=True, slots=True)
class Migration:
    """All calls, and the names that are called otherwise here."""

    package: str
    calls: tuple[Call, ...]
    names: tuple[tuple[str, str], ...]
    omitted: tuple[str, ...]


def migration(api: Api) -> Migration | None:
    """The content of the page; None where the overlays name no official SDK."""
    if not api.settings.official:
        return None
    said = api.settings.extra.get("migrate")
    said = said if isinstance(said, dict) else {}
    known = {operation.id: operation for operation in api.operations}
    notes = _texts(said, "notes")
    calls = tuple(_call(official, known.get(id_), notes.get(official, "")) for official, id_ in api.settings.official)
    names = {**_texts(said, "names"), **_texts(said, "arguments")}
    other = tuple((official, ours) for official, ours in names.items() if official != ours)
    return Migration(str(said.get("package") or ""), calls, other, tuple(map(str, said.get("omitted") or ())))


def _call(official: str, operation: Operation | None, note: str) -> Call:
    if operation is None:
        return Call(official, "", "", note)
    ours = [".".join(pair) for pair in ((operation.resource, operation.name), *operation.aliases)]
    # A language may spell a name with an underscore behind it, where it is a word of its own.
    same = next((name for name in ours if name == official.rstrip("_")), "")
    return Call(official, official if same else ours[0], operation.id, note)


def _texts(said: Mapping[str, Json], key: str) -> dict[str, str]:
    found = said.get(key)
    return {str(name): str(value or "") for name, value in found.items()} if isinstance(found, dict) else {}
