"""A request that a router has matched, as values: parameters by location, and the body; judged by the document.

Knows in which order the parts of a request are read and judged; must not know state, or what an operation does. What
an operation takes is worked out once, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any as Json

from emulator.checking import Judge
from emulator.forms import without_files
from emulator.http import Request
from emulator.problem import Problem
from emulator.reading_bodies import Media, chosen, media
from emulator.reading_parameters import ABSENT, PLACES, Given, Read, cookie_pairs, parameter_reader, query_pairs
from generator.document.oracle import Oracle
from generator.document.source import Document
from generator.ir.api import Api, Content, Operation, Parameter
from generator.ir.walk import definitions
from generator.pointer import Pointer

MAX_BODY = 64 * 1024 * 1024
REMEMBERED, MOST_REMEMBERED = 4096, 256
"""How many paths with their queries are remembered with what they say, and of how many characters at the most."""
_OTHERWISE_SAID = frozenset(["accept", "content-type", "authorization"])
"""Header parameters of these names are ignored (OpenAPI 3.1, 4.8.12.1)."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a request says, by wire names; parameters that did not arrive are missing. No content: no body.

    Files of a form are `emulator.forms.Part`; a binary body is bytes.
    """

    path: Mapping[str, Json] = field(default_factory=dict, hash=False)
    query: Mapping[str, Json] = field(default_factory=dict, hash=False)
    headers: Mapping[str, Json] = field(default_factory=dict, hash=False)
    cookies: Mapping[str, Json] = field(default_factory=dict, hash=False)
    content: Content | None = field(default=None, repr=False)
    body: Json = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class _Slot:
    """One parameter; no schema: any value will do."""

    wire: str
    place: str
    read: Read
    schema: Pointer | None
    required: bool
    may_be_empty: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one operation takes."""

    path: tuple[_Slot, ...]
    query: tuple[_Slot, ...]
    headers: tuple[_Slot, ...]
    cookies: tuple[_Slot, ...]
    media: tuple[tuple[Media, Pointer | None], ...]
    body_required: bool
    is_in_target: bool
    """Whether all that it takes stands in the path and the query."""


class Reader:
    """Reads requests for the operations of one Api.

    `document` is what the oracle judges by: with it, messages quote what a schema demands. `max_body` is in bytes.
    """

    def __init__(self, api: Api, oracle: Oracle, document: Document | None = None, *, max_body: int = MAX_BODY) -> None:
        self._types = definitions(api)
        self._judge = Judge(oracle, document)
        self._max_body = max_body
        self._plans: dict[str, _Plan] = {}
        self._known: dict[tuple[str, ...], Inputs] = {}

    def read(
        self, operation: Operation, segments: Mapping[str, str], request: Request, *, lenient: bool = False
    ) -> Inputs:
        """What `request` says to `operation`; `segments` are the path's parameters, percent-decoded.

        Raises Problem (`invalid`), whose message names the first bad value, where the document does not allow it.
        Undeclared query parameters, headers and cookies are ignored, and so is a body where none is declared; with
        `lenient`, optional query parameters that are not allowed are ignored too.
        """
        plan = self._plans.get(operation.id) or self._planned(operation)
        if not plan.is_in_target:
            return self._read(plan, segments, request, lenient=lenient)
        query = request.query if plan.query else ""
        asked = (operation.id, "lenient" if lenient else "", query, *segments, *segments.values())
        known = self._known.get(asked)
        if known is not None:
            return known
        inputs = self._read(plan, segments, request, lenient=lenient)
        if sum(map(len, asked)) <= MOST_REMEMBERED:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[asked] = inputs
        return inputs

    def _read(self, plan: _Plan, segments: Mapping[str, str], request: Request, *, lenient: bool) -> Inputs:
        path = self._values(plan.path, {name: (text,) for name, text in segments.items()})
        query = self._values(plan.query, query_pairs(request.query), lenient=lenient) if plan.query else {}
        headers = (
            self._values(plan.headers, {name: (text,) for name, text in request.headers.items()})
            if plan.headers
            else {}
        )
        cookies = self._values(plan.cookies, cookie_pairs(request.headers.get("cookie", ""))) if plan.cookies else {}
        content, body = self._body(plan, request) if plan.media else (None, None)
        return Inputs(path, query, headers, cookies, content, body)

    def _values(self, slots: Sequence[_Slot], given: Given, *, lenient: bool = False) -> Mapping[str, Json]:
        found: dict[str, Json] = {}
        for slot in slots:
            try:
                value = self._value(slot, given)
            except Problem:
                if slot.required or not lenient:
                    raise
                continue
            if value is not ABSENT:
                found[slot.wire] = value
        return found

    def _value(self, slot: _Slot, given: Given) -> Json:
        """What one parameter says, or ABSENT. Raises Problem where it says what it may not."""
        value = slot.read(given)
        if value is ABSENT and slot.required:
            raise Problem("invalid", f"{slot.place} must have required property '{slot.wire}'")
        if value is ABSENT or (slot.may_be_empty and value == "" and not self._accepts(slot, value)):
            return ABSENT
        if slot.schema is not None:
            self._judge.check(slot.schema, value, f"{slot.place}/{slot.wire}")
        return value

    def _accepts(self, slot: _Slot, value: Json) -> bool:
        return slot.schema is None or self._judge.accepts(slot.schema, value)

    def _body(self, plan: _Plan, request: Request) -> tuple[Content | None, Json]:
        raw, header = request.body, request.headers.get("content-type", "")
        if len(raw) > self._max_body:
            raise Problem("invalid", f"request/body is too large: more than {self._max_body} bytes")
        if not raw:
            if plan.body_required:
                raise Problem("invalid", "request must have required property 'body'")
            return None, None
        found = chosen([each for each, _ in plan.media], header)
        schema = next(pointer for each, pointer in plan.media if each is found)
        value = found.read(header, raw)
        if schema is not None:
            self._judge.check(schema, _judged(found, value), "request/body")
        return found.content, value

    def _planned(self, operation: Operation) -> _Plan:
        body = operation.body
        contents = body.contents if body is not None else ()
        headers = [each for each in operation.headers if each.wire.lower() not in _OTHERWISE_SAID]
        plan = _Plan(
            tuple(self._slots(operation.path_parameters)),
            tuple(self._slots(operation.query)),
            tuple(self._slots(headers)),
            tuple(self._slots(operation.cookies)),
            tuple((media(self._types, each), self._judge.usable(each.origin / "schema")) for each in contents),
            body_required=body is not None and body.required,
            is_in_target=not (headers or operation.cookies or contents),
        )
        self._plans[operation.id] = plan
        return plan

    def _slots(self, parameters: Sequence[Parameter]) -> Iterator[_Slot]:
        names = frozenset(each.wire for each in parameters)
        for each in parameters:
            yield _Slot(
                each.wire,
                PLACES[each.location],
                parameter_reader(self._types, each, names - {each.wire}),
                self._judge.usable(each.origin / "schema", each.origin / "content" / "application/json" / "schema"),
                each.required,
                each.allow_empty,
            )


def _judged(found: Media, value: Json) -> Json:
    """What stands for the value before the schema: text for files and bytes, which JSON does not have."""
    if isinstance(value, bytes):
        return value[:65536].decode("latin-1")
    return without_files(value) if found.is_form else value
