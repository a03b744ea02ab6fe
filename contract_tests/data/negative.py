"""Requests that break exactly one constraint of the document, each beside the accepted one that keeps it.

Knows operations, what values mean in the document, and the oracle, which must refuse the one and accept the other; must
not know HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any as Json

from contract_tests.cases import Case
from contract_tests.data.constraints import WORTH, Fault, faults, misfits
from contract_tests.data.cost import cost
from contract_tests.data.covering import Covering, Known, Positive
from contract_tests.data.editing import mapped, replaced
from contract_tests.data.places import Node, nodes
from contract_tests.data.turns import taking_turns
from contract_tests.drawing import Seeded
from contract_tests.meant import Meaning
from generator.document.oracle import Oracle
from generator.ir.api import Api, Encoding, Operation, Parameter
from generator.ir.graph import Graph, Link
from generator.load import Loaded
from generator.pointer import Pointer

SPARE = 3
"""In how many requests at most the same constraint is tried, until the oracle agrees that it alone is broken."""

SHALLOW = 1
"""How deep in a request what stands right in it is: a parameter, or a member of the body."""

Constraint = tuple[Pointer, str, str]
"""The schema, the keyword, and how it is broken."""

TEXTS = ("query", "header", "cookie")
QUERY_TYPE = 0.86
"""A parameter that is no number: unlike a body's members, few servers have a library that checks it."""


@dataclass(frozen=True, slots=True)
class Negative:
    """A request with one fault. `pointer` is the schema that it breaks, `keyword` how, `facet` what was sent."""

    case: Case = field(repr=False)
    control: Case = field(repr=False)
    pointer: Pointer
    keyword: str
    facet: str
    operation: str
    worth: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A fault at a place in a request that was accepted. No parameter: the body."""

    positive: Positive
    parameter: Parameter | None
    path: Pointer
    pointer: Pointer
    fault: Fault


def negatives(
    loaded: Loaded,
    covering: Covering,
    knower: Callable[[Operation], Known],
    *,
    oracle: Oracle,
    operations: Sequence[Operation] | None = None,
    seed: int = 0,
) -> Iterator[Negative]:
    """One request for each constraint that an operation has shown in what was confirmed to `covering`.

    The operations take turns, so that a large one leaves room for the others. What stands right in a request comes
    first, then what is deeper in, each once for all operations; what other operations share comes a turn later. The
    order within an operation depends on the seed, so that runs with a budget share them.
    """
    listed = loaded.api.operations if operations is None else operations
    found = _Candidates(Meaning(loaded.document, oracle), _keys(loaded.api))
    for operation in sorted(listed, key=lambda each: cost(each, covering.graph)):
        for positive in sorted(covering.accepted.get(operation.id, ()), key=lambda each: len(str(each.case.body))):
            found.take(positive)
    for group in taking_turns(found.groups(), _operation, partial(_rank, Seeded(seed), set())):
        for candidate in group:
            negative = _negative(candidate, covering.graph, knower, oracle)
            if negative is not None:
                yield negative
                break


def _operation(group: list[_Candidate]) -> str:
    return group[0].positive.case.operation.id


def _rank(draw: Seeded, seen: set[Constraint], group: list[_Candidate]) -> tuple[int, float, int]:
    """In which round a constraint has its turn, and when within its operation; the least comes first."""
    first, depth = group[0], min(len(each.path) for each in group)
    constraint = (first.pointer, first.fault.keyword, first.fault.facet)
    is_known = constraint in seen
    seen.add(constraint)
    turn = 3 if first.fault.worth <= WORTH["type"] else 0 if depth <= SHALLOW else 1
    return turn + is_known, -round(first.fault.worth, 1), draw.integer(0, 2**31)


def _keys(api: Api) -> frozenset[tuple[str, str]]:
    """Where keys travel, as location and name in lower case: what stands there is not the request's to say."""
    schemes = api.security_schemes
    return frozenset((each.location or "header", (each.name or "authorization").lower()) for each in schemes)


class _Candidates:
    """Faults by the operation and the constraint that they break, those of the cheapest operation first."""

    def __init__(self, meaning: Meaning, keys: frozenset[tuple[str, str]]) -> None:
        self._meaning = meaning
        self._keys = keys
        self._found: dict[tuple[str, Constraint], list[_Candidate]] = {}

    def groups(self) -> list[list[_Candidate]]:
        """For each constraint of an operation the places to break it."""
        return list(self._found.values())

    def take(self, positive: Positive) -> None:
        """Look for constraints that a request keeps."""
        case = positive.case
        for parameter in case.operation.parameters:
            key = (parameter.location, parameter.wire)
            is_key = (parameter.location, parameter.wire.lower()) in self._keys
            if parameter.location in TEXTS and key in case.parameters and not is_key:
                self._absent(positive, parameter)
                for node in nodes(self._meaning, parameter.origin / "schema", case.parameters[key]):
                    self._at(positive, parameter, node, texts=True, root=node.path == ())
        if case.content is not None:
            forms = {each.wire: each for each in case.content.encodings}
            is_form = "json" not in case.content.media_type and isinstance(case.body, dict)
            for node in nodes(self._meaning, case.content.origin / "schema", case.body):
                self._at(positive, None, node, texts=is_form and _is_text(node.path, forms), root=False)

    def _absent(self, positive: Positive, parameter: Parameter) -> None:
        if parameter.required:
            fault = Fault("required", f"missing {parameter.wire}", None, QUERY_TYPE, parameter.wire)
            self._add(_Candidate(positive, parameter, Pointer(), parameter.origin, fault))

    def _at(self, positive: Positive, parameter: Parameter | None, node: Node, *, texts: bool, root: bool) -> None:
        for pointer in node.schemas:
            schema = self._meaning.schema(pointer)
            for fault in faults(schema, node.value, partial(self._declared, node.schemas)):
                self._add(_Candidate(positive, parameter, node.path, pointer, fault))
            for fault in misfits(schema):
                if not texts:
                    self._add(_Candidate(positive, parameter, node.path, pointer, fault))
                elif isinstance(fault.value, str) and isinstance(node.value, int | float) and (root or not parameter):
                    worth = QUERY_TYPE if parameter else fault.worth
                    self._add(_Candidate(positive, parameter, node.path, pointer, replace(fault, worth=worth)))

    def _declared(self, schemas: tuple[Pointer, ...], name: str) -> dict[str, Json]:
        place = self._meaning.declaration(schemas, name)
        return dict(self._meaning.schema(self._meaning.resolved(place))) if place is not None else {}

    def _add(self, candidate: _Candidate) -> None:
        constraint = (candidate.pointer, candidate.fault.keyword, candidate.fault.facet)
        group = self._found.setdefault((candidate.positive.case.operation.id, constraint), [])
        if len(group) < SPARE:
            group.append(candidate)


def _is_text(path: Pointer, forms: dict[str, Encoding]) -> bool:
    """Whether a place in a form is nothing but text, or a list of which a single text may stand for the only item."""
    return len(path) < 2 or path[0] not in forms or forms[path[0]].form != "json"


def _negative(
    candidate: _Candidate, graph: Graph, knower: Callable[[Operation], Known], oracle: Oracle
) -> Negative | None:
    """The request with the fault; None where the oracle does not agree, or an id is gone that it needs."""
    control = alive(candidate.positive.case, graph, knower(candidate.positive.case.operation))
    if control is None or not _breaks(candidate, control, oracle):
        return None
    fault = candidate.fault
    case = _broken(candidate, control)
    return Negative(case, control, candidate.pointer, fault.keyword, fault.facet, control.operation.id, fault.worth)


def _broken(candidate: _Candidate, control: Case) -> Case:
    fault, parameter = candidate.fault, candidate.parameter
    if parameter is None:
        return replace(control, body=replaced(control.body, candidate.path, fault.value))
    key = (parameter.location, parameter.wire)
    parameters = {name: value for name, value in control.parameters.items() if name != key or not fault.member}
    if not fault.member:
        parameters[key] = replaced(control.parameters[key], candidate.path, fault.value)
    return replace(control, parameters=parameters)


def _breaks(candidate: _Candidate, control: Case, oracle: Oracle) -> bool:
    """Whether the oracle refuses this place for this reason and no other, and accepts the control."""
    case, parameter = _broken(candidate, control), candidate.parameter
    if parameter is not None and candidate.fault.keyword == "required" and not candidate.path:
        return (parameter.location, parameter.wire) not in case.parameters
    if parameter is None:
        root = case.content.origin / "schema" if case.content is not None else Pointer()
        right, wrong = control.body, case.body
    else:
        root, key = parameter.origin / "schema", (parameter.location, parameter.wire)
        right, wrong = control.parameters[key], case.parameters[key]
    if not oracle.accepts(root, right):
        return False
    broken = candidate.pointer / candidate.fault.keyword
    violations = oracle.errors(root, wrong)
    return any(each.schema.within(broken) for each in violations) and all(
        each.instance.within(candidate.path)
        and (not candidate.fault.member or each.members == (candidate.fault.member,))
        for each in violations
    )


def alive(case: Case, graph: Graph, known: Known) -> Case | None:
    """The same request about things that still exist; None where one is needed and there is none."""
    places: dict[tuple[str, tuple[str, ...]], list[Link]] = {}
    for link in graph.consumes(case.operation.id):
        places.setdefault((link.location, link.path), []).append(link)
    for (location, path), links in places.items():
        ids = [identity for link in links for identity in known(link.entity)]
        if ids:
            case = _given(case, location, path, ids)
        elif any(link.required for link in links):
            return None
    return case


def _given(case: Case, location: str, path: tuple[str, ...], ids: list[Json]) -> Case:
    """The request with one of `ids` wherever another one stands at the place."""

    def living(value: Json) -> Json:
        return value if value is None or value in ids else ids[0]

    if location == "body":
        return replace(case, body=mapped(case.body, path, living))
    parameters = {
        key: mapped(value, path[1:], living) if key == (location, path[0]) else value
        for key, value in case.parameters.items()
    }
    return replace(case, parameters=parameters)
