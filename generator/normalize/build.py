"""From schemas in normal form to the types of the model. Each object, union and enum gets its one name here.

A name says where a schema stands (`AgentRequest` + `voicemail_option` ⇒ AgentRequestVoicemailOption), unless an overlay
names it (`x-truespec: {name: …}`). Inline schemas of equal structure share the name of the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.findings import Severity
from generator.ir import types as ir
from generator.normalize.meet import union_keyword
from generator.normalize.names import is_version, pascal, unique, words
from generator.normalize.prose import rules_of
from generator.normalize.schema import SRC, Schema, is_null, source
from generator.normalize.scope import Scope
from generator.normalize.values import admits, is_nullable
from generator.pointer import Pointer

LONGEST_NAME = 60
LONGEST_TUPLE = 4
NUMERIC = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")


class Builder:
    """Types by name, in the order in which they were met; declared components first."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._inline: dict[tuple[str, ir.Type], str] = {}
        self._sites: dict[Pointer, ir.Type] = {}
        self.types: dict[str, ir.TypeDef] = {}
        self._reserved = set(scope.components)

    def components(self) -> None:
        """Build every named schema; what operations reach comes first and gives shared inline schemas their names."""
        for name in self._scope.by_reach():
            schema = self._scope.components[name]
            built = self.shape(schema, name)
            self.types[name] = ir.TypeDef(name=name, type=built, note=note(schema), origin=source(schema))
            if isinstance(built, ir.Enum) and len(built.values) > 1:
                self._inline.setdefault(_key(built), name)

    def site(self, pointer: Pointer, name: str) -> ir.Type:
        """The type of the parameter or body schema at `pointer`; `name` is for what needs one."""
        if pointer not in self._sites:
            schema = self._scope.inline.get(pointer, {SRC: pointer})
            self._sites[pointer] = self.type(schema, name)
        return self._sites[pointer]

    def type(self, schema: Schema, name: str) -> ir.Type:
        """The type of a schema as others use it: by name where it has to have one."""
        built = self.shape(schema, name)
        return self._named(built, name, schema) if _needs_name(built) else built

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
        return self._typed(schema, name)

    def _typed(self, schema: Schema, name: str) -> ir.Type:
        origin = source(schema)
        match schema.get("type"):
            case "null":
                return ir.Null(origin=origin)
            case "boolean":
                return ir.Bool(origin=origin)
            case "integer":
                return ir.Int(**_bounds(schema), format=schema.get("format"), origin=origin)
            case "number":
                return ir.Float(**_bounds(schema), format=schema.get("format"), origin=origin)
            case "string":
                return _string(schema)
            case "array":
                return self._array(schema, name)
            case "object":
                return self._object(schema, name)
            case _:
                return ir.Any(origin=origin)

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
            prefix = tuple(self.type(item, longest(name, _ordinal(i))) for i, item in enumerate(schema["prefixItems"]))
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
        labels = _labels(members, mapping, name)
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

    def _named(self, built: ir.Type, name: str, schema: Schema) -> ir.Ref:
        """A reference to `built` under the name it has, or now gets."""
        own = schema.get("x-truespec")
        explicit = own.get("name") if isinstance(own, dict) else None
        if isinstance(explicit, str):
            return self._explicitly_named(built, pascal(explicit), schema)
        known = self._inline.get(_key(built))
        if known is not None:
            return ir.Ref(name=known, origin=source(schema))
        if name in self._scope.components and _same(built, self.types.get(name)):
            return ir.Ref(name=name, origin=source(schema))
        return self._register(built, unique(name, self._reserved), schema)

    def _explicitly_named(self, built: ir.Type, name: str, schema: Schema) -> ir.Ref:
        if _same(built, self.types.get(name)):
            return ir.Ref(name=name, origin=source(schema))
        if name in self._reserved:
            message = f"two schemas of different structure are named {name}"
            self._scope.report("type-name-taken", Severity.WARNING, schema, message, "Give one of them another name.")
        return self._register(built, unique(name, self._reserved), schema)

    def _register(self, built: ir.Type, name: str, schema: Schema) -> ir.Ref:
        self._reserved.add(name)
        self._inline[_key(built)] = name
        origin = source(schema)
        self.types[name] = ir.TypeDef(name=name, type=built, note=note(schema), declared=False, origin=origin)
        return ir.Ref(name=name, origin=origin)


def _key(built: ir.Type) -> tuple[str, ir.Type]:
    # Python takes true for 1, so the kinds of an enum's values are part of its key.
    return (",".join(type(v).__name__ for v in built.values) if isinstance(built, ir.Enum) else "", built)


def _same(built: ir.Type, known: ir.TypeDef | None) -> bool:
    return known is not None and _key(known.type) == _key(built)


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


def _labels(members: list[Schema], mapping: Any, name: str) -> list[str]:
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


def _ordinal(index: int) -> str:
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


def _bounds(schema: Schema) -> dict[str, Any]:
    spelled = {"exclusiveMinimum": "exclusive_minimum", "exclusiveMaximum": "exclusive_maximum"}
    spelled |= {"minimum": "minimum", "maximum": "maximum", "multipleOf": "multiple_of"}
    return {spelled[key]: schema[key] for key in NUMERIC if isinstance(schema.get(key), (int, float))}


def _string(schema: Schema) -> ir.Type:
    if schema.get("format") == "binary" or schema.get("contentMediaType") == "application/octet-stream":
        return ir.Bytes(origin=source(schema))
    return ir.Str(
        min_length=schema.get("minLength"),
        max_length=schema.get("maxLength"),
        pattern=schema.get("pattern"),
        format=schema.get("format"),
        origin=source(schema),
    )


def note(schema: Schema) -> ir.Note:
    """What a schema says about itself."""
    examples = schema.get("examples")
    found = ir.Note(
        description=str(schema.get("description") or ""),
        default=schema.get("default"),
        has_default="default" in schema,
        examples=tuple(examples) if isinstance(examples, list) else (),
        deprecated=schema.get("deprecated") is True,
        read_only=schema.get("readOnly") is True,
        write_only=schema.get("writeOnly") is True,
    )
    return ir.NO_NOTE if found == ir.NO_NOTE else found
