"""The control plane: what it tells, what it changes, and whom it answers."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any as Json

import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.asgi import Application
from emulator.clock import EPOCH, Setting
from emulator.control import CLIENT, PLACE, ROUTES, TOKEN
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.keys import workspace_of
from emulator.store import SYSTEM
from generator.load import Loaded
from tests.emulator.calling import bound_number, get, phone_call, web_call
from tests.emulator.conftest import call, ok
from tests.emulator.making import chat_agent, llm, voice_agent

A, B = workspace_of("key_a"), workspace_of("key_b")


def ask(
    emulator: Emulator, method: str, path: str, body: Json = None, *, query: str = "", key: str = "", **headers: str
) -> Response:
    """Ask the control plane; names of headers with underscores for hyphens."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if key:
        sent["authorization"] = f"Bearer {key}"
    raw = b"" if body is None else orjson.dumps(body)
    return emulator.handle(Request(method, f"{PLACE}/{path}".rstrip("/"), query, sent, raw))


def told(emulator: Emulator, path: str, *, query: str = "", key: str = "") -> Json:
    return ok(ask(emulator, "GET", path, query=query, key=key))


def no(response: Response, status: int, *words: str) -> str:
    """The message of a refusal by the control plane."""
    assert response.status == status, response.body
    assert list(response.json()) == ["error"]
    message = str(response.json()["error"])
    assert all(word in message for word in words), message
    return message


# What there is


def test_index_lists_all_routes(emulator: Emulator) -> None:
    found = told(emulator, "")
    assert found["profile"] == "spec"
    pairs = [(each["method"], each["path"]) for each in found["routes"]]
    assert len(pairs) == len(set(pairs)) == len(ROUTES)
    assert ("POST", "/__emulator/clock/advance") in pairs
    assert all(each["says"] for each in found["routes"])


def test_unknown_places_and_wrong_methods(emulator: Emulator) -> None:
    no(ask(emulator, "GET", "nothing"), 404, PLACE)
    no(ask(emulator, "GET", "state/agent"), 404)
    wrong = ask(emulator, "DELETE", "clock")
    no(wrong, 405, "GET, PATCH")
    assert wrong.header("allow") == "GET, PATCH"
    assert emulator.handle(Request("GET", "/__emulatorx")).status == 404
    assert "message" in emulator.handle(Request("GET", "/__emulatorx")).json()  # the API's own shape


def test_health_facts_and_journal(emulator: Emulator) -> None:
    assert told(emulator, "health")["status"] == "ok"
    facts = told(emulator, "facts")["facts"]
    assert {"id", "evidence", "says", "deviations"} == set(facts[0])
    assert len(facts) == len(emulator.facts)
    llm(emulator)
    call(emulator, "GET", "/list-voices", key="key_b")
    entries = told(emulator, "journal")["entries"]
    assert [(each["operation"], each["workspace"], each["status"]) for each in entries] == [
        ("createRetellLLM", A, 201),
        ("listVoices", B, 200),
    ]
    assert [each["workspace"] for each in told(emulator, "journal", key="key_b")["entries"]] == [B]
    assert told(emulator, "journal", query=f"after={entries[0]['number']}")["entries"] == entries[1:]
    assert ask(emulator, "DELETE", "journal").status == 204
    assert told(emulator, "journal") == {"entries": [], "count": 2}


def test_every_answer_is_fresh_and_what_it_says(emulator: Emulator) -> None:
    for path in ("", "health", "nothing", "ui"):
        response = ask(emulator, "GET", path)
        assert (response.header("cache-control"), response.header("x-content-type-options")) == ("no-store", "nosniff")


# State


def test_state_page_by_page(emulator: Emulator) -> None:
    made = [llm(emulator)["llm_id"] for _ in range(5)]
    call(emulator, "GET", "/list-voices", key="key_b")
    assert [each["workspace"] for each in told(emulator, "state")["workspaces"]] == sorted((A, B))
    assert told(emulator, "state", key="key_a")["counts"] == {"llm": 5, "voice": 11}
    found, after = [], 0
    while after is not None:
        page = told(emulator, "state", query=f"limit=3&after={after}", key="key_a")
        assert len(page["objects"]) <= 3
        found += page["objects"]
        after = page.get("next")
    assert len(found) == 16
    assert [each["key"] for each in found if each["collection"] == "llm"] == [f"{each}/0" for each in made]
    only = told(emulator, "state", query="collection=llm&limit=2", key="key_a")
    assert [each["key"] for each in only["objects"]] == [f"{each}/0" for each in made[:2]]
    assert "_counters" in told(emulator, "state", query="internal=", key="key_a")["counts"]


def test_one_object_and_none(emulator: Emulator) -> None:
    made = llm(emulator)
    found = told(emulator, f"state/llm/{made['llm_id']}/0", key="key_a")
    assert found["value"]["llm_id"] == made["llm_id"]
    assert told(emulator, f"state/llm/{made['llm_id']}%2F0")["value"] == found["value"]  # the only workspace
    no(ask(emulator, "GET", f"state/llm/{made['llm_id']}/1", key="key_a"), 404)
    no(ask(emulator, "GET", f"state/llm/{made['llm_id']}/0", key="key_b"), 404)


def test_a_workspace_must_be_named_where_there_are_two(emulator: Emulator) -> None:
    no(ask(emulator, "GET", "scenarios"), 400, "workspace")
    for key in ("key_a", "key_b"):
        call(emulator, "GET", "/list-voices", key=key)
    no(ask(emulator, "GET", "scenarios"), 400, A, B)
    assert ok(ask(emulator, "GET", "scenarios", query=f"workspace={A}")) == {"scenarios": []}
    no(ask(emulator, "GET", "scenarios", query="workspace=../x"), 400)


def test_keys_that_will_not_do(loaded: Loaded) -> None:
    emulator = Emulator(loaded, keys=("key_a",))
    no(ask(emulator, "GET", "state", key="key_b"), 401)
    assert told(emulator, "state", key="key_a")["workspace"] == A


def test_seeded_objects_are_there(emulator: Emulator) -> None:
    objects = {
        "llm": [{"llm_id": "llm_s", "version": each, "last_modification_timestamp": 5} for each in (0, 1)],
        "agent": [
            {
                "agent_id": "agent_s",
                "version": 1,
                "is_published": False,
                "response_engine": {"type": "retell-llm", "llm_id": "llm_s", "version": 1},
                "voice_id": "retell-Cimo",
                "last_modification_timestamp": 5,
            }
        ],
        "export_request": [{"export_request_id": "export_s", "channel": "call", "status": "created"}],
    }
    stored = ok(ask(emulator, "POST", "seed", objects, key="key_a"))["stored"]
    assert stored["llm"] == ["llm_s/0", "llm_s/1"]
    assert ok(call(emulator, "GET", "/get-agent/agent_s"))["version"] == 1
    assert ok(call(emulator, "GET", "/get-retell-llm/llm_s", version=0))["version"] == 0
    assert ok(call(emulator, "PATCH", "/update-agent/agent_s", {"agent_name": "Ada"}))["agent_name"] == "Ada"
    assert call(emulator, "GET", "/get-agent/agent_s", key="key_b").status == 422


@pytest.mark.parametrize(
    ("objects", "words"),
    [
        ({"llm": [{"llm_id": "llm_s", "version": "x", "last_modification_timestamp": 1}]}, ("llm/0", "/version")),
        ({"llm": [{"llm_id": "llm_s"}]}, ("llm/0",)),
        ({"llm": [{"version": 0}]}, ("llm/0", "llm_id")),
        ({"llm": {"llm_id": "llm_s"}}, ("llm", "list")),
        ({"llm": ["llm_s"]}, ("llm/0",)),
        ({"nothing": []}, ("nothing", "agent")),
        ([], ("object",)),
        ({"export_request": [{"export_request_id": "export_s", "channel": 3}]}, ("export_request/0",)),
    ],
)
def test_what_the_api_could_not_show_is_not_seeded(emulator: Emulator, objects: Json, words: tuple[str, ...]) -> None:
    good = {"llm_id": "llm_good", "version": 0, "last_modification_timestamp": 1}
    sent = {"llm": [good], **objects} if isinstance(objects, dict) else objects
    before = told(emulator, "digest")
    no(ask(emulator, "POST", "seed", sent, key="key_a"), 400, *words)
    assert told(emulator, "digest") == before


def test_a_pack_adopts_what_is_seeded(emulator: Emulator) -> None:
    emulator.pack = replace(emulator.pack, adopts={"llm": lambda _session, value: {**value, "(adopted)": True}})
    sent = {"llm": [{"llm_id": "llm_s", "version": 0, "last_modification_timestamp": 5}]}
    ok(ask(emulator, "POST", "seed", sent, key="key_a"))
    assert told(emulator, "state/llm/llm_s/0", key="key_a")["value"]["(adopted)"] is True


def test_state_can_be_taken_elsewhere(emulator: Emulator, loaded: Loaded) -> None:
    agent = voice_agent(emulator)
    found: dict[str, list[Json]] = {}
    for each in told(emulator, "state", key="key_a")["objects"]:
        found.setdefault(each["collection"], []).append(each["value"])
    other = Emulator(loaded, clock=Setting("frozen"))
    ok(ask(other, "POST", "seed", found, key="key_a"))
    path = f"/get-agent/{agent['agent_id']}"
    assert call(other, "GET", path).body == call(emulator, "GET", path).body


# Empty, keep, come back


def test_reset_of_everything_is_a_new_beginning(emulator: Emulator) -> None:
    story = [call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent"}).body for _ in range(3)]
    placed = told(emulator, "changes")["changes"]
    ok(ask(emulator, "POST", "clock/advance", {"ms": 5000}))
    ok(ask(emulator, "POST", "faults", {"status": 500}))
    ok(ask(emulator, "POST", "drift", {"row": 2, "operation": "createRetellLLM"}))
    ok(ask(emulator, "POST", "reset"))
    assert told(emulator, "state") == {"workspaces": []}
    assert told(emulator, "faults") == {"faults": []}
    assert told(emulator, "journal")["entries"] == []
    assert told(emulator, "clock")["now"] == EPOCH
    again = [call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent"}).body for _ in range(3)]
    assert again == story
    assert told(emulator, "changes")["changes"] == placed  # also the numbers, which cursors are made of


def test_reset_of_one_workspace_leaves_the_others(emulator: Emulator) -> None:
    for key in ("key_a", "key_b"):
        ok(call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent"}, key=key))
    ok(ask(emulator, "POST", "faults", {"status": 500, "nth": 100}))
    assert ok(ask(emulator, "POST", "reset", key="key_a")) == {"reset": A}
    assert ok(call(emulator, "GET", "/list-retell-llms")) == []
    assert len(ok(call(emulator, "GET", "/list-retell-llms", key="key_b"))) == 1
    assert len(told(emulator, "faults")["faults"]) == 1
    assert len(ok(call(emulator, "GET", "/list-voices"))) == 11


def test_reset_that_keeps_rules(emulator: Emulator) -> None:
    ok(ask(emulator, "POST", "faults", {"operation": "listVoices", "status": 500}))
    ok(ask(emulator, "POST", "reset", {"keep_rules": True}))
    assert call(emulator, "GET", "/list-voices").status == 500


def test_timers_go_with_a_reset(emulator: Emulator) -> None:
    phone_call(emulator, bound_number(emulator))
    assert told(emulator, "clock")["next_due"] is not None
    ok(ask(emulator, "POST", "reset"))
    assert told(emulator, "clock")["next_due"] is None
    assert ok(ask(emulator, "POST", "clock/advance", {"ms": 10**6}))["fired"] == 0


def test_snapshots(emulator: Emulator) -> None:
    first = llm(emulator)
    made = phone_call(emulator, bound_number(emulator))
    digest = told(emulator, "digest")
    assert ask(emulator, "PUT", "snapshots/before").status == 201
    assert ask(emulator, "POST", "snapshots", {"name": "same"}).status == 201
    later = [call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent"}).body for _ in range(2)]
    ok(ask(emulator, "POST", "clock/advance", {"ms": 60_000}))
    ok(ask(emulator, "POST", "faults", {"operation": "listVoices", "status": 500}))
    ok(ask(emulator, "POST", "drift", {"row": 2, "operation": "createRetellLLM"}))
    assert told(emulator, "digest") != digest
    assert told(emulator, "snapshots") == {"snapshots": ["before", "same"]}
    for name in ("before", "same", "before"):
        ok(ask(emulator, "POST", f"snapshots/{name}/restore"))
        assert told(emulator, "digest") == digest
        assert call(emulator, "GET", "/list-voices").status == 200  # the rule is gone
        assert ok(call(emulator, "GET", f"/get-retell-llm/{first['llm_id']}"))
        again = [call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent"}).body for _ in range(2)]
        assert again == later
    ok(ask(emulator, "POST", "clock/advance", {"ms": 60_000}))
    assert get(emulator, made)["call_status"] == "ended"  # its timers came back as well
    assert ask(emulator, "DELETE", "snapshots/before").status == 204
    no(ask(emulator, "POST", "snapshots/before/restore"), 404)
    no(ask(emulator, "DELETE", "snapshots/before"), 404)
    no(ask(emulator, "POST", "snapshots", {"name": "a/b"}), 400)
    no(ask(emulator, "POST", "snapshots"), 400)


def test_digests_tell_states_apart(loaded: Loaded) -> None:
    def state(count: int) -> Emulator:
        emulator = Emulator(loaded, clock=Setting("frozen"), seed=3)
        for _ in range(count):
            llm(emulator)
        return emulator

    assert told(state(2), "digest") == told(state(2), "digest") != told(state(1), "digest")
    emulator = state(1)
    only = told(emulator, "digest", key="key_a")
    call(emulator, "GET", "/list-voices", key="key_b")
    assert told(emulator, "digest", key="key_a") == only


# Time


def test_the_clock(emulator: Emulator) -> None:
    found = told(emulator, "clock")
    assert (found["now"], found["time"], found["mode"]) == (EPOCH, "2026-01-01T00:00:00.000Z", "frozen")
    found = ok(ask(emulator, "PATCH", "clock", {"mode": "stepped", "step": 10}))
    assert (found["mode"], found["step"], found["now"]) == ("stepped", 10, EPOCH)
    for _ in range(3):
        call(emulator, "GET", "/list-voices")
    assert told(emulator, "clock")["now"] == EPOCH + 30
    assert ok(ask(emulator, "PATCH", "clock", {"mode": "frozen", "now": EPOCH + 500}))["now"] == EPOCH + 500
    assert ok(ask(emulator, "POST", "clock/advance", {"to": EPOCH + 700}))["now"] == EPOCH + 700


def test_a_clock_that_runs(loaded: Loaded) -> None:
    outside = [1_000_000]
    emulator = Emulator(loaded, outside=lambda: outside[0])
    ok(ask(emulator, "PATCH", "clock", {"rate": 60}))
    outside[0] += 100
    assert told(emulator, "clock")["now"] == 1_006_000


def test_what_falls_due_happens_in_order_at_its_own_time(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator))
    due = told(emulator, "clock")["next_due"]
    found = ok(ask(emulator, "POST", "clock/advance", {"to": "next"}))
    assert (found["now"], found["fired"]) == (due, 1)
    found = ok(ask(emulator, "POST", "clock/advance", {"ms": 3_600_000}))
    assert found["fired"] >= 2
    ended = get(emulator, made)
    assert ended["call_status"] == "ended"
    assert due < ended["start_timestamp"] < ended["end_timestamp"] < found["now"] - 3_000_000


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "clock", {"mode": "odd"}),
        ("PATCH", "clock", {"rate": 0}),
        ("PATCH", "clock", {"rate": True}),
        ("PATCH", "clock", {"step": -1}),
        ("PATCH", "clock", {"every": 0}),
        ("PATCH", "clock", {"now": 10**15}),
        ("PATCH", "clock", {"speed": 2}),
        ("PATCH", "clock", []),
        ("POST", "clock/advance", {"ms": -1}),
        ("POST", "clock/advance", {"ms": 10**15}),
        ("POST", "clock/advance", {"ms": 1.5}),
        ("POST", "clock/advance", {"ms": 1, "to": "next"}),
        ("POST", "clock/advance", {"to": 0}),
        ("POST", "clock/advance", {"to": True}),
        ("POST", "clock/advance", None),
    ],
)
def test_times_that_are_none(emulator: Emulator, method: str, path: str, body: Json) -> None:
    before = told(emulator, "clock")
    no(ask(emulator, method, path, body), 400)
    assert told(emulator, "clock") == before


def test_triggers(emulator: Emulator) -> None:
    names = [each["name"] for each in told(emulator, "triggers")["triggers"]]
    assert {"request-export", "inbound-call", "assign-tag"} <= set(names)
    agent = voice_agent(emulator)
    tag = {"agent_id": agent["agent_id"], "tag": "prod", "version": 0}
    assert ok(ask(emulator, "POST", "triggers/assign-tag", tag, key="key_a")) == tag
    assert ok(call(emulator, "GET", f"/get-agent/{agent['agent_id']}"))["assigned_tags"] == ["prod"]
    no(ask(emulator, "POST", "triggers/nothing", key="key_a"), 404, "assign-tag")


def test_a_trigger_that_is_refused_changes_nothing(emulator: Emulator) -> None:
    agent = voice_agent(emulator)
    before = told(emulator, "digest")
    assert ask(emulator, "POST", "triggers/assign-tag", {**agent, "tag": "NO"}, key="key_a").status == 400
    assert ask(emulator, "POST", "triggers/request-export", {"channel": "smoke"}, key="key_a").status == 400
    assert told(emulator, "digest") == before


# Rules


@pytest.mark.parametrize(
    ("shelf", "rule", "other"),
    [
        ("faults", {"status": 500}, {"latency_ms": 1}),
        ("rates", {"per_second": 100}, {"per_minute": 100}),
        ("limits", {"base": 3}, {"base": 4}),
        ("drift", {"row": 2, "operation": "getVoice"}, {"row": 3, "operation": "getVoice"}),
        ("scenarios", {"outcome": "busy"}, {"match": {"to_number": "+1"}, "outcome": "no_answer"}),
    ],
)
def test_shelves_of_rules(emulator: Emulator, shelf: str, rule: dict[str, Json], other: dict[str, Json]) -> None:
    made = ask(emulator, "POST", shelf, rule, key="key_a")
    assert made.status == 201
    first = made.json()["id"]
    assert rule.items() <= made.json().items()
    assert ok(ask(emulator, "PUT", f"{shelf}/second", other, key="key_a")).items() >= other.items()
    assert [each["id"] for each in told(emulator, shelf, key="key_a")[shelf]] == [first, "second"]
    assert ok(ask(emulator, "PUT", f"{shelf}/{first}", other, key="key_a")).items() >= other.items()
    assert told(emulator, f"{shelf}/{first}", key="key_a").items() >= other.items()
    assert ask(emulator, "DELETE", f"{shelf}/{first}", key="key_a").status == 204
    no(ask(emulator, "DELETE", f"{shelf}/{first}", key="key_a"), 404)
    assert ask(emulator, "DELETE", shelf, key="key_a").status == 204
    assert told(emulator, shelf, key="key_a") == {shelf: []}


def test_scenarios_are_those_of_a_workspace(emulator: Emulator) -> None:
    ok(ask(emulator, "POST", "scenarios", {"outcome": "no_answer"}, key="key_a"))
    assert told(emulator, "scenarios", key="key_b") == {"scenarios": []}
    made = phone_call(emulator, bound_number(emulator))
    ok(ask(emulator, "POST", "clock/advance", {"ms": 3_600_000}))
    assert get(emulator, made)["disconnection_reason"] == "dial_no_answer"
    no(ask(emulator, "POST", "scenarios", {"match": 3}, key="key_a"), 400)


def test_drift_is_in_force_and_rows_are_listed(emulator: Emulator) -> None:
    rows = [each["number"] for each in told(emulator, "drift/catalogue")["rows"]]
    assert set(rows) >= {1, 2, 47}
    assert not {14, 15, 23, 26} & set(rows)
    ok(ask(emulator, "POST", "drift", {"row": 45, "operation": "listVoices"}))
    assert emulator.handle(Request("GET", "/list-voices")).status == 200
    assert ask(emulator, "DELETE", "drift").status == 204
    assert emulator.handle(Request("GET", "/list-voices")).status == 401
    no(ask(emulator, "POST", "drift", {"row": 14}), 400)
    no(ask(emulator, "POST", "drift", {"row": "x"}), 400)


# Changes


def test_only_what_is_new(emulator: Emulator) -> None:
    agent = chat_agent(emulator)
    first = told(emulator, "changes")
    assert first["anew"]
    assert ("chat_agent", f"{agent['agent_id']}/0") in [(each["collection"], each["key"]) for each in first["changes"]]
    assert not [each for each in first["changes"] if each["collection"][:1] == "_"]
    mark = first["after"]
    assert told(emulator, "changes", query=f"after={mark}") == {"after": mark, "anew": False, "changes": []}
    ok(call(emulator, "PATCH", f"/update-chat-agent/{agent['agent_id']}", {"agent_name": "Ada"}))
    second = told(emulator, "changes", query=f"after={mark}")
    assert [each["value"]["agent_name"] for each in second["changes"]] == ["Ada"]
    assert call(emulator, "DELETE", f"/delete-chat-agent/{agent['agent_id']}").status == 204
    third = told(emulator, "changes", query=f"after={second['after']}")
    assert [(each["key"], each["value"]) for each in third["changes"]] == [(f"{agent['agent_id']}/0", None)]
    assert told(emulator, "changes", query=f"after={second['after']}", key="key_b")["changes"] == []


def test_after_a_reset_or_too_much_all_is_told_anew(emulator: Emulator) -> None:
    llm(emulator)
    mark = told(emulator, "changes")["after"]
    ok(ask(emulator, "POST", "reset"))
    found = told(emulator, "changes", query=f"after={mark}")
    assert (found["anew"], found["changes"]) == (True, [])
    for begin, end in ((0, 1500), (1500, 7500)):  # more than is told at once, and more than is remembered
        with emulator.store.transaction():
            for number in range(begin, end):
                emulator.store.put(A, "llm", f"{number}", {"llm_id": f"{number}"})
        late = told(emulator, "changes", query=f"after={found['after']}")
        assert late["anew"]
        assert [each["key"] for each in late["changes"]] == [f"{number}" for number in range(end - 1000, end)]
        found = late
    for mark in ("", "x", "1", "zz.1", "..", f"{late['after']}9"):
        assert told(emulator, "changes", query=f"after={mark}")["anew"]


# Who may ask


def served(emulator: Emulator, path: str = "state", client: str = "127.0.0.1", **headers: str) -> int:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return emulator.handle(
        Request("GET", f"{PLACE}/{path}", "", {CLIENT: client, "host": "127.0.0.1:4010", **sent})
    ).status


def test_this_machine_only(emulator: Emulator) -> None:
    assert [served(emulator, client=each) for each in ("127.0.0.1", "::1", "::ffff:127.0.0.1")] == [200] * 3
    assert [served(emulator, client=each) for each in ("10.0.0.1", "203.0.113.9", "", "x")] == [403] * 4
    assert served(emulator, "ui", client="10.0.0.1") == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:4010", "127.0.0.1.evil.example", "[2001:db8::1]:80", "["]
)
def test_no_names_that_were_made_to_lead_here(emulator: Emulator, host: str) -> None:
    assert served(emulator, host=host) == 403
    assert served(emulator, "ui", host=host) == 403


def test_names_of_this_machine(emulator: Emulator) -> None:
    for host in ("localhost", "LOCALHOST:4010", "127.0.0.1:4010", "[::1]:4010", "app.localhost"):
        assert served(emulator, host=host) == 200


def test_no_pages_of_other_sites(emulator: Emulator) -> None:
    for origin in ("http://evil.example", "null", "http://localhost.evil.example", "https://[", "file://"):
        assert served(emulator, origin=origin) == 403
    assert served(emulator, origin="http://127.0.0.1:4010") == 200
    assert served(emulator, origin="http://localhost:5173") == 200


def test_a_token_opens_it_and_only_a_token(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"), control_token="s3cret")
    outside = {"client": "203.0.113.9", "host": "emulator.example"}
    token = {TOKEN: "s3cret"}
    assert served(emulator, **outside) == 401
    assert served(emulator) == 401
    assert served(emulator, **outside, **{TOKEN: "wrong"}) == 401
    assert served(emulator, **outside, **{TOKEN: "ünrecht"}) == 401
    assert served(emulator, **outside, **token) == 200
    assert served(emulator, **outside, **token, origin="https://emulator.example") == 200
    assert served(emulator, **outside, **token, origin="https://evil.example") == 403
    assert served(emulator, "ui", **outside) == 200  # the page tells nothing by itself
    closed = Emulator(loaded, clock=Setting("frozen"), control_token=None)
    assert served(closed) == 403


def test_a_server_tells_who_asks(emulator: Emulator) -> None:
    async def status(client: str, host: str) -> int:
        transport = httpx.ASGITransport(app=Application(emulator), client=(client, 1))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as asking:
            return (await asking.get("/__emulator/state", headers={CLIENT: "127.0.0.1"})).status_code

    assert asyncio.run(status("127.0.0.1", "127.0.0.1:4010")) == 200
    assert asyncio.run(status("10.0.0.1", "127.0.0.1:4010")) == 403
    assert asyncio.run(status("127.0.0.1", "evil.example")) == 403


# Whatever is asked


json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = ("status", "operation", "row", "pointer", "detail", "ms", "to", "now", "mode", "url", "events", "llm", "agent")
bodies = json | st.dictionaries(st.sampled_from((*NAMES, "id", "name", "per_second", "match", "latency_ms")), json)


@pytest.fixture(scope="module")
def shared(loaded: Loaded) -> Emulator:
    """One emulator for many questions."""
    return Emulator(loaded, clock=Setting("frozen"))


@given(
    route=st.sampled_from(ROUTES),
    variable=st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(("a", "..", "%", "%ff")),
    body=bodies.map(orjson.dumps) | st.binary(max_size=30) | st.just(b"[" * 5000),
    query=st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(("after=x", "limit=9", "workspace=")),
)
def test_whatever_is_asked_is_answered(shared: Emulator, route: Json, variable: str, body: bytes, query: str) -> None:
    path = "/".join(variable if step.startswith("{") else step for step in route.pattern.split("/"))
    sent = {"authorization": "Bearer key_a"}
    response = shared.handle(Request(route.method, f"{PLACE}/{path}", query, sent, body))
    assert response.status < 500, response.body
    if response.status >= 400:
        assert list(response.json()) == ["error"]
        assert len(response.body) < 4000
    state = shared.handle(Request("GET", f"{PLACE}/digest"))
    assert state.status == 200
    if route.pattern in ("clock", "clock/advance"):
        ok(ask(shared, "POST", "reset"))


def test_too_deep_and_malformed_bodies(emulator: Emulator) -> None:
    for body in (b"[" * 200 + b"]" * 200, b"{", b"\xff", b'{"a":NaN}'):
        response = emulator.handle(Request("POST", f"{PLACE}/seed", "", {"authorization": "Bearer key_a"}, body))
        no(response, 400)


def test_questions_are_not_in_the_journal_and_ask_no_key(emulator: Emulator) -> None:
    for path in ("", "state", "nothing"):
        ask(emulator, "GET", path)
    assert told(emulator, "journal")["entries"] == []
    assert [workspace for workspace, _ in emulator.store.collections()] == [SYSTEM]


def test_calls_that_wait_go_on_by_triggers(emulator: Emulator) -> None:
    made = web_call(emulator)
    ok(ask(emulator, "POST", "triggers/join-call", {"call_id": made["call_id"]}, key="key_a"))
    ok(ask(emulator, "POST", "clock/advance", {"ms": 1000}))
    assert get(emulator, made)["call_status"] == "ongoing"
