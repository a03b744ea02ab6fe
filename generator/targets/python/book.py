"""The book of names: how every type is called in Python, and which module it stands in.

Made once for an Api, read by all that spell code. Knows no code itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.api import Api, Operation
from generator.ir.types import Object, Type, TypeDef, Union
from generator.ir.walk import definitions, reachable, refs, request_types, response_types
from generator.targets.python import layout, names

WEBHOOKS = "webhooks"


@dataclass(frozen=True, slots=True)
class Book:
    """Names by the Api's own. `models` and `params` map a type to its module; what is in neither is not generated.

    `unknown` names the variant of a tagged union that takes values with a tag that nobody knew.
    """

    types: Mapping[str, TypeDef]
    classes: Mapping[str, str]
    param_classes: Mapping[str, str]
    unknown: Mapping[str, str]
    models: Mapping[str, str]
    params: Mapping[str, str]
    requests: Mapping[str, str]


def make(api: Api, *, all_schemas: bool) -> Book:
    """The book of an Api whose answers are all named."""
    types = definitions(api)
    models = _models(api, types, all_schemas=all_schemas)
    params = _placed(types, {key: _mentioned(ops, requests=True) for key, ops in _by_resource(api).items()})
    classes = _unique((names.class_name(name), name) for name in types)
    taken = set(classes.values())
    unknown = _claim(taken, ((f"Unknown{classes[name]}", name) for name in types if is_tagged(types[name].type)))
    param_classes = _claim(taken, ((f"{classes[name]}Param", name) for name in types if name in params))
    requests = _claim(taken, ((_request(operation), operation.id) for operation in api.operations))
    return Book(types, classes, param_classes, unknown, models, params, requests)


def is_tagged(t: Type) -> bool:
    """Whether a named type is a union that a tag or a guard tells apart."""
    return isinstance(t, Union) and (t.discriminator is not None or bool(t.guards))


def is_structured(types: Mapping[str, TypeDef], name: str) -> bool:
    """Whether values of a named type are objects of a class, or may be."""
    return isinstance(types[name].type, Object | Union)


def _models(api: Api, types: Mapping[str, TypeDef], *, all_schemas: bool) -> dict[str, str]:
    """Answers, and the tagged unions that arguments hold: only a model checks that a variant fits its tag."""
    roots = {key: _mentioned(ops, requests=False) | _tagged(types, ops) for key, ops in _by_resource(api).items()}
    if api.settings.webhook is not None:
        roots[WEBHOOKS] = {name for _, name in api.settings.webhook.events}
    chosen = set(types) if all_schemas else reachable(types, {name for each in roots.values() for name in each})
    return layout.modules(types, roots, chosen)


def _placed(types: Mapping[str, TypeDef], roots: dict[str, set[str]]) -> dict[str, str]:
    return layout.modules(types, roots, reachable(types, {name for each in roots.values() for name in each}))


def _by_resource(api: Api) -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = defaultdict(list)
    for operation in api.operations:
        found[operation.resource].append(operation)
    return found


def _mentioned(operations: Iterable[Operation], *, requests: bool) -> set[str]:
    spoken = request_types if requests else response_types
    return {name for operation in operations for t in spoken(operation) for name in refs(t)}


def _tagged(types: Mapping[str, TypeDef], operations: Iterable[Operation]) -> set[str]:
    """The tagged unions that arguments may hold."""
    return {name for name in reachable(types, _mentioned(operations, requests=True)) if is_tagged(types[name].type)}


def _request(operation: Operation) -> str:
    return f"{names.pascal(operation.resource)}{names.pascal(operation.name)}Params"


def _unique(wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    return _claim(set(), wanted)


def _claim(taken: set[str], wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A free name for each key, in order; adds them to `taken`."""
    given: dict[str, str] = {}
    for name, key in wanted:
        given[key] = names.unique(name, taken)
        taken.add(given[key])
    return given
