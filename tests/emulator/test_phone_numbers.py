"""Phone numbers: bought and imported, bound to agents by weight, with somewhere to fall back to."""

from __future__ import annotations

from typing import Any as Json
from urllib.parse import quote

import pytest

from emulator.emulator import Emulator
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import chat_agent, voice_agent

NUMBER = "+14157774444"


def bought(emulator: Emulator, **body: Json) -> dict[str, Json]:
    made: dict[str, Json] = ok(call(emulator, "POST", "/create-phone-number", body))
    return made


def imported(emulator: Emulator, **body: Json) -> dict[str, Json]:
    sent = {"phone_number": NUMBER, "termination_uri": "sip.example", **body}
    made: dict[str, Json] = ok(call(emulator, "POST", "/import-phone-number", sent))
    return made


def at(verb: str, number: str = NUMBER) -> str:
    return f"/{verb}-phone-number/{quote(number, safe='')}"


def test_a_number_is_drawn_where_none_is_asked_for(emulator: Emulator) -> None:
    made = bought(emulator)
    assert made["phone_number"].startswith("+1415")
    assert len(made["phone_number"]) == 12
    assert made["area_code"] == 415
    assert made["phone_number_pretty"].startswith("+1 (415) ")
    assert made["phone_number_type"] == "retell-twilio"
    assert bought(emulator)["phone_number"] != made["phone_number"]
    assert ok(call(emulator, "GET", at("get", made["phone_number"]))) == made


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ({"area_code": 212}, "+1212"),
        ({"country_code": "CA"}, "+1416"),
        ({"toll_free": True}, "+1888"),
        ({"phone_number": "+14155550100"}, "+14155550100"),
    ],
)
def test_a_number_can_be_asked_for(emulator: Emulator, body: Json, start: str) -> None:
    made = bought(emulator, number_provider="telnyx", nickname="Front desk", **body)
    assert made["phone_number"].startswith(start)
    assert made["phone_number_type"] == "retell-telnyx"
    assert made["nickname"] == "Front desk"


def test_an_imported_number_never_shows_its_password(emulator: Emulator) -> None:
    made = imported(emulator, sip_trunk_auth_username="ada", sip_trunk_auth_password="secret")
    assert made["phone_number"] == NUMBER
    assert made["phone_number_type"] == "custom"
    assert made["phone_number_pretty"] == "+1 (415) 777-4444"
    trunk = {"termination_uri": "sip.example", "auth_username": "ada", "transport": "TCP"}
    assert made["sip_outbound_trunk_config"] == trunk
    changed = ok(call(emulator, "PATCH", at("update"), {"auth_password": "other", "transport": "TLS"}))
    assert changed["sip_outbound_trunk_config"] == {**trunk, "transport": "TLS"}
    shown = call(emulator, "GET", at("get"))
    assert ok(shown) == changed
    assert b"secret" not in shown.body
    assert b"other" not in shown.body
    everything = [value for _, each in emulator.store.collections() for value in each.values()]
    assert "secret" not in repr(everything)


def test_a_number_is_there_once(emulator: Emulator) -> None:
    imported(emulator)
    again = {"phone_number": NUMBER, "termination_uri": "sip.example"}
    refused(call(emulator, "POST", "/import-phone-number", again), 400, "exists already")
    refused(call(emulator, "POST", "/create-phone-number", {"phone_number": NUMBER}), 400, "exists already")
    ok(call(emulator, "POST", "/import-phone-number", again, key="key_b"))
    assert call(emulator, "DELETE", at("delete")).status == 204
    imported(emulator)


def test_an_unknown_number_is_refused(emulator: Emulator) -> None:
    refused(call(emulator, "GET", at("get")), 422)
    refused(call(emulator, "PATCH", at("update"), {}), 422)
    refused(call(emulator, "DELETE", at("delete")), 422)


@pytest.mark.parametrize("side", ["inbound_agents", "outbound_agents", "inbound_sms_agents", "outbound_sms_agents"])
def test_each_side_takes_its_kind_of_agent(emulator: Emulator, side: str) -> None:
    imported(emulator)
    voice, chat = voice_agent(emulator)["agent_id"], chat_agent(emulator)["agent_id"]
    right, wrong = (chat, voice) if "sms" in side else (voice, chat)
    changed = ok(call(emulator, "PATCH", at("update"), {side: [{"agent_id": right, "weight": 1}]}))
    assert changed[side] == [{"agent_id": right, "weight": 1}]
    for bad in (wrong, "agent_none"):
        refused(call(emulator, "PATCH", at("update"), {side: [{"agent_id": bad, "weight": 1}]}), 422, "Invalid")
    versioned = {"agent_id": right, "agent_version": 3, "weight": 1}
    refused(call(emulator, "PATCH", at("update"), {side: [versioned]}), 422, "does not exist")
    ok(call(emulator, "PATCH", at("update"), {side: [{**versioned, "agent_version": "latest"}]}))
    assert side not in ok(call(emulator, "PATCH", at("update"), {side: None}))


def test_a_new_number_needs_agents_that_exist(emulator: Emulator) -> None:
    body = {"inbound_agents": [{"agent_id": "agent_none", "weight": 1}]}
    refused(call(emulator, "POST", "/create-phone-number", body), 400, "Invalid inbound agent")
    sent = {"phone_number": NUMBER, "termination_uri": "x", "outbound_agents": body["inbound_agents"]}
    refused(call(emulator, "POST", "/import-phone-number", sent), 400, "Invalid outbound agent")
    assert ok(call(emulator, "GET", "/list-phone-numbers")) == []


@pytest.mark.parametrize(("weights", "fits"), [((1,), True), ((0.3, 0.7), True), ((0.1,) * 10, True), ((0.5,), False)])
def test_weights_sum_to_one(emulator: Emulator, strict: Emulator, weights: tuple[float, ...], *, fits: bool) -> None:
    for each in (emulator, strict):
        agent = voice_agent(each)["agent_id"]
        body = {"inbound_agents": [{"agent_id": agent, "weight": weight} for weight in weights]}
        response = call(each, "POST", "/create-phone-number", body)
        assert response.status == (201 if fits or each is emulator else 400)


def test_calls_are_forwarded_once(strict: Emulator) -> None:
    first = bought(strict, fallback_number="+14155550100")["phone_number"]
    imported(strict)
    refused(call(strict, "PATCH", at("update"), {"fallback_number": NUMBER}), 400, "itself")
    refused(call(strict, "PATCH", at("update"), {"fallback_number": first}), 400, "fallback")
    ok(call(strict, "PATCH", at("update"), {"fallback_number": "+14155550101"}))


def test_any_form_is_imported_unless_validation_is_asked_for(emulator: Emulator, strict: Emulator) -> None:
    assert imported(emulator, phone_number="100")["phone_number"] == "100"
    assert ok(call(emulator, "GET", at("get", "100")))["phone_number_type"] == "custom"
    body = {"phone_number": "100", "termination_uri": "x", "ignore_e164_validation": False}
    refused(call(strict, "POST", "/import-phone-number", body), 400)


def test_lists_show_every_number(emulator: Emulator) -> None:
    made = [bought(emulator)["phone_number"] for _ in range(3)]
    assert sorted(each["phone_number"] for each in ok(call(emulator, "GET", "/list-phone-numbers"))) == sorted(made)
    first = ok(call(emulator, "GET", "/v2/list-phone-numbers", limit=2, sort_order="ascending"))
    assert [each["phone_number"] for each in first["items"]] == made[:2]
    key = first["pagination_key"]
    rest = ok(call(emulator, "GET", "/v2/list-phone-numbers", sort_order="ascending", pagination_key=key))
    assert [each["phone_number"] for each in rest["items"]] == made[2:]
    assert "pagination_key" not in rest
