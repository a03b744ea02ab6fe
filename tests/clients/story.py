"""One story over all operations, told in calls: every client of the API can be made to tell it.

A call is named as the official SDK names it (`resource.method`, in Python's spelling); `path` holds its positional
arguments, `given` the rest. `$name` stands for what an earlier call saved; `save` maps names to paths into the answer.
Files are given as `{"file": name, "text": content}`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any as Json


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `triggers` are what the control plane is to do before it (name and body), `waits` seconds of time."""

    name: str
    path: tuple[str, ...] = ()
    given: dict[str, Json] = field(default_factory=dict, hash=False)
    save: dict[str, str] = field(default_factory=dict, hash=False)
    waits: float = 0.0


ENGINE = {"type": "retell-llm", "llm_id": "$llm"}
VERSIONED = {**ENGINE, "version": 0}
NODES = [
    {"id": "start", "type": "conversation", "instruction": {"type": "prompt", "text": "Greet the caller."}},
    {"id": "end", "type": "end"},
]
DEFINITION = {"name": "Booking", "user_prompt": "You book a table.", "metrics": ["polite"], "response_engine": ENGINE}
FILE = {"file": "notes.txt", "text": "What we know."}
MCP = {"name": "tools", "url": "https://mcp.example.com"}

STORY: tuple[Call, ...] = (
    Call("voice.list"),
    Call("voice.retrieve", ("retell-Cimo",)),
    Call(
        "voice.search",
        given={"search_query": "warm", "voice_provider": "elevenlabs"},
        save={"found": "voices.0.provider_voice_id"},
    ),
    Call(
        "voice.add_resource",
        given={
            "provider_voice_id": "$found",
            "voice_name": "Ada",
            "public_user_id": "u",
            "voice_provider": "elevenlabs",
        },
    ),
    Call("voice.clone", given={"files": [FILE], "voice_name": "Mine", "voice_provider": "elevenlabs"}),
    Call(
        "knowledge_base.create",
        given={
            "knowledge_base_name": "Facts",
            "knowledge_base_texts": [{"title": "a", "text": "b"}],
            "knowledge_base_files": [FILE],
            "knowledge_base_urls": ["https://example.com"],
            "enable_auto_refresh": True,
        },
        save={"kb": "knowledge_base_id"},
    ),
    Call("knowledge_base.retrieve", ("$kb",), waits=4, save={"source": "knowledge_base_sources.0.source_id"}),
    Call("knowledge_base.add_sources", ("$kb",), {"knowledge_base_urls": ["https://example.com/more"]}),
    Call("knowledge_base.list"),
    Call("knowledge_base.delete_source", ("$source",), {"knowledge_base_id": "$kb"}),
    Call(
        "llm.create",
        given={
            "start_speaker": "agent",
            "begin_message": "Hello.",
            "general_prompt": "Be kind.",
            "knowledge_base_ids": ["$kb"],
            "mcps": [MCP],
        },
        save={"llm": "llm_id"},
    ),
    Call("llm.retrieve", ("$llm",)),
    Call("llm.update", ("$llm",), {"general_prompt": "Be kinder."}),
    Call("llm.list"),
    Call(
        "conversation_flow_component.create",
        given={"name": "Farewell", "nodes": NODES},
        save={"component": "conversation_flow_component_id"},
    ),
    Call("conversation_flow_component.retrieve", ("$component",)),
    Call("conversation_flow_component.update", ("$component",), {"name": "Goodbye"}),
    Call("conversation_flow_component.list"),
    Call(
        "conversation_flow.create",
        given={
            "model_choice": {"type": "cascading", "model": "gpt-4.1"},
            "start_speaker": "agent",
            "nodes": NODES,
            "start_node_id": "start",
        },
        save={"flow": "conversation_flow_id"},
    ),
    Call("conversation_flow.retrieve", ("$flow",)),
    Call("conversation_flow.update", ("$flow",), {"global_prompt": "Stay calm."}),
    Call("conversation_flow.list"),
    Call(
        "agent.create",
        given={"response_engine": ENGINE, "voice_id": "retell-Cimo", "agent_name": "Desk"},
        save={"agent": "agent_id"},
    ),
    Call("agent.retrieve", ("$agent",)),
    Call("agent.update", ("$agent",), {"agent_name": "Front desk"}),
    Call("agent.list"),
    Call("agent.get_versions", ("$agent",)),
    Call("agent.publish", ("$agent",), {"version": 0}),
    Call("agent.create_version", ("$agent",), {"base_version": 0}, save={"draft": "version"}),
    Call("agent.delete_version", ("$agent",), {"version": 1}),
    Call("llm.create", given={"start_speaker": "agent", "begin_message": "Hi."}, save={"chatting": "llm_id"}),
    Call(
        "chat_agent.create",
        given={"response_engine": {"type": "retell-llm", "llm_id": "$chatting"}},
        save={"chat_agent": "agent_id"},
    ),
    Call("chat_agent.retrieve", ("$chat_agent",)),
    Call("chat_agent.update", ("$chat_agent",), {"agent_name": "Writer"}),
    Call("chat_agent.list"),
    Call("chat_agent.get_versions", ("$chat_agent",)),
    Call(
        "phone_number.create",
        given={"area_code": 415, "outbound_agents": [{"agent_id": "$agent", "weight": 1}]},
        save={"number": "phone_number"},
    ),
    Call("phone_number.import_", given={"phone_number": "+14155550199", "termination_uri": "someuri.pstn.example.com"}),
    Call("phone_number.retrieve", ("$number",)),
    Call(
        "phone_number.update",
        ("$number",),
        {"nickname": "Main", "outbound_sms_agents": [{"agent_id": "$chat_agent", "weight": 1}]},
    ),
    Call("phone_number.list"),
    Call(
        "call.create_phone_call",
        given={"from_number": "$number", "to_number": "+14155550123", "metadata": {"a": "b"}},
        save={"call": "call_id"},
    ),
    Call("call.create_web_call", given={"agent_id": "$agent"}, save={"web": "call_id"}),
    Call(
        "call.register_phone_call",
        given={"agent_id": "$agent", "from_number": "+14155550100", "to_number": "+14155550101"},
    ),
    Call("call.retrieve", ("$call",), waits=40),
    Call("call.update", ("$call",), {"metadata": {"seen": "yes"}}),
    Call("call.list", given={"limit": 10}),
    Call(
        "call.create_phone_call",
        given={"from_number": "$number", "to_number": "+14155550124"},
        save={"second": "call_id"},
    ),
    Call("call.stop", ("$second",), waits=4),
    Call("call.delete", ("$call",)),
    Call("batch_call.create_batch_call", given={"from_number": "$number", "tasks": [{"to_number": "+14155550125"}]}),
    Call("concurrency.retrieve"),
    Call("chat.create", given={"agent_id": "$chat_agent"}, save={"chat": "chat_id"}),
    Call("chat.create_chat_completion", given={"chat_id": "$chat", "content": "Are you open?"}),
    Call("chat.create_sms_chat", given={"from_number": "$number", "to_number": "+14155550126"}),
    Call("chat.update", ("$chat",), {"metadata": {"a": "b"}}),
    Call("chat.end", ("$chat",)),
    Call("chat.retrieve", ("$chat",), waits=2),
    Call("chat.list"),
    Call("tests.create_test_case_definition", given=DEFINITION, save={"definition": "test_case_definition_id"}),
    Call("tests.get_test_case_definition", ("$definition",)),
    Call("tests.update_test_case_definition", ("$definition",), {"name": "Booking twice"}),
    Call("tests.list_test_case_definitions", given={"type": "retell-llm", "llm_id": "$llm"}),
    Call(
        "tests.create_batch_test",
        given={"test_case_definition_ids": ["$definition"], "response_engine": ENGINE},
        save={"batch": "test_case_batch_job_id"},
    ),
    Call("tests.get_batch_test", ("$batch",), waits=3),
    Call("tests.list_batch_tests", given={"type": "retell-llm", "llm_id": "$llm"}),
    Call("tests.list_test_runs", ("$batch",), save={"run": "0.test_case_job_id|items.0.test_case_job_id"}),
    Call("tests.get_test_run", ("$run",)),
    Call("tests.delete_test_case_definition", ("$definition",)),
    Call("export_request.list"),
    Call("playground.completion", ("$agent",), {"messages": [{"role": "user", "content": "Hello"}]}),
    Call("mcp_tool.get_mcp_tools", ("$agent",), {"mcp_id": "tools"}),
    Call("phone_number.delete", ("$number",)),
    Call("chat_agent.delete", ("$chat_agent",)),
    Call("agent.delete", ("$agent",)),
    Call("llm.delete", ("$chatting",)),
    Call("conversation_flow.delete", ("$flow",)),
    Call("conversation_flow_component.delete", ("$component",)),
    Call("knowledge_base.delete", ("$kb",)),
)

LATER: tuple[Call, ...] = (
    Call("call.rerun_analysis", ("$web",)),
    Call("call.update_live", ("$web",), {"override_dynamic_variables": {"a": "b"}}),
    Call("chat.rerun_analysis", ("$chat",)),
    Call("chat.delete", ("$chat",)),
)
"""Calls that only later official SDKs have, for operations of the opt-in overlay."""


def filled(value: Json, saved: dict[str, Json]) -> Json:
    """A value with what was saved in place of its names."""
    match value:
        case str() if value.startswith("$"):
            return saved[value[1:]]
        case dict():
            return {name: filled(each, saved) for name, each in value.items()}
        case list() | tuple():
            return [filled(each, saved) for each in value]
        case _:
            return value


def found(value: Json, paths: str) -> Json:
    """What stands at the first of several paths (`a.0.b|c`) into an answer."""
    for path in paths.split("|"):
        here = value
        try:
            for step in path.split("."):
                here = here[int(step)] if isinstance(here, list) else here[step]
        except (KeyError, IndexError, ValueError, TypeError):
            continue
        return here
    raise AssertionError(f"nothing at {paths} in {str(value)[:300]}")
