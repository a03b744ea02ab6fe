"""Chats: over the API and by text message, with an agent that answers from its seed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

import orjson

from emulator.facts import Deviation, Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources import filters
from emulator.resources.call_facts import refused
from emulator.resources.versions import find_agent, resolve
from emulator.session import NO_BODY, Reply, Session
from emulator.timers import Timer

CHATS, AGENTS, NUMBERS = "chat", "chat_agent", "phone_number"
SILENCE = 3_600_000
"""After how many milliseconds of silence a chat ends, where its agent does not say."""

ANALYSIS = 1000
"""How long the analysis takes after the end, in milliseconds."""

NOT_CHATTING = "Cannot start a chat session with selected agent."
NO_AGENT = "No outbound agent id set up for phone number."
HIDDEN = ("transcript", "message_with_tool_calls")
"""What a list of the newer style leaves out."""

CONTENT = frozenset((*HIDDEN, "chat_analysis", "collected_dynamic_variables"))
"""What is not a basic attribute."""

FINDINGS = ("string", "enum", "boolean", "number")
"""Kinds of questions that an agent has about its chats."""

METADATA_BYTES = 50_000


def create(session: Session) -> Reply:
    """A chat with a chat agent, of the latest version where none is named."""
    body = session.body
    agent = _agent(session, body["agent_id"], body.get("agent_version"))
    return _begun(session, agent, "api_chat")


def create_sms(session: Session) -> Reply:
    """A chat by text message, from a number of ours to one that is not."""
    body = session.body
    number = session.get(NUMBERS, body["from_number"])
    if number is None:
        raise Problem(
            "unusable",
            f"{body['from_number']} is none of your phone numbers.",
            live=(404, f"Item {body['from_number']} not found from phone-number"),
        )
    if "override_agent_id" in body:
        chosen, version = body["override_agent_id"], body.get("override_agent_version")
    else:
        chosen, version = _bound(session, number)
    return _begun(session, _agent(session, chosen, version), "sms_chat")


def _bound(session: Session, number: Mapping[str, Json]) -> tuple[str, Json]:
    """The number's agent for text messages that go out, by weight."""
    bound = number.get("outbound_sms_agents") or []
    if not bound:
        raise Problem("invalid", NO_AGENT, prefer=(400,), live=(400, NO_AGENT))
    chosen = session.choose("sms-agent", bound, [each["weight"] for each in bound])
    return chosen["agent_id"], chosen.get("agent_version")


def _agent(session: Session, identity: str, version: Json) -> Mapping[str, Json]:
    if find_agent(session, identity) == ("agent",):
        raise Problem("unusable", NOT_CHATTING, live=(422, NOT_CHATTING))
    return resolve(session, AGENTS, identity, version, default="latest")


def _begun(session: Session, agent: Mapping[str, Json], kind: str) -> Reply:
    """The chat, with the first words of the agent if it has any, and what follows by itself."""
    body = session.body
    identity = session.new_id("chat_", 27)
    value: dict[str, Json] = {
        "chat_id": identity,
        "agent_id": agent["agent_id"],
        "version": agent.get("version", 0),
        "chat_status": "ongoing",
        "chat_type": kind,
        "start_timestamp": session.now,
        **{name: body[name] for name in ("metadata", "retell_llm_dynamic_variables") if name in body},
        "(stored)": agent.get("data_storage_setting"),
        "(asked)": agent.get("post_chat_analysis_data") or [],
        "(silence)": agent.get("end_chat_after_silence_ms") or SILENCE,
        "(agent)": {name: agent.get(name) for name in ("webhook_url", "webhook_events", "webhook_timeout_ms")},
        "(closing)": agent.get("auto_close_message"),
    }
    greeting = _greeting(session, agent)
    value = _with_messages(value, [_message(session, "agent", greeting)] if greeting else [])
    session.put(CHATS, identity, value)
    session.later(value["(silence)"], "chat-silent", CHATS, identity)
    _tell(session, "chat_started", value)
    return Reply(value)


def _greeting(session: Session, agent: Mapping[str, Json]) -> str:
    """What the agent's LLM says first; nothing where it waits for the user."""
    engine = agent.get("response_engine") or {}
    if engine.get("type") != "retell-llm":
        return ""
    llm = session.get("llm", f"{engine.get('llm_id')}/{engine.get('version', agent.get('version', 0))}")
    return str((llm or {}).get("begin_message") or "")


def _message(session: Session, role: str, content: str) -> dict[str, Json]:
    identity = session.new_id("message_", 20)
    return {"message_id": identity, "role": role, "content": content, "created_timestamp": session.now}


def _with_messages(chat: Mapping[str, Json], added: list[dict[str, Json]]) -> dict[str, Json]:
    """The chat with more messages, and its transcript anew."""
    messages = [*(chat.get("message_with_tool_calls") or ()), *added]
    lines = [f"{each['role'].capitalize()}: {each['content']}" for each in messages if "content" in each]
    return {**chat, "message_with_tool_calls": messages, "transcript": "\n".join(lines)}


def complete(session: Session) -> Reply:
    """What the agent answers; only the new messages are shown."""
    chat = _ongoing(session, session.body["chat_id"])
    user = _message(session, "user", session.body["content"])
    answer = _message(session, "agent", f"You said: {session.body['content'][:200]}")
    value = _with_messages(chat, [user, answer])
    session.put(CHATS, chat["chat_id"], value)
    session.later(chat["(silence)"], "chat-silent", CHATS, chat["chat_id"])
    if "transcript_updated" in (chat["(agent)"]["webhook_events"] or ()):
        _tell(session, "transcript_updated", value)
    return Reply({"messages": [answer]})


def _ongoing(session: Session, identity: str) -> dict[str, Json]:
    chat = session.need(CHATS, identity)
    if chat["chat_status"] != "ongoing":
        raise Problem("unusable", "Chat has already ended.")
    return chat


def end(session: Session) -> Reply:
    """The chat is over; a second time is refused."""
    chat = session.need(CHATS, session.parameter("chat_id"))
    if chat["chat_status"] != "ongoing":
        raise Problem("invalid", "Chat has already ended.", prefer=(400,))
    _over(session, chat)
    return NO_BODY


def silent(session: Session, timer: Timer) -> None:
    """Nobody has said anything for too long."""
    chat = session.need(CHATS, timer.key)
    if chat["chat_status"] == "ongoing":
        closing = [_message(session, "agent", chat["(closing)"])] if chat.get("(closing)") else []
        _over(session, _with_messages(chat, closing))


def _over(session: Session, chat: Mapping[str, Json]) -> None:
    identity = chat["chat_id"]
    session.never("chat-silent", CHATS, identity)
    value = {**chat, "chat_status": "ended", "end_timestamp": session.now}
    count = len(chat.get("message_with_tool_calls") or ())
    value["chat_cost"] = {"product_costs": [], "combined_cost": count}
    session.put(CHATS, identity, _kept(value))
    session.later(ANALYSIS, "chat-analyzed", CHATS, identity, {"messages": count})
    _tell(session, "chat_ended", value)


def analyzed(session: Session, timer: Timer) -> None:
    """The chat has been read over."""
    chat, count = session.need(CHATS, timer.key), timer.data["messages"]
    value = {
        **chat,
        "chat_analysis": {
            "chat_summary": f"A chat of {count} messages.",
            "user_sentiment": session.choose("sentiment", ("Positive", "Neutral", "Negative", "Unknown")),
            "chat_successful": count > 1,
            "custom_analysis_data": {
                each["name"]: _finding(session, each) for each in chat["(asked)"] if each.get("type") in FINDINGS
            },
        },
    }
    session.put(CHATS, timer.key, _kept(value))
    _tell(session, "chat_analyzed", value)


def _finding(session: Session, asked: Mapping[str, Json]) -> Json:
    """What one question of the agent's is answered with, of the kind that it asks for."""
    match asked["type"]:
        case "enum":
            return session.choose("finding", asked.get("choices") or [""])
        case "boolean":
            return session.chance("finding") < 0.5
        case "number":
            return int(session.chance("finding") * 10)
        case _:
            return session.choose("finding", asked.get("examples") or [f"{asked['name']} was not mentioned"])


def _kept(chat: Mapping[str, Json]) -> dict[str, Json]:
    """What is left of a chat under its setting once it is over."""
    basic = chat["(stored)"] == "basic_attributes_only"
    return {name: value for name, value in chat.items() if not (basic and name in CONTENT)}


def _tell(session: Session, event: str, chat: Mapping[str, Json]) -> None:
    """Queue the webhook of an event."""
    agent = chat["(agent)"]
    shown = {name: value for name, value in chat.items() if not name.startswith("(")}
    about = {
        "url": agent["webhook_url"],
        "events": agent["webhook_events"],
        "timeout_ms": agent["webhook_timeout_ms"],
        "object": chat["chat_id"],
    }
    session.announce(event, {"event": event, "chat": shown}, about)


def update(session: Session) -> Reply:
    """Metadata, attributes and variables; what is stored can be made less, never more."""
    chat = session.need(CHATS, session.parameter("chat_id"))
    body = dict(session.body)
    value = dict(chat)
    metadata = body.get("metadata") or {}
    if session.world.heeds_prose and len(orjson.dumps(metadata)) > METADATA_BYTES:
        raise Problem("invalid", f"request/body/metadata must not exceed {METADATA_BYTES} bytes", prefer=(400,))
    for name in ("metadata", "custom_attributes"):
        if body.get(name) is not None:
            value[name] = body[name]
    if "override_dynamic_variables" in body:
        value["(overrides)"] = body["override_dynamic_variables"]
    setting = body.get("data_storage_setting")
    if setting == "everything" and chat["(stored)"] == "basic_attributes_only":
        raise Problem("invalid", "request/body/data_storage_setting cannot store more than before", prefer=(400,))
    if setting is not None:
        value["(stored)"] = setting
    if value["chat_status"] != "ongoing":
        value = _kept(value)
    session.put(CHATS, chat["chat_id"], value)
    return Reply(value)


def list_all(session: Session) -> Reply:
    """All chats, whole, as an array."""
    return Reply(page(session, session.all(CHATS), Wanted(order_by="start_timestamp")))


def list_filtered(session: Session) -> Reply:
    """Chats that meet the criteria, without what was said."""
    asked = filters.read(session.body.get("filter_criteria"), filters.CHATS)
    wanted = Wanted(
        keep=asked.passes,
        present=_brief,
        order_by="start_timestamp",
        criteria=asked.criteria,
        between=asked.between(("start_timestamp",)),
    )
    return Reply(page(session, session.all(CHATS), wanted))


def _brief(chat: Mapping[str, Json]) -> Json:
    return {name: value for name, value in chat.items() if name not in HIDDEN}


_NAMED = ("createChat", "createSmsChat", "createChatCompletion", "getChat", "endChat", "updateChatMetadata")

CHAT = Module(
    behaviours={
        "createChat": create,
        "createSmsChat": create_sms,
        "createChatCompletion": complete,
        "endChat": end,
        "updateChatMetadata": update,
        "listChat": list_all,
        "listChatsV3": list_filtered,
    },
    transitions={"chat-silent": silent, "chat-analyzed": analyzed},
    facts=(
        Fact(
            id="chat-needs-chat-agent",
            evidence="observed",
            says="A voice agent cannot chat: 422 with a text of its own.",
        ),
        Fact(
            id="sms-needs-own-number",
            evidence="observed",
            says="A text message from a number that is not owned is refused with 404.",
            deviations=(Deviation(profile="live", kind="status", operations=("createSmsChat",), status=404),),
        ),
        Fact(id="chat-latest-version", evidence="stated", says="A chat without a version runs the agent's latest one."),
        Fact(id="chat-end-once", evidence="assumed", says="Ending an ended chat is refused with 400."),
        Fact(id="chat-completion-after-end", evidence="assumed", says="A completion in an ended chat is refused."),
        Fact(id="chat-greets", evidence="assumed", says="The LLM's begin_message is the first message of a chat."),
        Fact(id="chat-silence-ends", evidence="stated", says="Silence ends a chat, with the agent's closing message."),
        Fact(
            id="chat-storage-only-less",
            evidence="stated",
            says="What is stored of a chat cannot be made more, and basic attributes hold nothing that was said.",
        ),
        Fact(
            id="chat-unknown",
            evidence="assumed",
            says="A chat, or an agent to chat with, that does not exist is answered with 404, as other things are.",
            deviations=(Deviation(profile="live", kind="status", operations=_NAMED, status=404),),
        ),
        Fact(
            id="chat-metadata-limited",
            evidence="stated",
            says="Metadata of a chat is no larger than 50 kB.",
            deviations=refused("/metadata", "updateChatMetadata"),
        ),
    ),
)
