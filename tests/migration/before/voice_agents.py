"""A support line: agents, their models and numbers, as somebody keeps them in sync with a folder of settings."""

from __future__ import annotations

import io
from pathlib import Path

from retell import NOT_GIVEN, NotFoundError, Retell  # the official SDK
from retell.types import AgentResponse, LlmResponse
from retell.types.phone_number_response import PhoneNumberResponse


def models(client: Retell) -> LlmResponse:
    llm = client.llm.create(
        start_speaker="agent",
        model="gpt-4.1",
        general_prompt="Be kind.",
        general_tools=[
            {"type": "end_call", "name": "end_call", "description": "Hang up."},
        ],
        begin_message=NOT_GIVEN,  # the model decides
    )
    client.llm.retrieve(llm.llm_id, version=1)
    client.llm.update("llm_1", general_prompt=None, query_version=2)
    for each in client.llm.list(limit=10).items or []:
        print(each.llm_id)
    client.llm.delete(llm_id="llm_1")
    return llm


def agents(client: Retell, name: str | None = None) -> AgentResponse:
    agent = client.agent.create(
        response_engine={"type": "retell-llm", "llm_id": "llm_1"},
        voice_id="retell-Cimo",
        agent_name=name if name is not None else NOT_GIVEN,
    )
    client.agent.retrieve("agent_1", version=3)
    client.agent.update("agent_1", agent_name="Front desk", webhook_url=None)
    client.agent.list(limit=5)
    client.agent.get_versions("agent_1")
    client.agent.create_version("agent_1", base_version=0)
    client.agent.publish("agent_1", version=1)
    client.agent.delete_version("agent_1", version=1)
    client.agent.delete("agent_1")
    return agent


def flows(client: Retell) -> None:
    start = {"id": "start", "type": "conversation", "instruction": {"type": "prompt", "text": "Greet."}}
    choice = {"type": "cascading", "model": "gpt-4.1"}
    client.conversation_flow.create(start_speaker="agent", model_choice=choice, nodes=[start])
    client.conversation_flow.retrieve("flow_1", version=2)
    client.conversation_flow.update("flow_1", global_prompt="Be brief.", version=2)
    client.conversation_flow.list()
    client.conversation_flow.delete("flow_1")
    client.conversation_flow_component.create(name="Greeting", nodes=[start])
    client.conversation_flow_component.retrieve("component_1")
    client.conversation_flow_component.update("component_1", name="Farewell")
    client.conversation_flow_component.list(limit=3)
    client.conversation_flow_component.delete("component_1")


def numbers(client: Retell) -> list[PhoneNumberResponse]:
    bought = client.phone_number.create(area_code=415, inbound_agents=[{"agent_id": "agent_1", "weight": 1}])
    brought = client.phone_number.import_(phone_number="+14155550100", termination_uri="someone.pstn.example.com")
    client.phone_number.retrieve("+14155550100")
    client.phone_number.update("+14155550100", nickname="Front desk")
    client.phone_number.list(limit=NOT_GIVEN, sort_order="ascending")
    try:
        client.phone_number.delete("+14155550100")
    except NotFoundError:
        print("gone already")
    return [bought, brought]


def knowledge(client: Retell, folder: Path) -> None:
    (folder / "menu.txt").write_text("Soup, bread.")
    with (folder / "menu.txt").open("rb") as menu:
        client.knowledge_base.create(
            knowledge_base_name="Menu",
            knowledge_base_files=[menu, ("wine.txt", b"Red, white."), folder / "menu.txt"],
            knowledge_base_texts=[{"title": "Hours", "text": "Noon to ten."}],
            enable_auto_refresh=True,
        )
    client.knowledge_base.retrieve("kb_1")
    client.knowledge_base.list()
    client.knowledge_base.add_sources("kb_1", knowledge_base_urls=["https://example.com/menu"])
    client.knowledge_base.delete_source("source_1", knowledge_base_id="kb_1")
    client.knowledge_base.delete("kb_1")


def voices(client: Retell) -> None:
    client.voice.retrieve("retell-Cimo")
    client.voice.list()
    client.voice.search(voice_provider="elevenlabs", search_query="calm")
    client.voice.add_resource(provider_voice_id="abc", public_user_id="user", voice_name="Calm")
    client.voice.clone(files=[("a.wav", io.BytesIO(b"RIFF"))], voice_name="Mine", voice_provider="elevenlabs")


def run(client: Retell, folder: Path) -> None:
    models(client)
    agents(client, "Front desk")
    agents(client)
    flows(client)
    numbers(client)
    knowledge(client, folder)
    voices(client)


def make(http_client) -> Retell:
    return Retell(api_key="key", timeout=NOT_GIVEN, max_retries=0, http_client=http_client)
