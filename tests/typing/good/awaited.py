"""What people write with the awaited client."""

import asyncio
from typing import assert_type

from retell_api import AsyncRetell, types


async def main() -> None:
    async with AsyncRetell(api_key="key") as client:
        agent = await client.agent.retrieve("agent_1", version=3)
        assert_type(agent, types.AgentResponse)
        both = await asyncio.gather(client.agent.retrieve("agent_1"), client.llm.retrieve("llm_1"))
        assert_type(both[0].voice_id, str)
        raw = await client.with_raw_response.agent.retrieve("agent_1")
        assert_type(await raw.parse(), types.AgentResponse)


asyncio.run(main())
