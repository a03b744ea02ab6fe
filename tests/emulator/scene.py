"""A workspace in which there is one of everything, and for every operation a request that succeeds there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from urllib.parse import quote, urlencode

import orjson

from emulator.emulator import Emulator
from emulator.http import Request
from generator.ir.api import Operation
from tests.emulator.calling import advance, pull
from tests.emulator.conftest import call, ok
from tests.emulator.forms import BOUNDARY, Part, multipart, post
from tests.emulator.making import chat_agent, component, engine_of, flow, llm, voice_agent

TO = "+12137774445"


@dataclass(frozen=True)
class Ask:
    """What a request says beside its path. Parts make a form."""

    body: Json = None
    parts: tuple[Part, ...] = ()
    query: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """Ids by the names of path parameters, and a request for each operation."""

    ids: Mapping[str, str]
    asks: Mapping[str, Ask]

    def request(self, operation: Operation, *, key: str = "key_a", ids: Mapping[str, str] | None = None) -> Request:
        """A request that succeeds; with other `ids`, one that need not."""
        ask, path = self.asks.get(operation.id, Ask()), operation.path
        named = {**self.ids, **(self.own(operation)), **(ids or {})}
        for each in operation.path_parameters:
            path = path.replace("{" + each.wire + "}", quote(named[each.wire], safe=""))
        headers = {"authorization": f"Bearer {key}"} if key else {}
        body = multipart(*ask.parts) if ask.parts else b"" if ask.body is None else orjson.dumps(ask.body)
        if body:
            headers["content-type"] = f"multipart/form-data; boundary={BOUNDARY}" if ask.parts else "application/json"
        return Request(operation.method.upper(), path, urlencode(ask.query), headers, body)

    def own(self, operation: Operation) -> dict[str, str]:
        """Chat agents where the path of an operation on them says agent, and what nobody uses where it is deleted."""
        if operation.id == "deleteRetellLLM":
            return {"llm_id": self.ids["unused_llm_id"]}
        return {"agent_id": self.ids["chat_agent_id"]} if "chat-agent" in operation.path else {}


def set_up(emulator: Emulator, key: str = "key_a") -> Scene:
    """Fill the workspace of the emulator's client, whose key is `key`."""
    engine = llm(emulator, mcps=[{"id": "mcp_1", "name": "Tools", "url": "https://mcp.example/tools"}])
    talks, shared = flow(emulator), component(emulator)
    agent, chats = voice_agent(emulator, engine), chat_agent(emulator)
    bound = [{"agent_id": agent["agent_id"], "weight": 1}]
    number = ok(call(emulator, "POST", "/create-phone-number", {"outbound_agents": bound}))["phone_number"]
    talk = ok(call(emulator, "POST", "/v2/create-web-call", {"agent_id": agent["agent_id"]}))
    chat = ok(call(emulator, "POST", "/create-chat", {"agent_id": chats["agent_id"]}))
    base = ok(
        post(
            emulator,
            "/create-knowledge-base",
            ("knowledge_base_name", "K"),
            ("knowledge_base_urls", "https://a.example"),
        )
    )
    tested = {"name": "N", "user_prompt": "P", "metrics": ["m"], "response_engine": engine_of(engine)}
    definition = ok(call(emulator, "POST", "/create-test-case-definition", tested))["test_case_definition_id"]
    named = {"test_case_definition_ids": [definition], "response_engine": engine_of(engine)}
    batch = ok(call(emulator, "POST", "/create-batch-test", named))["test_case_batch_job_id"]
    (run,) = ok(call(emulator, "GET", f"/list-test-runs/{batch}"))
    pull(emulator, "request-export", key, channel="call")
    advance(emulator, 3000)
    (source,) = ok(call(emulator, "GET", f"/get-knowledge-base/{base['knowledge_base_id']}"))["knowledge_base_sources"]
    ids = {
        "agent_id": agent["agent_id"],
        "chat_agent_id": chats["agent_id"],
        "unused_llm_id": llm(emulator)["llm_id"],
        "llm_id": engine["llm_id"],
        "conversation_flow_id": talks["conversation_flow_id"],
        "conversation_flow_component_id": shared["conversation_flow_component_id"],
        "phone_number": number,
        "call_id": talk["call_id"],
        "chat_id": chat["chat_id"],
        "knowledge_base_id": base["knowledge_base_id"],
        "source_id": source["source_id"],
        "voice_id": "retell-Cimo",
        "test_case_definition_id": definition,
        "test_case_batch_job_id": batch,
        "test_case_job_id": run["test_case_job_id"],
    }
    return Scene(ids, _asks(ids, tested, named))


def _asks(ids: Mapping[str, str], tested: Json, named: Json) -> dict[str, Ask]:
    engine = {"type": "retell-llm", "llm_id": ids["llm_id"]}
    about = {"type": "retell-llm", "llm_id": ids["llm_id"]}
    node = {"id": "a", "type": "conversation", "instruction": {"type": "prompt", "text": "Hi"}}
    model = {"type": "cascading", "model": "gpt-4.1"}
    number, agent, chats = ids["phone_number"], ids["agent_id"], ids["chat_agent_id"]
    base: Part = ("knowledge_base_name", "K")
    sample: Part = ("files", b"RIFF", "a.wav")
    return {
        "addKnowledgeBaseSources": Ask(parts=(("knowledge_base_urls", "https://b.example"),)),
        "createAgent": Ask({"response_engine": engine, "voice_id": "retell-Cimo"}),
        "createBatchCall": Ask({"from_number": number, "tasks": [{"to_number": TO}]}),
        "createBatchTest": Ask(named),
        "createTestCaseDefinition": Ask(tested),
        "listTestCaseDefinitions": Ask(query=about),
        "listTestCaseDefinitionsV2": Ask(query=about),
        "updateTestCaseDefinition": Ask({"name": "Other"}),
        "listBatchTests": Ask(query=about),
        "listBatchTestsV2": Ask(query=about),
        "createChatAgent": Ask({"response_engine": engine}),
        "agentPlaygroundCompletion": Ask({"messages": [{"role": "user", "content": "Hi"}]}),
        "createChatCompletion": Ask({"chat_id": ids["chat_id"], "content": "Hi"}),
        "createChat": Ask({"agent_id": chats}),
        "createConversationFlowComponent": Ask({"name": "C", "nodes": [node]}),
        "createConversationFlow": Ask({"start_speaker": "agent", "model_choice": model, "nodes": [node]}),
        "createKnowledgeBase": Ask(parts=(base,)),
        "createPhoneNumber": Ask({}),
        "createRetellLLM": Ask({"start_speaker": "agent"}),
        "createSmsChat": Ask({"from_number": number, "to_number": TO, "override_agent_id": chats}),
        "getMCPTools": Ask(query={"mcp_id": "mcp_1"}),
        "cloneVoice": Ask(parts=(sample, ("voice_name", "V"), ("voice_provider", "elevenlabs"))),
        "addCommunityVoice": Ask(
            {"provider_voice_id": "p", "voice_name": "V", "public_user_id": "u", "voice_provider": "elevenlabs"}
        ),
        "searchCommunityVoice": Ask({"search_query": "calm"}),
        "importPhoneNumber": Ask({"phone_number": "+12137770001", "termination_uri": "sip.example.com"}),
        "listChatsV3": Ask({}),
        "createAgentVersion": Ask({"base_version": 0}),
        "publishAgentVersion": Ask({"version": 0}),
        "deleteAgentVersion": Ask(query={"version": 0}),
        "updateAgent": Ask({"agent_name": "A"}),
        "updateChatAgent": Ask({"agent_name": "A"}),
        "updateChatMetadata": Ask({"metadata": {"a": 1}}),
        "updateConversationFlowComponent": Ask({"name": "C"}),
        "updateConversationFlow": Ask({"global_prompt": "P"}),
        "updatePhoneNumber": Ask({"nickname": "N"}),
        "updateRetellLLM": Ask({"general_prompt": "P"}),
        "createPhoneCall": Ask({"from_number": number, "to_number": TO}),
        "createWebCall": Ask({"agent_id": agent}),
        "listCalls": Ask({}),
        "listCallsV3": Ask({}),
        "registerPhoneCall": Ask({"agent_id": agent}),
        "updateCallMetadata": Ask({"metadata": {"a": 1}}),
    }
