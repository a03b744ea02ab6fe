"""Rules that stand only in prose: each kind broken and kept, wherever its object stands, and with its conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Json

import pytest
from hypothesis import HealthCheck, given, settings

from contract_tests import wire
from contract_tests.cases import Case
from contract_tests.plan import cases
from emulator.prose import Prose, broken_rules
from emulator.prose_tests import ENFORCED
from emulator.prose_tests import test_of as as_test
from emulator.reading import Inputs
from generator.ir.api import Api, Content, Operation, Parameter, Settings
from generator.ir.types import (
    Any,
    Array,
    Discriminator,
    Enum,
    Guard,
    Map,
    Null,
    Object,
    Property,
    Ref,
    Rule,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from tests.emulator.reading_cases import arrived, contract, contract_reader, contract_values

NAMES = Settings(package="p", distribution="p", client="P", environment="P")
HELD = Ref(name="Held")


def prose(**types: Type) -> Prose:
    """A checker for an Api of these types."""
    named = tuple(TypeDef(name=name, type=t) for name, t in types.items())
    return broken_rules(Api(title="t", version="1", settings=NAMES, types=named))


def rule(kind: str, *path: str, confidence: str = "medium", **args: Json) -> Rule:
    """A rule; `if_` stands for `if`."""
    return Rule(kind=kind, path=path, args={name.rstrip("_"): arg for name, arg in args.items()}, confidence=confidence)


def said(rule: Rule, value: Json) -> list[str]:
    """What is said of an object with this rule."""
    return [each.sentence for each in prose(Held=Object(rules=(rule,))).of(HELD, value)]


BROKEN: list[tuple[Rule, Json, Json, str]] = [
    (rule("range", "p", minimum=0, maximum=2), {"p": 2}, {"p": 2.5}, "/p must be <= 2"),
    (rule("range", "p", minimum=0.5), {"p": 0.5}, {"p": 0.4}, "/p must be >= 0.5"),
    (rule("range", "p", exclusive_minimum=0), {"p": 1}, {"p": 0}, "/p must be > 0"),
    (rule("range", "p", minimum=5), {"p": None}, {"p": 4}, "/p must be >= 5"),
    (rule("range", "p", minimum=5), {"p": True}, {"p": -1}, "/p must be >= 5"),
    (rule("length", "p", max=2), {"p": "ab"}, {"p": "abc"}, "/p must NOT have more than 2 characters"),
    (rule("length", "p", min=1), {"p": "🙂"}, {"p": ""}, "/p must NOT have fewer than 1 characters"),
    (rule("items", "p", max=1), {"p": [1]}, {"p": [1, 2]}, "/p must NOT have more than 1 items"),
    (rule("items", "p", min=1), {"p": None}, {"p": []}, "/p must NOT have fewer than 1 items"),
    (rule("pattern", "p", pattern="^[a-z]+$"), {"p": "ab"}, {"p": "ab\n"}, '/p must match pattern "^[a-z]+$"'),
    (
        rule("values", "p", values=["a", 1]),
        {"p": 1},
        {"p": True},
        "/p must be equal to one of the allowed values: a, 1",
    ),
    (rule("values", "p", values=["a"]), {"p": None}, {"p": "b"}, "/p must be equal to one of the allowed values: a"),
    (
        rule("sum", "p", equals=1, of="w"),
        {"p": [{"w": 0.1}] * 10},
        {"p": [{"w": 0.5}, {}]},
        "/p must have items whose w adds up to 1",
    ),
    (rule("sum", "p", equals=1, of="w"), {"p": []}, {"p": [{"w": 2}]}, "/p must have items whose w adds up to 1"),
    (
        rule("exclusive", properties=["a", "b", "c"]),
        {"a": 1, "b": None},
        {"a": 1, "c": 0},
        " must have at most one of the properties a, c",
    ),
    (rule("requires", then=["a"]), {"a": 0}, {"a": None}, " must have required property 'a'"),
    (
        rule("requires", if_={"k": ["x", "y"]}, then=["a"]),
        {"k": "z"},
        {"k": "y"},
        " must have required property 'a'",
    ),
    (rule("requires", present=["k"], then=["a"]), {"k": []}, {"k": [1]}, " must have required property 'a'"),
    (rule("range", "p", minimum=5, if_={"k": None}), {"p": 1, "k": 1}, {"p": 1}, "/p must be >= 5"),
    (rule("range", "p", minimum=5, unless={"k": [True, None]}), {"p": 1}, {"p": 1, "k": False}, "/p must be >= 5"),
    (rule("range", "p", minimum=5, if_={"k": True}), {"p": 1, "k": 1}, {"p": 1, "k": True}, "/p must be >= 5"),
    (
        rule("range", "o", "p", minimum=5, if_={"k": "x"}),
        {"k": "x", "o": {"p": 1}},
        {"o": {"k": "x", "p": 1}},
        "/o/p must be >= 5",
    ),
    (rule("format", "p", "*", format="text"), {"p": {"a": "b", "c": None}}, {"p": {"a": 1}}, "/p/a must be string"),
    (
        rule("format", "p", "*", format="url", if_={"k": 1}),
        {"p": ["x"]},
        {"k": 1, "p": ["https://a.example", "x"]},
        '/p/1 must match format "url"',
    ),
    (
        rule("format", "p", format="e164", template=True),
        {"p": "{{number}}"},
        {"p": "}}{{"},
        '/p must match format "e164"',
    ),
]


@pytest.mark.parametrize(("rule", "kept", "broken", "words"), BROKEN, ids=range(len(BROKEN)))
def test_each_kind(rule: Rule, kept: Json, broken: Json, words: str) -> None:
    assert said(rule, kept) == []
    assert said(rule, broken) == [f"request/body{words}"]
    assert said(replace(rule, confidence="low"), broken) == []


FORMATS = [
    ("e164", "+14155550123", ["14155550123", "+0415", "+1415555012345678", "+1 415", "+14155550123\n", "+١٢٣"]),
    ("url", "https://a.example/x?y={{z}}", ["a.example", "https://", "https://a b", "https://[", "//a.example", ""]),
    ("url", "wss://a.example", ["mailto:a@b.example"]),
    ("uri", "mailto:a@b.example", ["a", "x://["]),
    ("iana-timezone", "America/Los_Angeles", ["Mars/Olympus", "PST8", "../etc/passwd", "america/los_angeles", "\0"]),
    ("json", '{"a": [1]}', ["{", "", "NaN", "'a'"]),
    ("iso-3166-1-alpha-2", "DE", ["XX", "de", "E ", "DEU", ""]),
    ("date", "2024-02-29", ["2023-02-29", "20240229", "2024-2-29"]),
    ("date-time", "2024-02-29T23:59:59.123Z", ["2024-02-29", "2024-02-29T25:00:00Z", "2024-02-29T10:00:00"]),
    ("date-time", "2024-02-29t23:59:59+05:30", ["2024-02-29 23:59:59Z"]),
    ("email", "a.b+c@d.example", ["a", "a@", "@b", "a@b@c", "a b@c.example"]),
    ("uuid", "123e4567-e89b-12d3-a456-426614174000", ["123e4567e89b12d3a456426614174000", "x"]),
]


@pytest.mark.parametrize(("name", "right", "wrong"), FORMATS, ids=range(len(FORMATS)))
def test_formats(name: str, right: str, wrong: list[str]) -> None:
    asked = rule("format", "p", format=name)
    assert said(asked, {"p": right}) == []
    assert said(asked, {"p": 3}) == []
    for each in wrong:
        assert said(asked, {"p": each}) == [f'request/body/p must match format "{name}"'], each


UNUSABLE = [
    rule("default", "p", value=1),
    rule("applies", "p", if_={"k": 1}),
    rule("format", "p", format="unheard-of"),
    rule("format", "p", format=["url"]),
    rule("pattern", "p", pattern="("),
    rule("pattern", "p", pattern=3),
    rule("range", "p", minimum="a"),
    rule("length", "p"),
    rule("values", "p", values="a"),
    rule("sum", "p", equals="1", of="w"),
    rule("exclusive", properties=3),
    rule("requires", then="a"),
    Rule(kind="range", path=("p",), args=None),
    Rule(kind="unheard-of", path=("p",), args={}),
]


@pytest.mark.parametrize("each", UNUSABLE, ids=range(len(UNUSABLE)))
def test_what_forbids_nothing(each: Rule) -> None:
    values: tuple[Json, ...] = (None, -1, "-1", [], [1], {})
    assert [said(each, {"p": value}) for value in values] == [[]] * len(values)


BOUND = rule("range", "n", minimum=5)
LEAF = Object(
    properties=(Property(wire="kind", type=Enum(values=("leaf",)), required=True), Property(wire="n", type=Any())),
    rules=(BOUND,),
)
OTHER = Object(properties=(Property(wire="kind", type=Enum(values=("other",)), required=True),))


def holding(t: Type) -> Object:
    """An object with the property `p` of this type."""
    return Object(properties=(Property(wire="p", type=t),))


SMALL = {"kind": "leaf", "n": 1}
TAGGED = Union(
    variants=(Ref(name="Other"), Ref(name="Leaf")),
    discriminator=Discriminator(property="kind", mapping=(("other", "Other"), ("leaf", "Leaf"))),
)
PLACES: list[tuple[Type, Json, list[str]]] = [
    (Ref(name="Leaf"), SMALL, [""]),
    (Array(items=Ref(name="Leaf")), [{"n": 9}, SMALL, SMALL], ["/1", "/2"]),
    (Map(values=Array(items=Ref(name="Leaf"))), {"a/b": [SMALL]}, ["/a~1b/0"]),
    (Tuple(prefix=(Any(), Ref(name="Leaf")), rest=Ref(name="Leaf")), [SMALL, SMALL, SMALL], ["/1", "/2"]),
    (TAGGED, SMALL, [""]),
    (TAGGED, {"kind": "other", "n": 1}, []),
    (TAGGED, {"kind": "unknown", "n": 1}, []),
    (Union(variants=(Ref(name="Other"), Ref(name="Leaf"))), SMALL, [""]),
    (Union(variants=(Str(), Array(items=Ref(name="Leaf")), Null())), [SMALL], ["/0"]),
    (Union(variants=(Ref(name="Leaf"), Null())), None, []),
    (
        Union(variants=(Ref(name="Other"), Ref(name="Leaf")), guards=(Guard(property="n", variant="Leaf"),)),
        {"kind": "other", "n": 1},
        [""],
    ),
    (Object(extends=(Ref(name="Middle"),)), SMALL, [""]),
    (Object(properties=(), additional=Ref(name="Leaf")), {"x": SMALL}, ["/x"]),
    (Ref(name="Alias"), SMALL, [""]),
    (LEAF, SMALL, [""]),
    (Ref(name="Endless"), SMALL, []),
    (Any(), SMALL, []),
]


@pytest.mark.parametrize(("t", "value", "places"), PLACES, ids=range(len(PLACES)))
def test_wherever_the_object_stands(t: Type, value: Json, places: list[str]) -> None:
    """In lists, maps, variants and bases, behind names; and a name that means itself ends."""
    checker = prose(
        Held=holding(t),
        Leaf=LEAF,
        Other=OTHER,
        Middle=Object(extends=(Ref(name="Leaf"),)),
        Alias=Ref(name="Leaf"),
        Endless=Union(variants=(Ref(name="Endless"), Ref(name="Leaf"))),
    )
    found = list(checker.of(HELD, {"p": value}))
    assert [each.path for each in found] == [f"request/body/p{place}/n" for place in places]
    assert all(each.rule == BOUND for each in found)


def test_recursive_types_end_with_the_value() -> None:
    node = Object(properties=(Property(wire="next", type=Ref(name="Node")),), rules=(BOUND,))
    value: Json = {"n": 1}
    for _ in range(100):
        value = {"next": value}
    (found,) = prose(Node=node).of(Ref(name="Node"), value)
    assert found.path == "request/body" + "/next" * 100 + "/n"


def operation(method: str, **parts: Json) -> Operation:
    """An operation on a thing."""
    return Operation(id="o", method=method, path="/", resource="r", action="act", name="act", **parts)


def broken(each: Operation, inputs: Inputs) -> list[str]:
    """What is said of a request."""
    return [found.sentence for found in prose(Held=LEAF)(each, inputs)]


def test_parameters() -> None:
    limit = Parameter(
        wire="limit",
        location="query",
        type=Any(),
        rules=(rule("range", maximum=10), rule("range", minimum=5, if_={"deep": True})),
    )
    ids = Parameter(wire="ids", location="path", type=Array(items=Any()), rules=(rule("range", "*", minimum=1),))
    each = operation("get", query=(limit,), path_parameters=(ids,))
    assert broken(each, Inputs(query={"limit": 11})) == ["request/query/limit must be <= 10"]
    assert broken(each, Inputs(query={"limit": 1, "deep": True})) == ["request/query/limit must be >= 5"]
    assert broken(each, Inputs(query={"limit": 1}, path={"ids": [1, 0]})) == ["request/params/ids/1 must be >= 1"]
    assert broken(each, Inputs()) == []


def test_rules_of_the_request() -> None:
    key, version = (Parameter(wire=name, location="query", type=Any()) for name in ("key", "version"))
    rules = (rule("requires", present=["key"], then=["version"]), rule("requires", if_={"key": "b"}, then=["named"]))
    each = operation("post", query=(key, version), rules=rules)
    content = Content(media_type="application/json", type=Any())
    assert broken(each, Inputs()) == []
    assert broken(each, Inputs(query={"key": "a"})) == ["request/query must have required property 'version'"]
    assert broken(each, Inputs(query={"key": "b", "version": 1})) == [
        "request/body must have required property 'named'"
    ]
    assert broken(each, Inputs(query={"key": "b", "version": 1}, content=content, body={"named": 1})) == []


def test_partial_updates_may_leave_out_what_is_there() -> None:
    demanding = Object(
        properties=(Property(wire="part", type=Ref(name="Part")),),
        rules=(rule("requires", if_={"mode": "x"}, then=["more"]), BOUND),
    )
    checker = prose(Held=demanding, Part=Object(rules=(rule("requires", then=["whole"]),)))
    inputs = Inputs(
        content=Content(media_type="application/json", type=HELD), body={"mode": "x", "n": 1, "part": {"a": 1}}
    )
    nested = "request/body/part must have required property 'whole'"
    low = "request/body/n must be >= 5"
    said = {each: [found.sentence for found in checker(operation(each), inputs)] for each in ("patch", "post")}
    assert said["patch"] == [low, nested]
    assert said["post"] == ["request/body must have required property 'more'", low, nested]
    assert next(checker.of(HELD, inputs.body, "agent")).sentence.startswith("agent must have")


OPERATIONS = contract().api.operations
CHECKER = broken_rules(contract().api)


@pytest.mark.parametrize("operation", OPERATIONS, ids=[each.id for each in OPERATIONS])
def test_positive_requests_keep_the_prose(operation: Operation) -> None:
    @settings(max_examples=15, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases(contract_values(), operation))
    def keeps(case: Case) -> None:
        inputs = contract_reader().read(operation, *arrived(wire.request(case, "https://x.invalid"), operation))
        assert [each.sentence for each in CHECKER(operation, inputs)] == []

    keeps()


def test_every_rule_of_the_contract_is_understood() -> None:
    """What an overlay forbids is enforced: no rule of an unknown format, none whose arguments make no sense."""
    stated = [each for named in contract().api.types if isinstance(named.type, Object) for each in named.type.rules]
    stated += [each for one in OPERATIONS for each in (*one.rules, *(r for p in one.parameters for r in p.rules))]
    forbidding = [each for each in stated if each.kind not in ("default", "applies") and each.confidence in ENFORCED]
    assert len(forbidding) > 100
    assert [each for each in forbidding if as_test(each) is None] == []
