"""A drift beside the document that is to be mended, and where in it things were written.

Knows what the rules keep in `detail` by name; must not know what mends them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content
from contract_tests.checks.scene import Scene
from contract_tests.drift.written import Action, Location, Written
from contract_tests.observation import Drift
from generator.pointer import Pointer

Actions = list[Action]


@dataclass(frozen=True, slots=True)
class Mending:
    """A drift, and the document that is to be mended."""

    drift: Drift
    scene: Scene
    written: Written

    @property
    def last(self) -> Exchange | None:
        """The exchange that shows the drift."""
        return self.drift.chain[-1] if self.drift.chain else None

    @property
    def rule(self) -> str:
        """The rule; for the body of an error, what is wrong with it."""
        return str(self.drift.detail.get("rule", self.drift.rule))

    def at(self, pointer: Pointer | str) -> Location | None:
        """Where a node of the document was written."""
        try:
            found = Pointer.parse(pointer) if isinstance(pointer, str) else pointer
        except ValueError:
            return None
        return self.written.location(found)

    def text(self, name: str) -> str:
        """A text of the drift's detail."""
        return str(self.drift.detail.get(name, ""))

    def operations(self) -> Iterator[Location]:
        """Where the operations that show the drift were written."""
        for operation in self.scene.api.operations:
            if operation.id in self.drift.operations:
                at = self.at(operation.origin)
                if at is not None:
                    yield at

    def requiring(self, name: str) -> list[Location]:
        """Every schema that requires a property of the object at fault."""
        pointers = [Pointer.parse(self.text("required"))] if self.text("required") else []
        media = content(self.last) if self.last is not None else None
        path = self.text("path")
        if media is not None and self.last is not None and path:
            for node in self.scene.meaning.walk(media.origin / "schema", self.last.json()):
                if str(node.path) == path:
                    pointers += [
                        each for each in node.schemas if name in (self.scene.meaning.schema(each).get("required") or ())
                    ]
        found = [self.at(each) for each in dict.fromkeys(pointers)]
        return list(dict.fromkeys(each for each in found if each is not None))


Proposal = Callable[[Mending], Iterator[Actions]]
"""What may mend the drifts of one rule, the likeliest first."""
