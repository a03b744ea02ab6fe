"""The Retell API where it behaves unlike plain create, get, list, update and delete: one file a resource."""

from __future__ import annotations

from emulator.pack import Module
from emulator.resources.agent import AGENT
from emulator.resources.batch_call import BATCH_CALL
from emulator.resources.call import CALL
from emulator.resources.chat import CHAT
from emulator.resources.chat_agent import CHAT_AGENT
from emulator.resources.concurrency import CONCURRENCY
from emulator.resources.conversation_flow import CONVERSATION_FLOW
from emulator.resources.conversation_flow_component import CONVERSATION_FLOW_COMPONENT
from emulator.resources.errors import ERRORS
from emulator.resources.export_request import EXPORT_REQUEST
from emulator.resources.knowledge_base import KNOWLEDGE_BASE
from emulator.resources.llm import LLM
from emulator.resources.mcp_tool import MCP_TOOL
from emulator.resources.official import OFFICIAL
from emulator.resources.phone_number import PHONE_NUMBER
from emulator.resources.playground import PLAYGROUND
from emulator.resources.test_case import TEST_CASE
from emulator.resources.voice import VOICE

RESOURCES: tuple[Module, ...] = (
    VOICE,
    LLM,
    CONVERSATION_FLOW,
    CONVERSATION_FLOW_COMPONENT,
    AGENT,
    CHAT_AGENT,
    PHONE_NUMBER,
    MCP_TOOL,
    PLAYGROUND,
    CALL,
    CHAT,
    BATCH_CALL,
    CONCURRENCY,
    KNOWLEDGE_BASE,
    TEST_CASE,
    EXPORT_REQUEST,
    ERRORS,
    OFFICIAL,
)
