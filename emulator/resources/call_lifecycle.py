"""What happens to a call by itself: it is dialled, answered, spoken, transferred, ended and analysed.

Knows order and time; how a call turns out is chosen elsewhere, and so is what is told of it. All delays are virtual.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.problem import Problem
from emulator.resources.call_agent import AGENTS, engine
from emulator.resources.call_analysis import analysis
from emulator.resources.call_storage import kept
from emulator.resources.call_story import TURN, Plot, lines, told, transcript
from emulator.resources.concurrency import make_room
from emulator.resources.scenarios import NOT_JOINED, STATUS, UNANSWERED, chosen
from emulator.resources.versions import place
from emulator.session import NO_BODY, Reply, Session
from emulator.timers import Timer

CALLS = "call"

DELAYS: Mapping[str, int] = {
    "dial": 500,
    "answer": 2000,
    "refusal": 1500,
    "ring": 30_000,
    "join": 500,
    "unjoined": 30_000,
    "talk": 30_000,
    "bridge": 2000,
    "transfer": 10_000,
    "analysis": 1000,
    "silence": 600_000,
    "longest": 3_600_000,
}
"""How long things take, in milliseconds, where neither the agent nor a scenario says so: until a number is dialled,
until the other side answers or refuses, or does not answer; until a browser joins that a scenario sends, and how long a
call waits for one; how long people talk; how long a transfer takes to be bridged, and goes on after the agent has left;
until the analysis; how long silence is borne; the longest call."""

TALKS: Mapping[str, int] = {
    "voicemail_reached": 8000,
    "ivr_reached": 5000,
    "error_no_audio_received": 10_000,
    "error_llm_websocket_open": 0,
}
"""How long a call lasts that ends for one of these reasons."""

TRANSFERS: Mapping[str, str] = {
    "call_transfer": "transfer_bridged",
    "transfer_bridged": "transfer_bridged",
    "transfer_cancelled": "transfer_cancelled",
}
"""What follows upon the beginning of a transfer, by the reason for which the call ends."""

DESTINATION = "+12137771234"
AT = "(at)"
"""A member that sorts calls: when they were made, and once they have begun, when that was."""

OVER = "(over)"
"""A member that marks calls that have ended, for whatever reason."""


# The beginning


def begin(session: Session, call: Mapping[str, Json]) -> dict[str, Json]:
    """Store a new call, with how it will turn out."""
    value = {**call, AT: session.now, "(scenario)": chosen(session, call), "(story)": session.draw("story", 32)}
    session.put(CALLS, value["call_id"], value)
    return value


def dial(session: Session, call: Mapping[str, Json]) -> None:
    """Let a call that goes out take its course."""
    session.later(DELAYS["dial"], "call-dialed", CALLS, call["call_id"])


def wait(session: Session, call: Mapping[str, Json]) -> None:
    """Let a call wait for somebody to join it: nobody does, unless the call's scenario says more."""
    scenario = call["(scenario)"]
    reason = "error_user_not_joined" if call["call_type"] == "web_call" else "registered_call_timeout"
    session.later(DELAYS["unjoined"], "call-ended", CALLS, call["call_id"], {"reason": reason})
    if "(chance)" not in scenario and scenario["reason"] not in NOT_JOINED:
        session.later(scenario.get("join_ms", DELAYS["join"]), "call-answered", CALLS, call["call_id"])


def pick_up(session: Session, call: Mapping[str, Json]) -> None:
    """Let the agent take a call that comes in."""
    delay = call["(scenario)"].get("answer_ms", DELAYS["dial"])
    session.later(delay, "call-answered", CALLS, call["call_id"])


def dialed(session: Session, timer: Timer) -> None:
    """The other side rings, or cannot be reached."""
    call = session.need(CALLS, timer.key)
    scenario = call["(scenario)"]
    reason = scenario["reason"]
    if reason in UNANSWERED or reason in NOT_JOINED:
        rings = call["(agent)"].get("ring_duration_ms", DELAYS["ring"])
        delay = scenario.get("answer_ms", rings if reason == "dial_no_answer" else DELAYS["refusal"])
        session.later(delay, "call-ended", CALLS, timer.key, {"reason": reason})
    else:
        session.later(scenario.get("answer_ms", DELAYS["answer"]), "call-answered", CALLS, timer.key)


def answered(session: Session, timer: Timer) -> None:
    """The conversation begins."""
    call = session.need(CALLS, timer.key)
    reason = call["(scenario)"]["reason"]
    if call["call_status"] != "registered":
        return
    if reason in UNANSWERED or reason in NOT_JOINED:
        finish(session, call, reason)
        return
    length, reason = _course(call, reason)
    begun = {"call_status": "ongoing", "start_timestamp": session.now, AT: session.now}
    value = {**call, **begun, "(reason)": reason, "(length)": length}
    session.put(CALLS, timer.key, value)
    announce(session, "call_started", value)
    if "transcript_updated" in (call["(agent)"].get("webhook_events") or ()):
        session.later(min(TURN, length), "call-spoke", CALLS, timer.key, {"count": 1})
    if reason in TRANSFERS:
        begins = max(0, length - 2 * DELAYS["bridge"])
        session.later(begins, "call-transfer-began", CALLS, timer.key)
        session.later(min(length, begins + DELAYS["bridge"]), "call-transfer-settled", CALLS, timer.key)
    session.later(length, "call-ended", CALLS, timer.key, {"reason": reason})


def _course(call: Mapping[str, Json], reason: str) -> tuple[int, str]:
    """How long a call lasts, and for which reason it ends: no call is longer than its agent allows."""
    agent, scenario = call["(agent)"], call["(scenario)"]
    longest = int(agent.get("max_call_duration_ms", DELAYS["longest"]))
    usual = TALKS.get(reason, DELAYS["talk"])
    if reason == "inactivity":
        usual = int(agent.get("end_call_after_silence_ms", DELAYS["silence"]))
    if reason == "max_duration_reached":
        usual = longest
    length = int(scenario.get("duration_ms", usual))
    return (length, reason) if length <= longest else (longest, "max_duration_reached")


# In between


def spoke(session: Session, timer: Timer) -> None:
    """One more thing has been said, of which a webhook tells."""
    call = session.need(CALLS, timer.key)
    if call["call_status"] != "ongoing":
        return
    said, count = lines(plot(session, call, call["(reason)"], call["(length)"])), timer.data["count"]
    if count <= len(said):
        announce(session, "transcript_updated", {**call, **transcript(said[:count])})
    if count < len(said):
        session.later(TURN, "call-spoke", CALLS, timer.key, {"count": count + 1})


def transfer_began(session: Session, timer: Timer) -> None:
    """The call is to be handed over."""
    call = session.need(CALLS, timer.key)
    if call["call_status"] == "ongoing":
        value = {**call, "transfer_destination": call["(scenario)"].get("transfer_destination", DESTINATION)}
        session.put(CALLS, timer.key, value)
        announce(session, "transfer_started", value)


def transfer_settled(session: Session, timer: Timer) -> None:
    """The other side has taken the call, or has not."""
    call = session.need(CALLS, timer.key)
    if call["call_status"] == "ongoing":
        announce(session, TRANSFERS.get(call["(reason)"], "transfer_cancelled"), call)


def transfer_ended(session: Session, timer: Timer) -> None:
    """Those who were connected have hung up."""
    value = {**session.need(CALLS, timer.key), "transfer_end_timestamp": session.now}
    session.put(CALLS, timer.key, value)
    announce(session, "transfer_ended", value)


# The end


def ended(session: Session, timer: Timer) -> None:
    """The call is over."""
    call = session.need(CALLS, timer.key)
    if OVER not in call:
        finish(session, call, timer.data["reason"])


def finish(session: Session, call: Mapping[str, Json], reason: str) -> None:
    """End a call now, for a reason; what else was to happen to it does not."""
    identity = call["call_id"]
    for timer in session.world.timers.of(session.workspace, CALLS, identity):
        session.never(timer.kind, CALLS, identity)
    length = session.now - call["start_timestamp"] if "start_timestamp" in call else 0
    story = told(plot(session, call, reason, length))
    if session.world.profile == "live":
        story["tool_calls"] = story.get("(tool_calls)", [])
    over = {"call_status": STATUS[reason], "disconnection_reason": reason, "end_timestamp": session.now, OVER: True}
    if "start_timestamp" in call:
        over["duration_ms"] = length
    value = kept({**call, **over, **story})
    session.put(CALLS, identity, value)
    announce(session, "call_ended", value)
    session.later(call["(scenario)"].get("analysis_ms", DELAYS["analysis"]), "call-analyzed", CALLS, identity)
    if reason in ("call_transfer", "transfer_bridged"):
        session.later(DELAYS["transfer"], "call-transfer-ended", CALLS, identity)
    make_room(session)


def analyzed(session: Session, timer: Timer) -> None:
    """The call has been listened to."""
    call = session.need(CALLS, timer.key)
    length = int(call.get("duration_ms", 0))
    asked = call["(agent)"].get("post_call_analysis_data") or []
    verdict = analysis(plot(session, call, call["disconnection_reason"], length), asked)
    value = kept({**call, "call_analysis": verdict})
    session.put(CALLS, timer.key, value)
    announce(session, "call_analyzed", value)


def plot(session: Session, call: Mapping[str, Json], reason: str, length: int) -> Plot:
    """What the story of a call is made of."""
    agent = session.get(AGENTS, place(call["agent_id"], call["agent_version"])) or {}
    answering = engine(session, agent, call.get("(override)"))
    return Plot(call, answering, reason, length, call["(story)"], call["(scenario)"])


def announce(session: Session, event: str, call: Mapping[str, Json]) -> None:
    """Queue the webhook of an event, with the call as it is."""
    agent = call["(agent)"]
    shown = {name: value for name, value in call.items() if not name.startswith("(")}
    about = {
        "url": agent.get("webhook_url"),
        "events": agent.get("webhook_events"),
        "timeout_ms": agent.get("webhook_timeout_ms"),
        "object": call["call_id"],
    }
    session.announce(event, {"event": event, "call": shown}, about)


# What the control plane sets going


def join(session: Session) -> Reply:
    """A browser joins a web call: body `{call_id}`."""
    return _joined(session, "web_call")


def connect(session: Session) -> Reply:
    """The carrier connects a registered call: body `{call_id}`."""
    return _joined(session, "phone_call")


def _joined(session: Session, kind: str) -> Reply:
    call = session.need(CALLS, str(session.body.get("call_id")))
    if call["call_type"] != kind or call["call_status"] != "registered":
        raise Problem("conflict", f"This is no {kind} that waits for anyone.")
    session.never("call-ended", CALLS, call["call_id"])
    session.later(0, "call-answered", CALLS, call["call_id"])
    return NO_BODY


def hang_up(session: Session) -> Reply:
    """Somebody hangs up: body `{call_id, reason?}`, `user_hangup` where no reason is given."""
    call = session.need(CALLS, str(session.body.get("call_id")))
    reason = str(session.body.get("reason", "user_hangup"))
    if reason not in STATUS or OVER in call:
        raise Problem("conflict", "There is no such reason, or the call is over.")
    finish(session, call, reason)
    return NO_BODY
