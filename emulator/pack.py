"""What one API does otherwise than plain create, get, list, update and delete: code and facts of `resources/`.

Must not know any API: a document names its pack in `x-truespec.emulator` at the root, and only then does it apply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any as Json

from emulator.facts import Fact
from emulator.session import Behaviour, Session, Transition
from generator.findings import failure
from generator.ir.api import Api

Adopt = Callable[[Session, Mapping[str, Json]], dict[str, Json]]
"""An object that came from outside, as responses show it, with what behaviours keep of such a one besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """What one file of a pack contributes.

    `behaviours` by operationId; `transitions` by the kind of what falls due; `seed` fills a workspace when it is first
    used. `triggers`: what the control plane can set going (`inbound-call`), by name. `adopts`: by collection, how
    objects are stored that the control plane is given. `events`: the webhooks that are sent where nobody says which;
    where no module of a pack has any, all are. `malformed`: the property in which the API was observed to tell what is
    wrong with a malformed request, alone; empty where it is the declared body.
    """

    behaviours: Mapping[str, Behaviour] = field(default_factory=dict)
    transitions: Mapping[str, Transition] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    seed: Callable[[Session], None] | None = None
    triggers: Mapping[str, Behaviour] = field(default_factory=dict)
    adopts: Mapping[str, Adopt] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    malformed: str = ""


PLAIN = Module()
PACKS: Mapping[str, str] = {"retell": "emulator.resources"}
"""Packs by the name that a document's overlay gives them, each a package with a tuple RESOURCES of Modules."""


def pack(api: Api) -> Module:
    """The pack that the document asks for, its files as one; an empty one where it asks for none.

    Raises InputError for an unknown name.
    """
    name = api.settings.extra.get("emulator")
    if name is None:
        return PLAIN
    if name not in PACKS:
        known = ", ".join(PACKS)
        raise failure("emulator-pack-unknown", f"there is no emulator pack {name!r}", suggestion=f"one of: {known}")
    return joined(import_module(PACKS[str(name)]).RESOURCES)


def joined(modules: tuple[Module, ...]) -> Module:
    """Several modules as one."""
    seeds = [module.seed for module in modules if module.seed is not None]

    def seed(session: Session) -> None:
        for each in seeds:
            each(session)

    return Module(
        behaviours={key: value for module in modules for key, value in module.behaviours.items()},
        transitions={key: value for module in modules for key, value in module.transitions.items()},
        facts=tuple(fact for module in modules for fact in module.facts),
        seed=seed if seeds else None,
        triggers={key: value for module in modules for key, value in module.triggers.items()},
        adopts={key: value for module in modules for key, value in module.adopts.items()},
        events=tuple(event for module in modules for event in module.events),
        malformed=next((module.malformed for module in modules if module.malformed), ""),
    )
