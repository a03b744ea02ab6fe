"""Whether a patch mends: the document stays valid, and what was recorded no longer shows the drift, nor a new one.

Knows how a document is loaded again with one overlay more; must not know how patches are made. A request-side drift is
gone where the document now says of the requests what the server did with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.drift.patching import Actions, overlay, proposals
from contract_tests.drift.requests import operation_in, violations
from contract_tests.drift.written import Written
from contract_tests.observation import Drift, Observation
from generator.document.overlay import Overlay, apply
from generator.document.overlay_file import parse
from generator.document.references_check import check_references
from generator.document.source import Source
from generator.document.validate_meaning import check_meaning
from generator.document.validate_structure import check_structure
from generator.findings import Finding, InputError, Severity, TruespecError
from generator.load import Loaded, model
from generator.pointer import Pointer

ROUNDS = 3
"""How often a patch may be added to: several schemas may say the same of one place."""

REFUSALS = ("request-refused", "request-property-refused", "request-property-required", "request-media-type-refused")
Key = tuple[int, str, str, str]
OPEN = Pointer(("components", "responses"))


SMALL = 10_000
MOST_BYTES = 4_000_000
"""How many bytes of bodies that are not small are judged again for each patch."""


def recorded(exchanges: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """What patches are tried on: all exchanges, of large ones the first."""
    kept, size = [], 0
    for each in exchanges:
        size += len(each.body) if len(each.body) > SMALL else 0
        if len(each.body) <= SMALL or size <= MOST_BYTES:
            kept.append(each)
    return tuple(kept)


@dataclass(slots=True)
class Verifier:
    """Verifies the patches of one run. What was recorded is judged once as it was, and again for each patch."""

    scene: Scene
    exchanges: tuple[Exchange, ...]
    before: dict[int, tuple[Observation, ...]] = field(default_factory=dict)
    faults: frozenset[tuple[str, str]] | None = None
    reached: dict[str, frozenset[str]] = field(default_factory=dict)

    def patched(self, drift: Drift, *, is_hurried: bool = False) -> tuple[Json, bool]:
        """The patch and whether it was verified; None where no patch can mend the document. In a hurry none is."""
        written = Written.of(self.scene.loaded)
        first: Json = None
        for actions in proposals(drift, self.scene, written):
            if is_hurried:
                return overlay(drift, actions), False
            found, is_verified = self._added_to(drift, actions)
            if is_verified:
                return overlay(drift, found), True
            first = first or overlay(drift, found)
        return first, False

    def _added_to(self, drift: Drift, actions: Actions) -> tuple[Actions, bool]:
        """The actions with what else the same place needs, and whether they mend."""
        for _ in range(ROUNDS):
            loaded = self._loaded(drift, actions)
            if loaded is None:
                return actions, False
            scene = Scene.of(loaded)
            left = self._left(drift, scene, actions)
            if not left:
                return actions, self._is_valid(loaded, self._concerned(actions))
            more = self._more(drift, left, scene)
            if not more:
                return actions, False
            actions = [*actions, *more]
        return actions, False

    def _more(self, drift: Drift, left: list[Observation], scene: Scene) -> Actions:
        """What else would mend the first observation that is left, where it is of the same kind."""
        same = [each for each in left if _is_alike(each, drift)]
        if not same or same[0].rule.startswith("request-"):
            return []
        again = replace(drift, pointer=same[0].pointer, detail=same[0].detail, value=same[0].value, chain=same[0].chain)
        return next(proposals(again, scene, Written.of(scene.loaded)), [])

    def _loaded(self, drift: Drift, actions: Actions) -> Loaded | None:
        """The document with a patch; None where that cannot be loaded."""
        loaded = self.scene.loaded
        try:
            data = apply(loaded.source.data, (*loaded.overlays, as_overlay(overlay(drift, actions))))
            return model(replace(loaded.source, data=data), ())
        except TruespecError:
            return None

    def _left(self, drift: Drift, scene: Scene, actions: Actions) -> list[Observation]:
        """What the recorded traffic still shows of the drift, or shows anew."""
        if drift.direction == "request" or drift.rule in ("security-status", "state-delete-twice"):
            shown = [] if not _is_shown(drift, scene) else [_as_observation(drift)]
        else:
            shown = []
        operations = self._concerned(actions)
        for exchange in self.exchanges:
            if exchange.case.operation.id not in operations and exchange.case.operation.id not in drift.operations:
                continue
            known = self._judged(exchange)
            kept = {_key(each) for each in known if not _is_same(each, drift)}
            added = [each for each in _judged(exchange, scene) if _key(each) not in kept]
            shown += added
            if added and not known:
                break  # what was right is wrong now: no patch, whatever else there is
        return shown

    def _judged(self, exchange: Exchange) -> tuple[Observation, ...]:
        if exchange.number not in self.before:
            self.before[exchange.number] = judge(exchange, self.scene)
        return self.before[exchange.number]

    def _concerned(self, actions: Actions) -> frozenset[str]:
        """The operations whose part of the document some actions change."""
        touched = {name for each in actions for name in [_component(str(each["target"]))] if name}
        if not self.reached:
            self.reached = _reached(self.scene)
        return frozenset(name for name, names in self.reached.items() if touched & names)

    def _is_valid(self, loaded: Loaded, concerned: frozenset[str]) -> bool:
        """Whether a document has no fault that the unpatched one has not.

        References and structure are checked everywhere; values against schemas, which takes long, where they changed.
        """
        own = self.scene.loaded
        before = replace(own.source, data=apply(own.source.data, own.overlays))
        if self.faults is None:
            self.faults = _errors((*check_references(before), *check_structure(before)))
        paths = {operation.path for operation in self.scene.api.operations if operation.id in concerned}
        new = _errors((*check_references(loaded.source), *check_structure(loaded.source)))
        if not new <= self.faults:
            return False
        meaning = _errors(check_meaning(_narrowed(loaded.source, paths)))
        return not meaning or meaning <= _errors(check_meaning(_narrowed(before, paths)))


def as_overlay(data: Json) -> Overlay:
    """An overlay from its JSON. Raises InputError where it is none."""
    return parse(Source("patch", data, "", {}))


MOST_PATHS = 3


def _narrowed(source: Source, paths: Iterable[str]) -> Source:
    """A document with a few of its paths, and the components that these reach."""
    data = source.data
    kept = {path: data["paths"][path] for path in sorted(paths)[:MOST_PATHS] if path in data.get("paths", {})}
    direct = _direct(data)
    left, seen = list(_references(kept)), set[str]()
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left.extend(direct.get(name, ()))
    components = {
        kind: {name: node for name, node in members.items() if f"{kind}/{name}" in seen or kind == "securitySchemes"}
        for kind, members in (data.get("components") or {}).items()
        if isinstance(members, dict)
    }
    return replace(source, data={**data, "paths": kept, "components": components})


def _errors(findings: Iterable[Finding]) -> frozenset[tuple[str, str]]:
    return frozenset((each.rule, str(each.pointer)) for each in findings if each.severity is Severity.ERROR)


def _key(observation: Observation) -> Key:
    """What was seen where in the traffic, whatever the document calls the place."""
    return observation.chain[-1].number, observation.rule, observation.facet, observation.message


def _is_same(observation: Observation, drift: Drift) -> bool:
    if observation.identity in drift.told:
        return True
    same = (observation.rule, observation.facet) == (drift.rule, drift.facet)
    if drift.pointer == OPEN:
        return same and observation.operation in drift.operations
    return same and observation.pointer == drift.pointer


def _is_alike(observation: Observation, drift: Drift) -> bool:
    """Whether an observation is of the drift's kind, wherever it stands."""
    told = {(rule, facet) for rule, _, _, facet in drift.told} | {(drift.rule, drift.facet)}
    return (observation.rule, observation.facet) in told


def _judged(exchange: Exchange, scene: Scene) -> tuple[Observation, ...]:
    """What the checks find in an exchange by another document; nothing where the operation is no more."""
    operation = operation_in(scene, exchange.case.operation.id)
    if operation is None or operation.method != exchange.case.operation.method:
        return ()
    return judge(replace(exchange, case=replace(exchange.case, operation=operation)), scene)


def _is_shown(drift: Drift, scene: Scene) -> bool:
    """Whether a patched document still denies what the server did with the requests of the chain."""
    last = drift.chain[-1] if drift.chain else None
    if last is None:
        return True
    operation = operation_in(scene, last.case.operation.id)
    statuses = {each.status for each in operation.responses} if operation is not None else set()
    match drift.rule:
        case "security-status":
            return "401" in statuses or drift.facet not in statuses
        case "state-delete-twice":
            return drift.facet not in statuses
        case "default-changed":
            return not _has_default(scene, drift.pointer, drift.detail.get("new"))
        case "request-accepted":
            return bool(_violations(scene, last))
        case rule if rule in REFUSALS:
            controls = [each for each in drift.chain[:-1] if each.case.operation.id == last.case.operation.id]
            allowed = all(not _violations(scene, each) for each in controls if each.status // 100 == 2)
            return not (allowed and _violations(scene, last))
        case _:
            return False


def _violations(scene: Scene, exchange: Exchange) -> list[object]:
    try:
        return list(violations(scene, exchange.case))
    except InputError:
        return []


def _has_default(scene: Scene, pointer: Pointer, value: Json) -> bool:
    meaning = scene.meaning
    places = [pointer, pointer / "schema", meaning.resolved(pointer)]
    for each in places:
        try:
            if meaning.schema(each).get("default", ...) == value:
                return True
        except LookupError:
            continue
    return False


def _as_observation(drift: Drift) -> Observation:
    return Observation(
        rule=drift.rule,
        pointer=drift.pointer,
        direction=drift.direction,
        facet=drift.facet,
        message=drift.message,
        impact=drift.impact,
        operation=next(iter(drift.operations), ""),
        chain=drift.chain,
        value=drift.value,
        detail=drift.detail,
    )


# Which part of a document an operation reaches


def _component(target: str) -> str:
    """The component, or the path, that a query leads into: `schemas/Agent`, `paths//agents`."""
    found = re.match(r"\$(?:\.components)?\.(\w+)(?:\.(\w+)|\['((?:[^'\\]|\\.)*)'\])", target)
    return f"{found[1]}/{found[2] or found[3]}" if found else target


def _reached(scene: Scene) -> dict[str, frozenset[str]]:
    """The path of each operation, and every component that it reaches."""
    data = scene.loaded.document.data
    direct = _direct(data)
    found = {}
    for operation in scene.api.operations:
        left, seen = [*_references((data.get("paths") or {}).get(operation.path))], {f"paths/{operation.path}"}
        while left:
            name = left.pop()
            if name not in seen:
                seen.add(name)
                left.extend(direct.get(name, ()))
        found[operation.id] = frozenset(seen)
    return found


def _direct(data: Json) -> dict[str, set[str]]:
    """The components to which each component refers itself."""
    return {
        f"{kind}/{name}": _references(node)
        for kind, members in (data.get("components") or {}).items()
        if isinstance(members, dict)
        for name, node in members.items()
    }


def _references(node: Json) -> set[str]:
    stack, found = [node], set()
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            reference = each.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/components/"):
                found.add("/".join(reference.split("/")[2:4]))
            stack.extend(each.values())
        elif isinstance(each, list):
            stack.extend(each)
    return found
