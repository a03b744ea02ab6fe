"""Drift around bodies: statuses, media types, addresses, keys; and rules as such."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from emulator.clock import Setting
from emulator.drift import ROWS, RULES, Drift, Rule, Site, catalogue, sites
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.store import SYSTEM
from generator.document.source import Document
from generator.load import Loaded, load
from generator.pointer import Pointer
from tests.emulator.conftest import call, ok
from tests.emulator.documents import HERE
from tests.emulator.drifting import asked, drawn, drift_of, drifting, operation_of, showing
from tests.emulator.making import llm, voice_agent

ELSEWHERE = frozenset((14, 15, 23, 26))
"""Rows that no response shows: what is new in a request or among operations, headers, time."""


@pytest.fixture
def shown(loaded: Loaded) -> Emulator:
    """An emulator that shows examples of everything."""
    return showing(loaded)


def answers(emulator: Emulator, site: Site) -> tuple[Response, Response]:
    """The answers to a good request without and with the drift of a site."""
    request = asked(emulator, operation_of(emulator, site.operation), 1)
    clean = emulator.handle(request)
    drifting(emulator, site.rule())
    drifted = emulator.handle(request)
    drift_of(emulator).clear()
    assert emulator.handle(request) == clean
    return clean, drifted


def some(loaded: Loaded, row: int, count: int = 8) -> list[Site]:
    return list(drawn(sites(loaded.api, loaded.document, row), count))


def declared(emulator: Emulator, site: Site) -> set[str]:
    return {each.status for each in operation_of(emulator, site.operation).responses}


def test_success_without_a_body(shown: Emulator, loaded: Loaded) -> None:
    for site in some(loaded, 12):
        clean, drifted = answers(shown, site)
        assert clean.body
        assert (drifted.status, drifted.body, drifted.headers) == (clean.status, b"", ())
    told = Site(row=12, operation="getAgent", detail={"status": 204})
    assert answers(shown, told)[1].status == 204


def test_another_success_status(shown: Emulator, loaded: Loaded) -> None:
    for site in some(loaded, 16):
        clean, drifted = answers(shown, site)
        assert (drifted.status // 100, drifted.body) == (2, clean.body)
        assert str(drifted.status) not in declared(shown, site)
    assert answers(shown, Site(row=16, operation="createAgent"))[1].status == 200


def test_another_status_for_what_is_missing(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    for site in some(loaded, 17):
        clean, drifted = answers(emulator, site)
        assert clean.status in (400, 404, 422), site
        if clean.status != 400:
            assert str(drifted.status) not in declared(emulator, site)
            assert drifted.body == clean.body


def test_errors_of_another_shape(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    for site in some(loaded, 18):
        request = asked(emulator, operation_of(emulator, site.operation), 0)
        anonymous = Request(request.method, request.path, request.query, {}, request.body)
        clean = emulator.handle(anonymous)
        drifting(emulator, site.rule())
        drifted = emulator.handle(anonymous)
        drift_of(emulator).clear()
        assert drifted.status == clean.status == 401
        assert isinstance(clean.json()["message"], str)
        assert drifted.json()["message"] == {"text": clean.json()["message"], "code": "E1"}


def test_an_operation_that_is_gone_answers_as_an_unknown_path(shown: Emulator, loaded: Loaded) -> None:
    unknown = shown.handle(Request("GET", "/no-such-path"))
    for site in some(loaded, 19):
        assert answers(shown, site)[1] == unknown
    drifting(shown, Site(row=19, operation="getAgent").rule())
    assert shown.handle(Request("GET", "/get-agent/x")) == unknown
    assert shown.handle(Request("GET", "/get-chat-agent/x")).status == 401


def test_a_method_that_changed(shown: Emulator, loaded: Loaded) -> None:
    for site in some(loaded, 20):
        clean, drifted = answers(shown, site)
        operation = operation_of(shown, site.operation)
        others = {each.method.upper() for each in loaded.api.operations if each.path == operation.path}
        assert drifted.status == 405
        (new,) = set(drifted.header("allow").split(", ")) - others
        assert operation.method.upper() not in drifted.header("allow").split(", ")
        moved = replace(asked(shown, operation, 1), method=new)
        assert shown.handle(moved).status == 405
        drifting(shown, site.rule())
        assert shown.handle(moved) == clean
        drift_of(shown).clear()


def test_the_other_method_does_what_the_first_one_did(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    agent = voice_agent(emulator)["agent_id"]
    drifting(emulator, Site(row=20, operation="updateAgent", detail={"allow": "PUT"}).rule())
    read, path = f"/get-agent/{agent}", f"/update-agent/{agent}"
    refused = rename(emulator, "PATCH", path)
    assert (refused.status, refused.header("allow")) == (405, "PUT")
    assert emulator.handle(Request("PATCH", path)) == refused
    assert emulator.handle(Request("PUT", path)).status == 401
    assert rename(emulator, "DELETE", path).header("allow") == "PUT"
    assert ok(call(emulator, "GET", read)).get("agent_name") != "Ada"
    assert rename(emulator, "PUT", path).json()["agent_name"] == "Ada"
    assert ok(call(emulator, "GET", read))["agent_name"] == "Ada"
    drift_of(emulator).clear()
    assert (rename(emulator, "PUT", path).status, rename(emulator, "PATCH", path).status) == (405, 200)


def rename(emulator: Emulator, method: str, path: str) -> Response:
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}
    return emulator.handle(Request(method, path, "", headers, b'{"agent_name":"Ada"}'))


def test_another_media_type(shown: Emulator, loaded: Loaded) -> None:
    for site in some(loaded, 21):
        clean, drifted = answers(shown, site)
        assert drifted.header("content-type") == "text/plain"
        assert (drifted.status, drifted.body) == (clean.status, clean.body)


def test_another_charset(shown: Emulator, loaded: Loaded) -> None:
    for site in some(loaded, 22):
        clean, drifted = answers(shown, site)
        assert drifted.header("content-type") == "application/json; charset=utf-16"
        assert orjson.loads(drifted.body.decode("utf-16")) == clean.json()


def test_a_path_that_moved(shown: Emulator, loaded: Loaded) -> None:
    for site in some(loaded, 25):
        _, drifted = answers(shown, site)
        path = asked(shown, operation_of(shown, site.operation), 1).path
        assert drifted.status == 301
        assert drifted.header("location").startswith(f"/moved{path}")


def test_a_media_type_of_requests_that_is_refused(shown: Emulator, loaded: Loaded) -> None:
    for site in some(loaded, 34):
        request = asked(shown, operation_of(shown, site.operation), 1)
        if request.body:
            assert answers(shown, site)[1].status == 415


def test_no_key_is_needed(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    drifting(emulator, Site(row=45, operation="listAgents").rule(), Site(row=45, operation="create*").rule("more"))
    assert emulator.handle(Request("GET", "/list-agents")).json() == []
    assert emulator.handle(Request("GET", "/list-agents", "", {"authorization": "Nonsense"})).status == 200
    assert emulator.handle(Request("GET", "/list-chat-agents")).status == 401
    voice_agent(emulator)
    assert emulator.handle(Request("GET", "/list-agents")).json() == []
    assert len(ok(call(emulator, "GET", "/list-agents"))) == 1


@pytest.mark.parametrize("status", [403, 200])
def test_another_status_for_wrong_keys(loaded: Loaded, status: int) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"), keys=("key_a",))
    detail = {} if status == 403 else {"status": status}
    drifting(emulator, Site(row=46, operation="getVoice", detail=detail).rule())
    wrong = {"authorization": "Bearer key_b"}
    assert emulator.handle(Request("GET", "/get-voice/retell-Cimo", "", wrong)).status == status
    assert emulator.handle(Request("GET", "/list-voices", "", wrong)).status == 401
    ok(call(emulator, "GET", "/get-voice/retell-Cimo"))


# Rules


def test_the_catalogue_lists_what_a_server_can_show() -> None:
    listed = catalogue()
    assert {each["number"] for each in listed} == ROWS == frozenset(range(1, 48)) - ELSEWHERE
    assert len({each["name"] for each in listed}) == len(listed)
    assert all(each["says"].endswith(".") for each in listed)


@pytest.mark.parametrize("row", sorted(ROWS))
def test_every_row_has_sites_and_each_of_them_can_be_set(loaded: Loaded, row: int) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    found = sites(loaded.api, loaded.document, row)
    assert found == sites(loaded.api, loaded.document, row)
    assert len(set(map(str, found))) == len(found) > 0
    for site in drawn(found, 25):
        operation_of(emulator, site.operation)
        if site.pointer:
            site.pointer.resolve(loaded.document.data)
        drifting(emulator, site.rule())
    assert drift_of(emulator).is_active


@pytest.mark.parametrize("row", sorted(ROWS))
def test_sites_of_any_document(row: int) -> None:
    for name in ("shop.yaml", "library.yaml"):
        other = load(str(HERE / name))
        emulator = Emulator(other, clock=Setting("frozen"))
        for site in sites(other.api, other.document, row):
            drifting(emulator, site.rule())


@pytest.mark.parametrize("row", [0, 14, 15, 23, 26, 48])
def test_other_rows_are_refused(emulator: Emulator, loaded: Loaded, row: int) -> None:
    with pytest.raises(ValueError, match="row"):
        drift_of(emulator).set(Rule(id="r", row=row))
    with pytest.raises(ValueError, match="row"):
        sites(loaded.api, Document, row)  # type: ignore[arg-type]


@pytest.mark.parametrize("pointer", ["/nowhere", "/components/schemas/Nothing", "/info/title"])
@pytest.mark.parametrize("row", [27, 28, 29])
def test_places_that_are_not_there_are_refused(emulator: Emulator, row: int, pointer: str) -> None:
    with pytest.raises(ValueError, match="nothing to change"):
        drift_of(emulator).set(Rule(id="r", row=row, pointer=Pointer.parse(pointer)))
    assert not drift_of(emulator).is_active


def test_rules_are_records_that_snapshots_hold(emulator: Emulator) -> None:
    before = emulator.store.snapshot()
    drifting(emulator, Site(row=16, operation="createRetellLLM").rule("mine"))
    record = emulator.store.collection(SYSTEM, RULES).get("mine")
    assert record == {"row": 16, "operation": "createRetellLLM", "pointer": "#", "detail": {}}
    assert call_raw(emulator).status == 200
    drifted = emulator.store.snapshot()
    emulator.store.restore(before)
    assert call_raw(emulator).status == 201
    emulator.store.restore(drifted)
    assert call_raw(emulator).status == 200


def call_raw(emulator: Emulator) -> Response:
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}
    return emulator.handle(Request("POST", "/create-retell-llm", "", headers, b'{"start_speaker":"agent"}'))


def test_records_that_are_no_rules_are_passed_over(emulator: Emulator) -> None:
    with emulator.store.transaction():
        for key, record in enumerate(({}, {"row": "1"}, {"row": 1, "detail": 3}, {"row": 1, "pointer": "x"}, 7)):
            emulator.store.put(SYSTEM, RULES, str(key), record)
    assert not drift_of(emulator).is_active
    llm(emulator)


def test_rules_stand_in_the_control_plane(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    listed = emulator.handle(Request("GET", "/__emulator/drift/catalogue")).json()
    assert listed["rows"] == catalogue()
    found = emulator.handle(Request("GET", "/__emulator/drift/sites", "row=37")).json()["sites"]
    assert [each["operation"] for each in found] == [site.operation for site in sites(loaded.api, loaded.document, 37)]
    body = orjson.dumps({name: found[0][name] for name in ("row", "operation", "pointer", "detail")})
    headers = {"content-type": "application/json"}
    made = emulator.handle(Request("POST", "/__emulator/drift", "", headers, body))
    assert made.status in (200, 201), made.body
    assert drift_of(emulator).is_active
    assert emulator.handle(Request("DELETE", "/__emulator/drift")).status == 204
    assert not drift_of(emulator).is_active


def test_a_cleared_emulator_answers_as_one_that_never_drifted(loaded: Loaded) -> None:
    drifted, clean = (Emulator(loaded, clock=Setting("frozen")) for _ in range(2))
    for row in sorted(ROWS):
        for site in drawn(sites(loaded.api, loaded.document, row), 2):
            drift_of(drifted).set(site.rule(f"{row}"))
    drift_of(drifted).clear()
    assert story(drifted) == story(clean)
    assert drifted.store.digest() == clean.store.digest()


def story(emulator: Emulator) -> list[Response]:
    """What is answered to some requests of each kind."""
    asks: list[tuple[str, str, object]] = [("POST", "/create-retell-llm", {"start_speaker": "agent"})]
    told = [call(emulator, *asks[0])]
    engine = {"type": "retell-llm", "llm_id": told[0].json()["llm_id"]}
    told.append(call(emulator, "POST", "/create-agent", {"response_engine": engine, "voice_id": "retell-Cimo"}))
    agent = told[1].json()["agent_id"]
    told += [
        call(emulator, "GET", f"/get-agent/{agent}"),
        call(emulator, "PATCH", f"/update-agent/{agent}", {"agent_name": "Ada"}),
        call(emulator, "PATCH", f"/update-agent/{agent}", {"agent_name": 1}),
        call(emulator, "GET", "/list-agents"),
        call(emulator, "GET", "/v2/list-retell-llms"),
        call(emulator, "DELETE", f"/delete-agent/{agent}"),
        call(emulator, "DELETE", f"/delete-agent/{agent}"),
    ]
    return told


def test_drift_is_attached_to_every_emulator(emulator: Emulator) -> None:
    assert [type(each) for each in emulator.interferences].count(Drift) == 1
    assert not drift_of(emulator).is_active
