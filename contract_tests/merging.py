"""What many values show alike is one drift: a type in several spellings, an enum that is none, errors of another shape.

Knows observations only.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace

from contract_tests.observation import Observation
from generator.pointer import Pointer

ANY = "*"
MOST_VALUES: Mapping[str, int] = {
    "response-value-unknown": 3,
    "response-variant-unknown": 3,
    "response-property-undeclared": 8,
}
"""From how many values on, by the rule, not a value is new but any may come."""

MOST = 40
"""The same for whatever else differs from value to value."""

TEXTS = frozenset(("string", "numeric string", "time as text"))
NUMBERS = frozenset(("integer", "number"))
SHAPE = "shape"
ERROR = "error-body-changed"


def merged(found: list[Observation]) -> list[Observation]:
    """The observations with the facets that they have together."""
    return _of_errors(_valued(_typed(found)))


def _facets(found: list[Observation], key: Callable[[Observation], Hashable]) -> dict[Hashable, set[str]]:
    facets: dict[Hashable, set[str]] = {}
    for each in found:
        facets.setdefault(key(each), set()).add(each.facet)
    return facets


def _place(each: Observation) -> Hashable:
    return each.rule, each.pointer, each.direction


def _typed(found: list[Observation]) -> list[Observation]:
    """Texts of several forms are texts, and numbers with a fraction and without are numbers."""
    facets = _facets(found, _place)

    def told(each: Observation) -> str:
        for group, name in ((TEXTS, "string"), (NUMBERS, "number")):
            if each.facet in group and len(facets[_place(each)] & group) > 1:
                return name
        return each.facet

    return [replace(each, facet=told(each)) if each.rule == "response-type-changed" else each for each in found]


def _valued(found: list[Observation]) -> list[Observation]:
    """Many new values in one place are no new values: the place takes any."""
    facets = _facets(found, _place)
    return [
        replace(each, facet=ANY) if len(facets[_place(each)]) > MOST_VALUES.get(each.rule, MOST) else each
        for each in found
    ]


# Errors


def _of_errors(found: list[Observation]) -> list[Observation]:
    """Several faults of one error body are its shape; the same shape under several statuses is the operation's."""
    by_exchange: dict[int, list[Observation]] = {}
    for each in found:
        if each.rule == ERROR:
            by_exchange.setdefault(each.chain[-1].number, []).append(each)
    shaped = {number: _shaped(group) for number, group in by_exchange.items()}
    statuses: dict[tuple[str, str], set[int]] = {}
    for each in shaped.values():
        statuses.setdefault((each.operation, _signature(each)), set()).add(each.chain[-1].status)
    told = {
        number: _widened(each, among) if len(among := statuses[each.operation, _signature(each)]) > 1 else each
        for number, each in shaped.items()
    }
    return [each for each in found if each.rule != ERROR] + list(told.values())


def _shaped(group: list[Observation]) -> Observation:
    """One observation of one error body."""
    first = group[0]
    if len(group) == 1:
        return first
    pointers = [each.pointer for each in group]
    shared = 0
    while all(pointer[: shared + 1] == pointers[0][: shared + 1] and len(pointer) > shared for pointer in pointers):
        shared += 1
    message = "; ".join(each.message.removeprefix("the error body departs: ") for each in group)
    return replace(
        first,
        pointer=_schema(Pointer(pointers[0][:shared])),
        facet=SHAPE,
        message=f"the error body has another shape: {message}"[:400],
        told=tuple(dict.fromkeys(one for each in group for one in each.told)),
        detail={**first.detail, "faults": sorted(f"{each.detail.get('rule')} {each.facet}" for each in group)},
    )


def _schema(pointer: Pointer) -> Pointer:
    """The schema that has the properties, and not the list of them."""
    return pointer.parent if pointer.name in ("properties", "required") else pointer


def _signature(each: Observation) -> str:
    return str(each.detail.get("faults", (each.detail.get("rule"), each.detail.get("path"), each.facet)))


def _widened(each: Observation, statuses: set[int]) -> Observation:
    pointer = each.chain[-1].case.operation.origin / "responses"
    return replace(each, pointer=pointer, detail={**each.detail, "statuses": sorted(statuses)})
