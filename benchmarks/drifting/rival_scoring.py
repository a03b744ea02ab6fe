"""What Schemathesis' failures are worth, by the same standard: the operation and the kind, or the very place.

Knows the types of its failures; works on plain data. What it tells of a server that does not drift is evidence of
nothing, and set aside. It is read generously: for a body the schema that it names may be the object around the property
if the failure's text names the property, and for a request the text need only name the member.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any as Json

from benchmarks.drifting.definitions import DEFINITIONS
from benchmarks.drifting.draws import Draw
from benchmarks.drifting.scoring import Scorer, Verdict
from generator.pointer import Pointer

Failure = Mapping[str, Json]
BODY = ("JsonSchemaError", "DiscriminatorMismatch")
STATUS = ("UndefinedStatusCode",)
EMPTY = (*BODY, "MissingContentType", "MalformedJson", "ContentDeserializationError")
TYPE = (
    "UndefinedContentType",
    "MalformedMediaType",
    "MissingContentType",
    "MalformedJson",
    "ContentDeserializationError",
)
TAKEN, REFUSED = ("AcceptedNegativeData",), ("RejectedPositiveData",)
FAILING = ("ServerError",)

KINDS: Mapping[int, tuple[str, ...]] = {
    **dict.fromkeys((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 18, 47), BODY),
    12: EMPTY,
    **dict.fromkeys((16, 17), STATUS),
    19: (*STATUS, "EnsureResourceAvailability", *REFUSED),
    20: (*STATUS, "UnsupportedMethodResponse", "AllowHeaderMismatch", *REFUSED),
    **dict.fromkeys((21, 22), TYPE),
    24: (*FAILING, *REFUSED),
    25: (*STATUS, *REFUSED),
    **dict.fromkeys((27, 31), TAKEN),
    **dict.fromkeys((28, 29, 30), REFUSED),
    34: (*REFUSED, *STATUS),
    35: ("EnsureResourceAvailability",),
    37: ("UseAfterFree",),
    44: (*FAILING, *STATUS),
    45: ("IgnoredAuth",),
    46: ("IgnoredAuth", *STATUS),
}
"""Which failures fit a row. Rows that are not here are none that any of its checks looks for."""


def told(scorer: Scorer, draw: Draw, failures: Iterable[Failure], clean: Iterable[Failure]) -> Verdict:
    """The best verdict on one drift."""
    known = {identity(each) for each in clean}
    fitting = [
        each
        for each in failures
        if identity(each) not in known and each["type"] in KINDS.get(draw.row, ()) and _is_about(scorer, draw, each)
    ]
    if not fitting:
        return ""
    return "leaf" if any(_is_leaf(scorer, draw, each) for each in fitting) else "found"


def identity(failure: Failure) -> tuple[str, ...]:
    """What makes two failures of different runs the same."""
    return failure["type"], failure["operation"], failure["pointer"], failure["title"]


def _is_about(scorer: Scorer, draw: Draw, failure: Failure) -> bool:
    operations = (scorer.places.operation(each) for each in draw.shown_by)
    return any(failure["operation"] == f"{each.method.upper()} {each.path}" for each in operations)


def _is_leaf(scorer: Scorer, draw: Draw, failure: Failure) -> bool:
    spot = DEFINITIONS[draw.row].spot
    if spot in ("responses", "operation", "request"):
        return True
    truths = scorer.truths(draw)
    if failure["type"] not in BODY:
        names = {draw.detail.get("name"), draw.detail.get("member"), Pointer.parse(draw.pointer).name}
        return any(name and str(name) in failure["message"] for name in names)
    place = failure["pointer"]
    if not place:
        return False
    canonical = scorer.places.canonical
    same = {canonical(place), place}
    if same & {*truths, *map(canonical, truths)}:
        return True
    holders = {canonical(str(Pointer.parse(each).parent.parent)) for each in truths}
    name = Pointer.parse(draw.pointer).name
    return bool(same & holders) and f'"{name}"' in failure["message"].partition("Schema at")[0]


def extra(draws: Sequence[Draw], scorer: Scorer, failures: Iterable[Failure]) -> list[Failure]:
    """Failures that fit no injected drift, the same on a clean server or not."""
    return [
        each
        for each in failures
        if not any(each["type"] in KINDS.get(draw.row, ()) and _is_about(scorer, draw, each) for draw in draws)
    ]
