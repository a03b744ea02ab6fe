"""Flows: several requests whose answers must agree, by the resources of the model. FLOWS is the registry.

A flow knows the resource graph and what plain create, read, update, list and delete promise; it sees HTTP alone.
"""

from __future__ import annotations

from collections.abc import Callable

from contract_tests.flows.access import access
from contract_tests.flows.identity import identities
from contract_tests.flows.life import life
from contract_tests.flows.lists import lists
from contract_tests.flows.maker import Maker
from contract_tests.flows.refusing import refused_creates
from contract_tests.flows.unknown import unknown
from contract_tests.track import Track
from generator.ir.graph import Entity

Flow = Callable[[Track, Maker, Entity], None]

FLOWS: tuple[tuple[str, Flow], ...] = (("lists", lists), ("refused", refused_creates), ("life", life))
"""Flows over one entity, in order: what lists needs is there before life takes it away."""

__all__ = ["FLOWS", "Flow", "Maker", "access", "identities", "unknown"]
