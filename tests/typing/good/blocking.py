"""What people write with the blocking client."""

from pathlib import Path
from typing import assert_type

import httpx
from retell_api import APIStatusError, NotFoundError, PaymentRequiredError, Retell, types

client = Retell(api_key="key", timeout=httpx.Timeout(30, connect=5), max_retries=1)

agent = client.agent.create(
    response_engine={"type": "retell-llm", "llm_id": "llm_1"},
    voice_id="voice-anna",
    ambient_sound="coffee-shop",
    pronunciation_dictionary=[{"word": "actually", "alphabet": "ipa", "phoneme": "ækchuəli"}],
)
assert_type(agent, types.AgentResponse)
assert_type(agent.version, int)

client.agent.update(agent.agent_id, agent_name=None, timeout=None, extra_headers={"x-trace": "1"})
client.agent.update(agent.agent_id, response_engine=agent.response_engine)
client.knowledge_base.delete_source("source_1", knowledge_base_id="kb_1")
client.voice.clone(
    files=[Path("voice.mp3"), b"bytes", ("name.mp3", b"bytes")], voice_name="Ann", voice_provider="minimax"
)

call = client.call.retrieve("call_1")
if isinstance(call, types.V2PhoneCallResponse):
    assert_type(call.from_number, str)
if isinstance(agent.response_engine, types.ResponseEngineRetellLm):
    assert_type(agent.response_engine.llm_id, str)

try:
    client.agent.delete("agent_1")
except PaymentRequiredError as error:
    assert_type(error.status_code, int)
except (NotFoundError, APIStatusError) as error:
    print(error.message, error.request_id, error.operation_id)
