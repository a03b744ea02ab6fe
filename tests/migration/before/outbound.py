"""A campaign that dials, chats and evaluates, written against the asynchronous client."""

import asyncio

import retell
import retell.types as rt
from retell._types import omit


async def calls(client: retell.AsyncRetell, campaign: str | None) -> rt.PhoneCallResponse:
    made = await client.call.create_phone_call(
        from_number="+14155550100",
        to_number="+14155550101",
        override_agent_id=omit if campaign is None else campaign,
        retell_llm_dynamic_variables={"name": "Ada"},
    )
    await client.call.create_web_call(agent_id="agent_1", metadata={"campaign": campaign})
    await client.call.register_phone_call(agent_id="agent_1", direction="inbound")
    await client.call.retrieve("call_1")
    await client.call.update("call_1", data_storage_setting="everything_except_pii", metadata=omit)
    await client.call.list(filter_criteria={"call_status": {"type": "enum", "op": "in", "value": ["ended"]}}, limit=2)
    await client.call.stop("call_1")
    await client.call.delete("call_1")
    return made


async def chats(client: retell.AsyncRetell) -> None:
    chat: rt.ChatResponse = await client.chat.create(agent_id="agent_2", agent_version=1)
    await client.chat.create_chat_completion(chat_id=chat.chat_id, content="Hello?")
    await client.chat.create_sms_chat(from_number="+14155550100", to_number="+14155550101")
    await client.chat.retrieve("chat_1")
    await client.chat.update("chat_1", metadata={"seen": True})
    await client.chat.list(limit=1)
    await client.chat.end("chat_1")


async def chat_agents(client: retell.AsyncRetell) -> None:
    await client.chat_agent.create(response_engine={"type": "retell-llm", "llm_id": "llm_1"})
    await client.chat_agent.retrieve("agent_2")
    await client.chat_agent.update("agent_2", agent_name="Desk", language=retell.NOT_GIVEN)
    await client.chat_agent.list()
    await client.chat_agent.get_versions("agent_2")
    await client.chat_agent.create_version("agent_2", base_version=0)
    await client.chat_agent.publish("agent_2", version=1)
    await client.chat_agent.delete_version("agent_2", version=1)
    await client.chat_agent.delete("agent_2")


async def evaluations(client: retell.AsyncRetell) -> None:
    engine = {"type": "retell-llm", "llm_id": "llm_1"}
    case = await client.tests.create_test_case_definition(
        name="Greets", response_engine=engine, user_prompt="Say hello.", metrics=["Is polite"]
    )
    await client.tests.get_test_case_definition("case_1")
    await client.tests.update_test_case_definition("case_1", name="Greets politely")
    await client.tests.list_test_case_definitions(type="retell-llm", llm_id="llm_1")
    await client.tests.create_batch_test(
        response_engine=engine, test_case_definition_ids=[case.test_case_definition_id]
    )
    await client.tests.get_batch_test("batch_1")
    await client.tests.list_batch_tests(type="retell-llm", llm_id="llm_1")
    await client.tests.get_test_run("run_1")
    await client.tests.list_test_runs("batch_1")
    await client.tests.delete_test_case_definition("case_1")
    await client.playground.completion("agent_1", messages=[{"role": "user", "content": "Hello?"}])
    await client.mcp_tool.get_mcp_tools("agent_1", mcp_id="mcp_1")


async def account(client: retell.AsyncRetell) -> int:
    await client.batch_call.create_batch_call(from_number="+14155550100", tasks=[{"to_number": "+14155550101"}])
    await client.export_request.list(limit=1)
    concurrency = await client.concurrency.retrieve()
    return concurrency.current_concurrency


async def everything(http_client) -> None:
    async with retell.AsyncRetell(api_key="key", timeout=retell.Timeout(20.0), http_client=http_client) as client:
        await calls(client, None)
        await calls(client, "agent_9")
        await asyncio.gather(chats(client), chat_agents(client), evaluations(client))
        await account(client)


def run(http_client) -> None:
    asyncio.run(everything(http_client))
