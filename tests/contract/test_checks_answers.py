"""What departs around bodies is found: headers, redirects, bodies that are missing or that nobody declared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Json

import pytest

from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.drift.verifying import Verifier
from contract_tests.observation import gathered
from contract_tests.settle import settled
from generator.load import Loaded
from tests.contract.notebook import NOTE, answer, found, notebook, told, tracked

LEFT = "#/paths/~1notes~1{id}/get/responses/200/headers/X-Left"
GONE = "#/paths/~1notes~1{id}/delete/responses/204"
BODY = "#/components/responses/Missing/content/application~1json"


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return notebook(tmp_path_factory.mktemp("notebook"))


ANSWERS: list[tuple[dict[str, Json], list[tuple[str, str, str]]]] = [
    ({"body": NOTE}, []),
    ({"body": NOTE, "headers": {"x-left": ""}}, [("response-header-missing", LEFT, "missing")]),
    ({"body": NOTE, "headers": {"x-left": "many"}}, [("response-header-changed", LEFT, "type")]),
    ({"body": NOTE, "headers": {"x-left": "-1"}}, [("response-header-changed", LEFT, "minimum")]),
    ({"body": b"", "operation": "deleteNote", "status": 204, "headers": {"content-type": ""}}, []),
    (
        {"body": {"deleted": True}, "operation": "deleteNote", "status": 204},
        [("response-body-undeclared", GONE, "application/json")],
    ),
    ({"body": b"", "status": 404}, [("error-body-changed", BODY, "empty")]),
    (
        {"body": b"", "status": 302, "headers": {"location": "/elsewhere"}},
        [("redirected", "#/paths/~1notes~1{id}/get", "302")],
    ),
]


@pytest.mark.parametrize(("given", "expected"), ANSWERS, ids=range(len(ANSWERS)))
def test_a_departure_is_found(notes: Loaded, given: dict[str, Json], expected: list[tuple[str, str, str]]) -> None:
    assert told(found(notes, answer(notes, **given))) == expected


@pytest.mark.parametrize("location", ["https://other.test/notes", "//other.test/notes", " HTTP://other.test"])
def test_a_redirect_to_another_host_is_a_matter_of_security(notes: Loaded, location: str) -> None:
    away = answer(notes, b"", status=302, headers={"location": location})
    assert [each.impact for each in found(notes, away)] == ["security"]
    here = answer(notes, b"", status=302, headers={"location": "/notes?to=https://other.test"})
    assert [each.impact for each in found(notes, here)] == ["breaking"]


@pytest.mark.parametrize("given", [each for each, expected in ANSWERS[1:4] if expected] + [ANSWERS[5][0]])
def test_what_a_document_can_say_is_mended(notes: Loaded, given: dict[str, Json]) -> None:
    shown = answer(notes, **given)
    (drift,) = found(notes, shown)
    patch, is_verified = Verifier(Scene.of(notes), (shown,)).patched(drift)
    assert patch is not None
    assert is_verified


def test_what_is_missing_for_many_operations_is_one_drift_also_where_it_was_deleted(notes: Loaded) -> None:
    track = tracked(notes, answer(notes, {"status": "error", "message": ""}, status=410), answer(notes, NOTE, number=2))
    (seen,) = track.observations
    twice = replace(seen, rule="state-delete-twice", direction="state")
    track.observations = [
        replace(each, operation=f"{each.rule} {number}") for each in (seen, twice) for number in range(3)
    ]
    drifts = gathered(settled(track))
    assert told(drifts) == [("status-undeclared", "#/components/responses", "410")]
    assert len(drifts[0].operations) == 6


def test_failures_of_an_operation_are_those_of_the_member_that_is_blamed(notes: Loaded) -> None:
    failed = answer(notes, {}, operation="putNote", status=500, sent=NOTE)
    track = tracked(notes, failed)
    (seen,) = [each for each in track.observations if each.rule == "server-error"]
    member = replace(seen, pointer=seen.pointer / "requestBody", detail={**seen.detail, "place": ["body", "count"]})
    track.observations = [seen, member]
    assert [each.pointer for each in settled(track)] == [member.pointer]


def test_judging_is_the_same_however_often_it_is_done(notes: Loaded) -> None:
    shown = answer(notes, {**NOTE, "parts": [{"width": 1}], "mood": "grim"})
    scene = Scene.of(notes)
    assert [each.identity for each in judge(shown, scene)] == [each.identity for each in judge(shown, scene)]
