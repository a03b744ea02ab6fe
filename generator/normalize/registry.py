"""The named types of a model while it is built: one name a structure, one structure a name.

A name says where a schema stands (`AgentRequest` + `voicemail_option` ⇒ AgentRequestVoicemailOption), unless an overlay
names it (`x-truespec: {name: …}`). Inline schemas of equal structure share the name of the first.
"""

from __future__ import annotations

from generator.findings import Severity
from generator.ir import types as ir
from generator.normalize.leaves import note
from generator.normalize.names import pascal, unique
from generator.normalize.schema import Schema, source
from generator.normalize.scope import Scope


class Registry:
    """Types by name, in the order in which they were met; the names of components are taken from the start."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._components = scope.components
        self._inline: dict[tuple[str, ir.Type], str] = {}
        self._reserved = set(scope.components)
        self.types: dict[str, ir.TypeDef] = {}

    def declare(self, built: ir.Type, name: str, schema: Schema) -> None:
        """Keep a component. Inline enums of equal values will share its name."""
        self.types[name] = ir.TypeDef(name=name, type=built, note=note(schema), origin=source(schema))
        if isinstance(built, ir.Enum) and len(built.values) > 1:
            self._inline.setdefault(key_of(built), name)

    def named(self, built: ir.Type, name: str, schema: Schema) -> ir.Ref:
        """A reference to `built` under the name it has, or now gets."""
        own = schema.get("x-truespec")
        explicit = own.get("name") if isinstance(own, dict) else None
        if isinstance(explicit, str):
            return self._explicitly_named(built, pascal(explicit), schema)
        known = self._inline.get(key_of(built))
        if known is not None:
            return ir.Ref(name=known, origin=source(schema))
        if name in self._components and same(built, self.types.get(name)):
            return ir.Ref(name=name, origin=source(schema))
        return self._register(built, unique(name, self._reserved), schema)

    def _explicitly_named(self, built: ir.Type, name: str, schema: Schema) -> ir.Ref:
        if same(built, self.types.get(name)):
            return ir.Ref(name=name, origin=source(schema))
        if name in self._reserved:
            message = f"two schemas of different structure are named {name}"
            self._scope.report("type-name-taken", Severity.WARNING, schema, message, "Give one of them another name.")
        return self._register(built, unique(name, self._reserved), schema)

    def _register(self, built: ir.Type, name: str, schema: Schema) -> ir.Ref:
        self._reserved.add(name)
        self._inline[key_of(built)] = name
        origin = source(schema)
        self.types[name] = ir.TypeDef(name=name, type=built, note=note(schema), declared=False, origin=origin)
        return ir.Ref(name=name, origin=origin)


def key_of(built: ir.Type) -> tuple[str, ir.Type]:
    """What two types of equal structure have in common."""
    # Python takes true for 1, so the kinds of an enum's values are part of its key.
    return (",".join(type(v).__name__ for v in built.values) if isinstance(built, ir.Enum) else "", built)


def same(built: ir.Type, known: ir.TypeDef | None) -> bool:
    """Whether a known type has the structure of another."""
    return known is not None and key_of(known.type) == key_of(built)
