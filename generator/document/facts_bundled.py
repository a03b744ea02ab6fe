"""What a document takes from other files, once reading has put them below one root key.

Knows that only what a reference leads to is taken, and that the reference tells its kind; must not know how an object
of a kind is stripped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.document.facts_grammar import KindName
from generator.document.references import target
from generator.document.source import FILES_KEY, JsonObject
from generator.pointer import Pointer

Wanted = dict[Pointer, KindName]


def note_reference(value: JsonObject, kind: KindName, wanted: Wanted) -> None:
    """Remember what a reference into another file leads to: something of the kind that stands in its place."""
    ref = value.get("$ref")
    pointer = target(ref) if isinstance(ref, str) else None
    if pointer and pointer[0] == FILES_KEY:
        wanted.setdefault(pointer, kind)


def bundled(data: JsonObject, wanted: Wanted, strip: Callable[[Any, KindName, str], Any]) -> JsonObject:
    """The files, as far as `wanted` leads to them, each node stripped; stripping may add to `wanted`.

    Nodes keep their pointers: a list of which only an item is wanted becomes an object with that index for a key.
    """
    taken: JsonObject = {}
    done: set[Pointer] = set()
    while pending := [pointer for pointer in wanted if pointer not in done]:
        for pointer in pending:
            done.add(pointer)
            if any(pointer.within(other) for other in done - {pointer}):
                continue
            try:
                _place(taken, pointer, strip(pointer.resolve(data), wanted[pointer], pointer.name))
            except LookupError:
                continue  # a dangling reference: finding those is no task of an import
    files: JsonObject = taken.get(FILES_KEY, {})
    return files


def _place(target: JsonObject, pointer: Pointer, value: Any) -> None:
    for token in pointer.parent:
        target = target.setdefault(token, {})
    target[pointer.name] = value
