"""Two readings of each schema side by side: the Document's own and the normalized one, judged on random instances.

Knows where the two stand; must not know why they may differ: that is the list in `intended`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jsonschema_rs import Draft202012Validator

from generator.document.oracle import Oracle
from generator.document.source import Document
from generator.ir import schema as printer
from generator.ir.api import Api
from generator.ir.types import Ref, Type
from generator.pointer import Pointer
from tests.soundness.draw import Draw, NoValueError
from tests.soundness.flat import Flattener

COMPONENTS = Pointer(("components", "schemas"))
FAULTY = 0.56


@dataclass(frozen=True, slots=True)
class Site:
    """A schema of the Document, and the type that stands for it. `name` is a component, or a place that uses it."""

    name: str
    pointer: Pointer
    type: Type


@dataclass(slots=True)
class Outcome:
    """How the two readings judged the instances of one site. `tightened`: only the Document accepts."""

    site: Site
    valid: int = 0
    invalid: int = 0
    tightened: list[Any] = field(default_factory=list)
    loosened: list[Any] = field(default_factory=list)


def sites(document: Document, api: Api) -> Iterator[Site]:
    """Every component that has a type, then every body and parameter, of those with the same schema only the first."""
    for named in api.types:
        if named.declared and named.origin.parent == COMPONENTS and named.name == named.origin.name:
            yield Site(named.name, named.origin, Ref(name=named.name))
    seen: set[str] = set()
    for place, at, t in uses(api):
        node = at.resolve(document.data)
        shape = json.dumps(node.get("schema"), sort_keys=True)
        if "schema" in node and shape not in seen:
            seen.add(shape)
            yield Site(place, at / "schema", t)


def uses(api: Api) -> Iterator[tuple[str, Pointer, Type]]:
    """What holds a schema, with its name: `createAgent request`, `createAgent 201`, `getAgent query version`."""
    for operation in api.operations:
        for content in operation.body.contents if operation.body else ():
            yield f"{operation.id} request", content.origin, content.type
        for response in operation.responses:
            for content in response.contents:
                yield f"{operation.id} {response.status}", content.origin, content.type
        for parameter in operation.parameters:
            yield f"{operation.id} {parameter.location} {parameter.wire}", parameter.origin, parameter.type


class Comparison:
    """Both readings of one Document, ready to judge. `drawn` is what instances are drawn from, if not `document`."""

    def __init__(self, document: Document, api: Api, drawn: Document | None = None) -> None:
        self.drawn = document if drawn is None else drawn
        self.flattener = Flattener(self.drawn.data)
        self.oracle = Oracle(document)
        self.printed = {"components": printer.document(api, notes=False)["components"]}

    def run(self, site: Site, count: int) -> Outcome:
        """Judge `count` instances; the same ones each time, whatever else is judged."""
        return self.judge(site, self._instances(site, count))

    def judge(self, site: Site, instances: Iterable[Any]) -> Outcome:
        """Judge these instances by both readings of `site`."""
        printed = Draft202012Validator({"allOf": [printer.schema(site.type)], **self.printed})
        outcome = Outcome(site)
        for instance in instances:
            accepted = self.oracle.accepts(site.pointer, instance)
            outcome.valid += accepted
            outcome.invalid += not accepted
            if accepted != printed.is_valid(instance):
                (outcome.tightened if accepted else outcome.loosened).append(instance)
        return outcome

    def _instances(self, site: Site, count: int) -> Iterator[Any]:
        rng = random.Random(site.name)
        draw = Draw(self.flattener, rng)
        schema = site.pointer.resolve(self.drawn.data)
        for _ in range(count):
            try:
                yield draw.instance(schema, faulty=rng.random() < FAULTY)
            except NoValueError:
                continue
