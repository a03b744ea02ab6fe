"""Drawn values are what the document accepts, whole bodies small, recursive types finite, prose respected."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any as Json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from contract_tests.judge import faults
from contract_tests.plan import cases
from contract_tests.strategies import Strategies, Values
from generator.document.oracle import Oracle
from generator.ir import types as ir
from generator.ir.api import Api, Settings
from generator.load import Loaded
from generator.pointer import Pointer

COMPONENTS = Pointer(("components", "schemas"))
NAMES = Settings(package="p", distribution="p", client="P", environment="P")


def drawn(strategy: Values, count: int) -> list[Json]:
    """The same values each time."""
    made: list[Json] = []

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def keep(value: Json) -> None:
        made.append(value)

    keep()
    return made


def test_every_component_has_valid_values(loaded: Loaded, oracle: Oracle, values: Strategies) -> None:
    """The two readings hold together: what the model draws, the document accepts."""
    wrong = {}
    for named in loaded.api.types:
        if named.origin.parent == COMPONENTS and named.origin.name == named.name:
            for value in drawn(values.of(ir.Ref(name=named.name)), 5):
                for fault in faults(oracle, named.origin, value):
                    wrong[named.name] = (str(fault.instance), fault.message)
    assert wrong == {}


def test_bodies_are_small(loaded: Loaded, values: Strategies) -> None:
    """A median near half a kilobyte and no huge outlier, so that a run is quick and a report readable."""
    flows = [each for each in loaded.api.operations if each.body and each.body.required]
    sizes = sorted(len(json.dumps(case.body)) for each in flows for case in drawn(cases(values, each), 5))
    assert sizes[len(sizes) // 2] < 1_000
    assert sizes[-1] < 20_000


def strategies(**types: ir.Type) -> Strategies:
    """Strategies for an Api of these types."""
    named = tuple(ir.TypeDef(name=name, type=t) for name, t in types.items())
    return Strategies(Api(title="t", version="1", settings=NAMES, types=named))


def test_recursive_types_end() -> None:
    """Through a required property that may be null, through a list, and through a union whose first way is endless."""
    link = ir.Ref(name="Link")
    again = ir.Object(properties=(ir.Property(wire="link", type=link, required=True),))
    made = strategies(
        Chain=ir.Object(
            properties=(
                ir.Property(wire="n", type=ir.Union(variants=(ir.Ref(name="Chain"), ir.Null())), required=True),
            )
        ),
        Tree=ir.Object(properties=(ir.Property(wire="c", type=ir.Array(items=ir.Ref(name="Tree")), required=True),)),
        Link=ir.Union(variants=(ir.Ref(name="Again"), ir.Str())),
        Again=again,
    )
    for name in ("Chain", "Tree", "Link", "Again"):
        assert len(drawn(made.of(ir.Ref(name=name)), 20)) > 1


RULES: list[tuple[ir.Type, ir.Rule, Callable[[Json], bool]]] = [
    (ir.Float(minimum=0), ir.Rule(kind="range", path=("p",), args={"maximum": 2}), lambda value: 0 <= value <= 2),
    (ir.Int(), ir.Rule(kind="range", path=("p",), args={"exclusive_minimum": 0}), lambda value: value > 0),
    (ir.Str(), ir.Rule(kind="length", path=("p",), args={"min": 1, "max": 3}), lambda value: 1 <= len(value) <= 3),
    (ir.Str(), ir.Rule(kind="values", path=("p",), args={"values": ["a", "b"]}), lambda value: value in ("a", "b")),
    (ir.Str(), ir.Rule(kind="pattern", path=("p",), args={"pattern": "^[ab]+$"}), lambda value: set(value) <= {*"ab"}),
    (ir.Str(), ir.Rule(kind="format", path=("p",), args={"format": "e164"}), lambda value: value[:2] == "+1"),
    (ir.Array(items=ir.Bool()), ir.Rule(kind="items", path=("p",), args={"min": 3}), lambda value: len(value) >= 3),
    (
        ir.Array(items=ir.Str()),
        ir.Rule(kind="format", path=("p", "*"), args={"format": "url"}),
        lambda value: all(re.match("https://", each) for each in value),
    ),
    (
        ir.Union(variants=(ir.Int(), ir.Null())),
        ir.Rule(kind="range", path=("p",), args={"minimum": 5}),
        lambda value: value is None or value >= 5,
    ),
]


@pytest.mark.parametrize(("t", "rule", "holds"), RULES, ids=range(len(RULES)))
def test_values_respect_prose(t: ir.Type, rule: ir.Rule, holds: Callable[[Json], bool]) -> None:
    """With the rule all values keep it; without it some do not."""
    held = ir.Object(properties=(ir.Property(wire="p", type=t, required=True),), rules=(rule,))
    free = ir.Object(properties=held.properties)
    made = strategies(Held=held, Free=free)
    assert all(holds(value["p"]) for value in drawn(made.of(ir.Ref(name="Held")), 60))
    assert not all(holds(value["p"]) for value in drawn(made.of(ir.Ref(name="Free")), 60))


def one(name: str, t: ir.Type, *, required: bool = False) -> ir.Property:
    """A property."""
    return ir.Property(wire=name, type=t, required=required)


def rule(kind: str, *path: str, **args: Json) -> ir.Rule:
    """A rule; `if_` stands for `if`."""
    return ir.Rule(kind=kind, path=path, args={name.rstrip("_"): arg for name, arg in args.items()})


def values_of(t: ir.Type, **types: ir.Type) -> list[Json]:
    """Values of a type that may name others."""
    return drawn(strategies(Held=t, **types).of(ir.Ref(name="Held")), 120)


MODE = ir.Enum(values=("x", "y", "z"))
NUMBERS = ir.Array(items=ir.Ref(name="Share"))
SHARE = ir.Object(properties=(one("w", ir.Float(exclusive_minimum=0, maximum=1), required=True),))


def test_rules_of_bases_hold() -> None:
    """As if the object had them itself, however far away the base is."""
    base = ir.Object(
        properties=(one("a", ir.Bool()), one("b", ir.Bool()), one("n", ir.Int())),
        rules=(rule("exclusive", properties=["a", "b"]), rule("range", "n", minimum=5)),
    )
    middle = ir.Object(extends=(ir.Ref(name="Base"),))
    held = ir.Object(extends=(ir.Ref(name="Middle"),), properties=(one("c", ir.Bool()),))
    made = values_of(held, Base=base, Middle=middle)
    assert not any({"a", "b"} <= set(value) for value in made)
    assert all(value.get("n", 5) >= 5 for value in made)
    assert {"a", "b", "c", "n"} == {name for value in made for name in value}


def test_what_is_required_with_something_is_there() -> None:
    """By a value, and by what is there and not empty."""
    text = ir.Union(variants=(ir.Str(), ir.Null()))
    rules = (
        rule("requires", if_={"mode": ["x", "y"]}, then=["more"]),
        rule("requires", present=["items"], then=["first"]),
    )
    properties = (one("first", text), one("more", text), one("mode", MODE), one("items", ir.Array(items=ir.Bool())))
    made = values_of(ir.Object(properties=properties, rules=rules))
    assert all(value.get("more") is not None for value in made if value.get("mode") in ("x", "y"))
    assert all(value.get("first") is not None for value in made if value.get("items"))
    assert {value.get("mode") for value in made} == {"x", "y", "z", None}
    assert any(value.get("items") for value in made)
    assert any("first" not in value for value in made)


def test_numbers_add_up() -> None:
    """Those of a list of shares, however many there are."""
    stated = (rule("sum", "parts", equals=1, of="w"),)
    made = values_of(ir.Object(properties=(one("parts", NUMBERS, required=True),), rules=stated), Share=SHARE)
    sums = {round(sum(each["w"] for each in value["parts"]), 6) for value in made if value["parts"]}
    assert sums == {1}
    assert {len(value["parts"]) for value in made} >= {1, 2}


def test_numbers_add_up_to_more() -> None:
    """Whole numbers where only these can be."""
    stated = (rule("sum", "parts", equals=100, of="w"),)
    percent = ir.Object(properties=(one("w", ir.Int(minimum=0, maximum=100), required=True),))
    made = values_of(ir.Object(properties=(one("parts", NUMBERS, required=True),), rules=stated), Share=percent)
    assert {sum(each["w"] for each in value["parts"]) for value in made if value["parts"]} == {100}


CONDITIONS: list[tuple[ir.Rule, Callable[[Json], bool]]] = [
    (rule("range", "n", minimum=5, if_={"mode": "x"}), lambda value: value.get("mode") == "x"),
    (rule("range", "n", minimum=5, if_={"mode": None}), lambda value: "mode" not in value),
    (rule("range", "n", minimum=5, unless={"mode": ["x", "y"]}), lambda value: value.get("mode") not in ("x", "y")),
    (rule("range", "n", minimum=5, present=["mode"]), lambda value: "mode" in value),
]


@pytest.mark.parametrize(("stated", "applies"), CONDITIONS, ids=range(len(CONDITIONS)))
def test_conditions_decide(stated: ir.Rule, applies: Callable[[Json], bool]) -> None:
    """Where they hold the rule does; where they do not, nothing is narrowed."""
    made = values_of(
        ir.Object(properties=(one("n", ir.Int(minimum=-9), required=True), one("mode", MODE)), rules=(stated,))
    )
    assert all(value["n"] >= 5 for value in made if applies(value))
    assert any(value["n"] < 5 for value in made if not applies(value))
    assert any(applies(value) for value in made)


def test_rules_reach_into_objects_and_lists() -> None:
    """A condition speaks of the object that holds the value."""
    part = ir.Object(properties=(one("kind", MODE, required=True), one("n", ir.Int(minimum=-9), required=True)))
    rules = (rule("range", "part", "n", minimum=5, if_={"kind": "x"}), rule("range", "list", "*", "n", maximum=3))
    list_ = ir.Union(variants=(ir.Array(items=ir.Ref(name="Part")), ir.Null()))
    held = ir.Object(properties=(one("part", ir.Ref(name="Part"), required=True), one("list", list_)), rules=rules)
    made = values_of(held, Part=part)
    assert all(value["part"]["n"] >= 5 for value in made if value["part"]["kind"] == "x")
    assert any(value["part"]["n"] < 5 for value in made)
    inside = [each["n"] for value in made for each in value.get("list") or ()]
    assert inside
    assert max(inside) <= 3


def test_any_value_is_one_that_the_rule_speaks_of() -> None:
    """Of other kinds of values the rule says nothing that could be relied on."""
    rules = (rule("format", "m", "*", format="text"), rule("values", "v", values=["a", 1]))
    properties = (one("m", ir.Map(values=ir.Any()), required=True), one("v", ir.Any(), required=True))
    made = values_of(ir.Object(properties=properties, rules=rules))
    assert all(isinstance(each, str) for value in made for each in value["m"].values())
    assert {value["v"] for value in made} == {"a", 1}


@pytest.mark.parametrize(
    "stated",
    [
        rule("values", "n", values="a"),
        rule("values", "n"),
        rule("range", "n", minimum="a"),
        rule("sum", "n", equals="a"),
        rule("exclusive", properties=3),
        rule("requires", if_=3, then=["n"]),
        rule("requires", then="n"),
        rule("unheard-of", "n", "m"),
        ir.Rule(kind="range", path=("n",), args=None),
        ir.Rule(kind="range", path=("n", "*", "x"), args={"minimum": 1}),
    ],
    ids=range(10),
)
def test_rules_that_make_no_sense_say_nothing(stated: ir.Rule) -> None:
    """They come from an overlay, which may be wrong."""
    assert len(values_of(ir.Object(properties=(one("n", ir.Int()),), rules=(stated,)))) > 1


def test_variants_bear_their_tags() -> None:
    """Also where a variant's own type leaves the tag open."""
    first, second = (
        ir.Object(properties=(one("kind", ir.Str(), required=True), one(name, ir.Bool()))) for name in "ab"
    )
    union = ir.Union(
        variants=(ir.Ref(name="First"), ir.Ref(name="Second")),
        discriminator=ir.Discriminator(property="kind", mapping=(("1st", "First"), ("2nd", "Second"))),
    )
    made = values_of(union, First=first, Second=second)
    assert {value["kind"] for value in made} == {"1st", "2nd"}
    assert all("b" not in value for value in made if value["kind"] == "1st")


def test_objects_have_as_many_properties_as_they_must() -> None:
    """Declared ones first, then others."""
    names = tuple(one(name, ir.Bool()) for name in "abc")
    for t in (
        ir.Object(properties=names, min_properties=2, max_properties=3),
        ir.Object(properties=names[:1], min_properties=2, max_properties=3),
        ir.Map(values=ir.Bool(), min_properties=2, max_properties=3),
    ):
        assert {len(value) for value in values_of(t)} <= {2, 3}


def test_lists_of_different_items() -> None:
    """Also where there are few different ones."""
    made = values_of(ir.Array(items=ir.Bool(), unique=True, min_items=1))
    assert all(len(value) == len(set(value)) for value in made)
    assert {len(value) for value in made} == {1, 2}


def test_what_has_no_value_draws_none() -> None:
    """A type that must hold itself, without a way out."""
    again = ir.Object(properties=(one("me", ir.Ref(name="Held"), required=True),))
    with pytest.raises(Unsatisfiable):
        values_of(again)


def test_exclusive_properties_do_not_meet() -> None:
    """By the schema and by prose."""
    names = ("a", "b", "c")
    properties = tuple(ir.Property(wire=name, type=ir.Bool()) for name in names)
    stated = ir.Rule(kind="exclusive", args={"properties": ["a", "c"]})
    made = strategies(Some=ir.Object(properties=properties, exclusive=(("a", "b"),), rules=(stated,)))
    values = [set(value) for value in drawn(made.of(ir.Ref(name="Some")), 80)]
    assert not any({"a", "b"} <= value or {"a", "c"} <= value for value in values)
    assert {"b", "c"} in values
