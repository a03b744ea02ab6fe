"""Which entities an Api has: groups of operations on the same thing, and the property that tells one from another.

Knows how the things of paths, operation ids and overlays come together; must not know references between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.ir.api import Api, Operation
from generator.ir.graph_names import id_names, is_plural, is_telling, noun, verb, words
from generator.ir.graph_paths import Step, is_spoken, role, steps
from generator.ir.graph_shapes import Face, Types, faces, is_scalar
from generator.ir.graph_types import Entity

_ITEM = ("retrieve", "delete", "update", "replace")
_ROLES = ("create", "retrieve", "list", "update", "replace", "delete")
_TELLING = ("retrieve", "create", "list", "update", "replace", "")


@dataclass(frozen=True, slots=True)
class Deed:
    """An operation as something done to a thing. `role` is one of the six, or nothing for a verb of its own."""

    operation: Operation
    thing: str
    role: str
    steps: tuple[Step, ...]
    spoken: bool

    @property
    def parameter(self) -> str:
        """The last parameter of the path, where that tells one thing from another."""
        last = self.operation.path_parameters[-1:]
        return last[0].wire if last and self.role in _ITEM else ""


@dataclass(slots=True)
class Found:
    """Entities while they are put together. `shapes` maps the names of types that represent one to its name."""

    entities: dict[str, Entity] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def entities(api: Api, types: Types) -> Found:
    """The entities of `api`, which operation acts on which, and the types and paths that stand for them."""
    found = Found()
    deeds = _deeds(api)
    grouped: dict[str, list[Deed]] = {}
    for deed in deeds:
        grouped.setdefault(deed.thing, []).append(deed)
    for name, group in grouped.items():
        entity = _entity(name, group, types)
        if entity is not None:
            found.entities[name] = entity
    for deed in deeds:
        _place(deed, found)
    _represent(api, types, found)
    return found


def _deeds(api: Api) -> list[Deed]:
    """Every operation with the thing that it acts on, by overlay, path or operation id."""
    split = {operation.id: steps(operation.path) for operation in api.operations}
    nested = _nested(api, split)
    told = dict(api.settings.entities)
    collections = {here[-1].key for op in api.operations for here in [split[op.id]] if _is_place(here, op)}
    held = {name for op in api.operations for name in _spoken_names(op)[:1] if _is_item(op)}
    deeds = []
    for op in api.operations:
        here = split[op.id]
        spoken = not here or is_spoken(here[-1], op)
        outer = next((step.noun for step in reversed(here[:-1]) if step.key in collections), "")
        if spoken and outer and op.id not in told:
            deeds.append(Deed(op, outer, "", here, spoken))
        elif spoken:
            names = _spoken_names(op)
            thing = told.get(op.id) or next((name for name in names if name in held), names[-1])
            deeds.append(Deed(op, thing, _spoken_role(op, thing), here, spoken))
        else:
            thing = told.get(op.id) or nested.get(here[-1].key, here[-1].noun)
            deeds.append(Deed(op, thing, role(here[-1], op), here, spoken))
    return deeds


def _is_place(here: tuple[Step, ...], operation: Operation) -> bool:
    return bool(here) and bool(here[-1].parameters) and not is_spoken(here[-1], operation)


def _is_item(operation: Operation) -> bool:
    return operation.action in _ITEM and bool(operation.path_parameters)


def _spoken_names(operation: Operation) -> list[str]:
    """The noun of a method that consists of the action and a noun (`create_batch_test`), then the resource."""
    said, _, rest = operation.name.partition("_")
    rest = "_".join(word for word in rest.split("_") if word not in ("v1", "v2", "v3"))
    return [*([noun(rest)] if rest and verb(said) == operation.action else []), noun(operation.resource)]


def _spoken_role(operation: Operation, thing: str) -> str:
    """The action; one like `add_sources` counts as create where the noun is the end of the thing's name."""
    said, _, rest = operation.action.partition("_")
    if rest and not thing.endswith(noun(rest)):
        return ""
    done = operation.action if not rest else verb(said)
    if done == "retrieve" and not operation.path_parameters:
        return ""
    return done if done in _ROLES else ""


def _nested(api: Api, split: Mapping[str, tuple[Step, ...]]) -> dict[str, str]:
    """Names for collections of equal nouns inside different things: `order_item` and `cart_item`, by path."""
    holders: dict[str, dict[str, str]] = {}
    for op in api.operations:
        here = split[op.id]
        if _is_place(here, op):
            outer = next((step.noun for step in reversed(here[:-1]) if step.parameters), "")
            holders.setdefault(here[-1].noun, {})[here[-1].key] = outer
    apart = {name: keys for name, keys in holders.items() if len(set(keys.values())) > 1 and "" not in keys.values()}
    return {key: f"{outer}_{name}" for name, keys in apart.items() for key, outer in keys.items()}


def _entity(name: str, group: list[Deed], types: Types) -> Entity | None:
    """What the operations of a group act on, if it has an identity."""
    parameter = next((d.parameter for done in _ITEM for d in group if d.role == done and d.parameter), "")
    ordered = [deed for done in _TELLING for deed in group if deed.role == done]
    spellings = id_names(name, parameter)
    identity = next((wire for deed in ordered for wire in _id(deed, types, name, spellings)), "")
    roles = {deed.role for deed in group if deed.role in _ROLES}
    if not (_is_held(roles, identity) if parameter else _is_told(group, roles, identity)):
        return None
    group = [deed for deed in group if not parameter or not identity or _does(deed, group, types, identity)]
    return Entity(
        name=name,
        id=identity,
        parameter=parameter,
        version=_version(group, types, name),
        creates=_of(group, "create"),
        retrieves=_of(group, "retrieve"),
        lists=_of(group, "list"),
        updates=_of(group, "update"),
        replaces=_of(group, "replace"),
        deletes=_of(group, "delete"),
    )


def _is_held(roles: set[str], identity: str) -> bool:
    return bool(identity) or (len(roles) > 1 and bool(roles & {"create", "list"}))


def _is_told(group: list[Deed], roles: set[str], identity: str) -> bool:
    """Without paths to single ones: things that are made or listed, by a name for several or an id of their own."""
    listed = any(not deed.spoken and deed.steps and is_plural(deed.steps[-1].segment) for deed in group)
    return bool(roles & {"create", "list"}) and bool(identity) and (listed or is_telling(words(identity)))


def _does(deed: Deed, group: list[Deed], types: Types, identity: str) -> bool:
    """Whether an operation does what its method says to the thing itself, and not to its place among others.

    `DELETE /carts/{id}/products/{id}` deletes no product where `DELETE /products/{id}` does; what is posted or got
    there is a product if the answer says so.
    """
    homes = {each.steps[-1].key for each in group if _is_home(each)}
    if deed.spoken or not homes or deed.steps[-1].key in homes:
        return True
    if deed.role in _ITEM:
        return not any(_is_home(each) and each.role == deed.role for each in group)
    placed = [face.path for face in faces(types, deed.operation, deed.thing) if identity in face.properties]
    return any(("*" in path) == (deed.role == "list") for path in placed)


def _is_home(deed: Deed) -> bool:
    """Whether the path leads to a single thing, and through no other."""
    inside = any(step.parameters for step in deed.steps[:-1])
    return not deed.spoken and not inside and bool(deed.steps) and bool(deed.steps[-1].parameters)


def _of(group: list[Deed], done: str) -> tuple[str, ...]:
    return tuple(deed.operation.id for deed in group if deed.role == done)


def _id(deed: Deed, types: Types, name: str, spellings: list[tuple[str, ...]]) -> Iterator[str]:
    """The property of the answer that is called like the id, likeliest first."""
    for face in faces(types, deed.operation, name):
        if deed.role == "retrieve" and "*" in face.path:
            continue
        by_words = {words(wire): wire for wire in face.properties if is_scalar(types, face.properties[wire].type)}
        yield from (by_words[spelled] for spelled in spellings if spelled in by_words)


def _version(group: list[Deed], types: Types, name: str) -> str:
    """A property of the thing that is a query parameter of its path too, and is called a version."""
    for deed in group:
        if deed.role in _ITEM:
            asked = {parameter.wire for parameter in (*deed.operation.query, *deed.operation.path_parameters)}
            answered = {wire for face in faces(types, deed.operation, name) for wire in face.properties}
            for wire in sorted(asked & answered):
                if words(wire)[-1:] in (("version",), ("revision",)):
                    return wire
    return ""


def _place(deed: Deed, found: Found) -> None:
    """Note whom an operation acts on: its thing, or what stands before it in the path."""
    if deed.thing in found.entities:
        found.owners[deed.operation.id] = deed.thing
        if not deed.spoken and deed.steps and deed.steps[-1].parameters:
            found.places[deed.steps[-1].key] = deed.thing
        return
    outer = (step.noun for step in reversed(deed.steps[:-1]))
    owner = next((name for name in outer if name in found.entities), "")
    if owner:
        found.owners[deed.operation.id] = owner


def _represent(api: Api, types: Types, found: Found) -> None:
    """Note the types that represent an entity: those that its own operations answer with and that hold its id."""
    for op in api.operations:
        entity = found.entities.get(found.owners.get(op.id, ""))
        if entity is None or not entity.id or not any(op.id in ids for ids in _plain(entity)):
            continue
        for face in selves(entity, faces(types, op, entity.name)):
            for name in face.names:
                found.shapes.setdefault(name, set()).add(entity.name)


def _plain(entity: Entity) -> tuple[tuple[str, ...], ...]:
    return entity.creates, entity.retrieves, entity.lists, entity.updates, entity.replaces


def selves(entity: Entity, among: Iterator[Face]) -> list[Face]:
    """The outermost place that holds the entity's id, in each of its variants."""
    holding = [face for face in among if entity.id in face.properties]
    return [face for face in holding if face.path == holding[0].path]
