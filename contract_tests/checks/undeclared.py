"""Properties that no schema of the branch that was meant declares: the closed world.

Knows schemas through what values mean; must not know HTTP. What looks like a secret is told as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any as Json

from contract_tests.checks.facets import described, excerpt, looks_secret
from contract_tests.checks.fault import Fault
from contract_tests.checks.renames import replaceable
from contract_tests.checks.scene import Scene
from contract_tests.meant import Node
from generator.pointer import Pointer

MOST = 50
"""How many properties of one object are told: what goes on is no new property, but any."""

LONGEST = 200
"""How many characters of a name are told."""


def undeclared(scene: Scene, node: Node) -> Iterator[Fault]:
    """One fault for each property of an object that is not declared."""
    if node.astray:
        return
    for name in islice(scene.meaning.undeclared(node.schemas, node.value), MOST):
        yield _additional(scene, node, str(name), node.value[name])


def _additional(scene: Scene, node: Node, name: str, value: Json) -> Fault:
    secret = looks_secret(name, value)
    known = scene.meaning.properties(node.schemas)
    return Fault(
        rule="response-secret-leaked" if secret else "response-property-undeclared",
        pointer=next(iter(extending(scene, node)), node.declared),
        facet=name[:LONGEST],
        says=f"has {name[:LONGEST]}, which is not declared"
        + (" and looks like a secret" if secret else f": {excerpt(value)}"),
        path=node.path,
        impact="security" if secret else "additive",
        value=None if secret else value,
        detail={
            "name": name,
            "schema": described(value),
            "known": sorted(known),
            "instead": [] if secret else replaceable(scene, node, name, value),
        },
        is_ambiguous=node.is_ambiguous,
    )


def extending(scene: Scene, node: Node) -> list[Pointer]:
    """The parts of an object that declare properties, first what the others extend; only those that refine others."""
    having = [each for each in node.schemas if scene.meaning.schema(each).get("properties")]
    return [each for each in having if node.places.get(each) == node.declared] or having
