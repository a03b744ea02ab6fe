"""What people write to see the response itself, and for what the document lacks."""

from typing import assert_type

from retell_api import Retell, types

client = Retell(api_key="key").with_options(max_retries=0, timeout=5)
raw = client.agent.with_raw_response.retrieve("agent_1", version=3)
assert_type(raw.parse(), types.AgentResponse)
assert_type(raw.status_code, int)
assert_type(client.with_raw_response.agent.retrieve("agent_1").parse(), types.AgentResponse)

with client.call.with_streaming_response.retrieve("call_1") as streamed:
    for chunk in streamed.iter_bytes():
        assert_type(chunk, bytes)
