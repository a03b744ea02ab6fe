"""Voices: a catalogue that every workspace begins with, clones, and voices of the community."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.pack import Module
from emulator.problem import Problem
from emulator.session import Reply, Session

VOICES = "voice"
NAMES = (
    ("retell-Cimo", "Cimo", "platform", "female", "American", "Young"),
    ("cartesia-Cimo", "Cimo", "cartesia", "female", "American", "Young"),
    ("minimax-Cimo", "Cimo", "minimax", "female", "American", "Young"),
    ("11labs-Adrian", "Adrian", "elevenlabs", "male", "American", "Young"),
    ("11labs-Myra", "Myra", "elevenlabs", "female", "American", "Young"),
    ("11labs-Paul", "Paul", "elevenlabs", "male", "British", "Middle Aged"),
    ("openai-Alloy", "Alloy", "openai", "male", "American", "Young"),
    ("openai-Nova", "Nova", "openai", "female", "American", "Young"),
    ("deepgram-Angus", "Angus", "deepgram", "male", "Irish", "Middle Aged"),
    ("cartesia-Hailey", "Hailey", "cartesia", "female", "American", "Young"),
    ("fish_audio-Ada", "Ada", "fish_audio", "female", "British", "Young"),
)
"""Id, name, provider, gender, accent and age of the voices that are there from the start."""

FILES = {"cartesia": 1, "minimax": 1}
"""How many samples a provider takes at the most; 25 elsewhere."""

COMMUNITY = ("Ada", "Bruno", "Chen", "Dana", "Emil", "Farah")


def _voice(identity: str, name: str, provider: str, gender: str, **more: str) -> dict[str, Json]:
    return {"voice_id": identity, "voice_name": name, "provider": provider, "gender": gender, **more}


def seed(session: Session) -> None:
    """Put the catalogue into a new workspace."""
    for identity, name, provider, gender, accent, age in NAMES:
        session.put(
            VOICES, identity, _voice(identity, name, provider, gender, accent=accent, age=age, **_live(session))
        )


def _live(session: Session, kind: str = "standard") -> dict[str, str]:
    return {"voice_type": kind} if session.world.profile == "live" else {}


def clone(session: Session) -> Reply:
    """A voice of one's own, made at once."""
    provider = session.body["voice_provider"]
    files = session.body["files"]
    if session.world.heeds_prose and not 0 < len(files) <= FILES.get(provider, 25):
        raise Problem("invalid", f"request/body/files must have 1 to {FILES.get(provider, 25)} items")
    return Reply(_made(session, session.body["voice_name"], provider))


def add(session: Session) -> Reply:
    """A voice of the community becomes one of the workspace; the same one again is the same voice."""
    provider = session.body.get("voice_provider", "elevenlabs")
    if session.world.heeds_prose and provider == "elevenlabs" and not session.body.get("public_user_id"):
        raise Problem("invalid", "request/body must have required property 'public_user_id'")
    known = next(session.all(VOICES).where("(community)", session.body["provider_voice_id"]), None)
    if known is not None:
        return Reply(known)
    return Reply(_made(session, session.body["voice_name"], provider, community=session.body["provider_voice_id"]))


def _made(session: Session, name: str, provider: str, community: str = "") -> Mapping[str, Json]:
    identity = session.new_id("custom_voice_", 24)
    gender = session.choose("gender", ("male", "female"))
    value = {**_voice(identity, name, provider, gender, **_live(session, "custom")), "(community)": community or None}
    session.put(VOICES, identity, value)
    return value


def search(session: Session) -> Reply:
    """What the community offers: always the same voices for the same words."""
    words = str(session.body["search_query"])
    provider = session.body.get("voice_provider", "elevenlabs")
    found = [
        {
            "provider_voice_id": f"{provider}-{name.lower()}",
            "name": name,
            "description": f"{name}, a voice of the community, found for {words[:80]}",
            "public_user_id": f"user-{name.lower()}",
        }
        for name in COMMUNITY
        if words.lower() not in [each.lower() for each in COMMUNITY] or name.lower() == words.lower()
    ]
    return Reply({"voices": found})


VOICE = Module(
    behaviours={"cloneVoice": clone, "addCommunityVoice": add, "searchCommunityVoice": search},
    seed=seed,
    facts=(
        Fact(id="voice-cloned-at-once", evidence="stated", says="Cloning answers with the voice; there is no wait."),
        Fact(
            id="voice-samples-limited",
            evidence="stated",
            says="One to 25 samples, only one for Cartesia and MiniMax.",
            deviations=tuple(
                Deviation(profile=profile, kind="refusal", operations=("cloneVoice",), pointer="/files")
                for profile in ("live", "strict")
            ),
        ),
        Fact(
            id="community-voice-needs-owner",
            evidence="stated",
            says="A voice of ElevenLabs' community is named together with the user who offers it.",
            deviations=tuple(
                Deviation(profile=profile, kind="refusal", operations=("addCommunityVoice",), pointer="/public_user_id")
                for profile in ("live", "strict")
            ),
        ),
        Fact(
            id="voice-type-shown",
            evidence="observed",
            says="Voices carry voice_type, standard or custom.",
            deviations=(
                Deviation(
                    profile="live",
                    kind="property",
                    operations=("getVoice", "listVoices", "cloneVoice", "addCommunityVoice"),
                    pointer="/voice_type",
                ),
            ),
        ),
        Fact(
            id="voice-unknown",
            evidence="assumed",
            says="A voice that does not exist is answered with 404, as other things are.",
            deviations=(Deviation(profile="live", kind="status", operations=("getVoice",), status=404),),
        ),
        Fact(id="voice-catalogue", evidence="assumed", says="Each workspace begins with the same eleven voices."),
    ),
)
