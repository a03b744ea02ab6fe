"""The Retell API where it behaves unlike plain create, get, list, update and delete: one file a resource."""

from __future__ import annotations

from emulator.pack import Module
from emulator.resources.export_request import EXPORT_REQUEST
from emulator.resources.knowledge_base import KNOWLEDGE_BASE
from emulator.resources.test_case import TEST_CASE
from emulator.resources.voice import VOICE

RESOURCES: tuple[Module, ...] = (
    VOICE,
    KNOWLEDGE_BASE,
    TEST_CASE,
    EXPORT_REQUEST,
)
