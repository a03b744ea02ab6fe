"""Each rule, on a small document before and after, in both directions; and what must never be told."""

from __future__ import annotations

import copy
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any as Json

import pytest
import yaml

from generator.changes import documents, judged
from generator.changes.rules import RULES
from generator.comparison import compare
from generator.findings import Severity
from generator.load import load

BEFORE = """
openapi: 3.1.0
info: {title: Shelf, version: '1'}
paths:
  /books:
    parameters: []
    get:
      operationId: listBooks
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 50}}
      responses:
        '200':
          description: ''
          headers: {X-Total: {schema: {type: integer}}}
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}
        '404': {description: ''}
    post:
      operationId: createBook
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Book'}}
      responses:
        '201':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
  /books/{id}:
    delete:
      operationId: deleteBook
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: ''}}
components:
  securitySchemes: {key: {type: http, scheme: bearer}, other: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Unused: {type: object, properties: {a: {type: string}}}
    Book:
      type: object
      required: [title]
      properties:
        title: {type: string, maxLength: 100}
        year: {type: integer}
        binding: {type: string, enum: [hard, soft]}
        isbn: {type: string, format: uuid, default: none}
        note: {type: [string, 'null']}
        shape: {oneOf: [{$ref: '#/components/schemas/Round'}, {$ref: '#/components/schemas/Flat'}]}
    Round: {type: object, required: [kind, radius], properties: {kind: {const: round}, radius: {type: number}}}
    Flat: {type: object, required: [kind], properties: {kind: {const: flat}, width: {type: number}}}
    Tall: {type: object, required: [kind], properties: {kind: {const: tall}, height: {type: number}}}
"""

Edit = Callable[[Json], object]
BOOK = ("components", "schemas", "Book")
E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO


def at(*path: str | int) -> Callable[[Json], Json]:
    def found(document: Json) -> Json:
        for step in path:
            document = document[step]
        return document

    return found


def put(*path: str | int, value: Json) -> Edit:
    return lambda document: at(*path[:-1])(document).__setitem__(path[-1], value)


def drop(*path: str | int) -> Edit:
    return lambda document: at(*path[:-1])(document).pop(path[-1])


def book(name: str, *more: str) -> tuple[str, ...]:
    return (*BOOK, "properties", name, *more)


CREATE, LIST = ("paths", "/books", "post"), ("paths", "/books", "get")
LIMIT = (*LIST, "parameters", 0)
POSTED = (*CREATE, "requestBody")
OK = (*LIST, "responses", "200")

CASES: tuple[tuple[str, Edit, set[tuple[str, str, Severity]]], ...] = (
    (
        "a new operation",
        put("paths", "/pens", value={"get": {"operationId": "listPens", "responses": {"204": {"description": ""}}}}),
        {("operation-added", "operation", N)},
    ),
    ("an operation less", drop("paths", "/books/{id}"), {("operation-removed", "operation", E)}),
    (
        "an operation elsewhere",
        lambda document: document["paths"].__setitem__("/volumes/{id}", document["paths"].pop("/books/{id}")),
        {("operation-moved", "operation", E)},
    ),
    ("an operation renamed", put(*CREATE, "operationId", value="addBook"), {("operation-renamed", "operation", W)}),
    ("a deprecation", put(*CREATE, "deprecated", value=True), {("operation-deprecated", "operation", N)}),
    ("another key", put(*CREATE, "security", value=[{"other": []}]), {("security-changed", "operation", E)}),
    (
        "an optional parameter more",
        lambda document: at(*LIST, "parameters")(document).append({"name": "by", "in": "query", "schema": {}}),
        {("parameter-added", "request", N)},
    ),
    (
        "a required parameter more",
        lambda document: at(*LIST, "parameters")(document).append(
            {"name": "by", "in": "query", "required": True, "schema": {}}
        ),
        {("parameter-added", "request", E)},
    ),
    ("a parameter less", drop(*LIMIT), {("parameter-removed", "request", W)}),
    ("a parameter required", put(*LIMIT, "required", value=True), {("parameter-required", "request", E)}),
    ("a parameter's default", put(*LIMIT, "schema", "default", value=5), {("default-changed", "request", W)}),
    ("a parameter joined", put(*LIMIT, "explode", value=False), {("serialization-changed", "request", E)}),
    ("a tighter bound", put(*LIMIT, "schema", "maximum", value=10), {("constraint-tightened", "request", E)}),
    ("a looser bound", put(*LIMIT, "schema", "maximum", value=99), {("constraint-loosened", "request", N)}),
    ("no body", drop(*POSTED), {("request-body-removed", "request", W)}),
    (
        "a body",
        put("paths", "/books/{id}", "delete", "requestBody", value={"content": {"application/json": {"schema": {}}}}),
        {("request-body-added", "request", N)},
    ),
    ("a body required", put(*POSTED, "required", value=True), {("request-body-required", "request", E)}),
    ("a media type more", put(*OK, "content", "text/csv", value={}), {("media-type-added", "response", W)}),
    (
        "a media type less",
        lambda document: at(*OK, "content")(document).__setitem__(
            "application/xml", at(*OK, "content")(document).pop("application/json")
        ),
        {("media-type-added", "response", W), ("media-type-removed", "response", E)},
    ),
    ("a success more", put(*LIST, "responses", "206", value={"description": ""}), {("status-added", "response", W)}),
    ("a failure more", put(*LIST, "responses", "409", value={"description": ""}), {("status-added", "response", N)}),
    ("a success less", drop(*CREATE, "responses", "201"), {("status-removed", "response", E)}),
    ("a failure less", drop(*LIST, "responses", "404"), {("status-removed", "response", N)}),
    ("a header less", drop(*OK, "headers"), {("header-removed", "response", E)}),
    (
        "an optional property more",
        put(*book("pages"), value={"type": "integer"}),
        {("property-added", "request", N), ("property-added", "response", N)},
    ),
    (
        "a property less",
        drop(*book("year")),
        {("property-removed", "request", W), ("property-removed", "response", W)},
    ),
    (
        "a property required",
        put(*BOOK, "required", value=["title", "year"]),
        {("property-required", "request", E), ("property-required", "response", N)},
    ),
    (
        "a property optional",
        put(*BOOK, "required", value=[]),
        {("property-optional", "request", N), ("property-optional", "response", E)},
    ),
    (
        "a property deprecated",
        put(*book("year", "deprecated"), value=True),
        {("property-deprecated", "request", N), ("property-deprecated", "response", N)},
    ),
    (
        "another default",
        put(*book("isbn", "default"), value="unknown"),
        {("default-changed", "request", W), ("default-changed", "response", N)},
    ),
    (
        "another type",
        put(*book("year"), value={"type": "boolean"}),
        {("type-changed", "request", E), ("type-changed", "response", E)},
    ),
    (
        "a wider type",
        put(*book("year"), value={"type": "number"}),
        {("type-changed", "request", N), ("type-changed", "response", E)},
    ),
    (
        "null as well",
        put(*book("year"), value={"type": ["integer", "null"]}),
        {("null-added", "request", N), ("null-added", "response", E)},
    ),
    (
        "null no more",
        put(*book("note"), value={"type": "string"}),
        {("null-removed", "request", E), ("null-removed", "response", N)},
    ),
    (
        "a value more",
        put(*book("binding", "enum"), value=["hard", "soft", "none"]),
        {("enum-value-added", "request", N), ("enum-value-added", "response", W)},
    ),
    (
        "a value less",
        put(*book("binding", "enum"), value=["hard"]),
        {("enum-value-removed", "request", E), ("enum-value-removed", "response", N)},
    ),
    (
        "a variant more",
        lambda document: at(*book("shape", "oneOf"))(document).append({"$ref": "#/components/schemas/Tall"}),
        {("variant-added", "request", N), ("variant-added", "response", W)},
    ),
    (
        "a variant less",
        drop(*book("shape", "oneOf"), 1),
        {("variant-removed", "request", E), ("variant-removed", "response", N)},
    ),
    (
        "a property of a variant",
        put("components", "schemas", "Flat", "properties", "width", "minimum", value=0),
        {("constraint-tightened", "request", E), ("constraint-tightened", "response", N)},
    ),
    (
        "another format",
        put(*book("isbn", "format"), value="date"),
        {("format-changed", "request", W), ("format-changed", "response", W)},
    ),
    (
        "no other properties",
        put(*BOOK, "additionalProperties", value=False),
        {("object-closed", "request", E), ("object-closed", "response", N)},
    ),
)

REVERSED: tuple[tuple[str, str], ...] = (
    ("a parameter required", "parameter-optional"),
    ("a body required", "request-body-optional"),
    ("no other properties", "object-opened"),
)
"""Rules that the same edits show when they are undone."""


def written(folder: Path, name: str, edit: Edit = lambda _: None) -> str:
    document = yaml.safe_load(BEFORE)
    edit(document)
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(document))
    return str(path)


@pytest.mark.parametrize(("edit", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_change_is_told_once_for_each_direction(
    tmp_path: Path, edit: Edit, expected: set[tuple[str, str, Severity]]
) -> None:
    found = compare(written(tmp_path, "old"), written(tmp_path, "new", edit))
    assert Counter((each.rule, dict(each.detail)["direction"], each.severity) for each in found) == Counter(expected)


@pytest.mark.parametrize(("name", "rule"), REVERSED)
def test_what_is_undone_is_told_the_other_way_round(tmp_path: Path, name: str, rule: str) -> None:
    edit = next(case[1] for case in CASES if case[0] == name)
    found = compare(written(tmp_path, "old", edit), written(tmp_path, "new"))
    assert {each.rule for each in found} == {rule}


def test_every_rule_is_seen_above() -> None:
    seen = {rule for _, _, expected in CASES for rule, _, _ in expected} | {rule for _, rule in REVERSED}
    assert {rule.RULE for rule in RULES} - seen == {"pagination-changed"}


def test_another_way_of_reading_on_is_told(tmp_path: Path) -> None:
    def paged(name: str) -> Edit:
        page = {"type": "object", "properties": {"items": {"type": "array", "items": {}}, name: {"type": "string"}}}
        parameter = {"name": "cursor", "in": "query", "schema": {"type": "string"}}

        def edit(document: Json) -> None:
            at(*OK)(document)["content"]["application/json"]["schema"] = {**page, "required": ["items"]}
            at(*LIST)(document)["parameters"] = [parameter]
            style = {"style": "cursor", "items": "items", "cursor": "cursor", "next_cursor": name}
            at(*LIST)(document)["x-truespec-pagination"] = style

        return edit

    found = compare(written(tmp_path, "old", paged("next")), written(tmp_path, "new", paged("following")))
    assert "pagination-changed" in {each.rule for each in found}


def test_what_no_operation_uses_is_not_told(tmp_path: Path) -> None:
    edit = put("components", "schemas", "Unused", "properties", value={})
    assert compare(written(tmp_path, "old"), written(tmp_path, "new", edit)) == ()


def test_what_only_looks_different_is_not_told(tmp_path: Path) -> None:
    def edit(document: Json) -> None:
        document["info"]["version"] = "2"
        document["components"]["schemas"]["Book"]["description"] = "Other words."
        inline = copy.deepcopy(document["components"]["schemas"]["Round"])
        document["components"]["schemas"]["Circle"] = inline
        document["components"]["schemas"]["Book"]["properties"]["shape"]["oneOf"][0] = {
            "$ref": "#/components/schemas/Circle"
        }
        document["paths"]["/books/{book}"] = document["paths"].pop("/books/{id}")
        document["paths"]["/books/{book}"]["delete"]["parameters"][0]["name"] = "book"

    assert compare(written(tmp_path, "old"), written(tmp_path, "new", edit)) == ()


def test_findings_stand_at_their_lines_and_what_is_gone_in_the_older_document(tmp_path: Path) -> None:
    old, new = written(tmp_path, "old"), written(tmp_path, "new", drop(*book("year")))
    assert {each.position.file for each in compare(old, new) if each.position} == {old}
    assert {each.position.file for each in compare(new, old) if each.position} == {old}


def test_no_two_findings_are_taken_for_one(tmp_path: Path) -> None:
    edit = put(*book("binding", "enum"), value=["stapled", "glued"])
    found = compare(written(tmp_path, "old"), written(tmp_path, "new", edit))
    assert len({each.fingerprint for each in found}) == len(found) == 8


def test_rules_document_themselves() -> None:
    for text in documents().values():
        assert "What it finds:" in text
        assert "Why it matters:" in text
        assert "Example::" in text


def test_a_document_does_not_differ_from_itself() -> None:
    loaded = load("spec/openapi.yaml")
    assert judged(loaded.api, load("spec/openapi.yaml").api) == ()


HISTORY = Path(os.environ.get("TRUESPEC_REFERENCE", "/nowhere")).parent / "history"
needs_history = pytest.mark.skipif(not HISTORY.is_dir(), reason="no earlier versions of the document beside it")


@needs_history
def test_a_week_of_the_document_is_told_as_it_was() -> None:
    found = compare(str(HISTORY / "2026-03-28.yaml"), str(HISTORY / "2026-04-01.yaml"))
    broken = {(each.rule, dict(each.detail)["subject"]) for each in found if each.severity is E}
    assert broken == {("enum-value-removed", "EquationOperator")}
    added = {dict(each.detail)["subject"] for each in found if each.rule == "property-added"}
    assert {"AgentRequest.timezone", "ChatAgentRequest.timezone", "ConversationFlow.notes"} <= added
    assert ("variant-added", "ConversationFlowNode") in {(each.rule, dict(each.detail)["subject"]) for each in found}


@needs_history
def test_months_of_the_document_are_told_in_both_directions() -> None:
    old, new = str(HISTORY / "2026-04-01.yaml"), os.environ["TRUESPEC_REFERENCE"]
    there, back = (Counter(each.rule for each in compare(*pair)) for pair in ((old, new), (new, old)))
    for rule in ("operation", "parameter", "property", "status"):
        assert there[f"{rule}-added"] == back[f"{rule}-removed"] > 0
        assert there[f"{rule}-removed"] == back[f"{rule}-added"]
