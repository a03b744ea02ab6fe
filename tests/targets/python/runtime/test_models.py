"""Models of answers: nothing lost, nothing coerced, one error where one thing is wrong."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import pytest
from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypeAliasType

from templates.python.runtime.models import Model, Number, Open, Tagged


class Circle(Model):
    kind: Literal["circle"]
    radius: float | None = None


class Square(Model):
    kind: Literal["square", "rect"]
    side: int
    inner: list[Shape] | None = None


class UnknownShape(Model):
    kind: str


VARIANTS = {"circle": "Circle", "square": "Square", "rect": "Square"}
Shape = TypeAliasType("Shape", Annotated[Circle | Square | UnknownShape, Tagged("kind", VARIANTS, "UnknownShape")])
Color = TypeAliasType("Color", Annotated[Literal["red"] | str, Open(str)])


class Drawing(Model):
    shapes: list[Shape]
    color: Color | None = None
    scale: Number | None = None


class WithVoice(Model):
    voice: str


class Plain(Model):
    name: str


Guarded = TypeAliasType("Guarded", Annotated[WithVoice | Plain, Tagged(None, {}, "Plain", (("voice", "WithVoice"),))])


@pytest.mark.parametrize(
    "value",
    [
        {"shapes": []},
        {"shapes": [{"kind": "circle"}], "color": None},
        {"shapes": [{"kind": "circle", "radius": 1.5, "new": {"a": None}}], "color": "blue", "other": [1]},
        {"shapes": [{"kind": "rect", "side": 1, "inner": [{"kind": "circle"}, {"kind": "hexagon", "n": 6}]}]},
    ],
)
def test_what_came_is_what_goes(value: dict[str, Any]) -> None:
    read = Drawing.model_validate(value)
    assert read.to_dict() == value
    assert Drawing.model_validate_json(read.to_json()).to_dict() == value


def test_variants_have_their_classes() -> None:
    shapes = [{"kind": "circle"}, {"kind": "rect", "side": 2}, {"kind": "hexagon"}]
    assert [type(shape) for shape in Drawing.model_validate({"shapes": shapes}).shapes] == [
        Circle,
        Square,
        UnknownShape,
    ]


def test_models_are_read_again_as_they_are() -> None:
    circle = Circle(kind="circle")
    assert Drawing(shapes=[circle]).shapes == [circle]


@pytest.mark.parametrize(
    ("shape", "where"),
    [
        ({"kind": "square"}, ("shapes", 0, "Square", "side")),
        ({"kind": "square", "side": "3"}, ("shapes", 0, "Square", "side")),
        ({"kind": "square", "side": True}, ("shapes", 0, "Square", "side")),
        ({"kind": 1}, ("shapes", 0, "UnknownShape", "kind")),
        ({"kind": ["circle"]}, ("shapes", 0, "UnknownShape", "kind")),
        ({}, ("shapes", 0, "UnknownShape", "kind")),
    ],
)
def test_one_fault_is_one_error(shape: object, where: tuple[str | int, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        Drawing.model_validate({"shapes": [shape]})
    assert [error["loc"] for error in caught.value.errors()] == [where]


def test_what_is_no_object_is_one_error() -> None:
    with pytest.raises(ValidationError) as caught:
        Drawing.model_validate({"shapes": [3]})
    assert len(caught.value.errors()) == 1


def test_an_open_enum_takes_its_kind_alone() -> None:
    with pytest.raises(ValidationError):
        Drawing.model_validate({"shapes": [], "color": 3})


@pytest.mark.parametrize("text", ["1", "1.0", "1e3", "12345678901234567890"])
def test_numbers_stay_as_they_came(text: str) -> None:
    read = Drawing.model_validate_json(f'{{"shapes":[],"scale":{text}}}')
    assert json.dumps(read.to_dict()["scale"]) == json.dumps(json.loads(text))


@pytest.mark.parametrize("value", ["1", True, [], {}])
def test_what_is_no_number_is_one_error(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Drawing.model_validate({"shapes": [], "scale": value})
    assert [error["loc"] for error in caught.value.errors()] == [("scale",)]


def test_guards_choose_where_there_is_no_tag() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Guarded)
    assert type(adapter.validate_python({"voice": "v", "name": "n"})) is WithVoice
    assert type(adapter.validate_python({"name": "n"})) is Plain
