"""One generator, two sources of chance; texts of patterns and formats are what they claim to be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from contract_tests import patterns, scalars
from contract_tests.data.making import Making
from contract_tests.drawing import Draw, Hypothetical, Seeded
from contract_tests.strategies import Loose
from emulator.prose_formats import FORMATS
from generator.ir.types import Float, Int, Ref, Str
from tests.contract.data_cases import contract, covered_contract


@st.composite
def hypothetical(draw: DrawFn) -> tuple[int, str, str, bool, bool]:
    return choices(Hypothetical(draw))


def choices(draw: Draw) -> tuple[int, str, str, bool, bool]:
    return draw.integer(2, 5), draw.choice("abc"), draw.text(1, 3, "xy"), draw.chance(100), draw.chance(0)


@given(hypothetical(), st.integers())
def test_both_keep_their_limits(drawn: tuple[int, str, str, bool, bool], seed: int) -> None:
    for number, chosen, text, always, never in (drawn, choices(Seeded(seed))):
        assert 2 <= number <= 5
        assert chosen in "abc"
        assert 1 <= len(text) <= 3
        assert set(text) <= {"x", "y"}
        assert always
        assert not never


def test_equal_seeds_make_equal_values() -> None:
    shapes = covered_contract().covering.shapes
    flow = Ref(name="CreateConversationFlowRequest")
    made = [[Making(shapes, Loose(Seeded(f"{seed} {turn}"))).value(flow, ()) for turn in range(20)] for seed in "aab"]
    assert made[0] == made[1] != made[2]
    oracle = covered_contract().oracle
    body = covered_contract().operation("createConversationFlow").body
    assert body is not None
    assert all(oracle.accepts(body.contents[0].origin / "schema", each) for each in made[0])


@pytest.mark.parametrize("name", [name for name in scalars.FORMATS if name != "text"])
def test_formats_hold(name: str) -> None:
    """By the emulator's reading of the standards, which is not ours."""
    draw = Seeded(0)
    made = {scalars.FORMATS[name](draw) for _ in range(60)}
    assert len(made) > 2
    assert all(FORMATS[name](each) for each in made)


def test_every_format_of_the_contract_is_known() -> None:
    stated = {
        rule.args["format"]
        for named in contract().api.types
        for rule in getattr(named.type, "rules", ())
        if rule.kind == "format"
    }
    assert stated <= scalars.FORMATS.keys()


def test_numbers_reach_nobody() -> None:
    """The block that is kept for fiction (555-0100 to 555-0199), and hosts that cannot be registered."""
    draw = Seeded(1)
    assert all(re.fullmatch(r"\+1[2-9][0-8][2-9]55501\d\d", scalars.FORMATS["e164"](draw)) for _ in range(50))
    assert all(".example/" in scalars.FORMATS["url"](draw) for _ in range(50))


PATTERNS = [
    "^[a-z0-9_-]+$",
    r"^\{\{.+\}\}$",
    r"^([0-9*#]+|\{\{.+\}\})$",
    r"^\d{3}-\w+\s?$",
    "a|b",
    "[^a]x?",
    "^(?:ab){2,3}c*?$",
    r"^[^\d\s]{2}\D$",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_are_met(pattern: str) -> None:
    made = patterns.samples(pattern, 0, None)
    assert made
    assert all(re.search(pattern, each) for each in made)
    assert patterns.samples(pattern, 0, None) is made
    assert all(2 <= len(each) <= 9 for each in patterns.samples(pattern, 2, 9))


@pytest.mark.parametrize("pattern", ["(", "(?=a)b", "[a", "a{99999999999999999999}", "(" * 500])
def test_what_cannot_be_met_has_no_texts(pattern: str) -> None:
    assert patterns.samples(pattern, 0, None) == ()
    assert patterns.of_length(pattern, 3) is None


def test_a_pattern_can_be_stretched() -> None:
    made = patterns.of_length("^[a-z]+-[0-9]+$", 40)
    assert made is not None
    assert len(made) == 40
    assert re.fullmatch("[a-z]+-[0-9]+", made)


@given(st.integers(-50, 50), st.integers(0, 40), st.sampled_from((None, 1, 2, 5)), st.integers(0, 9))
def test_numbers_stay_in_their_bounds(low: int, width: int, step: int | None, seed: int) -> None:
    high = low + max(width, step or 1)
    draw = Seeded(seed)
    whole = Int(minimum=low, maximum=high, multiple_of=step)
    real = Float(exclusive_minimum=low, maximum=high)
    for made in (scalars.integer(draw, whole), scalars.small(draw, whole)):
        assert low <= made <= high
        assert made % (step or 1) == 0
    for number in (scalars.number(draw, real), scalars.small(draw, real)):
        assert low < number <= high


@given(st.integers(0, 6), st.integers(0, 9), st.integers(0, 9))
def test_texts_keep_their_lengths(low: int, more: int, seed: int) -> None:
    made = scalars.text(Seeded(seed), Str(min_length=low, max_length=low + more))
    assert low <= len(made) <= low + more


@pytest.mark.parametrize("name", ["json", "url", "uri", "text"])
def test_formats_can_be_stretched(name: str) -> None:
    made = scalars.stretched(Seeded(0), name, 300)
    assert made is not None
    assert len(made) == 300
    assert name == "text" or FORMATS[name](made)
    assert scalars.stretched(Seeded(0), "e164", 300) is None
