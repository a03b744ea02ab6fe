"""What a Problem becomes: the declared status that comes nearest, in the declared shape."""

from __future__ import annotations

from typing import get_args

import pytest

from emulator.examples import Examples
from emulator.http import Response as Answer
from emulator.problem import Kind, Problem
from emulator.refusal import AS_IT_IS, Refusals, can_say
from emulator.shapes import Shapes
from generator.document.oracle import Oracle
from generator.ir.api import Api, Content, Operation, Response, Settings
from generator.ir.types import Int, Object, Property, Ref, Str, Type, TypeDef, Union
from generator.load import Loaded

KINDS: tuple[Kind, ...] = get_args(Kind.__value__) if hasattr(Kind, "__value__") else get_args(Kind)
SETTINGS = Settings(package="p", distribution="p", client="C", environment="P")
ERROR = Object(properties=(Property(wire="message", type=Str(), required=True),))


def said(problem: Problem, *statuses: str, t: Type = ERROR, media_type: str = "application/json") -> Answer:
    """The refusal by an operation that declares these statuses."""
    contents = (Content(media_type=media_type, type=t),) if media_type else ()
    responses = tuple(Response(status=status, contents=contents) for status in statuses)
    operation = Operation(id="o", method="get", path="/", resource="", action="", name="", responses=responses)
    named = TypeDef(name="Error", type=ERROR)
    api = Api(title="", version="", settings=SETTINGS, types=(named,), operations=(operation,))
    examples = Examples(api)
    return Refusals(api, Shapes(api, examples), examples).response(operation, problem)


@pytest.mark.parametrize(
    ("kind", "declared", "status"),
    [
        ("invalid", ("400", "422"), 400),
        ("invalid", ("422",), 422),
        ("invalid", ("404",), 404),
        ("invalid", ("4XX",), 400),
        ("invalid", ("default",), 400),
        ("invalid", ("422", "default"), 422),
        ("invalid", (), 400),
        ("missing", ("404", "422"), 404),
        ("missing", ("400", "422"), 422),
        ("unusable", ("400", "404"), 400),
        ("conflict", ("422",), 422),
        ("precondition", ("412", "409"), 412),
        ("unauthenticated", ("404",), 401),
        ("unauthenticated", ("403",), 403),
        ("payment", ("402",), 402),
        ("limited", ("404", "400"), 429),
        ("broken", ("default",), 500),
    ],
)
def test_the_best_declared_status_is_sent(kind: Kind, declared: tuple[str, ...], status: int) -> None:
    assert said(Problem(kind, "No."), *declared).status == status


def test_a_preferred_status_comes_first_where_it_is_declared() -> None:
    problem = Problem("conflict", "No.", prefer=(423, 400))
    assert [said(problem, *declared).status for declared in (("423", "400"), ("400", "409"), ("409",))] == [
        423,
        400,
        409,
    ]


def test_waiting_is_told_in_whole_seconds() -> None:
    assert said(Problem("limited", "No.", retry_after=0.2), "429").header("retry-after") == "1"
    assert said(Problem("limited", "No.", retry_after=7.6), "429").header("retry-after") == "8"


NESTED = Object(properties=(Property(wire="error", type=ERROR, required=True),))
COUNTED = Object(properties=(Property(wire="detail", type=Str()), Property(wire="status", type=Int(), required=True)))
EITHER = Union(variants=(Ref(name="Error"), COUNTED))


@pytest.mark.parametrize(
    ("t", "body"),
    [
        (ERROR, {"message": "No."}),
        (NESTED, {"error": {"message": "No."}}),
        (COUNTED, {"detail": "No.", "status": 400}),
        (EITHER, {"message": "No.", "status": 400}),
    ],
)
def test_the_message_stands_where_the_shape_has_it(t: Type, body: object) -> None:
    assert said(Problem("invalid", "No."), "400", t=t).json() == body


def test_the_media_type_is_the_declared_one() -> None:
    problem = said(Problem("invalid", "No."), "400", media_type="application/problem+json")
    assert problem.header("content-type") == "application/problem+json"
    text = said(Problem("invalid", "No."), "400", t=Str(), media_type="text/plain")
    assert (text.header("content-type"), text.body) == ("text/plain", b"No.")
    assert said(Problem("invalid", "No."), "400", media_type="").body == b""


def test_every_refusal_of_every_operation_conforms(loaded: Loaded) -> None:
    oracle = Oracle(loaded.document)
    examples = Examples(loaded.api, oracle.accepts)
    refusals = Refusals(loaded.api, Shapes(loaded.api, examples), examples)
    for operation in loaded.api.operations:
        declared = {each.status: each for each in operation.responses}
        for kind in KINDS:
            answer = refusals.response(operation, Problem(kind, "No."))
            if str(answer.status) in declared:
                content = declared[str(answer.status)].contents[0]
                assert oracle.accepts(content.origin / "schema", answer.json())
                assert answer.json()["message"] == "No."
            else:
                assert kind in AS_IT_IS or not can_say(operation, kind), (operation.id, kind)
