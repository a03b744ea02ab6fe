"""Which cases an operation is tried with, and which answers it may give.

Knows Hypothesis and the IR. Every case is positive: it keeps what the document and its prose say.
"""

from __future__ import annotations

import json
from typing import Any as Json

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from contract_tests.cases import Answer, Case
from contract_tests.data.choosing import Unavailable
from contract_tests.drawing import Hypothetical
from contract_tests.strategies import Loose, Strategies
from generator.ir.api import Content, Operation, Response


@st.composite
def cases(draw: DrawFn, values: Strategies, operation: Operation) -> Case:
    """Requests for `operation`, with some of its optional parameters and mostly with its body."""
    chance = Hypothetical(draw)
    try:
        return values.requests.case(operation, Loose(chance), body=chance.chance(80))
    except Unavailable:
        reject()


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
