"""What about a request is to blame for its refusal: one member, and which constraint on it was tightened.

Established by a differential alone: a request that differs in this member only is accepted. Knows requests, the
document and statuses; must not know how requests are made up. Ids are never blamed: a refusal over them is about state.
Whatever is not beyond doubt is no observation.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.facets import described, excerpt
from contract_tests.client import Inconclusive, Spent
from contract_tests.drift.differing import (
    ABSENT,
    Place,
    at,
    case_of,
    differences,
    hinted,
    places,
    put,
    put_all,
    quoted,
    view,
)
from contract_tests.drift.requests import violations
from contract_tests.meant import Node
from contract_tests.observation import Impact, Observation
from contract_tests.track import Track
from generator.findings import InputError
from generator.ir.api import Parameter
from generator.pointer import Pointer

MOST_REQUESTS = 15
REFUSALS = (400, 413, 415, 422)
"""Statuses that may speak of a constraint; 404, 409 and their like speak of state, 401 and 403 of rights."""

BOUNDS = 8
"""How many requests finding a bound may take."""


def blamed(
    track: Track, refused: Exchange, control: Exchange | None, *, most: int = MOST_REQUESTS
) -> Observation | None:
    """The drift that a refusal of what the document allows shows; None where that is inconclusive.

    `control` is an accepted request of the same operation, if there is one. Sends at most `most` requests, unjudged.
    """
    if refused.status not in REFUSALS and refused.status // 100 != 5:
        return None
    try:
        return _Blame(track, refused, most).found(control)
    except (Spent, Inconclusive, _OutOfRequests, InputError):
        return None


def all_blamed(
    track: Track, refused: Sequence[Exchange], control: Exchange | None, *, most: int = 3 * MOST_REQUESTS
) -> tuple[Observation, ...]:
    """What several refusals of one operation show, each cause once. Sends at most `most` requests."""
    found: list[Observation] = []
    begun = track.sender.sent
    for each in refused:
        left = most - (track.sender.sent - begun)
        if left < 4:
            break
        if any(_explains(one, each) for one in found):
            continue
        observation = blamed(track, each, control, most=min(left, MOST_REQUESTS))
        if observation is None:
            continue
        same = next((index for index, one in enumerate(found) if one.identity == observation.identity), None)
        if same is None:
            found.append(observation)
        else:
            found[same] = _joined(found[same], observation)
    return tuple(found)


def _joined(one: Observation, other: Observation) -> Observation:
    """One observation of two values that the same constraint refuses."""
    values = [each for each in other.detail.get("refused", ()) if each not in one.detail.get("refused", ())]
    return replace(one, detail={**one.detail, "refused": [*one.detail.get("refused", ()), *values]})


def _explains(observation: Observation, exchange: Exchange) -> bool:
    """Whether a request carries, or lacks, what is known to be refused."""
    place = tuple(observation.detail.get("place", ()))
    if not place or observation.rule == "request-media-type-refused":
        return True
    value = at(view(exchange.case), place)
    if observation.rule == "request-property-required":
        return value is ABSENT
    return value is not ABSENT and (observation.rule == "request-property-refused" or value == observation.value)


class _OutOfRequests(Exception):  # noqa: N818 - the orderly end of a search
    """The requests that the search may take are spent."""


@dataclass(slots=True)
class _Blame:
    """One search. `whole` is the refused request without ids that it need not have; `base` is one that is accepted."""

    track: Track
    refused: Exchange
    left: int
    whole: Json = None
    base: Json = None
    known: dict[str, Exchange] = field(default_factory=dict)

    def found(self, control: Exchange | None) -> Observation | None:
        """The observation; None where there is doubt."""
        if self.refused.status == 415:
            return self._media_type()
        self.whole = self._without_ids(view(self.refused.case))
        missing = self._missing()
        if missing is not None:
            return missing
        if control is None or control.status // 100 != 2 or self._accepts(self.whole):
            return None
        self.base = self._comparable(view(control.case))
        if not self._accepts(self.base):
            return None
        place = self._culprit()
        return None if place is None or self._is_id(place) else self._told(self._inner(place))

    # Sending

    def _send(self, value: Json) -> Exchange:
        key = json.dumps(value, sort_keys=True, default=repr)
        if key not in self.known:
            if self.left <= 0:
                raise _OutOfRequests
            self.left -= 1
            self.known[key] = self.track.send(case_of(self.refused.case, value), meant_to_fail=True, silent=True)
        return self.known[key]

    def _accepts(self, value: Json) -> bool:
        return self._send(value).status // 100 == 2

    def _is_allowed(self, value: Json) -> bool:
        """Whether the document allows a request: nothing else is ever sent, so that a refusal means something."""
        return not violations(self.track.scene, case_of(self.refused.case, value))

    # Ids

    def _links(self) -> Iterator[tuple[str, ...]]:
        for link in self.track.graph.consumes(self.refused.case.operation.id):
            yield (link.location, *link.path)

    def _is_id(self, place: Place) -> bool:
        return place[:1] == ("path",) or any(_covers(link, place) for link in self._links())

    def _without_ids(self, value: Json) -> Json:
        for place in sorted(places(value), key=len, reverse=True):
            if place[:1] != ("path",) and self._is_id(place):
                without = put(value, place, ABSENT)
                value = without if self._is_allowed(without) else value
        return value

    def _comparable(self, control: Json) -> Json:
        """The accepted request about the same things: its ids are those of the refused one."""
        made = {**control, "path": self.whole["path"]}
        made = self._without_ids(made)
        shared = [place for place in places(made) if self._is_id(place) and at(self.whole, place) is not ABSENT]
        return put_all(made, shared, self.whole)

    # Which member

    def _text(self) -> str:
        """What the refusal says: the texts in it, not the names of its own members."""
        return "\n".join(_texts(self.refused.json(), 6))[:4000]

    def _culprit(self) -> Place | None:
        """The one place that makes the difference between refused and accepted."""
        differing = self._differences()
        if not differing:
            return None
        for hint in hinted(self.whole, self._text()):
            place = next((each for each in differing if hint[: len(each)] == each), None)
            if place is not None and self._is_accepted_without([place]):
                return place
        return self._bisected(differing)

    def _differences(self) -> list[Place]:
        """Places that can be put back one by one, as far as the document allows that."""
        found: dict[Place, None] = {}
        for place in differences(self.whole, self.base):
            reach = place
            while len(reach) > 2 and not self._is_allowed(put(self.whole, reach, at(self.base, reach))):
                reach = reach[:-1]
            found[reach] = None
        return [each for each in found if not any(each != other and each[: len(other)] == other for other in found)]

    def _is_accepted_without(self, some: list[Place]) -> bool:
        value = put_all(self.whole, some, self.base)
        return self._is_allowed(value) and self._accepts(value)

    def _bisected(self, differing: list[Place]) -> Place | None:
        while len(differing) > 1:
            half = differing[: len(differing) // 2]
            differing = half if self._is_accepted_without(half) else differing[len(half) :]
        return differing[0] if differing and self._is_accepted_without(differing) else None

    def _inner(self, place: Place) -> Place:
        """The deepest place below one without which the request is accepted."""
        for _ in range(4):
            value = at(self.whole, place)
            steps: list[str | int] = list(value) if isinstance(value, dict) else []
            steps = list(range(len(value))) if isinstance(value, list) else steps
            inner = [(*place, step) for step in steps]
            hints = [hint[: len(place) + 1] for hint in hinted(self.whole, self._text()) if hint[: len(place)] == place]
            ordered = [*dict.fromkeys(each for each in hints if each in inner), *inner][:3]
            deeper = next((each for each in ordered if self._is_to_blame(each)), None)
            if deeper is None:
                return place
            place = deeper
        return place

    def _is_to_blame(self, place: Place) -> bool:
        """Whether the request is accepted without a place, or with another value at it."""
        if self._is_id(place):
            return False
        candidates = [put(self.whole, place, ABSENT), *(put(self.whole, place, each) for each in self._others(place))]
        allowed = [each for each in candidates if self._is_allowed(each)][:2]
        return any(self._accepts(each) for each in allowed)

    # What about it

    def _told(self, place: Place) -> Observation | None:
        value, other = at(self.whole, place), at(self.base, place)
        if self.refused.status // 100 == 5:
            return self._server_error(place, value)
        if value is ABSENT:
            return self._required(place, other)
        accepted = self._another(place)
        if accepted is not ABSENT:
            return self._tightened(place, value, accepted)
        return self._unwanted(place, value)

    def _another(self, place: Place) -> Json:
        """Another value that is accepted in the same place; ABSENT where none was found."""
        tries = [each for each in (at(self.base, place), *self._others(place)) if each is not ABSENT]
        tried = 0
        for other in tries:
            request = put(self.whole, place, other)
            if other == at(self.whole, place) or not self._is_allowed(request):
                continue
            if self._accepts(request):
                return other
            tried += 1
            if tried == 4:
                break
        return ABSENT

    def _others(self, place: Place) -> Iterator[Json]:
        """Other values of the same type."""
        value = at(self.whole, place)
        for pointer in self._node(place).schemas if self._declares(place) else ():
            schema = self.track.scene.meaning.schema(pointer)
            yield from (each for each in (schema.get("enum") or ())[:3] if each != value)
            yield from (schema[name] for name in ("minimum", "maximum", "default") if name in schema)
        match value:
            case bool():
                yield not value
            case int() | float():
                yield from (0, 1, int(value / 2), int(value) + 1)
            case str():
                yield from (value[:1], value[: len(value) // 2], "truespec", f"{value}{value}"[:200])
            case list():
                yield from (value[:1], [], value[: len(value) // 2])
            case dict():
                yield {}
            case _:
                yield from ("truespec", 1, True)

    def _pair(self, place: Place, good: Json, bad: Json) -> tuple[Exchange, Exchange] | None:
        """An accepted and a refused request that differ in one place, in this order; the smaller ones if they do."""
        for frame in (self.base, self.whole):
            one, other = (put(frame, place, each) for each in (good, bad))
            if frame is self.base and (at(frame, place[:-1]) is ABSENT or not self._is_allowed(other)):
                continue
            self.left = max(self.left, 2)
            self.known.clear()
            accepted, refused = self._send(one), self._send(other)
            if accepted.status // 100 == 2 and refused.status == self.refused.status:
                return accepted, refused
        return None

    def _tightened(self, place: Place, bad: Json, good: Json) -> Observation | None:
        keyword, bound = self._keyword(place, good, bad)
        pair = self._pair(place, good, bad)
        if pair is None:
            return None
        pointer = self._holder(place, keyword)
        limit = f"; {bound} is the last that is taken" if bound is not None else ""
        message = f"{_shown(place)} {excerpt(bad)} is refused, and {excerpt(good)} is not: {keyword} is stricter{limit}"
        detail = {"keyword": keyword, "refused": [bad], **({} if bound is None else {"bound": bound})}
        return self._observed("request-refused", pointer, keyword, message, pair, place, bad, detail)

    def _keyword(self, place: Place, good: Json, bad: Json) -> tuple[str, Json]:
        """The keyword that tells the refused value from the accepted one, and the bound where it has one."""
        schemas = self._node(place).schemas if self._declares(place) else ()
        if any("enum" in self.track.scene.meaning.schema(each) for each in schemas) or isinstance(bad, bool):
            return "enum", None
        if isinstance(bad, int | float) and isinstance(good, int | float):
            return ("maximum" if bad > good else "minimum"), self._between(place, good, bad)
        if isinstance(bad, str) and isinstance(good, str) and len(bad) != len(good):
            if not self._accepts_cut(place, bad, len(good)):
                return "pattern", None
            return ("maxLength" if len(bad) > len(good) else "minLength"), self._length(place, len(good), bad)
        if isinstance(bad, list) and isinstance(good, list) and len(bad) != len(good):
            return ("maxItems" if len(bad) > len(good) else "minItems"), self._length(place, len(good), bad)
        return ("pattern" if isinstance(bad, str) else "items" if isinstance(bad, list) else "type"), None

    def _accepts_cut(self, place: Place, bad: str, length: int) -> bool:
        """Whether it is the length that matters: the same text, cut, is accepted."""
        if length > len(bad):
            return True
        request = put(self.whole, place, bad[:length])
        return self._is_allowed(request) and self._accepts(request)

    def _between(self, place: Place, good: float, bad: float) -> float:
        """The accepted number that is nearest to the refused one, by bisection."""
        whole = isinstance(bad, int) and isinstance(good, int)
        for _ in range(min(BOUNDS, self.left - 5)):
            middle = (good + bad) // 2 if whole else round((good + bad) / 2, 6)
            if middle in (good, bad):
                break
            request = put(self.whole, place, middle)
            if not self._is_allowed(request):
                break
            good, bad = (middle, bad) if self._accepts(request) else (good, middle)
        plain = _plainest(min(good, bad), max(good, bad))
        request = put(self.whole, place, plain)
        is_better = plain not in (good, bad) and self.left > 3 and self._is_allowed(request)
        return plain if is_better and self._accepts(request) else good

    def _length(self, place: Place, good: int, bad: str | list[Json]) -> int:
        """The accepted length that is nearest to the refused one, by bisection over the refused value, cut."""
        low, high = good, len(bad)
        for _ in range(min(BOUNDS, self.left - 4) if low < high else 0):
            middle = (low + high) // 2
            if middle in (low, high):
                break
            request = put(self.whole, place, bad[:middle])
            if not self._is_allowed(request):
                break
            low, high = (middle, high) if self._accepts(request) else (low, middle)
        return low

    def _unwanted(self, place: Place, value: Json) -> Observation | None:
        """No value is taken, and the request is accepted without any."""
        if not self._is_allowed(put(self.whole, place, ABSENT)) or not self._declares(place):
            return None
        pair = self._pair(place, ABSENT, value)
        if pair is None:
            return None
        pointer = self._declared(place)
        message = f"{_shown(place)} is refused, whatever its value"
        detail = {"name": str(place[-1])}
        return self._observed("request-property-refused", pointer, str(place[-1]), message, pair, place, value, detail)

    def _required(self, place: Place, good: Json) -> Observation | None:
        """The request is refused without what another has."""
        pair = self._pair(place, good, ABSENT)
        if pair is None:
            return None
        whole, self.whole = self.whole, put(self.whole, place, good)
        pointer = self._declared(place)
        self.whole = whole
        message = f"{_shown(place)} is asked for, which may be left out"
        name = str(place[-1])
        detail: dict[str, Json] = {"name": name, **({"in": str(place[0])} if place[0] != "body" else {})}
        return self._observed("request-property-required", pointer, name, message, pair, place, good, detail)

    def _missing(self) -> Observation | None:
        """What an error asks for by name, confirmed by adding it."""
        if self.refused.status // 100 != 4 or not isinstance(self.whole.get("body"), dict):
            return None
        text = self._text()
        holders = [place for place in hinted(self.whole, text) if isinstance(at(self.whole, place), dict)]
        for name in quoted(text)[:3]:
            for holder in (*holders[:1], ("body",)):
                place = (*holder, name)
                if at(self.whole, place) is not ABSENT or not self._asks(text, name):
                    continue
                for value in self._guesses(place):
                    if self._accepts(put(self.whole, place, value)):
                        return self._added(place, value)
        return None

    def _asks(self, text: str, name: str) -> bool:
        """Whether an error can mean that a name is missing, and does not merely list the properties that there are."""
        words = ("require", "missing", "must have", "must be present", "expected", "blank", "provide", "need")
        return name not in ("error", "status", "message") and any(each in text.lower() for each in words)

    def _guesses(self, place: Place) -> list[Json]:
        """Values for a property that is asked for: of its declared type, else any."""
        meaning = self.track.scene.meaning
        holder = self._node(place[:-1])
        declared = meaning.properties(holder.schemas).get(str(place[-1]))
        if declared is None:
            return ["truespec", 1]
        samples = ("truespec", 1, True, [], {}, *_listed(meaning.schema(meaning.resolved(declared))))
        wrap = [put(self.whole, place, each) for each in samples]
        return [each for each, request in zip(samples, wrap, strict=True) if self._is_allowed(request)][:2]

    def _added(self, place: Place, value: Json) -> Observation | None:
        self.base = self.whole
        pair = self._pair(place, value, ABSENT)
        if pair is None:
            return None
        holder = self._node(place[:-1])
        name = str(place[-1])
        meaning = self.track.scene.meaning
        declared = meaning.properties(holder.schemas).get(name)
        counted = max(holder.schemas, key=lambda each: len(meaning.schema(each).get("properties") or ()))
        message = f"{_shown(place)} is asked for, which is not " + ("required" if declared else "declared")
        detail = {"name": name, "schema": described(value)}
        return self._observed(
            "request-property-required", declared or counted, name, message, pair, place, value, detail
        )

    def _media_type(self) -> Observation | None:
        """No body of a declared type is taken: every request with a body was told so."""
        operation, content = self.refused.case.operation, self.refused.case.content
        with_body = [
            each
            for each in self.track.exchanges
            if each.case.operation.id == operation.id
            and each.case.content is not None
            and content is not None
            and each.case.content.media_type == content.media_type
            and each.status not in (401, 403)
        ]
        if content is None or not with_body or any(each.status != 415 for each in with_body):
            return None
        accept = self.refused.headers.get("accept-post", "") or self.refused.headers.get("accept-patch", "")
        return self._observed(
            "request-media-type-refused",
            content.origin,
            content.media_type,
            f"{content.media_type} is refused with 415",
            (self.refused,),
            (),
            None,
            {"accept": accept.partition(",")[0].strip()[:80]},
        )

    def _server_error(self, place: Place, value: Json) -> Observation | None:
        pair = self._pair(place, at(self.base, place), value)
        if pair is None or not (self._declares(place) or value is ABSENT):
            return None
        status = str(self.refused.status)
        pointer = self._declared(place) if value is not ABSENT else self.refused.case.operation.origin
        shown = "missing" if value is ABSENT else excerpt(value)
        message = f"the server fails with {status} where {_shown(place)} is {shown}"
        detail = {"status": status, "name": str(place[-1])}
        return self._observed(
            "server-error", pointer, status, message, pair, place, None if value is ABSENT else value, detail
        )

    # Where it stands in the document

    def _parameter(self, place: Place) -> Parameter | None:
        operation = self.refused.case.operation
        return next((each for each in operation.parameters if (each.location, each.wire) == place[:2]), None)

    def _node(self, place: Place) -> Node:
        """What the document means at a place."""
        meaning = self.track.scene.meaning
        content, parameter = self.refused.case.content, self._parameter(place)
        if place[0] == "body" and content is not None:
            root, value, rest = content.origin / "schema", self.whole.get("body"), place[1:]
        elif parameter is not None:
            root, value, rest = parameter.origin / "schema", at(self.whole, place[:2]), place[2:]
        else:
            return Node(Pointer(), None, self.refused.case.operation.origin, ())
        wanted = Pointer(str(each) for each in rest)
        nodes = [each for each in meaning.walk(root, value) if wanted.within(each.path)]
        return max(nodes, key=lambda each: len(each.path))

    def _declares(self, place: Place) -> bool:
        """Whether the document speaks of this very place."""
        start = 1 if place[0] == "body" else 2
        return at(self.whole, place) is not ABSENT and len(self._node(place).path) == len(place) - start

    def _declared(self, place: Place) -> Pointer:
        parameter = self._parameter(place)
        if parameter is not None and len(place) == 2:
            return parameter.origin
        return self._node(place).declared

    def _holder(self, place: Place, keyword: str) -> Pointer:
        """The schema that has the keyword, else the first that is no reference."""
        meaning = self.track.scene.meaning
        node = self._node(place)
        having = [each for each in node.schemas if keyword in meaning.schema(each)]
        plain = [each for each in node.schemas if "$ref" not in meaning.schema(each)]
        return next(iter(having or plain), node.declared)

    def _observed(
        self,
        rule: str,
        pointer: Pointer,
        facet: str,
        message: str,
        pair: Sequence[Exchange],
        place: Place,
        value: Json,
        detail: dict[str, Json],
    ) -> Observation:
        impact: Impact = "breaking"
        chain = {each.number: each for shown in pair for each in (*self.track.chain(shown.case), shown)}
        return Observation(
            rule=rule,
            pointer=pointer,
            direction="transport" if rule == "server-error" else "request",
            facet=facet,
            message=message,
            impact=impact,
            operation=self.refused.case.operation.id,
            chain=tuple(chain[number] for number in sorted(chain)),
            value=value,
            detail={**detail, "place": list(place)},
        )


def _plainest(low: float, high: float) -> float:
    """The number with the fewest digits in an open interval."""
    for digits in range(-12, 7):
        step = 10.0**-digits
        candidate = (math.floor(low / step) + 1) * step
        if low < candidate < high:
            return int(candidate) if isinstance(low, int) and isinstance(high, int) else round(candidate, 6)
    return high


def _covers(link: Sequence[str], place: Place) -> bool:
    """Whether a place is that of an id, where `*` is any item or member."""
    return len(link) == len(place) and all(one in ("*", str(other)) for one, other in zip(link, place, strict=True))


def _shown(place: Place) -> str:
    where = "/".join(map(str, place[1:]))
    return where if place[0] == "body" else f"the {place[0]} parameter {where}"


def _texts(value: Json, depth: int) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict() if depth:
            for each in value.values():
                yield from _texts(each, depth - 1)
        case list() if depth:
            if value and all(isinstance(each, str | int) for each in value):
                yield "/".join(map(str, value))  # a place, spelled step by step
            for each in value:
                yield from _texts(each, depth - 1)


def _listed(schema: Json) -> list[Json]:
    """Values that a schema names."""
    return [*(schema.get("enum") or ())[:1], *([schema["default"]] if "default" in schema else [])]
