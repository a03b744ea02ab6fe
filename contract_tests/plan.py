"""Which cases an operation is tried with, and which answers it may give.

Knows Hypothesis and the IR. Every case is positive: it keeps what the document and its prose say.
"""

from __future__ import annotations

import json
from typing import Any as Json

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from contract_tests import scalars
from contract_tests.cases import Answer, Case
from contract_tests.narrowing import narrow
from contract_tests.strategies import Strategies
from generator.ir.api import Content, Location, Operation, Parameter, Response
from generator.ir.types import Str, Type
from generator.ir.walk import resolve

SEGMENT = ("", ".", "..")
"""Path segments that a server cannot tell from another path (RFC 3986, 5.2.4)."""


@st.composite
def cases(draw: DrawFn, values: Strategies, operation: Operation) -> Case:
    """Requests for `operation`, with some of its optional parameters and mostly with its body."""
    parameters: dict[tuple[Location, str], Json] = {}
    for parameter in operation.parameters:
        if parameter.required or draw(st.booleans()):
            parameters[parameter.location, parameter.wire] = draw(_parameter(values, parameter))
    body = operation.body
    if body is None or not body.contents or not (body.required or draw(st.booleans())):
        return Case(operation, parameters)
    content = body.contents[0]
    return Case(operation, parameters, content, draw(values.of(content.type)))


def _parameter(values: Strategies, parameter: Parameter) -> SearchStrategy[Json]:
    t: Type = parameter.type
    for rule in parameter.rules:
        t = narrow(values.types, t, rule) if not rule.path else t
    shape = resolve(values.types, t)
    if parameter.location in ("header", "cookie") and isinstance(shape, Str):
        return scalars.texts(shape, scalars.PLAIN).filter(_travels)
    drawn = values.of(t)
    match parameter.location:
        case "path":
            return drawn.filter(lambda value: value not in SEGMENT)
        case "header" | "cookie":
            return drawn.filter(_travels)
        case _:
            return drawn


def _travels(value: Json) -> bool:
    """Whether a header can carry it unchanged (RFC 9110, 5.5)."""
    text = value if isinstance(value, str) else json.dumps(value)
    return text.isascii() and text.isprintable() and text == text.strip() != ""


@st.composite
def answers(draw: DrawFn, values: Strategies, operation: Operation) -> Answer:
    """Answers that the operation declares: mostly success, sometimes an error."""
    declared = operation.responses
    if not declared:
        return Answer(200)
    succeeding = [response for response in declared if response.is_success]
    fails = not succeeding or draw(st.integers(0, 3)) == 0
    response = draw(st.sampled_from(declared if fails else succeeding))
    return draw(_answer(values, response))


def _answer(values: Strategies, response: Response) -> SearchStrategy[Answer]:
    status = _status(response.status)
    if not response.contents:
        return st.just(Answer(status))
    return st.sampled_from(response.contents).flatmap(
        lambda content: values.of(content.type).map(lambda body: _encoded(status, content, body))
    )


def _status(declared: str) -> int:
    """A status that is declared so: itself, the first of a range, and for `default` any."""
    if declared.isdecimal():
        return int(declared)
    return int(declared[0]) * 100 if declared[:1].isdecimal() else 500


def _encoded(status: int, content: Content, body: Json) -> Answer:
    is_json = "json" in content.media_type or "*" in content.media_type
    text = json.dumps(body) if is_json or not isinstance(body, str) else body
    media_type = "application/json" if "*" in content.media_type else content.media_type
    return Answer(status, media_type, text.encode())
