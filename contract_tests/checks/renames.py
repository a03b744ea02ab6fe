"""Properties that go by another name: what is missing and what is undeclared in one object are the same.

Knows schemas through what values mean; must not know HTTP. That something is missing and something else is there proves
nothing: the names must be alike, or the value be of a kind that few properties have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any as Json

from contract_tests.checks.fault import Fault
from contract_tests.checks.scene import Scene
from contract_tests.meant import Node
from generator.pointer import Pointer

ALIKE = 0.75
"""From which ratio on (difflib) two names are alike."""

TELLING = ("enum", "const", "format", "pattern")
"""Keywords by which a value tells what it is."""


def paired(
    scene: Scene, leaves: Sequence[Fault], undeclared: Sequence[Fault], nodes: Mapping[Pointer, Node]
) -> Iterator[Fault]:
    """The faults of one body, where what was renamed is one fault."""
    left = list(undeclared)
    for leaf in leaves:
        others = [each for each in left if _is_renamed(scene, leaf, each, nodes)]
        if not others:
            yield leaf
            continue
        other = max(others, key=lambda each: _likeness(leaf.detail["name"], each.detail["name"]))
        left.remove(other)
        yield renamed(leaf, other, leaf.detail["name"], leaf.pointer)
    yield from left


def renamed(of: Fault, other: Fault, old: str, place: Pointer) -> Fault:
    """The fault that `old`, declared at `place`, goes by the name that is undeclared in `other`."""
    new = other.detail["name"]
    return Fault(
        rule="response-property-renamed",
        pointer=place,
        facet=new,
        says=f"has {new} in place of {old}",
        path=other.path,
        value=other.value,
        detail={**of.detail, "name": old, "new": new, "schema": other.detail["schema"]},
        is_ambiguous=of.is_ambiguous,
    )


def _is_renamed(scene: Scene, leaf: Fault, other: Fault, nodes: Mapping[Pointer, Node]) -> bool:
    if leaf.rule != "response-property-missing" or other.path != leaf.path:
        return False
    old, new = leaf.detail["name"], other.detail["name"]
    value = nodes[other.path].value[new]
    if not scene.oracle.accepts(leaf.pointer, value):
        return are_alike(old, new) and isinstance(value, dict) and _is_telling(scene, leaf.pointer, value)
    return are_alike(old, new) or _is_telling(scene, leaf.pointer, value)


def _is_telling(scene: Scene, place: Pointer, value: Json) -> bool:
    """Whether a value that is accepted tells what it is: of declared members, one of few, of a form, or no text."""
    if isinstance(value, dict):
        return bool(scene.meaning.names(place) & value.keys())
    if not isinstance(value, str):
        return True
    return any(word in scene.meaning.schema(each) for each in scene.meaning.plain(place) for word in TELLING)


def replaceable(scene: Scene, node: Node, name: str, value: Json) -> list[list[str]]:
    """The optional properties in whose place an undeclared one may stand: absent, alike, of its type; the likest first.

    Whether it does stand there shows only over a whole run.
    """
    required = scene.meaning.required(node.schemas)
    found = [
        [old, str(place)]
        for old, place in scene.meaning.properties(node.schemas).items()
        if old not in node.value and old not in required
        if are_alike(old, name) and scene.oracle.accepts(place, value)
    ]
    return sorted(found, key=lambda each: -_likeness(each[0], name))


def are_alike(old: str, new: str) -> bool:
    """Whether two names may be names of the same: half of their words are, or most of their letters."""
    some, others = _words(old), _words(new)
    return 2 * len(some & others) >= len(some | others) > 0 or _likeness(old, new) >= ALIKE


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.lower()[:80], new.lower()[:80]).ratio()


def _words(name: str) -> frozenset[str]:
    return frozenset(each.lower() for each in re.findall(r"[A-Z]?[a-z]+\d*|[A-Z]+\d*|\d+", name[:80]))
