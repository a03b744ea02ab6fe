"""What the benchmark of drift counts as found, as named at its leaf, and as told without cause."""

from __future__ import annotations

from pathlib import Path
from typing import Any as Json

import pytest

from benchmarks.drifting.declared import compared
from benchmarks.drifting.definitions import DEFINITIONS
from benchmarks.drifting.draws import Draw, Drawing
from benchmarks.drifting.figures import figures
from benchmarks.drifting.ours import KEY, recorded, served
from benchmarks.drifting.places import Places
from benchmarks.drifting.rival_figures import theirs
from benchmarks.drifting.rival_scoring import KINDS, told
from benchmarks.drifting.scoring import Scored, Scorer, scored
from benchmarks.drifting.table import judged, misses
from benchmarks.drifting.witness import Witness
from emulator.drift import ROWS
from emulator.facts import Deviation, Fact
from generator.load import Loaded, load

DOCUMENT = """
openapi: 3.1.0
info: {title: Pets, version: "1"}
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    Base: {type: object, required: [id], properties: {id: {type: string}}}
    Owner: {type: object, properties: {name: {type: string}}}
    Pet:
      required: [kind]
      allOf:
        - $ref: "#/components/schemas/Base"
        - type: object
          properties:
            kind: {type: string, enum: [cat, dog]}
            owner: {oneOf: [{$ref: "#/components/schemas/Owner"}, {type: "null"}]}
            nick: {type: string}
  responses:
    Missing:
      description: Missing
      content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}
security: [{key: []}]
paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
      responses:
        "201":
          description: OK
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
        "400": {$ref: "#/components/responses/Missing"}
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
      responses:
        "200":
          description: OK
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: OK
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
        "404": {$ref: "#/components/responses/Missing"}
"""
PET = "#/components/schemas/Pet"
KIND = f"{PET}/allOf/1/properties/kind"
GET = "#/paths/~1pets~1{id}/get"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    path: Path = tmp_path_factory.mktemp("scoring") / "openapi.yaml"
    path.write_text(DOCUMENT)
    return load(str(path))


@pytest.fixture(scope="module")
def scorer(loaded: Loaded) -> Scorer:
    return Scorer(Places(loaded))


def draw(row: int, pointer: str = "#", operation: str = "getPet", **detail: Json) -> Draw:
    return Draw(row=row, stratum="top", operation=operation, pointer=pointer, detail=detail, shown_by=(operation,))


def finding(rule: str, pointer: str, *operations: str, facet: str = "", **detail: Json) -> dict[str, Json]:
    return {
        "rule": rule,
        "pointer": pointer,
        "facet": facet,
        "operations": list(operations or ("getPet",)),
        "detail": detail,
        "message": "",
        "request": 7,
        "second": 0.5,
        "with": "shown",
        "without": "absent",
        "patch": None,
        "verified": False,
    }


def test_every_row_that_a_server_can_show_is_defined() -> None:
    assert set(DEFINITIONS) == set(ROWS)


def test_places_are_the_same_behind_references_and_wrappers(scorer: Scorer) -> None:
    schema = f"{GET}/responses/200/content/application~1json/schema"
    assert scorer.places.canonical(schema) == PET
    assert scorer.places.canonical(f"{schema}/allOf/1/properties/owner") == "#/components/schemas/Owner"
    assert scorer.places.together(PET, "#/components/schemas/Base")
    assert not scorer.places.together(PET, "#/components/schemas/Owner")


@pytest.mark.parametrize(
    ("drawn", "found", "verdict"),
    [
        (draw(7, KIND), finding("response-value-unknown", KIND), "leaf"),
        (draw(7, KIND), finding("response-type-changed", KIND), "found"),
        (draw(7, KIND), finding("response-value-unknown", PET), "found"),
        (draw(7, KIND), finding("response-value-unknown", PET, "listPets"), ""),
        (draw(7, KIND), finding("state-identity", KIND), ""),
        (draw(2, KIND), finding("response-property-renamed", KIND, new="kind_v2"), "leaf"),
        (draw(2, KIND), finding("response-property-renamed", KIND, new="other"), "found"),
        (draw(2, KIND), finding("response-property-undeclared", PET, facet="kind_v2"), "found"),
        (draw(13), finding("response-property-undeclared", PET, facet="brand_new_property"), "leaf"),
        (draw(47, KIND), finding("response-secret-leaked", PET, facet="internal_api_key"), "leaf"),
        (draw(47, KIND), finding("response-secret-leaked", "#/components/schemas/Owner", facet="x"), "found"),
        (draw(17), finding("status-undeclared", f"{GET}/responses", facet="410"), "leaf"),
        (draw(17), finding("status-undeclared", "#/components/responses", facet="410"), "leaf"),
        (draw(17), finding("status-undeclared", "#/components/responses", "listPets"), ""),
        (draw(18), finding("error-body-changed", "#/components/responses/Missing/content/x"), "leaf"),
        (draw(38), finding("state-identity", GET), "leaf"),
        (draw(27, KIND, "createPet", keyword="enum"), finding("request-accepted", KIND, facet="enum"), "leaf"),
        (draw(27, KIND, "createPet", keyword="enum"), finding("request-accepted", KIND, facet="type"), "found"),
        (draw(30, PET, "createPet", name="nick"), finding("request-property-refused", PET, "createPet"), "found"),
        (
            draw(32, operation="listPets", name="limit"),
            finding("parameter-ignored", "#/paths/~1pets/get/parameters/0", "listPets", name="limit"),
            "leaf",
        ),
    ],
)
def test_a_finding_is_worth_what_it_says_and_where(
    scorer: Scorer, drawn: Draw, found: dict[str, Json], verdict: str
) -> None:
    assert scorer.verdict(found, drawn) == verdict


def test_what_nothing_explains_is_told_apart_from_what_is_told_twice(scorer: Scorer) -> None:
    findings = [
        finding("response-value-unknown", KIND),
        finding("response-type-changed", KIND),
        finding("state-order", "#/paths/~1pets/get", "listPets"),
    ]
    result = scored(scorer, [draw(7, KIND), draw(38)], findings)
    assert [(verdict, found is findings[0]) for _, verdict, found in result.drifts] == [("leaf", True), ("", False)]
    assert result.unexplained == [findings[2]]
    assert (result.found, result.findings) == (1, 3)


def test_a_drift_of_several_bodies_may_be_told_once_at_each(scorer: Scorer) -> None:
    findings = [finding("error-body-changed", f"{GET}/responses/{status}") for status in (404, 500)]
    assert scored(scorer, [draw(18)], findings).findings == 1


def test_figures_count_what_was_scored(scorer: Scorer) -> None:
    def record(arm: str, drawn: list[Draw], *findings: dict[str, Json]) -> dict[str, Json]:
        draws = [{name: getattr(each, name) for name in Draw.__slots__} for each in drawn]
        return {"arm": arm, "draws": draws, "findings": list(findings), "requests": 9, "seconds": 1.0, "reason": ""}

    runs = judged(
        scorer,
        [
            record("alone", [draw(7, KIND)], finding("response-value-unknown", KIND)),
            record("alone", [draw(38)]),
            record("clean", [], finding("state-order", "#/paths/~1pets/get", "listPets")),
        ],
    )
    measured = {each.what: (each.ours, each.holds) for each in figures(runs, {})}
    assert measured["findings on the clean emulator"] == (1, False)
    assert measured["recall (2)"] == (50.0, False)
    assert measured["findings per true drift"] == (1.0, True)
    assert measured["reproductions that show it on a fresh server (1)"] == (100.0, True)
    assert measured["verified patches of drift that a document can say (1)"] == (0.0, False)
    assert any("MISSED row 38" in line for line in misses(runs))


FAILURE = {"type": "JsonSchemaError", "operation": "GET /pets/{id}", "title": "", "message": "", "pointer": ""}


@pytest.mark.parametrize(
    ("drawn", "failure", "verdict"),
    [
        (draw(7, KIND), {"pointer": KIND}, "leaf"),
        (draw(7, KIND), {"pointer": PET}, "found"),
        (draw(1, KIND), {"pointer": f"{PET}/allOf/1", "message": '"kind" is a required property'}, "leaf"),
        (draw(1, KIND), {"pointer": f"{PET}/allOf/1", "message": '"id" is a required property'}, "found"),
        (draw(7, KIND), {"pointer": KIND, "operation": "GET /pets"}, ""),
        (draw(7, KIND), {"type": "UndefinedStatusCode"}, ""),
        (draw(17), {"type": "UndefinedStatusCode"}, "leaf"),
        (draw(38), {"pointer": KIND}, ""),
        (
            draw(30, PET, "createPet", name="nick"),
            {"type": "RejectedPositiveData", "operation": "POST /pets", "message": "nick is not known"},
            "leaf",
        ),
        (
            draw(30, PET, "createPet", name="nick"),
            {"type": "RejectedPositiveData", "operation": "POST /pets", "message": "Valid data should be accepted"},
            "found",
        ),
    ],
)
def test_failures_of_another_tool_are_worth_as_much(
    scorer: Scorer, drawn: Draw, failure: dict[str, Json], verdict: str
) -> None:
    made = {**FAILURE, **failure}
    assert told(scorer, drawn, [made], []) == verdict
    assert told(scorer, drawn, [made], [made]) == ""


def test_rows_of_a_sample_count_by_how_many_there_are_of_their_kind(scorer: Scorer) -> None:
    def record(drawn: Draw, *failures: dict[str, Json]) -> dict[str, Json]:
        draws = [{name: getattr(drawn, name) for name in Draw.__slots__}]
        return {"arm": "rival", "draws": draws, "findings": list(failures), "requests": 5, "seconds": 1.0}

    given = [record(draw(7, KIND), {**FAILURE, "pointer": KIND}), record(draw(38)), record(draw(41))]
    counted = theirs(scorer, given)
    share = len([row for row in DEFINITIONS if row in KINDS]) / len(DEFINITIONS)
    assert counted["recall"] == pytest.approx(100 * share, abs=0.1)
    assert (counted["drifts"], counted["recall of rows with a check"], counted["per drift"]) == (3, 100, 1)


def test_what_a_profile_declares_is_compared_both_ways() -> None:
    status = Deviation(profile="live", kind="status", operations=("getPet",), status=404)
    member = Deviation(profile="live", kind="property", operations=("listPets",), pointer="/*/chip")
    other = Deviation(profile="strict", kind="refusal", operations=("createPet",), pointer="/nick")
    facts = [
        Fact(id="unknown", evidence="assumed", says="", deviations=(status, other)),
        Fact(id="chip", evidence="assumed", says="", deviations=(member,)),
    ]
    findings = [
        finding("status-undeclared", GET, "getPet", facet="404"),
        finding("response-property-undeclared", PET, "getPet", facet="chip"),
    ]
    result = compared(facts, "live", findings)
    assert (result.seen, result.unseen, result.undeclared) == (["unknown 404"], ["chip /*/chip"], [findings[1]])
    refused = finding("request-refused", f"{PET}/properties/nick", "createPet", facet="maxLength")
    assert compared(facts, "strict", [refused]).seen == ["unknown /nick"]


def test_draws_are_the_same_for_a_seed_and_can_be_seen(loaded: Loaded) -> None:
    traffic = [recorded(loaded, None)]
    assert all(each.request.headers["authorization"] == f"Bearer {KEY}" for each in traffic[0])
    witness = Witness(loaded, traffic, lambda rules: served(loaded, rules))
    drawn = Drawing(loaded, witness, witness.tells).draws(1)
    assert drawn
    assert drawn == Drawing(loaded, witness, witness.tells).draws(1)
    for each in drawn:
        assert witness(each.rule()) == ""
        assert witness.tells([each.rule()], [])
    assert not witness.tells([], [])


def test_what_no_answer_shows_is_void(loaded: Loaded) -> None:
    witness = Witness(loaded, [recorded(loaded, None)], lambda rules: served(loaded, rules))
    unknown = draw(5, "#/components/schemas/Owner/properties/age")
    assert witness(unknown.rule()) == "the server never sends it"
    assert witness(draw(38, operation="noSuchPet").rule()) == "the operation never succeeds"


def test_nothing_found_is_nothing_scored(scorer: Scorer) -> None:
    assert scored(scorer, [], []) == Scored()
