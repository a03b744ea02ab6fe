"""A value that only wraps what was declared: in an object under one name, or in a list.

Knows schemas through what values mean; must not know HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.checks.fault import Fault
from contract_tests.checks.scene import Scene
from contract_tests.meant import Node

MOST_MEMBERS = 3
"""How many members an object may have and still be an envelope."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The fault, the step into the envelope, and what is in it."""

    fault: Fault
    step: str | int
    inner: Json = field(hash=False)


def enveloped(scene: Scene, node: Node) -> Envelope | None:
    """The envelope in which a value comes; None where it comes in none."""
    value = node.value
    if isinstance(value, list):
        return _listed(scene, node, value)
    if not isinstance(value, dict) or not 0 < len(value) <= MOST_MEMBERS or _is_at_home(scene, node, value):
        return None
    for name, each in value.items():
        if _is_meant(scene, node, each):
            return Envelope(_fault(node, str(name), f"comes within {name}"), name, each)
    return None


def _listed(scene: Scene, node: Node, value: list[Json]) -> Envelope | None:
    """A list of one object in the place of the object."""
    is_one = len(value) == 1 and isinstance(value[0], dict)
    if not is_one or scene.meaning.allows(node.declared, value) or not scene.meaning.allows(node.declared, value[0]):
        return None
    return Envelope(_fault(node, "[]", "comes within a list"), 0, value[0])


def _is_at_home(scene: Scene, node: Node, value: dict[str, Json]) -> bool:
    """Whether an object is one that may stand here: by a name that is declared, or because any name may be."""
    if not scene.meaning.allows(node.declared, value):
        return False
    names = scene.meaning.names(node.declared)
    return not names or bool(names & value.keys()) or scene.meaning.is_open(node.schemas)


def _is_meant(scene: Scene, node: Node, inner: Json) -> bool:
    """Whether what is within is what was declared."""
    if not isinstance(inner, dict | list) or not scene.meaning.allows(node.declared, inner):
        return False
    if isinstance(inner, list):
        return not scene.meaning.allows(node.declared, node.value) or scene.oracle.accepts(node.declared, inner)
    return bool(scene.meaning.names(node.declared) & inner.keys())


def _fault(node: Node, name: str, says: str) -> Fault:
    return Fault(
        rule="response-envelope",
        pointer=node.declared,
        facet=name,
        says=says,
        path=node.path,
        detail={"member": name},
    )
