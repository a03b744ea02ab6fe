"""What inline schemas are called: by where they stand, in at most LONGEST_NAME letters, never by a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.normalize.names import is_version, pascal, unique, words
from generator.normalize.schema import Schema

LONGEST_NAME = 60


def labels_of(members: list[Schema], mapping: Any, name: str) -> list[str]:
    """What to call each inline member: by the variant it was made from, its tag, a property of its own, its type."""
    labels: list[str] = []
    for index, member in enumerate(members):
        if "x-variant" in member:
            label = derived(name, member["x-variant"])
        elif mapping:
            label = pascal(str(mapping["values"][index][0]))
        else:
            label = _own_property(member, members) or pascal(str(member.get("type", "Value")))
        labels.append(unique(label, labels, ("Alternative", "Else", "Otherwise")))
    return labels


def derived(parent: str, variant: str) -> str:
    """The name of a variant that was changed for `parent`: NodeTool + CustomTool ⇒ NodeToolCustomTool.

    Where both begin with a version the parent's replaces the variant's: V3CallResponse + V2WebCallResponse ⇒
    V3WebCallResponse.
    """
    mine, theirs = _versioned(parent), _versioned(variant)
    if mine and theirs:
        return mine + variant.removeprefix(theirs)
    return longest(parent, variant)


def _versioned(name: str) -> str:
    head = name[:2]
    return head if is_version(head) else ""


def _own_property(member: Schema, members: Iterable[Schema]) -> str:
    others = {name for other in members if other is not member for name in other.get("properties", {})}
    return next((pascal(name) for name in member.get("properties", {}) if name not in others), "")


def ordinal(index: int) -> str:
    """The word for a place in a list, from 0."""
    named = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")
    return named[index] if index < len(named) else "Further"


def longest(owner: str, part: str) -> str:
    """`owner` + `part`, shortened where that is over LONGEST_NAME letters: words said already go first."""
    name = owner + part
    if len(name) <= LONGEST_NAME:
        return name
    said = words(owner)
    fresh = [word for word in words(part) if word not in said] or words(part)[-1:]
    kept = said + fresh
    while len("".join(kept)) > LONGEST_NAME and len(kept) > 2:
        del kept[1 if len(kept) > 3 else 0]
    return pascal("_".join(kept))[:LONGEST_NAME]
