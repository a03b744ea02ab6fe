"""Phone numbers, bought and imported: the number is the id, and agents answer it by weight.

Knows numbering and what a number is bound to; must not know calls.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.versions import find_agent, resolve, sent
from emulator.session import NO_BODY, Reply, Session

NUMBERS = "phone_number"
E164 = re.compile(r"\+[1-9]\d{1,14}")
NORTH_AMERICAN = re.compile(r"\+1(\d{3})(\d{3})(\d{4})")
SIDES: Mapping[str, tuple[str, str]] = {
    "inbound_agents": ("agent", "Invalid inbound agent"),
    "outbound_agents": ("agent", "Invalid outbound agent"),
    "inbound_sms_agents": ("chat_agent", "Invalid inbound SMS agent"),
    "outbound_sms_agents": ("chat_agent", "Invalid outbound SMS agent"),
}
"""Which kind of agent takes each side, and what is said of one that cannot."""

AREAS = {"US": 415, "CA": 416}
TOLL_FREE = 888
USABLE = range(200, 1000)
"""Area codes that there may be; where another one is asked for, a number is drawn as if none was."""

CLOSE = 1e-6
"""By how much weights may miss their sum."""

KEPT = (
    *SIDES,
    "nickname",
    "inbound_webhook_url",
    "inbound_sms_webhook_url",
    "allowed_inbound_country_list",
    "allowed_outbound_country_list",
    "fallback_number",
    "area_code",
)
"""What a number has of what was sent for it, as it was sent."""


def buy(session: Session) -> Reply:
    """A number of a carrier: the one that is asked for, or one from an area."""
    body = _given(session)
    _require_sound(session, body, body.get("phone_number"))
    number = body.get("phone_number") or _drawn(session, body)
    provider = body.get("number_provider", "twilio")
    trunk = {"sip_outbound_trunk_config": {"transport": body["transport"]}} if body.get("transport") else {}
    return _added(session, number, {**_kept(body), **trunk, "phone_number_type": f"retell-{provider}"})


def import_(session: Session) -> Reply:
    """A number that someone else's trunk serves; what the trunk asks for is never shown."""
    body = _given(session)
    number = body["phone_number"]
    if session.world.heeds_prose and body.get("ignore_e164_validation") is False and not E164.fullmatch(number):
        raise Problem("invalid", "request/body/phone_number must be in E.164 format", prefer=(400,))
    _require_sound(session, body, number)
    trunk = {"termination_uri": body["termination_uri"], "transport": body.get("transport", "TCP")}
    if "sip_trunk_auth_username" in body:
        trunk["auth_username"] = body["sip_trunk_auth_username"]
    return _added(session, number, {**_kept(body), "sip_outbound_trunk_config": trunk, "phone_number_type": "custom"})


def _given(session: Session) -> dict[str, Json]:
    return {name: value for name, value in sent(session).items() if value is not None}


def _kept(body: Mapping[str, Json]) -> dict[str, Json]:
    return {name: body[name] for name in KEPT if name in body}


def _drawn(session: Session, body: Mapping[str, Json]) -> str:
    """A number that is free, in the area that is asked for."""
    usual = TOLL_FREE if body.get("toll_free") else AREAS[body.get("country_code", "US")]
    asked = body.get("area_code")
    area = asked if asked in USABLE else usual
    while True:
        digits = int(session.draw("phone_number", 13), 16) % 8_000_000 + 2_000_000
        number = f"+1{area}{digits}"
        if session.get(NUMBERS, number) is None:
            return number


def _added(session: Session, number: str, value: Mapping[str, Json]) -> Reply:
    if session.get(NUMBERS, number) is not None:
        raise Problem("conflict", f"Phone number {number[:40]} exists already.", prefer=(400,))
    parts = NORTH_AMERICAN.fullmatch(number)
    read = {"phone_number_pretty": "+1 ({}) {}-{}".format(*parts.groups())} if parts is not None else {}
    area = {"area_code": int(parts[1])} if parts is not None else {}
    whole = {"phone_number": number, **read, **area, **value, "last_modification_timestamp": session.now}
    session.put(NUMBERS, number, whole)
    return Reply(whole)


def _require_sound(session: Session, body: Mapping[str, Json], number: str | None) -> None:
    """Agents must exist and be of the right kind; weights and the fallback are as the text demands."""
    for side, (collection, refusal) in SIDES.items():
        for bound in body.get(side) or []:
            _require_agent(session, collection, refusal, bound)
        if body.get(side) and session.world.heeds_prose:
            _require_whole(side, body[side])
    fallback = body.get("fallback_number")
    if fallback is not None and session.world.heeds_prose:
        _require_last(session, fallback, number)


def _require_agent(session: Session, collection: str, refusal: str, bound: Mapping[str, Json]) -> None:
    identity = bound["agent_id"]
    if find_agent(session, identity) != (collection,):
        raise Problem("unusable", refusal, live=(400, refusal))
    resolve(session, collection, identity, bound.get("agent_version"), default="published")


def _require_whole(side: str, bound: list[Json]) -> None:
    if abs(sum(each["weight"] for each in bound) - 1) > CLOSE:
        raise Problem("invalid", f"request/body/{side} must have weights that sum to 1", prefer=(400,))


def _require_last(session: Session, fallback: str, number: str | None) -> None:
    """Calls are forwarded once: not in a circle, and not on to a third number."""
    if fallback == number:
        raise Problem("invalid", "request/body/fallback_number must NOT be the number itself", prefer=(400,))
    if (session.get(NUMBERS, fallback) or {}).get("fallback_number"):
        raise Problem("invalid", "request/body/fallback_number must NOT have a fallback itself", prefer=(400,))


def _named(session: Session) -> dict[str, Json]:
    number = session.parameter("phone_number")
    return session.need(NUMBERS, number, live=f"Item {number} not found from phone-number")


def retrieve(session: Session) -> Reply:
    """The number that the path names."""
    return Reply(_named(session))


def update(session: Session) -> Reply:
    """Change what is sent; null clears."""
    old = _named(session)
    body = sent(session)
    _require_sound(session, body, old["phone_number"])
    value = dict(old)
    for name in KEPT:
        if body.get(name) is not None:
            value[name] = body[name]
        elif name in body:
            value.pop(name, None)
    trunk = _trunk(old.get("sip_outbound_trunk_config") or {}, body)
    if trunk:
        value["sip_outbound_trunk_config"] = trunk
    value["last_modification_timestamp"] = max(session.now, old["last_modification_timestamp"] + 1)
    session.put(NUMBERS, old["phone_number"], value)
    return Reply(value)


def _trunk(old: Mapping[str, Json], body: Mapping[str, Json]) -> dict[str, Json]:
    """How calls leave, after an update; without the password."""
    named = {name: body[name] for name in ("termination_uri", "auth_username", "transport") if name in body}
    return {name: value for name, value in {**old, **named}.items() if value is not None}


def delete(session: Session) -> Reply:
    """Give a number back."""
    session.remove(NUMBERS, _named(session)["phone_number"])
    return NO_BODY


def list_all(session: Session) -> Reply:
    """All numbers, at once or page by page."""
    return Reply(page(session, session.all(NUMBERS), Wanted()))


_BINDING = ("createPhoneNumber", "importPhoneNumber", "updatePhoneNumber")


def _heeded(pointer: str, *operations: str) -> tuple[Deviation, ...]:
    return tuple(
        Deviation(profile=profile, kind="refusal", operations=operations, pointer=pointer)
        for profile in ("live", "strict")
    )


PHONE_NUMBER = Module(
    behaviours={
        "createPhoneNumber": buy,
        "importPhoneNumber": import_,
        "getPhoneNumber": retrieve,
        "updatePhoneNumber": update,
        "deletePhoneNumber": delete,
        "listPhoneNumbers": list_all,
        "listPhoneNumbersV2": list_all,
    },
    facts=(
        Fact(
            id="unknown-number-not-found",
            evidence="observed",
            says="An unknown number is answered with 404 and a text that names it.",
            deviations=(
                Deviation(
                    profile="live",
                    kind="status",
                    operations=("getPhoneNumber", "updatePhoneNumber", "deletePhoneNumber"),
                    status=404,
                ),
            ),
        ),
        Fact(
            id="number-agents-exist",
            evidence="observed",
            says="An agent that does not exist, or is of the wrong kind, is an invalid agent: 400.",
        ),
        Fact(
            id="sms-sides-take-chat-agents",
            evidence="observed",
            says="Calls go to voice agents, text messages to chat agents.",
        ),
        Fact(
            id="weights-sum-to-one",
            evidence="stated",
            says="The weights of a side sum to 1.",
            deviations=(
                *_heeded("/inbound_agents", *_BINDING),
                *_heeded("/outbound_agents", *_BINDING),
                *_heeded("/inbound_sms_agents", "updatePhoneNumber"),
                *_heeded("/outbound_sms_agents", "updatePhoneNumber"),
            ),
        ),
        Fact(
            id="fallback-number-is-last",
            evidence="stated",
            says="A number falls back to another one, which has no fallback itself.",
            deviations=_heeded("/fallback_number", "createPhoneNumber", "updatePhoneNumber"),
        ),
        Fact(
            id="imported-number-in-e164",
            evidence="stated",
            says="An imported number may have any form, unless its validation is asked for.",
            deviations=_heeded("/phone_number", "importPhoneNumber"),
        ),
        Fact(
            id="number-once",
            evidence="assumed",
            says="A number that is there already cannot be bought or imported again: 400.",
        ),
        Fact(
            id="number-drawn",
            evidence="assumed",
            says="Without an area a number is one of San Francisco, of Toronto in Canada, or toll-free with 888.",
        ),
        Fact(
            id="trunk-password-hidden",
            evidence="stated",
            says="Of a trunk address, user and transport (TCP if not said) are shown, the password never.",
        ),
    ),
)
