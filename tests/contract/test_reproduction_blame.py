"""What about a request is to blame for its refusal, found by bisection."""

from __future__ import annotations

from typing import Any as Json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_tests.cases import Exchange
from contract_tests.drift import finish
from contract_tests.drift.blaming import MOST_REQUESTS, blamed
from contract_tests.drift.differing import ABSENT, at, differences, put, put_all
from contract_tests.observation import gathered
from contract_tests.track import Track
from emulator.drift import Rule
from tests.contract.drifting import REQUEST, VOICE, agent, case, drifting, engine, replayed, rule, sender, track

FULL: dict[str, Json] = {
    "agent_name": "a long name of an agent",
    "language": "uk-UA",
    "voice_speed": 1.8,
    "interruption_sensitivity": 0.9,
    "boosted_keywords": ["one", "two", "three", "four"],
    "enable_backchannel": True,
    "pii_config": {"mode": "post_call", "categories": ["person_name", "address"]},
    "voicemail_option": {"action": {"type": "static_text", "text": "Please call back soon"}},
}
P = f"{REQUEST}/properties"
TIGHTENED: list[tuple[Rule, str, str, str, Json]] = [
    (
        rule(28, "createAgent", f"{P}/voice_speed", keyword="maximum", value=1.5),
        "request-refused",
        f"{P}/voice_speed",
        "maximum",
        1.5,
    ),
    (
        rule(28, "createAgent", f"{P}/agent_name", keyword="maxLength", value=8),
        "request-refused",
        f"{P}/agent_name",
        "maxLength",
        8,
    ),
    (
        rule(28, "createAgent", f"{P}/boosted_keywords", keyword="maxItems", value=2),
        "request-refused",
        f"{P}/boosted_keywords",
        "maxItems",
        2,
    ),
    (
        rule(28, "createAgent", "#/components/schemas/Language"),
        "request-refused",
        "#/components/schemas/Language",
        "enum",
        None,
    ),
    (
        rule(30, "createAgent", REQUEST, name="enable_backchannel"),
        "request-property-refused",
        f"{P}/enable_backchannel",
        "enable_backchannel",
        None,
    ),
    (
        rule(30, "createAgent", REQUEST, name="pii_config"),
        "request-property-refused",
        f"{P}/pii_config",
        "pii_config",
        None,
    ),
    (rule(24, "createAgent", f"{P}/language", value="uk-UA"), "server-error", f"{P}/language", "500", None),
]


def sent(run: Track) -> tuple[Exchange, Exchange]:
    """The least agent and a full one."""
    answered = engine(run)
    least = run.send(case("createAgent", {"response_engine": answered, "voice_id": VOICE}))
    return least, run.send(case("createAgent", {"response_engine": answered, "voice_id": VOICE, **FULL}))


@pytest.mark.parametrize(
    ("rule", "name", "pointer", "facet", "bound"), TIGHTENED, ids=[f"row{each[0].row}-{each[3]}" for each in TIGHTENED]
)
def test_a_member_is_blamed(rule: Rule, name: str, pointer: str, facet: str, bound: Json):
    run = track()
    with drifting(rule):
        least, full = sent(run)
        before = run.sender.sent
        found = blamed(run, full, least)
        assert found is not None
        assert run.sender.sent - before <= MOST_REQUESTS
        assert (found.rule, str(found.pointer), found.facet) == (name, pointer, facet)
        assert found.detail.get("bound") == bound
        key = run.sender.key
        (drift,) = finish(gathered((found,)), run, lambda requests: sender(key, requests))
        assert replayed(drift) == "shown"
    assert replayed(drift) == "absent"
    assert drift.patch_verified == (name != "server-error")


@pytest.mark.parametrize("name", ["brand_new_field", "agent_name"])
def test_what_is_newly_required_is_named(name: str):
    run = track()
    with drifting(rule(29, "createAgent", REQUEST, name=name)):
        least, full = sent(run)
        refused, control = (least, full) if full.status == 201 else (full, None)
        found = blamed(run, refused, control)
        assert found is not None
        assert (found.rule, found.facet) == ("request-property-required", name)
        key = run.sender.key
        (drift,) = finish(gathered((found,)), run, lambda requests: sender(key, requests))
        assert drift.patch_verified, drift.patch
        assert replayed(drift) == "shown"
    assert replayed(drift) == "absent"


def test_a_media_type_that_nobody_takes():
    run = track()
    with drifting(rule(34, "createAgent")):
        _, full = sent(run)
        found = blamed(run, full, None)
    assert found is not None
    assert (found.rule, found.facet) == ("request-media-type-refused", "application/json")


def test_ids_are_never_blamed():
    """An LLM that is not there is a matter of state, wherever it is told."""
    run = track()
    control = agent(run)
    body = {**control.case.body, "response_engine": {"type": "retell-llm", "llm_id": "nowhere_123456"}}
    refused = run.send(case("createAgent", body))
    assert refused.status == 422
    assert blamed(run, refused, control) is None


def test_what_is_accepted_by_now_is_no_drift():
    run = track()
    with drifting(rule(30, "createAgent", REQUEST, name="enable_backchannel")):
        least, full = sent(run)
    assert blamed(run, full, least) is None


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from("ab"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)


@given(JSONS, JSONS)
def test_putting_all_differences_makes_the_other(one: Json, other: Json):
    assert repr(sorted_(put_all(one, list(differences(one, other)), other))) == repr(sorted_(other))


@given(st.dictionaries(st.sampled_from("abc"), JSONS, min_size=1), JSONS)
def test_what_was_put_is_there(value: dict[str, Json], new: Json):
    name = next(iter(value))
    assert at(put(value, (name,), new), (name,)) == new
    assert at(put(value, (name,), ABSENT), (name,)) is ABSENT


def sorted_(value: Json) -> Json:
    """Without the order of members."""
    if isinstance(value, dict):
        return {name: sorted_(value[name]) for name in sorted(value)}
    return [sorted_(each) for each in value] if isinstance(value, list) else value
