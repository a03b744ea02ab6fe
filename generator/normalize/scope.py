"""What a rewrite rule may see besides its own node: the components, and where to write down what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.document.source import Document
from generator.findings import Finding, Severity
from generator.normalize.schema import Schema, plain, references, source
from generator.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that changed one node. `before` and `after` are JSON Schema in work (see `normalize.schema`)."""

    rule: str
    pointer: Pointer
    before: Schema = field(repr=False)
    after: Schema = field(repr=False)

    def shown(self) -> tuple[Any, Any]:
        """Before and after as readable JSON."""
        return plain(self.before), plain(self.after)


@dataclass(frozen=True, slots=True)
class Trace:
    """Every step of a normalization, in order."""

    steps: tuple[Step, ...] = ()

    def at(self, pointer: Pointer) -> tuple[Step, ...]:
        """The steps that touched the node at `pointer`."""
        return tuple(step for step in self.steps if step.pointer == pointer)

    def below(self, pointer: Pointer) -> tuple[Step, ...]:
        """The steps that touched the node at `pointer` or one inside it."""
        return tuple(step for step in self.steps if step.pointer.within(pointer))


@dataclass(slots=True)
class Scope:
    """The schemas of one normalization while they are rewritten.

    `components` are the named schemas, `inline` those of parameters and bodies by their pointer. Only the driver
    (`normalize.rewrite`) replaces entries.
    """

    document: Document
    components: dict[str, Schema] = field(default_factory=dict)
    inline: dict[Pointer, Schema] = field(default_factory=dict)
    origins: dict[str, Pointer] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ensure: Callable[[str], None] = lambda _: None

    def target(self, name: str) -> Schema:
        """The component `name` as the present rule leaves it (recursive ones: as the rule before left it)."""
        self.ensure(name)
        return self.components.get(name, {})

    def resolve(self, schema: Schema) -> Schema:
        """What a chain of plain references ends in; `schema` itself where it is none."""
        seen: set[str] = set()
        while "$ref" in schema and schema["$ref"] not in seen:
            seen.add(schema["$ref"])
            schema = self.target(schema["$ref"])
        return schema

    def by_reach(self) -> list[str]:
        """The names of the components in the document's order, those that no parameter or body reaches last."""
        reached: set[str] = set()
        pending = [name for schema in self.inline.values() for name in references(schema)]
        while pending:
            name = pending.pop()
            if name not in reached and name in self.components:
                reached.add(name)
                pending.extend(references(self.components[name]))
        return sorted(self.components, key=lambda name: name not in reached)

    def report(self, rule: str, severity: Severity, schema: Schema, message: str, suggestion: str = "") -> None:
        """Write down a finding at the node that `schema` came from, once."""
        pointer = source(schema)
        found = Finding(rule, severity, message, pointer, self.document.locate(pointer), suggestion)
        if found not in self.findings:
            self.findings.append(found)

    def roots(self) -> Iterator[Schema]:
        """Every named and inline schema."""
        yield from self.components.values()
        yield from self.inline.values()
