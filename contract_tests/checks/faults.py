"""What departs from the document in a value: each leaf once, at the component's node that declares it.

Knows schemas through what values mean; must not know HTTP.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.checks.envelope import Envelope, enveloped
from contract_tests.checks.fault import Fault
from contract_tests.checks.leaves import leaves, unexplained
from contract_tests.checks.renames import paired
from contract_tests.checks.scene import Scene
from contract_tests.checks.undeclared import undeclared
from contract_tests.meant import Node
from generator.pointer import Pointer

MOST_FAULTS = 500
"""How many faults of one body are told."""

DEEPEST = 4
"""How many envelopes are opened, one in the other."""


@dataclass(slots=True)
class _Found:
    likes: tuple[Json, ...]
    leaves: list[Fault] = field(default_factory=list)
    undeclared: list[Fault] = field(default_factory=list)
    nodes: dict[Pointer, Node] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return len(self.leaves) + len(self.undeclared) >= MOST_FAULTS


def faults(scene: Scene, pointer: Pointer, value: Json, likes: tuple[Json, ...] = ()) -> Iterator[Fault]:
    """What is wrong with a value that the schema at `pointer` declares, undeclared properties last.

    `likes` are values that it may repeat: what was sent.
    """
    if scene.meaning.closed.accepts(pointer, value):
        return
    found = _Found(likes)
    _search(scene, found, pointer, value, Pointer(), 0)
    yield from _paired(scene, found, 0)


def _paired(scene: Scene, found: _Found, depth: int) -> Iterator[Fault]:
    """The faults, what was renamed as one; what is in it is looked at as well."""
    for fault in paired(scene, found.leaves, found.undeclared, found.nodes):
        yield fault
        if fault.rule == "response-property-renamed" and depth < DEEPEST:
            inner = _Found(())
            _search(scene, inner, fault.pointer, fault.value, fault.path / str(fault.detail["new"]), 0)
            yield from _paired(scene, inner, depth + 1)


def _search(scene: Scene, found: _Found, pointer: Pointer, value: Json, path: Pointer, depth: int) -> None:
    """Everything in the value at `path`, which may be what an envelope holds."""
    is_accepted = scene.oracle.accepts(pointer, value)
    before, opened = len(found.leaves) + len(found.undeclared), list[Pointer]()
    for node in scene.meaning.walk(pointer, value, found.likes, only_doubtful=True):
        if found.is_full or any(node.path.within(each) for each in opened):
            continue
        envelope = enveloped(scene, node) if depth < DEEPEST else None
        if envelope is not None:
            opened.append(node.path)
            _open(scene, found, node, envelope, path, depth)
            continue
        found.nodes[path + node.path] = node
        if not is_accepted or any("format" in scene.meaning.schema(each) for each in node.schemas):
            found.leaves += [each.under(path) for each in leaves(scene, node)]
        found.undeclared += [each.under(path) for each in undeclared(scene, node)]
    if not is_accepted and before == len(found.leaves) + len(found.undeclared):
        found.leaves += [each.under(path) for each in unexplained(scene, pointer, value)]


def _open(scene: Scene, found: _Found, node: Node, envelope: Envelope, path: Pointer, depth: int) -> None:
    found.leaves.append(envelope.fault.under(path))
    _search(scene, found, node.declared, envelope.inner, path + node.path / envelope.step, depth + 1)
