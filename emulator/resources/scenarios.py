"""How a call turns out: which outcomes there are, and what chooses one for a call.

Knows outcomes and choices as data; must not know when what happens, or what a call looks like. The first that says
something decides: the call's own metadata (`{"emulator": {"outcome": "no_answer", "duration_ms": 5000}}`), a rule of
the workspace, a number that has a meaning, and else chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.session import Session

RULES = "_scenarios"
"""Rules of a workspace, oldest first: `{"match": {…}, "outcome": …, …}`. Each member of `match` (`to_number`,
`from_number`, `agent_id`, `call_type`, `direction`, `batch_call_id`, or `metadata` with members of its own) must equal
that of the call; a rule without `match` is for every call. The other members are those of a scenario."""

ENDED: tuple[str, ...] = (
    "user_hangup",
    "agent_hangup",
    "call_transfer",
    "voicemail_reached",
    "ivr_reached",
    "inactivity",
    "max_duration_reached",
    "transfer_bridged",
    "transfer_cancelled",
    "manual_stopped",
)
NOT_CONNECTED: tuple[str, ...] = (
    "dial_busy",
    "dial_failed",
    "dial_no_answer",
    "invalid_destination",
    "telephony_provider_permission_denied",
    "telephony_provider_unavailable",
    "sip_routing_error",
    "marked_as_spam",
    "user_declined",
)
ERROR: tuple[str, ...] = (
    "concurrency_limit_reached",
    "no_valid_payment",
    "scam_detected",
    "error_llm_websocket_open",
    "error_llm_websocket_lost_connection",
    "error_llm_websocket_runtime",
    "error_llm_websocket_corrupt_payload",
    "error_no_audio_received",
    "error_asr",
    "error_retell",
    "error_unknown",
    "error_user_not_joined",
    "registered_call_timeout",
)
STATUS: Mapping[str, str] = {
    **dict.fromkeys(ENDED, "ended"),
    **dict.fromkeys(NOT_CONNECTED, "not_connected"),
    **dict.fromkeys(ERROR, "error"),
}
"""What a call's status is in the end, by the reason of its disconnection."""

UNANSWERED = frozenset((*NOT_CONNECTED, "concurrency_limit_reached", "no_valid_payment"))
"""Reasons for which there was never a conversation."""

NOT_JOINED = frozenset(("error_user_not_joined", "registered_call_timeout"))
"""Reasons why a call that waits for somebody to join is given up."""

OUTCOMES: Mapping[str, str] = {
    **{reason: reason for reason in STATUS},
    "no_answer": "dial_no_answer",
    "busy": "dial_busy",
    "failed": "dial_failed",
    "declined": "user_declined",
    "spam": "marked_as_spam",
    "voicemail": "voicemail_reached",
    "ivr": "ivr_reached",
    "transfer": "call_transfer",
    "max_duration": "max_duration_reached",
    "silence": "inactivity",
    "error": "error_unknown",
    "not_joined": "error_user_not_joined",
}
"""The reason of disconnection that a scenario's outcome means: any reason by its own name, and some shorter names."""

MAGIC: Mapping[str, str] = {
    "+15005550001": "dial_no_answer",
    "+15005550002": "dial_busy",
    "+15005550003": "dial_failed",
    "+15005550004": "user_declined",
    "+15005550005": "invalid_destination",
    "+15005550006": "voicemail_reached",
    "+15005550007": "ivr_reached",
    "+15005550008": "call_transfer",
    "+15005550009": "transfer_cancelled",
    "+15005550010": "inactivity",
    "+15005550011": "max_duration_reached",
    "+15005550012": "user_hangup",
    "+15005550013": "agent_hangup",
    "+15005550014": "marked_as_spam",
    "+15005550015": "sip_routing_error",
    "+15005550016": "telephony_provider_unavailable",
    "+15005550017": "telephony_provider_permission_denied",
    "+15005550018": "scam_detected",
    "+15005550019": "no_valid_payment",
    "+15005550020": "concurrency_limit_reached",
    "+15005550021": "error_unknown",
    "+15005550022": "error_no_audio_received",
    "+15005550023": "error_asr",
    "+15005550024": "error_llm_websocket_open",
    "+15005550025": "error_llm_websocket_lost_connection",
}
"""Numbers of the other side that mean an outcome."""

UNREACHABLE = "(unreachable)"
"""A member that marks calls to what is no telephone number."""

NUMBERS = ("duration_ms", "answer_ms", "join_ms", "analysis_ms")
LONGEST = 7 * 24 * 3_600_000
"""The longest time, in milliseconds, that a scenario may ask for."""

OBJECTS = ("analysis", "variables")
MOST_LINES, LONGEST_LINE = 100, 2000


def chosen(session: Session, call: Mapping[str, Json]) -> dict[str, Json]:
    """The scenario of a call: `reason`, and what else it says.

    That is, where given: `duration_ms`, `answer_ms`, `join_ms` and `analysis_ms`; `analysis` and `variables`, which
    replace members of what is told; `transcript`, a list of pairs of role and text; `transfer_destination`.
    """
    said = _told(call.get("metadata")) or _ruled(session, call)
    reason = said.get("reason") or _numbered(call)
    if reason is None:
        return {**said, "reason": session.choose("outcome", ("agent_hangup", "user_hangup")), "(chance)": True}
    return {**said, "reason": reason}


def _told(metadata: Json) -> dict[str, Json]:
    asked = metadata.get("emulator") if isinstance(metadata, dict) else None
    return _scenario(asked) if isinstance(asked, dict) else {}


def _ruled(session: Session, call: Mapping[str, Json]) -> dict[str, Json]:
    for rule in session.all(RULES).values():
        match = rule.get("match") or {}
        if isinstance(match, dict) and all(_meets(call, name, wanted) for name, wanted in match.items()):
            return _scenario(rule)
    return {}


def _meets(call: Mapping[str, Json], name: str, wanted: Json) -> bool:
    held = call.get(name, call.get(f"({name})"))
    if isinstance(wanted, dict) and isinstance(held, dict):
        return all(held.get(each) == value for each, value in wanted.items())
    return bool(held == wanted)


def _numbered(call: Mapping[str, Json]) -> str | None:
    """What the number of the other side means."""
    if call.get(UNREACHABLE):
        return "invalid_destination"
    return MAGIC.get(str(call.get("from_number" if call.get("direction") == "inbound" else "to_number")))


def _scenario(asked: Mapping[str, Json]) -> dict[str, Json]:
    """What a scenario says that makes sense; the rest, which may come from anyone's metadata, is passed over."""
    found: dict[str, Json] = {}
    outcome = asked.get("outcome")
    if isinstance(outcome, str) and outcome in OUTCOMES:
        found["reason"] = OUTCOMES[outcome]
    for name in NUMBERS:
        value = asked.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LONGEST:
            found[name] = int(value)
    found.update({name: asked[name] for name in OBJECTS if isinstance(asked.get(name), dict)})
    if isinstance(asked.get("transfer_destination"), str):
        found["transfer_destination"] = asked["transfer_destination"]
    if isinstance(asked.get("transcript"), list):
        found["transcript"] = [line for line in map(_line, asked["transcript"][:MOST_LINES]) if line is not None]
    return found


def _line(given: Json) -> list[str] | None:
    """A line of a transcript: who speaks, and what is said."""
    if not isinstance(given, list) or len(given) != 2 or given[0] not in ("agent", "user", "transfer_target"):
        return None
    return [given[0], str(given[1])[:LONGEST_LINE]]
