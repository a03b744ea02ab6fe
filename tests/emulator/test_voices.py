"""Voices: the catalogue, clones, and what the community offers."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from tests.emulator.conftest import call, ok, refused
from tests.emulator.forms import Part, post
from tests.emulator.making import voice_agent

SAMPLE: Part = ("files", b"RIFF", "a.wav")


def clone(emulator: Emulator, *files: Part, provider: str = "elevenlabs", name: str = "Mine") -> Json:
    return post(emulator, "/clone-voice", *files, ("voice_name", name), ("voice_provider", provider))


def community(emulator: Emulator, **body: Json) -> Json:
    offered = {"provider_voice_id": "elevenlabs-ada", "voice_name": "Ada", "public_user_id": "user-ada", **body}
    sent = {name: value for name, value in offered.items() if value is not None}
    return call(emulator, "POST", "/add-community-voice", sent)


def test_every_workspace_begins_with_the_same_voices(emulator: Emulator) -> None:
    first = ok(call(emulator, "GET", "/list-voices"))
    assert {"retell-Cimo", "cartesia-Cimo", "minimax-Cimo"} <= {each["voice_id"] for each in first}
    assert ok(call(emulator, "GET", "/list-voices", key="key_b")) == first
    assert [ok(call(emulator, "GET", f"/get-voice/{each['voice_id']}")) for each in first] == first


@pytest.mark.parametrize("name", ["files", "files[]"])
def test_a_clone_is_there_at_once_and_can_speak(emulator: Emulator, name: str) -> None:
    response = clone(emulator, (name, b"RIFF", "a.wav"), (name, b"RIFF", "b.wav"))
    made = response.json()
    assert (response.status, made["voice_name"], made["provider"]) == (201, "Mine", "elevenlabs")
    assert made["voice_id"].startswith("custom_voice_")
    assert ok(call(emulator, "GET", f"/get-voice/{made['voice_id']}")) == made
    assert made in ok(call(emulator, "GET", "/list-voices"))
    assert voice_agent(emulator, voice_id=made["voice_id"])["voice_id"] == made["voice_id"]
    assert made not in ok(call(emulator, "GET", "/list-voices", key="key_b"))


@pytest.mark.parametrize(("provider", "most"), [("elevenlabs", 25), ("cartesia", 1), ("minimax", 1)])
def test_samples_are_limited_in_prose(
    emulator: Emulator, strict: Emulator, live: Emulator, provider: str, most: int
) -> None:
    for each in (strict, live):
        assert clone(each, *[SAMPLE] * most, provider=provider).status == 201
        assert clone(each, *[SAMPLE] * (most + 1), provider=provider).status == 400
    assert clone(emulator, *[SAMPLE] * (most + 1), provider=provider).status == 201


def test_a_voice_of_the_community_is_added_once(emulator: Emulator) -> None:
    offered = ok(call(emulator, "POST", "/search-community-voice", {"search_query": "calm"}))["voices"]
    assert offered == ok(call(emulator, "POST", "/search-community-voice", {"search_query": "calm"}))["voices"]
    found = offered[0]
    body = {"provider_voice_id": found["provider_voice_id"], "public_user_id": found["public_user_id"]}
    response = community(emulator, **body)
    assert response.status == 200
    assert community(emulator, **body).json() == response.json()
    assert [each["voice_id"] for each in ok(call(emulator, "GET", "/list-voices"))].count(
        response.json()["voice_id"]
    ) == 1


def test_a_search_for_a_name_finds_it(emulator: Emulator) -> None:
    found = ok(
        call(emulator, "POST", "/search-community-voice", {"search_query": "Dana", "voice_provider": "cartesia"})
    )
    assert [(each["name"], each["provider_voice_id"]) for each in found["voices"]] == [("Dana", "cartesia-dana")]


def test_some_voices_are_named_with_who_offers_them(emulator: Emulator, strict: Emulator, live: Emulator) -> None:
    assert community(emulator, public_user_id=None).status == 200
    for each in (strict, live):
        assert community(each, voice_provider="elevenlabs", public_user_id=None).status == 400
        assert community(each, voice_provider="cartesia", public_user_id=None).status == 200


def test_what_is_shown_of_voices_in_the_profile_live(emulator: Emulator, live: Emulator) -> None:
    assert "voice_type" not in clone(emulator, SAMPLE).json()
    assert clone(live, SAMPLE).json()["voice_type"] == "custom"
    assert ok(call(live, "GET", "/get-voice/retell-Cimo"))["voice_type"] == "standard"


def test_unknown_voices(emulator: Emulator, live: Emulator) -> None:
    refused(call(emulator, "GET", "/get-voice/nobody"), 422)
    refused(call(live, "GET", "/get-voice/nobody"), 404, "nobody")


@pytest.mark.parametrize("parts", [[], [SAMPLE], [("voice_name", ""), ("voice_provider", "elevenlabs"), SAMPLE]])
def test_malformed_clones(emulator: Emulator, parts: list[Part]) -> None:
    before = ok(call(emulator, "GET", "/list-voices"))
    refused(post(emulator, "/clone-voice", *parts), 400, "request")
    assert ok(call(emulator, "GET", "/list-voices")) == before
