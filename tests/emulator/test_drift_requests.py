"""Drift in what is taken: at sites drawn by seed, requests are accepted or refused otherwise, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any as Json

import orjson
import pytest

from emulator.clock import Setting
from emulator.drift import Site, sites
from emulator.drift.places import GONE, Places
from emulator.emulator import Emulator
from emulator.http import Request, Response
from generator.ir.walk import definitions
from generator.load import Loaded
from tests.emulator.conftest import call, ok
from tests.emulator.drifting import asked, drawn, drift_of, drifting, operation_of, showing
from tests.emulator.making import llm

SEEDS = range(30)
Change = Callable[[Json], Json]


@pytest.fixture(scope="module")
def shown(loaded: Loaded) -> Emulator:
    """An emulator that shows examples of everything."""
    return showing(loaded)


def is_json(emulator: Emulator, site: Site) -> bool:
    body = operation_of(emulator, site.operation).body
    return body is not None and "json" in body.contents[0].media_type


def bodies(emulator: Emulator, site: Site) -> list[Json]:
    """Bodies that the operation of a site accepts, full ones first."""
    body = operation_of(emulator, site.operation).body
    assert body is not None
    made = emulator.world.examples
    return [made.of(body.contents[0].type, seed=turn, full=full) for full in (True, False) for turn in SEEDS]


def send(emulator: Emulator, site: Site, body: Json) -> Response:
    request = asked(emulator, operation_of(emulator, site.operation), 0)
    return emulator.handle(replace(request, body=orjson.dumps(body)))


def both(emulator: Emulator, site: Site, body: Json) -> tuple[int, int]:
    """The statuses without and with the drift of a site."""
    clean = send(emulator, site, body).status
    drifting(emulator, site.rule())
    drifted = send(emulator, site, body).status
    drift_of(emulator).clear()
    return clean, drifted


def changed(emulator: Emulator, site: Site, body: Json, change: Change) -> Json:
    """A body with something else at the place of a site."""
    operation = operation_of(emulator, site.operation)
    assert operation.body is not None
    places = Places(definitions(emulator.api), emulator.world.shapes)
    return places.rewrite(operation.body.contents[0].type, body, site.pointer, change)


def breaks(loaded: Loaded, site: Site) -> Change | None:
    """What breaks the constraint of a site and no other one; None where there is no simple way."""
    schema = site.pointer.resolve(loaded.document.data)
    keyword = site.detail["keyword"]
    value = schema.get(keyword)
    match keyword:
        case "enum":
            return lambda old: "not among them" if isinstance(old, str) else old
        case "maximum":
            return lambda old: value + 1 if isinstance(old, int | float) else old
        case "minimum":
            return lambda old: value - 1 if isinstance(old, int | float) else old
        case "maxLength":
            return lambda old: "x" * (value + 1) if isinstance(old, str) else old
        case "minLength":
            return lambda old: "x" * (value - 1) if isinstance(old, str) else old
        case "pattern":
            return lambda old: "\n" if isinstance(old, str) else old
        case "minItems":
            return lambda old: old[: value - 1] if isinstance(old, list) else old
        case "required":
            member = site.detail["member"]
            return lambda old: {name: each for name, each in old.items() if name != member}
        case _:
            return None


@pytest.mark.parametrize("where", ["top", "item", "variant"])
def test_what_breaks_a_loosened_constraint_is_accepted(shown: Emulator, loaded: Loaded, where: str) -> None:
    seen: set[str] = set()
    listed = tuple(site for site in sites(loaded.api, loaded.document, 27) if site.where == where)
    for site in drawn(tuple(each for each in listed if is_json(shown, each)), 40):
        change = breaks(loaded, site)
        for body in bodies(shown, site) if change is not None else ():
            broken = changed(shown, site, body, change or (lambda old: old))
            if broken == body or send(shown, site, broken).status < 300:
                continue
            clean, drifted = both(shown, site, broken)
            if drifted < 300:
                assert clean in (400, 422)
                seen.add(f"{site.pointer} {site.detail}")
            else:
                assert where == "variant", (site, broken)
            break
    assert len(seen) >= 12, seen


def test_a_loosened_constraint_is_the_only_one(shown: Emulator, loaded: Loaded) -> None:
    listed = tuple(each for each in sites(loaded.api, loaded.document, 27) if is_json(shown, each))
    for site in drawn(listed, 20, "only"):
        for body in bodies(shown, site)[:3]:
            assert len(set(both(shown, site, body))) == 1
            assert both(shown, site, [body])[1] in (400, 422)


def leaves_out(site: Site) -> Change:
    """What a tightened constraint leaves out."""
    keyword, value = site.detail["keyword"], site.detail["value"]
    match keyword:
        case "maximum":
            return lambda old: old if isinstance(old, bool) or not isinstance(old, int | float) else value + 1
        case "maxLength":
            return lambda old: "x" * (value + 1) if isinstance(old, str) else old
        case _:
            return lambda old: old


@pytest.mark.parametrize("where", ["top", "item", "variant"])
def test_what_a_tightened_constraint_leaves_out_is_refused(shown: Emulator, loaded: Loaded, where: str) -> None:
    seen = 0
    listed = tuple(site for site in sites(loaded.api, loaded.document, 28) if site.where == where)
    for site in drawn(tuple(each for each in listed if is_json(shown, each)), 30):
        for body in bodies(shown, site):
            wide = changed(shown, site, body, widest(loaded, site))
            if wide == body and site.detail["keyword"] != "enum":
                continue
            clean, drifted = both(shown, site, wide)
            if clean < 300 <= drifted:
                assert drifted in (400, 422)
                seen += 1
                break
    assert seen >= 12


def widest(loaded: Loaded, site: Site) -> Change:
    """The value of the document that the tightened constraint no longer allows."""
    if site.detail["keyword"] != "enum":
        return leaves_out(site)
    allowed = site.pointer.resolve(loaded.document.data)["enum"]
    lost = next(each for each in allowed if each not in site.detail["value"])
    return lambda _: lost


def test_a_property_more_is_required(shown: Emulator, loaded: Loaded) -> None:
    listed = tuple(each for each in sites(loaded.api, loaded.document, 29) if is_json(shown, each))
    for site in drawn(listed, 30):
        name = site.detail["name"]
        with_it = next((each for each in bodies(shown, site) if name in each), None)
        if name == "brand_new_field":
            with_it = {**bodies(shown, site)[0], name: "new"}
        assert with_it is not None or name != "brand_new_field", site
        if with_it is not None:
            without = {each: value for each, value in with_it.items() if each != name}
            if send(shown, site, without).status < 300:
                assert both(shown, site, without)[1] in (400, 422), site
            assert both(shown, site, with_it)[1] < 300, site


def test_an_optional_property_is_refused(shown: Emulator, loaded: Loaded) -> None:
    seen = 0
    listed = tuple(each for each in sites(loaded.api, loaded.document, 30) if is_json(shown, each))
    for site in drawn(listed, 30):
        prop = replace_pointer(site)
        for body in bodies(shown, site):
            without = changed(shown, prop, body, lambda _: GONE)
            if without != body and len(set(both(shown, site, without))) == 1:
                clean, drifted = both(shown, site, body)
                assert clean < 300 <= drifted in (400, 422), site
                seen += 1
                break
    assert seen >= 15


def replace_pointer(site: Site) -> Site:
    """The site of the property itself."""
    return replace(site, pointer=site.pointer / "properties" / site.detail["name"])


def test_parameters_may_be_anything(shown: Emulator, loaded: Loaded) -> None:
    for site in sites(loaded.api, loaded.document, 31):
        operation = operation_of(shown, site.operation)
        request = asked(shown, operation, 0)
        name = site.detail["name"]
        rest = "&".join(pair for pair in request.query.split("&") if pair and not pair.startswith(f"{name}="))
        wrong = Request(
            request.method, request.path, f"{rest}&{name}=%01wrong".lstrip("&"), request.headers, request.body
        )
        assert shown.handle(wrong).status in (400, 422), site
        drifting(shown, site.rule())
        assert shown.handle(wrong).status < 300, site
        drift_of(shown).clear()


@pytest.mark.parametrize("query", ["limit=wrong", "limit=0", "sort_order=sideways", "limit=1e99&sort_order="])
def test_unchecked_values_do_no_harm(loaded: Loaded, query: str) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    for site in sites(loaded.api, loaded.document, 31):
        drift_of(emulator).set(site.rule(str(site)))
    llm(emulator)
    headers = {"authorization": "Bearer key_a"}
    for path in ("/v2/list-retell-llms", "/v2/list-conversation-flows", "/v2/list-export-requests"):
        assert emulator.handle(Request("GET", path, query, headers)).status == 200


def test_bodies_that_are_not_checked_do_no_harm(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    for number, site in enumerate(sites(loaded.api, loaded.document, 27)):
        if site.where == "top":
            drift_of(emulator).set(site.rule(f"rule-{number}"))
    for operation in loaded.api.operations:
        if operation.body is not None and "json" in operation.body.contents[0].media_type:
            request = asked(emulator, operation, 0)
            for body in (b"{}", b'{"agent_id": "", "response_engine": {}}'):
                response = emulator.handle(replace(request, body=body))
                assert response.status < 500, (operation.id, response)


def test_the_server_fails_at_an_edge_and_only_there(shown: Emulator, loaded: Loaded) -> None:
    seen = 0
    listed = sites(loaded.api, loaded.document, 24)
    for site in drawn(tuple(each for each in listed if "requestBody" in each.pointer or is_json(shown, each)), 40):
        operation = operation_of(shown, site.operation)
        assert operation.body is not None
        value = site.detail["value"]
        for body in bodies(shown, site)[:20]:
            edge = changed(shown, site, body, lambda _, value=value: value)  # type: ignore[misc]
            if edge != body and len(set(both(shown, site, body))) == 1:
                clean, drifted = both(shown, site, edge)
                if clean < 300:
                    assert drifted == 500, site
                    seen += 1
                    break
    assert seen >= 10


def test_edges_of_query_parameters(emulator: Emulator) -> None:
    drifting(emulator, Site(row=24, operation="list*", detail={"name": "limit", "value": 1000}).rule())
    assert [call(emulator, "GET", "/v2/list-retell-llms", limit=each).status for each in (999, 1000)] == [200, 500]


def test_defaults(emulator: Emulator, loaded: Loaded) -> None:
    for _ in range(3):
        llm(emulator)
    listed = [each for each in sites(loaded.api, loaded.document, 33) if each.operation == "listRetellLLMV2"]
    assert {each.detail["name"] for each in listed} == {"limit", "sort_order"}

    def shown() -> list[str]:
        return [each["llm_id"] for each in ok(call(emulator, "GET", "/v2/list-retell-llms"))["items"]]

    usual = shown()
    for site in listed:
        drifting(emulator, site.rule())
        other = shown()
        assert other == (usual[: site.detail["value"]] if site.detail["name"] == "limit" else usual[::-1])
        given = ok(call(emulator, "GET", "/v2/list-retell-llms", limit=50, sort_order="descending"))["items"]
        assert [each["llm_id"] for each in given] == usual
        drift_of(emulator).clear()
    assert shown() == usual


def test_defaults_of_bodies(emulator: Emulator, loaded: Loaded) -> None:
    in_bodies = [each for each in sites(loaded.api, loaded.document, 33) if operation_of(emulator, each.operation).body]
    assert in_bodies
    for site in in_bodies:
        if site.operation in ("createRetellLLM", "createAgent", "createPhoneNumber"):
            drifting(emulator, site.rule())
    made = llm(emulator)
    for site in in_bodies:
        if site.operation == "createRetellLLM":
            assert made.get(site.detail["name"]) == site.detail["value"]


@pytest.mark.parametrize("name", ["limit", "sort_order"])
def test_parameters_that_have_no_effect(emulator: Emulator, name: str) -> None:
    for _ in range(3):
        llm(emulator)
    query: dict[str, Json] = {"limit": 2, "sort_order": "ascending"}

    def listed(**asked: Json) -> Json:
        return ok(call(emulator, "GET", "/v2/list-retell-llms", **asked))

    without = listed(**{key: value for key, value in query.items() if key != name})
    assert listed(**query) != without
    drifting(emulator, Site(row=32, operation="listRetellLLMV2", detail={"name": name}).rule())
    assert listed(**query) == without


def test_filters_that_have_no_effect(emulator: Emulator) -> None:
    body = {"filter_criteria": {"call_status": {"type": "enum", "op": "in", "value": ["ended"]}}}
    made = ok(call(emulator, "POST", "/v2/create-web-call", {"agent_id": agent(emulator)}))
    assert ok(call(emulator, "POST", "/v3/list-calls", body))["items"] == []
    drifting(emulator, Site(row=32, operation="listCallsV3", detail={"name": "filter_criteria"}).rule())
    assert [each["call_id"] for each in ok(call(emulator, "POST", "/v3/list-calls", body))["items"]] == [
        made["call_id"]
    ]


def agent(emulator: Emulator) -> str:
    engine = {"type": "retell-llm", "llm_id": llm(emulator)["llm_id"]}
    body = {"response_engine": engine, "voice_id": "retell-Cimo"}
    return str(ok(call(emulator, "POST", "/create-agent", body))["agent_id"])
