"""LLMs: what answers for an agent by prompt, in versions that follow those of its agents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.engine import require_unused
from emulator.resources.references import require_references
from emulator.resources.versions import merged, named, remove_all, require_draft, sent, store
from emulator.session import NO_BODY, Reply, Session

LLMS = "llm"
TWO_MODELS = "Cannot set both model and s2s_model"
TOOL_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


def create(session: Session) -> Reply:
    """A version 0, which is a draft."""
    body = {name: value for name, value in sent(session).items() if value is not None}
    require_references(session, body)
    _require_sound(session, body)
    value = {
        **body,
        "llm_id": session.new_id("llm_", 26),
        "version": 0,
        "is_published": False,
        "last_modification_timestamp": session.now,
    }
    return Reply(store(session, LLMS, value))


def retrieve(session: Session) -> Reply:
    """The version that is asked for, else the latest."""
    return Reply(named(session, LLMS))


def update(session: Session) -> Reply:
    """Change a draft; the version in the body says nothing."""
    old = named(session, LLMS)
    require_draft(LLMS, old)
    patch = {name: value for name, value in sent(session).items() if name != "version"}
    require_references(session, patch)
    value = merged(session, old, patch)
    _require_sound(session, value)
    return Reply(store(session, LLMS, value))


def delete(session: Session) -> Reply:
    """Remove an LLM with all its versions."""
    require_unused(session, LLMS)
    remove_all(session, LLMS)
    return NO_BODY


def list_all(session: Session) -> Reply:
    """Every version of every LLM."""
    return Reply(page(session, session.all(LLMS), Wanted()))


def _require_sound(session: Session, value: Mapping[str, Json]) -> None:
    """What the text demands of an LLM. Raises Problem('invalid')."""
    if session.world.heeds_prose and value.get("model") and value.get("s2s_model"):
        raise Problem("invalid", TWO_MODELS, prefer=(400,), live=(400, TWO_MODELS))
    if session.world.profile == "strict":
        fault = next(_faults(value), None)
        if fault is not None:
            raise Problem("invalid", f"request/body/{fault}", prefer=(400,))


def _faults(value: Mapping[str, Json]) -> Iterator[str]:
    states = value.get("states") or []
    names = [state["name"] for state in states]
    if len(set(names)) < len(names):
        yield "states must have unique names"
    if states and value.get("starting_state") not in names:
        yield "starting_state must be the name of a state"
    for state in states:
        for edge in state.get("edges") or []:
            if edge["destination_state_name"] not in names:
                yield "states/edges/destination_state_name must be the name of a state"
    general = value.get("general_tools") or []
    for tools in [general] if not states else [[*general, *(state.get("tools") or [])] for state in states]:
        yield from _named_badly([tool["name"] for tool in tools])


def _named_badly(names: list[str]) -> Iterator[str]:
    """Tools that an LLM has at the same time go by different names."""
    if len(set(names)) < len(names):
        yield "general_tools must have unique names"
    for name in names:
        if TOOL_NAME.fullmatch(name) is None:
            yield f"general_tools/name {name[:80]!r} must match pattern ^[A-Za-z0-9_-]{{1,64}}$"


_WRITES = ("createRetellLLM", "updateRetellLLM")


def _stricter(*pointers: str) -> tuple[Deviation, ...]:
    return tuple(
        Deviation(profile="strict", kind="refusal", operations=_WRITES, pointer=pointer) for pointer in pointers
    )


LLM = Module(
    behaviours={
        "createRetellLLM": create,
        "getRetellLLM": retrieve,
        "updateRetellLLM": update,
        "deleteRetellLLM": delete,
        "listRetellLLM": list_all,
        "listRetellLLMV2": list_all,
    },
    facts=(
        Fact(
            id="unknown-llm-not-found",
            evidence="assumed",
            says="An unknown LLM is answered like an unknown agent.",
            deviations=(
                Deviation(
                    profile="live",
                    kind="status",
                    operations=("getRetellLLM", "updateRetellLLM", "deleteRetellLLM"),
                    status=404,
                ),
            ),
        ),
        Fact(
            id="published-llm-frozen",
            evidence="observed",
            says="A published version cannot be changed: 400 with a text of its own.",
        ),
        Fact(
            id="llm-one-model",
            evidence="observed",
            says="A model and a speech-to-speech model exclude each other: 400 with a text of its own.",
            deviations=tuple(
                Deviation(profile=profile, kind="refusal", operations=_WRITES, pointer="/s2s_model")
                for profile in ("live", "strict")
            ),
        ),
        Fact(
            id="llm-states-sound",
            evidence="stated",
            says="States have unique names; the starting state and the ends of edges are among them.",
            deviations=_stricter("/states", "/starting_state", "/states/*/edges/*/destination_state_name"),
        ),
        Fact(
            id="llm-tools-named-well",
            evidence="stated",
            says="Tools that an LLM has at the same time have different names of 1 to 64 letters, digits, - and _.",
            deviations=_stricter("/general_tools/*/name", "/states/*/tools/*/name"),
        ),
        Fact(
            id="llm-body-version-ignored",
            evidence="assumed",
            says="The version in the body of a write says nothing; the one in the query does.",
        ),
        Fact(
            id="llm-lists-versions",
            evidence="assumed",
            says="Both lists show every version, in the order of creation.",
        ),
        Fact(
            id="used-engine-stays",
            evidence="assumed",
            says="In the strict profile an LLM or flow that an agent uses cannot be deleted.",
            deviations=(
                Deviation(profile="strict", kind="refusal", operations=("deleteRetellLLM", "deleteConversationFlow")),
            ),
        ),
    ),
)
