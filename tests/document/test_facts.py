"""Facts without sentences: what goes, what stays, and the YAML that it is written as."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.document.facts import extract
from generator.document.prose import is_prose, phrase
from generator.document.yaml_text import to_yaml

SENTENCE = "This says what it does."


def facts(schema):
    document = {"openapi": "3.0.3", "components": {"schemas": {"A": schema}}}
    return extract(document, keep_prose=False)["components"]["schemas"]["A"]


def operation(member):
    document = {"openapi": "3.1.0", "paths": {"/a": {"get": member}}}
    return extract(document, keep_prose=False)["paths"]["/a"]["get"]


def test_sentences_go_and_facts_stay():
    kept = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string", "maxLength": 3}}}
    assert facts({**kept, "description": SENTENCE, "$comment": SENTENCE}) == kept


def test_a_property_is_no_keyword_whatever_its_name():
    names = ("description", "example", "examples", "summary", "title", "default", "enum", "x-note", "items")
    schema = {"properties": {name: {"type": "string", "description": SENTENCE} for name in names}}
    assert facts(schema) == {"properties": {name: {"type": "string"} for name in names}}


@pytest.mark.parametrize("keyword", ["enum", "const", "default"])
def test_values_are_facts_even_where_they_are_sentences(keyword):
    schema = {keyword: [SENTENCE] if keyword == "enum" else SENTENCE}
    assert facts(schema) == schema


@pytest.mark.parametrize("example", ["agent_1", 3, None, False, "John Doe", "2026-01-01", {"a": [1, "b"]}, "a/b c-d"])
def test_an_example_without_prose_stays(example):
    assert facts({"example": example}) == {"example": example}


@pytest.mark.parametrize(
    "example",
    [SENTENCE, {"a": 1, "b": [SENTENCE]}, [SENTENCE], "Please call back", "Go now!", "请按照以下步骤完成预约"],
)
def test_an_example_that_holds_prose_goes_as_a_whole(example):
    assert facts({"type": "object", "example": example}) == {"type": "object"}


def test_examples_of_media_types_and_parameters():
    media = {"examples": {"good": {"summary": SENTENCE, "value": {"id": 1}}, "bad": {"value": SENTENCE}}}
    kept = operation({"requestBody": {"description": SENTENCE, "content": {"a/b": media}}})
    assert kept == {"requestBody": {"content": {"a/b": {"examples": {"good": {"value": {"id": 1}}, "bad": {}}}}}}
    parameter = {"name": "a", "in": "query", "description": SENTENCE, "example": SENTENCE, "schema": {}}
    assert operation({"parameters": [parameter]}) == {"parameters": [{"name": "a", "in": "query", "schema": {}}]}


@pytest.mark.parametrize(("title", "stays"), [("Warm Transfer", True), (SENTENCE, False)])
def test_a_title_stays_where_it_is_a_name(title, stays):
    assert ("title" in facts({"title": title})) is stays


def test_nested_schemas_of_every_kind_are_reached():
    inner = {"type": "string", "description": SENTENCE}
    schema = {
        "allOf": [inner],
        "not": inner,
        "items": inner,
        "additionalProperties": inner,
        "patternProperties": {"description": inner},
        "$defs": {"x": inner},
    }
    assert "says" not in str(facts(schema))
    assert facts({"additionalProperties": False}) == {"additionalProperties": False}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("200", "OK"),
        ("422", "Unprocessable Content"),
        ("4XX", "Client error"),
        ("default", "Default response"),
        ("299", "Success"),
        ("999", "Default response"),
    ],
)
def test_the_phrase_of_a_status_stands_in(status, expected):
    assert phrase(status) == expected
    assert operation({"responses": {status: {"description": SENTENCE}}}) == {
        "responses": {status: {"description": expected}}
    }


def test_a_referred_response_is_left_alone_and_a_shared_one_named_by_its_use():
    document = {
        "openapi": "3.0.3",
        "paths": {"/a": {"get": {"responses": {"404": {"$ref": "#/components/responses/Gone"}}}}},
        "components": {
            "responses": {"Gone": {"description": SENTENCE}, "TooManyRequests": {"description": SENTENCE}},
        },
    }
    kept = extract(document, keep_prose=False)
    assert kept["paths"] == document["paths"]
    assert kept["components"]["responses"] == {
        "Gone": {"description": "Not Found"},
        "TooManyRequests": {"description": "Too Many Requests"},
    }


def test_headers_may_begin_with_x_but_extensions_that_hold_prose_go():
    response = {"description": SENTENCE, "headers": {"x-limit": {"description": SENTENCE, "schema": {}}}}
    kept = operation({"responses": {"200": response, "x-a": SENTENCE}, "x-note": SENTENCE, "x-id": "a"})
    assert kept == {
        "responses": {"200": {"description": "OK", "headers": {"x-limit": {"schema": {}}}}},
        "x-id": "a",
    }


def test_scopes_keep_their_names():
    flow = {"tokenUrl": "https://a.b", "scopes": {"read": SENTENCE}}
    document = {"components": {"securitySchemes": {"o": {"type": "oauth2", "flows": {"password": flow}}}}}
    kept = extract(document, keep_prose=False)["components"]["securitySchemes"]["o"]
    assert kept["flows"]["password"] == {"tokenUrl": "https://a.b", "scopes": {"read": ""}}


def test_callbacks_and_webhooks_are_reached():
    item = {"post": {"summary": SENTENCE, "responses": {"200": {"description": SENTENCE}}}}
    kept = extract({"webhooks": {"x-event": item}}, keep_prose=False)
    assert kept == {"webhooks": {"x-event": {"post": {"responses": {"200": {"description": "OK"}}}}}}
    callbacks = {"done": {"{$request.body#/url}": item}}
    assert "says" not in str(operation({"callbacks": callbacks}))


def test_everything_stays_with_keep_prose():
    document = {"info": {"description": SENTENCE}, "components": {"schemas": {"A": {"example": SENTENCE}}}}
    assert extract(document, keep_prose=True) == document


def test_of_other_files_only_what_is_referred_to_is_taken():
    schema = {"description": SENTENCE, "properties": {"description": {"$ref": "#/x-truespec-files/b.yaml/$defs/0"}}}
    files = {
        "a.yaml": {"A": schema, "note": SENTENCE},
        "b.yaml": {"$defs": [{"type": "string", "description": SENTENCE}, SENTENCE]},
        "c.yaml": {"get": {"summary": SENTENCE, "responses": {"200": {"description": SENTENCE}}}},
    }
    document = {
        "components": {"schemas": {"A": {"$ref": "#/x-truespec-files/a.yaml/A"}}},
        "paths": {"/c": {"$ref": "#/x-truespec-files/c.yaml"}, "/d": {"$ref": "#/x-truespec-files/d.yaml"}},
        "x-truespec-files": files,
    }
    kept = extract(document, keep_prose=False)
    assert {**kept, "x-truespec-files": None} == {**document, "x-truespec-files": None}
    assert kept["x-truespec-files"] == {
        "a.yaml": {"A": {"properties": schema["properties"]}},
        "b.yaml": {"$defs": {"0": {"type": "string"}}},
        "c.yaml": {"get": {"responses": {"200": {"description": "OK"}}}},
    }


@pytest.mark.parametrize("nonsense", [{"paths": []}, {"components": {"responses": 1}}, {"paths": {"/a": {"get": 3}}}])
def test_nonsense_is_carried_through(nonsense):
    assert extract(nonsense, keep_prose=False) == nonsense


def test_the_input_is_not_changed():
    document = {"components": {"schemas": {"A": {"description": SENTENCE}}}}
    extract(document, keep_prose=False)
    assert document["components"]["schemas"]["A"] == {"description": SENTENCE}


@pytest.mark.parametrize("text", ["call_1", "", "https://a.b/c?d=e", "+14155550100", "en-US", "2026-01-01T00:00:00Z"])
def test_a_token_is_no_prose(text):
    assert not is_prose(text)


TRAPS = [
    "no",
    "on",
    "~",
    "null",
    "",
    "1e3",
    "0o17",
    "017",
    "0x1F",
    ".5",
    "1_000",
    "1:30",
    "2026-01-01",
    "=",
    "<<",
    "*a",
]


@pytest.mark.parametrize("text", TRAPS)
def test_text_that_a_yaml_reader_would_misread_is_quoted(text):
    written = to_yaml({"value": text, text: "key"})
    assert written.startswith(("value: '", 'value: "'))
    assert yaml.safe_load(written) == {"value": text, text: "key"}


_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(_JSON)
@example({"\x85": "\u2028", "a\x85 b": "\u2029c"})
def test_whatever_is_written_reads_back(value):
    back = yaml.safe_load(to_yaml({"value": value}))["value"]
    assert back == value
    assert not isinstance(value, float) or math.copysign(1, back) == math.copysign(1, value)


def test_equal_parts_are_written_out_twice():
    shared = {"a": [1]}
    assert "&" not in to_yaml({"one": shared, "two": shared})
