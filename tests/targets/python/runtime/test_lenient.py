"""Reading what breaks the contract: the right classes, everything that came, and one fault where one thing is wrong."""

from __future__ import annotations

import copy
import json
import pickle
import warnings
from typing import Any

import pytest

from templates.python.runtime import lenient
from templates.python.runtime.faults import Fault, shown
from templates.python.runtime.models import Model, Number

from .test_models import Circle, Drawing, Shape, Square, UnknownShape


class Nested(Model):
    drawing: Drawing
    names: dict[str, int] | None = None
    either: Circle | int | None = None
    several: Circle | Square | None = None
    scale: Number | None = None
    words: list[str] | list[int] | None = None


GOOD = {"kind": "rect", "side": 1}


def faults_of(kind: Any, value: object) -> list[tuple[Any, ...]]:
    return [tuple(fault) for fault in lenient.read(kind, value)[1]]


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ({"drawing": {"shapes": [GOOD, {"kind": "square", "side": "3"}]}}, [("drawing", "shapes", 1, "side")]),
        ({"drawing": {"shapes": [GOOD, {"kind": "square"}]}}, [("drawing", "shapes", 1, "side")]),
        ({"drawing": {"shapes": [{"kind": 3, "more": []}]}}, [("drawing", "shapes", 0, "kind")]),
        ({"drawing": {"shapes": [{}]}}, [("drawing", "shapes", 0, "kind")]),
        ({"drawing": {"shapes": [7, None]}}, [("drawing", "shapes", 0), ("drawing", "shapes", 1)]),
        ({"drawing": {"shapes": {"0": GOOD}}}, [("drawing", "shapes")]),
        ({"drawing": {"color": 3}, "new": 1}, [("drawing", "shapes"), ("drawing", "color")]),
        ({"drawing": None}, [("drawing",)]),
        ({}, [("drawing",)]),
        ({"drawing": {"shapes": []}, "names": {"a": 1, "b c": "x"}}, [("names", "b c")]),
        ({"drawing": {"shapes": []}, "either": {"kind": "circle", "radius": []}}, [("either", "radius")]),
        ({"drawing": {"shapes": []}, "either": "x"}, [("either",)]),
        ({"drawing": {"shapes": []}, "several": {"kind": "ellipse"}}, [("several",)]),
        ({"drawing": {"shapes": []}, "scale": "1"}, [("scale",)]),
        ({"drawing": {"shapes": []}, "words": ["a", 1]}, [("words",)]),
    ],
)
def test_one_fault_is_named_once_and_everything_stays(
    value: dict[str, Any], paths: list[tuple[str | int, ...]]
) -> None:
    read, faults = lenient.read(Nested, copy.deepcopy(value))
    assert type(read) is Nested
    assert [fault.path for fault in faults] == paths
    assert read.warnings == faults
    assert all(fault.message for fault in faults)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read.to_dict() == value
        assert json.loads(read.to_json()) == value


def test_what_fits_beside_a_fault_is_typed() -> None:
    shapes = [
        GOOD,
        {"kind": "square", "side": "3", "inner": [{"kind": "circle"}, {"kind": "star"}]},
        {"kind": "circle"},
    ]
    read, faults = lenient.read(Drawing, {"shapes": shapes})
    assert [type(shape) for shape in read.shapes] == [Square, Square, Circle]
    broken = read.shapes[1]
    assert (broken.side, [type(each) for each in broken.inner]) == ("3", [Circle, UnknownShape])
    assert faults[0].path == ("shapes", 1, "side")
    # Each model knows what broke in it, by the path from there.
    assert broken.warnings == (Fault(("side",), faults[0].message),)
    assert read.shapes[0].warnings == ()


def test_no_fault_no_warning() -> None:
    read, faults = lenient.read(Shape, GOOD)
    assert (type(read), faults, read.warnings) == (Square, (), ())


@pytest.mark.parametrize("value", [3, "x", None, []])
def test_what_is_no_such_thing_at_all_is_said_at_the_root(value: object) -> None:
    read, faults = lenient.read(Drawing, value)
    assert read is value
    assert [fault.path for fault in faults] == [()]


def test_a_list_at_the_root_knows_its_items() -> None:
    read, faults = lenient.read(list[Shape], [GOOD, {"kind": "square"}, 1])
    assert [type(each) for each in read] == [Square, Square, int]
    assert [fault.path for fault in faults] == [(1, "side"), (2,)]
    assert [fault.path for fault in read[1].warnings] == [("side",)]


def test_reading_what_is_missing_says_so() -> None:
    read, _ = lenient.read(Square, {"kind": "square"})
    with pytest.raises(AttributeError, match=r"Square\.side is missing from the answer"):
        _ = read.side
    with pytest.raises(AttributeError, match="'Square' object has no attribute 'sides'"):
        _ = read.sides
    assert not hasattr(read, "side")
    assert read.inner is None


def test_a_model_with_faults_is_copied_compared_and_pickled() -> None:
    read, _ = lenient.read(Square, {"kind": "square", "side": "3"})
    for again in (copy.deepcopy(read), read.model_copy(), pickle.loads(pickle.dumps(read))):
        assert again == read
        assert again.warnings == read.warnings
    assert "side='3'" in repr(read)


def test_names_of_any_kind_are_kept() -> None:
    value = {"kind": "square", "side": "x", "_fields_set": 1, "cls": 2, "self": 3, "model_fields": 4, "": 5}
    assert lenient.read(Square, dict(value))[0].to_dict() == value


def test_one_message_for_one_place() -> None:
    either = faults_of(Nested, {"drawing": {"shapes": []}, "either": "x"})
    assert either[0][1].endswith("instance of Circle or Input should be a valid integer")
    assert faults_of(Circle, {"kind": "circle", "radius": "x"}) == [(("radius",), "Input should be a valid number")]


def test_faults_are_written_for_people() -> None:
    assert str(Fault(("items", 3, "a b", "name"), "is wrong")) == "items[3]['a b'].name: is wrong"
    assert str(Fault((), "is wrong")) == "the body: is wrong"
    assert str(Fault((0, "x"), "no")) == "[0].x: no"
    many = [Fault((place,), "no") for place in range(7)]
    assert shown(many).endswith("[4]: no; and 2 more")
    assert shown(many[:1]) == "[0]: no"
