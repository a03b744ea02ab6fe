"""Drawn values are what the document accepts, whole bodies small, recursive types finite, prose respected."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any as Json

import pytest
from hypothesis import HealthCheck, given, settings

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


def test_exclusive_properties_do_not_meet() -> None:
    """By the schema and by prose."""
    names = ("a", "b", "c")
    properties = tuple(ir.Property(wire=name, type=ir.Bool()) for name in names)
    stated = ir.Rule(kind="exclusive", args={"properties": ["a", "c"]})
    made = strategies(Some=ir.Object(properties=properties, exclusive=(("a", "b"),), rules=(stated,)))
    values = [set(value) for value in drawn(made.of(ir.Ref(name="Some")), 80)]
    assert not any({"a", "b"} <= value or {"a", "c"} <= value for value in values)
    assert {"b", "c"} in values
