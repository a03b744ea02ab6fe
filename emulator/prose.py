"""Which rules that stand only in prose a request breaks.

Knows where rules stand in the model (objects, parameters, operations) and how a value leads to them; must not know
HTTP. A request that the document refuses is not asked for its prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any as Json
from typing import Final, assert_never

from emulator.prose_tests import Test, applies, missing, reached, test_of
from emulator.prose_variants import meant
from emulator.reading import Inputs
from emulator.reading_parameters import PLACES, item_type
from emulator.wording import path as shown_path
from generator.ir.api import Api, Location, Operation
from generator.ir.types import (
    Any,
    Array,
    Bool,
    Bytes,
    Enum,
    Float,
    Int,
    Map,
    Never,
    Null,
    Object,
    Ref,
    Rule,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import children, definitions, flatten, refs

BODY: Final = "request/body"
ALIASES: Final = 32
"""How many names and unions may stand between a value and its type: no value ends a loop among them."""

Enforced = tuple[Rule, Test]
Place = tuple[str, ...]
Found = tuple[Place, Rule, str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that does not hold: where the value stands, and what must be so."""

    path: str
    rule: Rule
    message: str

    @property
    def sentence(self) -> str:
        """As a refusal says it: `request/body/volume must be <= 2`."""
        return f"{self.path} {self.message}"


def broken_rules(api: Api) -> Prose:
    """The checker for all operations of `api`."""
    return Prose(api)


class Prose:
    """Finds broken rules of the kinds that forbid something, of a high or medium confidence."""

    def __init__(self, api: Api) -> None:
        self._types = definitions(api)
        self._rules = {name: each for name, t in self._types.items() if (each := _enforced(_own(t.type)))}
        self._ruled = _leading(self._types, {name for name, t in self._types.items() if _has_rules(t.type)})

    def __call__(self, operation: Operation, inputs: Inputs) -> Iterator[Broken]:
        """Each rule that `inputs` break: those about the request, of its parameters, of its body.

        A partial update may leave out what the object already has: there, `requires` is not asked of the body itself
        (use `of` for the object that results).
        """
        yield from _about_request(operation, inputs)
        yield from self._about_parameters(operation, inputs)
        if inputs.content is not None:
            for each in self.of(inputs.content.type, inputs.body):
                if not (is_partial(operation) and each.rule.kind == "requires" and each.path == BODY):
                    yield each

    def governs(self, operation: Operation) -> bool:
        """Whether a request to `operation` can break a rule."""
        contents = operation.body.contents if operation.body is not None else ()
        return (
            bool(_enforced(operation.rules))
            or any(_enforced(each.rules) for each in operation.parameters)
            or any(_has_rules(each.type) or self._ruled & set(refs(each.type)) for each in contents)
        )

    def of(self, t: Type, value: Json, place: str = BODY) -> Iterator[Broken]:
        """Each rule that `value`, of the type `t`, breaks; in the order of the value."""
        for path, rule, message in self._walk(t, value, (), ALIASES):
            yield Broken(place + shown_path(path), rule, message)

    def _about_parameters(self, operation: Operation, inputs: Inputs) -> Iterator[Broken]:
        given = _by_location(inputs)
        for parameter in operation.parameters:
            values = given[parameter.location]
            if parameter.wire in values:
                value, place = values[parameter.wire], f"{PLACES[parameter.location]}/{parameter.wire}"
                for path, rule, message in _broken(_enforced(parameter.rules), value, (), values):
                    yield Broken(place + shown_path(path), rule, message)
                yield from self.of(parameter.type, value, place)

    def _walk(self, t: Type, value: Json, at: Place, aliases: int) -> Iterator[Found]:  # noqa: C901 - one case a kind
        match t:
            case Ref(name=name):
                if name in self._ruled and aliases:
                    yield from self._named(name, value, at, aliases - 1)
            case Union():
                variant = meant(self._types, t, value) if aliases else None
                if variant is not None:
                    yield from self._walk(variant, value, at, aliases - 1)
            case Object():
                yield from self._object(t, _enforced(t.rules), value, at)
            case Map(values=values):
                for name, each in value.items() if isinstance(value, dict) else ():
                    yield from self._walk(values, each, (*at, name), ALIASES)
            case Array() | Tuple():
                for index, each in enumerate(value) if isinstance(value, list) else ():
                    yield from self._walk(item_type(t, index), each, (*at, str(index)), ALIASES)
            case Any() | Never() | Null() | Bool() | Int() | Float() | Str() | Bytes() | Enum():
                return
            case _:
                assert_never(t)

    def _named(self, name: str, value: Json, at: Place, aliases: int) -> Iterator[Found]:
        t = self._types[name].type
        if isinstance(t, Object):
            yield from self._object(t, self._rules.get(name, ()), value, at)
        else:
            yield from self._walk(t, value, at, aliases)

    def _object(self, t: Object, rules: Sequence[Enforced], value: Json, at: Place) -> Iterator[Found]:
        """What the object's rules say, and those of its bases; then its members."""
        if not isinstance(value, dict):
            return
        yield from _broken(rules, value, at)
        for base in t.extends:
            yield from self._bases(base, value, at, ALIASES)
        declared = {each.wire: each.type for each in flatten(self._types, t)}
        for name, each in value.items():
            yield from self._walk(declared.get(name, t.additional or Any()), each, (*at, name), ALIASES)

    def _bases(self, base: Ref, value: Json, at: Place, aliases: int) -> Iterator[Found]:
        yield from _broken(self._rules.get(base.name, ()), value, at)
        shape = self._types[base.name].type
        if isinstance(shape, Object) and aliases:
            for each in shape.extends:
                yield from self._bases(each, value, at, aliases - 1)


def is_partial(operation: Operation) -> bool:
    """Whether a body may leave out what the object already has."""
    return operation.method == "patch" or operation.action == "update"


def _own(t: Type) -> tuple[Rule, ...]:
    return t.rules if isinstance(t, Object) else ()


def _has_rules(t: Type) -> bool:
    """Whether a rule stands in `t` itself, not following names."""
    stack = [t]
    while stack:
        node = stack.pop()
        if _own(node):
            return True
        stack.extend(children(node))
    return False


def _enforced(rules: Sequence[Rule]) -> tuple[Enforced, ...]:
    return tuple((rule, test) for rule in rules if (test := test_of(rule)) is not None)


def _leading(types: Mapping[str, TypeDef], targets: set[str]) -> set[str]:
    """The names that are `targets` or lead to one."""
    users: dict[str, set[str]] = {}
    for name, definition in types.items():
        for used in refs(definition.type):
            users.setdefault(used, set()).add(name)
    seen: set[str] = set()
    stack = list(targets)
    while stack:
        name = stack.pop()
        if name not in seen:
            seen.add(name)
            stack.extend(users.get(name, ()))
    return seen


def _broken(rules: Sequence[Enforced], value: Json, at: Place, holder: Json = None) -> Iterator[Found]:
    for rule, test in rules:
        for path, held, each in reached(value, rule.path, holder):
            if (message := test(each)) and applies(rule.args, held):
                yield (*at, *path), rule, message


def _by_location(inputs: Inputs) -> Mapping[Location, Mapping[str, Json]]:
    return {"path": inputs.path, "query": inputs.query, "header": inputs.headers, "cookie": inputs.cookies}


def _about_request(operation: Operation, inputs: Inputs) -> Iterator[Broken]:
    """Rules of the operation: its parameters and the members of its body are the properties that they speak of."""
    rules = _enforced(operation.rules)
    if not rules:
        return
    body = inputs.body if isinstance(inputs.body, dict) else {}
    whole = {**body, **inputs.cookies, **inputs.headers, **inputs.query, **inputs.path}
    places = {each.wire: PLACES[each.location] for each in reversed(operation.parameters)}
    for path, rule, message in _broken(rules, whole, ()):
        named = path[0] if path else next(missing(rule.args, whole), "")
        yield Broken(places.get(named, BODY) + shown_path(path), rule, message)
