"""Questions that every consumer asks of an Api: what a name means, what a type reaches, who uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir.api import Api, Content, Operation
from generator.ir.types import Array, Map, Null, Object, Property, Ref, Tuple, Type, TypeDef, Union


def definitions(api: Api) -> Mapping[str, TypeDef]:
    """Every named type by its name."""
    return {definition.name: definition for definition in api.types}


def children(t: Type) -> Iterator[Type]:
    """The types that stand directly in `t`; a Ref has none."""
    match t:
        case Array(items=items):
            yield items
        case Tuple(prefix=prefix, rest=rest):
            yield from prefix
            if rest is not None:
                yield rest
        case Map(values=values, keys=keys):
            yield values
            if keys is not None:
                yield keys
        case Object(properties=properties, extends=extends, additional=additional):
            yield from extends
            yield from (prop.type for prop in properties)
            if additional is not None:
                yield additional
        case Union(variants=variants):
            yield from variants
        case _:
            return


def refs(t: Type) -> Iterator[str]:
    """The names that `t` mentions, in order, with repetitions, not following them."""
    stack = [t]
    while stack:
        node = stack.pop()
        if isinstance(node, Ref):
            yield node.name
        stack.extend(reversed(list(children(node))))


def reachable(types: Mapping[str, TypeDef], roots: Iterator[str] | set[str] | list[str]) -> set[str]:
    """`roots` and every name that they lead to."""
    seen: set[str] = set()
    stack = list(roots)
    while stack:
        name = stack.pop()
        if name not in seen:
            seen.add(name)
            stack.extend(refs(types[name].type))
    return seen


def request_types(operation: Operation) -> Iterator[Type]:
    """The types of what a client sends: parameters and bodies."""
    yield from (parameter.type for parameter in operation.parameters)
    if operation.body is not None:
        yield from (content.type for content in operation.body.contents)


def response_contents(operation: Operation) -> Iterator[Content]:
    """The bodies of all responses."""
    for response in operation.responses:
        yield from response.contents


def response_types(operation: Operation) -> Iterator[Type]:
    """The types of what a server sends: bodies and headers of all responses."""
    for response in operation.responses:
        yield from (content.type for content in response.contents)
        yield from (header.type for header in response.headers)


def used_in_requests(api: Api) -> set[str]:
    """Names of the types that some request reaches."""
    roots = {name for op in api.operations for t in request_types(op) for name in refs(t)}
    return reachable(definitions(api), roots)


def used_in_responses(api: Api) -> set[str]:
    """Names of the types that some response or webhook event reaches."""
    roots = {name for op in api.operations for t in response_types(op) for name in refs(t)}
    if api.settings.webhook is not None:
        roots |= {name for _, name in api.settings.webhook.events}
    return reachable(definitions(api), roots)


def split_null(t: Type) -> tuple[Type, bool]:
    """`t` without its Null variant, and whether it had one."""
    if not isinstance(t, Union) or not any(isinstance(v, Null) for v in t.variants):
        return t, False
    rest = tuple(v for v in t.variants if not isinstance(v, Null))
    if len(rest) == 1:
        return rest[0], True
    return Union(variants=rest, discriminator=t.discriminator, guards=t.guards, origin=t.origin), True


def resolve(types: Mapping[str, TypeDef], t: Type) -> Type:
    """`t`, or what its name stands for, through aliases."""
    while isinstance(t, Ref):
        t = types[t.name].type
    return t


def flatten(types: Mapping[str, TypeDef], t: Object) -> tuple[Property, ...]:
    """The properties of `t` with those that it inherits, bases first."""
    inherited: list[Property] = []
    for base in t.extends:
        target = resolve(types, base)
        if isinstance(target, Object):
            inherited.extend(flatten(types, target))
    return (*inherited, *t.properties)
