"""Knowledge bases: forms in every encoding, reading that takes time, sources that come and go."""

from __future__ import annotations

import json

import pytest

from emulator.emulator import Emulator
from tests.emulator.calling import advance
from tests.emulator.conftest import call, ok, refused
from tests.emulator.forms import Part, post
from tests.emulator.making import Value

NAME: Part = ("knowledge_base_name", "Handbook")
TEXTS = [{"title": "One", "text": "First"}, {"title": "Two", "text": "Second"}]
URLS = ["https://docs.example/a", "https://docs.example/b"]
DAY = 24 * 3_600_000


def base(emulator: Emulator, *parts: Part) -> Value:
    """A new base."""
    made: Value = ok(post(emulator, "/create-knowledge-base", NAME, *parts))
    return made


def get(emulator: Emulator, made: Value) -> Value:
    found: Value = ok(call(emulator, "GET", f"/get-knowledge-base/{made['knowledge_base_id']}"))
    return found


def read(emulator: Emulator, made: Value) -> Value:
    """The base once its sources have been read."""
    advance(emulator, 3000)
    return get(emulator, made)


@pytest.fixture(params=["emulator", "strict", "live"])
def any_profile(request: pytest.FixtureRequest) -> Emulator:
    """An emulator in each of the profiles."""
    found: Emulator = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize(
    "parts",
    [
        [("knowledge_base_texts", json.dumps(TEXTS)), ("knowledge_base_urls", json.dumps(URLS))],
        [
            *[("knowledge_base_texts", json.dumps(each)) for each in TEXTS],
            *[("knowledge_base_urls", each) for each in URLS],
        ],
        [
            *[("knowledge_base_texts[]", json.dumps(each)) for each in TEXTS],
            *[("knowledge_base_urls[]", each) for each in URLS],
        ],
    ],
    ids=["one JSON part", "repeated name", "repeated name[]"],
)
@pytest.mark.parametrize("suffix", ["", "[]"])
def test_lists_travel_in_three_encodings(any_profile: Emulator, parts: list[Part], suffix: str) -> None:
    files: list[Part] = [(f"knowledge_base_files{suffix}", b"\x00binary", name) for name in ("a.pdf", "b c.txt")]
    made = base(any_profile, *parts, *files)
    found = read(any_profile, made)["knowledge_base_sources"]
    assert [each["type"] for each in found] == ["text", "text", "url", "url", "document", "document"]
    assert [each.get("title", each.get("url", each.get("filename"))) for each in found] == [
        "One",
        "Two",
        *URLS,
        "a.pdf",
        "b c.txt",
    ]
    assert [each["file_size"] for each in found[4:]] == [7, 7]
    assert len({each["source_id"] for each in found}) == 6


def test_a_base_takes_time_to_be_read(any_profile: Emulator) -> None:
    made = base(any_profile, ("knowledge_base_urls", json.dumps(URLS)))
    assert made["status"] == "in_progress"
    assert "knowledge_base_sources" not in get(any_profile, made)
    advance(any_profile, 2999)
    assert get(any_profile, made)["status"] == "in_progress"
    advance(any_profile, 1)
    complete = get(any_profile, made)
    assert (complete["status"], len(complete["knowledge_base_sources"])) == ("complete", 2)
    assert "last_refreshed_timestamp" not in complete
    assert ok(call(any_profile, "GET", "/list-knowledge-bases")) == [complete]


def test_chunks_and_booleans_are_what_was_sent(emulator: Emulator) -> None:
    made = base(emulator, ("max_chunk_size", "600"), ("min_chunk_size", "200"), ("enable_auto_refresh", "true"))
    assert (made["max_chunk_size"], made["min_chunk_size"], made["enable_auto_refresh"]) == (600, 200, True)
    usual = base(emulator)
    assert (usual["max_chunk_size"], usual["min_chunk_size"]) == (2000, 400)


def test_what_cannot_be_read_is_an_error(emulator: Emulator) -> None:
    made = base(emulator, ("knowledge_base_urls", "https://fail.example/a"))
    found = read(emulator, made)
    assert (found["status"], "knowledge_base_sources" in found) == ("error", False)


def test_a_base_that_refreshes_itself_is_read_anew(emulator: Emulator) -> None:
    made = base(emulator, ("knowledge_base_urls", json.dumps(URLS)), ("enable_auto_refresh", "true"))
    first = read(emulator, made)
    assert first["last_refreshed_timestamp"] == emulator.clock.now()
    advance(emulator, DAY // 2)
    again = get(emulator, made)
    assert (again["status"], "knowledge_base_sources" in again) == ("refreshing_in_progress", False)
    second = read(emulator, made)
    assert second["last_refreshed_timestamp"] > first["last_refreshed_timestamp"]
    assert second["knowledge_base_sources"] == first["knowledge_base_sources"]


def test_sources_are_added_and_removed(any_profile: Emulator) -> None:
    made = base(any_profile, ("knowledge_base_urls", json.dumps(URLS)))
    old = read(any_profile, made)["knowledge_base_sources"]
    path = f"/add-knowledge-base-sources/{made['knowledge_base_id']}"
    response = post(any_profile, path, ("knowledge_base_texts", json.dumps(TEXTS)))
    assert response.status == (200 if any_profile.profile == "live" else 201)
    assert response.json()["status"] == "refreshing_in_progress"
    assert "knowledge_base_sources" not in get(any_profile, made)
    found = read(any_profile, made)
    assert (found["status"], found["knowledge_base_sources"][:2]) == ("complete", old)
    assert [each.get("title") for each in found["knowledge_base_sources"][2:]] == ["One", "Two"]
    source = found["knowledge_base_sources"][0]["source_id"]
    path = f"/delete-knowledge-base-source/{made['knowledge_base_id']}/source/{source}"
    assert ok(call(any_profile, "DELETE", path))["knowledge_base_sources"] == found["knowledge_base_sources"][1:]
    assert get(any_profile, made)["knowledge_base_sources"] == found["knowledge_base_sources"][1:]
    assert call(any_profile, "DELETE", path).status == (404 if any_profile.profile == "live" else 422)


def test_a_base_is_deleted_with_what_was_to_happen_to_it(any_profile: Emulator) -> None:
    made = base(any_profile, ("knowledge_base_urls", json.dumps(URLS)))
    path = f"/delete-knowledge-base/{made['knowledge_base_id']}"
    assert ok(call(any_profile, "DELETE", path)) is None
    assert any_profile.world.timers.next_due() is None
    advance(any_profile, DAY)
    assert call(any_profile, "DELETE", path).status == (404 if any_profile.profile == "live" else 422)
    assert ok(call(any_profile, "GET", "/list-knowledge-bases")) == []


def test_unknown_bases(emulator: Emulator, live: Emulator) -> None:
    path = "/add-knowledge-base-sources/knowledge_base_x"
    refused(post(emulator, path, ("knowledge_base_urls", URLS[0])), 400)
    refused(post(live, path, ("knowledge_base_urls", URLS[0])), 404, "knowledge_base_x")
    refused(call(emulator, "GET", "/get-knowledge-base/knowledge_base_x"), 422)
    refused(call(live, "GET", "/get-knowledge-base/knowledge_base_x"), 404, "knowledge_base_x")


TOO_LONG: Part = ("knowledge_base_name", "x" * 40)
CROSSED: tuple[Part, ...] = (NAME, ("max_chunk_size", "600"), ("min_chunk_size", "700"))
MANY: tuple[Part, ...] = (NAME, *[("knowledge_base_files", b"x", f"{n}.txt") for n in range(26)])


@pytest.mark.parametrize("parts", [(TOO_LONG,), CROSSED, MANY], ids=["long name", "chunks crossed", "26 files"])
def test_limits_that_stand_in_prose(
    emulator: Emulator, strict: Emulator, live: Emulator, parts: tuple[Part, ...]
) -> None:
    ok(post(emulator, "/create-knowledge-base", *parts))
    assert post(strict, "/create-knowledge-base", *parts).status == 400
    assert post(live, "/create-knowledge-base", *parts).status == 400
    assert ok(call(strict, "GET", "/list-knowledge-bases")) == []


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [("max_chunk_size", "6001"), NAME],
        [("max_chunk_size", "many"), NAME],
        [("enable_auto_refresh", "perhaps"), NAME],
        [("knowledge_base_texts", '[{"title": "One"}]'), NAME],
        [("knowledge_base_texts", "[{"), NAME],
    ],
)
def test_malformed_forms_change_nothing(any_profile: Emulator, parts: list[Part]) -> None:
    response = post(any_profile, "/create-knowledge-base", *parts)
    said = response.json()["error_message" if any_profile.profile == "live" else "message"]
    assert (response.status, said.startswith("request")) == (400, True)
    assert ok(call(any_profile, "GET", "/list-knowledge-bases")) == []


def test_json_is_no_form(emulator: Emulator) -> None:
    refused(call(emulator, "POST", "/create-knowledge-base", {"knowledge_base_name": "Handbook"}), 400, "content-type")
