"""Export requests: nothing of the API creates them, so the control plane does; they proceed by themselves."""

from __future__ import annotations

from emulator.facts import Fact
from emulator.pack import Module
from emulator.problem import Problem
from emulator.session import Reply, Session
from emulator.timers import Timer

EXPORTS = "export_request"
PROCESSING, DONE = 1000, 2000
"""When a request is taken up, and when it is done after that, in milliseconds."""


def request(session: Session) -> Reply:
    """Begin an export of calls or chats: body `{channel, timezone?, fails?}`."""
    channel = session.body.get("channel", "call")
    if channel not in ("call", "chat"):
        raise Problem("invalid", "channel must be call or chat")
    identity = session.new_id("export_request_", 24)
    value = {
        "export_request_id": identity,
        "channel": channel,
        "status": "created",
        "created_timestamp": session.now,
        "timezone": str(session.body.get("timezone", "America/Los_Angeles")),
    }
    session.put(EXPORTS, identity, value)
    session.later(PROCESSING, "export-taken-up", EXPORTS, identity, {"fails": bool(session.body.get("fails"))})
    return Reply(value)


def take_up(session: Session, timer: Timer) -> None:
    """The export is being made."""
    session.put(EXPORTS, timer.key, {**session.need(EXPORTS, timer.key), "status": "processing"})
    session.later(DONE, "export-done", EXPORTS, timer.key, timer.data)


def done(session: Session, timer: Timer) -> None:
    """The export can be fetched, or has failed."""
    value = session.need(EXPORTS, timer.key)
    failed = timer.data["fails"]
    outcome = {"status": "error"} if failed else {"url": f"https://storage.example/exports/{timer.key}.csv"}
    session.put(EXPORTS, timer.key, {**value, "status": "completed", **outcome})


EXPORT_REQUEST = Module(
    transitions={"export-taken-up": take_up, "export-done": done},
    triggers={"request-export": request},
    facts=(
        Fact(id="export-by-control-plane", evidence="assumed", says="Exports are requested outside the API."),
        Fact(id="export-takes-time", evidence="assumed", says="An export is taken up after 1 s and done 2 s later."),
    ),
)
