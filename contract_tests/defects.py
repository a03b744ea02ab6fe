"""What is wrong with the document itself, as far as answers have shown it: no server can keep such a document.

Knows what answers meant; must not know drift. Each defect is told once, however many answers show it, by the rule and
the pointer of lint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contract_tests.meant import Meaning
from contract_tests.track import Track
from generator.findings import Finding, Severity
from generator.pointer import Pointer

Roots = Mapping[Pointer, str]
"""The operations by the schemas of their answers that came."""


def defects(track: Track) -> tuple[Finding, ...]:
    """The findings of a run, by their pointers; severity error, with the operations that showed them."""
    roots = {
        content.origin / "schema": exchange.case.operation.id
        for exchange in track.exchanges
        for response in exchange.case.operation.responses
        for content in response.contents
    }
    found = (*_overlapping(track.scene.meaning, roots), *_undeclared(track.scene.meaning, roots))
    document = track.scene.loaded.document
    return tuple(
        Finding(rule, Severity.ERROR, message, pointer, document.locate(pointer), mend, operations=operations)
        for rule, pointer, message, mend, operations in sorted(found, key=lambda each: (str(each[1]), each[0]))
    )


Defect = tuple[str, Pointer, str, str, tuple[str, ...]]


def _overlapping(meaning: Meaning, roots: Roots) -> Iterator[Defect]:
    """Unions of which exactly one variant must accept a value (`oneOf`), and several did."""
    by_union: dict[Pointer, set[Pointer]] = {}
    operations: dict[Pointer, set[str]] = {}
    for (root, union), branches in meaning.sightings.overlapping.items():
        if root in roots:
            by_union.setdefault(union, set()).update(branches)
            operations.setdefault(union, set()).add(roots[root])
    for union, accepting in by_union.items():
        variants = ", ".join(sorted(meaning.resolved(each).name for each in accepting))
        message = f"an answer satisfied several variants ({variants}) where `oneOf` means exactly one"
        mend = "Give each variant a required property with values of its own, or write anyOf."
        yield "union-overlapping", union, message, mend, tuple(sorted(operations[union]))


def _undeclared(meaning: Meaning, roots: Roots) -> Iterator[Defect]:
    """Properties of answers that must be there and that no schema declares."""
    found: dict[Pointer, set[str]] = {}
    for root, operation in roots.items():
        for pointer in _Requirements(meaning).undeclared(root):
            found.setdefault(pointer, set()).add(operation)
    for pointer, operations in found.items():
        name = pointer.resolve(meaning.data)
        message = f"{name} is required but declared nowhere"
        mend = f"Declare {name} in `properties`, or take it out of `required`."
        yield "required-property-missing", pointer, message, mend, tuple(sorted(operations))


class _Requirements:
    """What the schemas below one require."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning
        self.seen: set[Pointer] = set()

    def undeclared(self, root: Pointer) -> Iterator[Pointer]:
        """Where names stand that nothing declares."""
        left: list[tuple[Pointer, frozenset[str]]] = [(root, frozenset())]
        while left:
            place, outer = left.pop()
            if place in self.seen:
                continue
            self.seen.add(place)
            parts = self.meaning.plain(place)
            names = outer | self.meaning.names(place)
            if not self.meaning.is_open(parts):
                yield from self._missing(parts, names)
            for part in parts:
                left += [(branch, names) for union in self.meaning.branches(part) for branch in union]
            left += [(inner, frozenset()) for inner in self._inside(parts)]

    def _missing(self, parts: tuple[Pointer, ...], names: frozenset[str]) -> Iterator[Pointer]:
        for part in parts:
            for index, name in enumerate(self.meaning.schema(part).get("required") or ()):
                if name not in names:
                    yield part / "required" / index

    def _inside(self, parts: tuple[Pointer, ...]) -> Iterator[Pointer]:
        yield from self.meaning.properties(parts).values()
        for part in parts:
            schema = self.meaning.schema(part)
            yield from (part / word for word in ("items", "additionalProperties") if isinstance(schema.get(word), dict))
