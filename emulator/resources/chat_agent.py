"""Chat agents: agents like those for calls, with webhooks of their own and without a voice."""

from __future__ import annotations

from emulator.pack import Module
from emulator.resources.agent import creating, deleting, listing, retrieving, showing_versions, updating

CHAT_AGENT = Module(
    behaviours={
        "createChatAgent": creating("chat_agent"),
        "getChatAgent": retrieving("chat_agent"),
        "updateChatAgent": updating("chat_agent"),
        "deleteChatAgent": deleting("chat_agent"),
        "getChatAgentVersions": showing_versions("chat_agent"),
        "listChatAgents": listing("chat_agent"),
    },
)
