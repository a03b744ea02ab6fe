"""The Retell API where it behaves unlike plain create, get, list, update and delete: one file a resource."""

from __future__ import annotations

from emulator.pack import Module

RESOURCES: tuple[Module, ...] = ()
