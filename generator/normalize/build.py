"""From schemas in normal form to the types of the model, each object, union and enum by its name.

Knows which type a schema becomes; names are given by `naming` and kept by `registry`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.findings import Severity
from generator.ir import types as ir
from generator.normalize.leaves import note, scalar
from generator.normalize.meet import union_keyword
from generator.normalize.names import pascal
from generator.normalize.naming import labels_of, longest, ordinal
from generator.normalize.prose import rules_of
from generator.normalize.registry import Registry
from generator.normalize.schema import SRC, Schema, is_null, source
from generator.normalize.scope import Scope
from generator.normalize.values import admits, is_nullable
from generator.pointer import Pointer

LONGEST_TUPLE = 4


class Builder:
    """Builds the types of one document."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._registry = Registry(scope)
        self._sites: dict[Pointer, ir.Type] = {}

    @property
    def types(self) -> Mapping[str, ir.TypeDef]:
        """The named types so far."""
        return self._registry.types

    def components(self) -> None:
        """Build every named schema; what operations reach comes first and gives shared inline schemas their names."""
        for name in self._scope.by_reach():
            schema = self._scope.components[name]
            self._registry.declare(self.shape(schema, name), name, schema)

    def site(self, pointer: Pointer, name: str) -> ir.Type:
        """The type of the parameter or body schema at `pointer`; `name` is for what needs one."""
        if pointer not in self._sites:
            schema = self._scope.inline.get(pointer, {SRC: pointer})
            self._sites[pointer] = self.type(schema, name)
        return self._sites[pointer]

    def type(self, schema: Schema, name: str) -> ir.Type:
        """The type of a schema as others use it: by name where it has to have one."""
        built = self.shape(schema, name)
        return self._registry.named(built, name, schema) if _needs_name(built) else built

    def shape(self, schema: Schema, name: str) -> ir.Type:
        """The type of a schema itself."""
        origin = source(schema)
        if "$ref" in schema:
            return ir.Ref(name=schema["$ref"], origin=origin)
        if "x-never" in schema:
            return ir.Never(origin=origin)
        if union_keyword(schema):
            return self._union(schema, name)
        if "enum" in schema:
            return self._enum(schema)
        match schema.get("type"):
            case "array":
                return self._array(schema, name)
            case "object":
                return self._object(schema, name)
            case _:
                return scalar(schema)

    def _enum(self, schema: Schema) -> ir.Type:
        values = tuple(value for value in schema["enum"] if isinstance(value, (str, int, float, bool)))
        if len(values) == len(schema["enum"]) and values:
            admitted = tuple(value for value in values if admits(schema, value))
            return ir.Enum(values=admitted, origin=source(schema)) if admitted else ir.Never(origin=source(schema))
        message = "an enum of objects or arrays is taken as any value"
        self._scope.report("constraint-not-modelled", Severity.INFO, schema, message, "Describe the values as schemas.")
        return ir.Any(origin=source(schema))

    def _array(self, schema: Schema, name: str) -> ir.Type:
        low, high, origin = schema.get("minItems"), schema.get("maxItems"), source(schema)
        item_name = longest(name, "Item")
        items = self.type(schema.get("items", {SRC: origin}), item_name)
        if isinstance(schema.get("prefixItems"), list):
            prefix = tuple(self.type(item, longest(name, ordinal(i))) for i, item in enumerate(schema["prefixItems"]))
            rest = None if isinstance(items, ir.Never) else items
            return ir.Tuple(prefix=prefix, rest=rest, min_items=low, max_items=high, origin=origin)
        if low is not None and low == high and 1 < low <= LONGEST_TUPLE and not schema.get("uniqueItems"):
            return ir.Tuple(prefix=(items,) * low, min_items=low, max_items=high, origin=origin)
        unique_items = bool(schema.get("uniqueItems"))
        return ir.Array(items=items, min_items=low, max_items=high, unique=unique_items, origin=origin)

    def _object(self, schema: Schema, name: str) -> ir.Type:
        declared = schema.get("properties") or schema.get("x-extends")
        additional = schema.get("additionalProperties", {})
        if not declared and not schema.get("x-absent") and "x-never" not in additional and not schema.get("required"):
            return self._map(schema, name)
        required = set(schema.get("required", ()))
        return ir.Object(
            properties=tuple(
                self._property(wire, prop, name, required=wire in required)
                for wire, prop in schema.get("properties", {}).items()
            ),
            extends=tuple(ir.Ref(name=base) for base in schema.get("x-extends", ())),
            additional=None if "x-never" in additional else self.type(additional, longest(name, "Value")),
            absent=tuple(schema.get("x-absent", ())),
            exclusive=tuple(tuple(group) for group in schema.get("x-exclusive", ())),
            min_properties=schema.get("minProperties"),
            max_properties=schema.get("maxProperties"),
            rules=rules_of(schema, self._scope),
            origin=source(schema),
        )

    def _map(self, schema: Schema, name: str) -> ir.Type:
        values, keys = schema.get("additionalProperties", {SRC: source(schema)}), schema.get("propertyNames")
        patterns = schema.get("patternProperties")
        if patterns and len(patterns) == 1 and "x-never" in values:
            ((pattern, values),) = patterns.items()
            keys = {"type": "string", "pattern": pattern, SRC: source(schema)}
        elif patterns:
            message = "`patternProperties` is left out of the model"
            self._scope.report("constraint-not-modelled", Severity.INFO, schema, message, "Use `additionalProperties`.")
        return ir.Map(
            values=self.type(values, longest(name, "Value")),
            keys=None if not keys else self.type({"type": "string", **keys}, longest(name, "Key")),
            min_properties=schema.get("minProperties"),
            max_properties=schema.get("maxProperties"),
            origin=source(schema),
        )

    def _property(self, wire: str, schema: Schema, owner: str, *, required: bool) -> ir.Property:
        built = self.type(schema, longest(owner, pascal(wire)))
        return ir.Property(wire=wire, type=built, required=required, note=note(schema), origin=source(schema))

    def _union(self, schema: Schema, name: str) -> ir.Type:
        origin, keyword = source(schema), union_keyword(schema)
        if is_nullable(schema):
            inner = [member for member in schema[keyword] if not is_null(member)]
            parts = [self.type({**member, **_own(schema)}, name) for member in inner]
            return ir.Union(variants=(*parts, ir.Null(origin=origin)), origin=origin)
        members = schema[keyword]
        mapping = schema.get("x-mapping")
        labels = labels_of(members, mapping, name)
        variants = tuple(self._variant(*pair, name) for pair in zip(members, labels, strict=True))
        return ir.Union(
            variants=variants,
            discriminator=_discriminator(mapping, variants) if mapping else None,
            guards=tuple(
                ir.Guard(property=prop, variant=variants[index].name)
                for prop, index in schema.get("x-guards", ())
                if isinstance(variants[index], ir.Ref)
            ),
            origin=origin,
        )

    def _variant(self, member: Schema, label: str, name: str) -> ir.Type:
        return self.type(member, label if "x-variant" in member else longest(name, label))


def _needs_name(built: ir.Type) -> bool:
    match built:
        case ir.Object():
            return True
        case ir.Enum(values=values):
            return len(values) > 1
        case ir.Union(variants=variants):
            return not (len(variants) == 2 and isinstance(variants[1], ir.Null))
        case _:
            return False


def _own(schema: Schema) -> Schema:
    """What an overlay says of a nullable schema is meant for what it is besides null."""
    return {"x-truespec": schema["x-truespec"]} if "x-truespec" in schema else {}


def _discriminator(mapping: Any, variants: tuple[ir.Type, ...]) -> ir.Discriminator:
    pairs = [
        (value, variant.name)
        for values, variant in zip(mapping["values"], variants, strict=True)
        for value in values
        if isinstance(variant, ir.Ref)
    ]
    return ir.Discriminator(property=mapping["property"], mapping=tuple(pairs), inferred=mapping["inferred"])
