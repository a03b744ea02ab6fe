"""Operations of the model: parameters by location, bodies, responses, names, pagination, retry safety."""

from __future__ import annotations

from typing import Any

import pytest

from generator.ir import types as ir
from generator.ir.api import Encoding, Operation, Pagination
from generator.normalize.names import pascal, singular, snake, words
from tests.normalize.conftest import normalized

OK: dict[str, Any] = {"200": {"description": "OK"}}
TEXT: dict[str, Any] = {"type": "string"}


def operations(paths: dict[str, Any], **options: Any) -> dict[str, Operation]:
    return {op.id: op for op in normalized(options.pop("schemas", {}), paths=paths, **options).api.operations}


def named(*ids: str, **members: Any) -> dict[str, Operation]:
    return operations({f"/{name}": {"get": {"operationId": name, "responses": OK, **members}} for name in ids})


@pytest.mark.parametrize(
    ("operation_id", "place"),
    [
        ("createAgent", ("agent", "create")),
        ("getVoice", ("voice", "retrieve")),
        ("listKnowledgeBases", ("knowledge_base", "list")),
        ("deletePhoneNumber", ("phone_number", "delete")),
        ("stopCall", ("call", "stop")),
    ],
)
def test_resource_and_method_follow_from_the_id(operation_id: str, place: tuple[str, str]) -> None:
    found = named(operation_id)[operation_id]
    assert (found.resource, found.name) == place


def test_a_deprecated_version_has_a_successor_and_steps_aside() -> None:
    paths = {
        "/a": {"get": {"operationId": "listCalls", "deprecated": True, "responses": OK}},
        "/b": {"post": {"operationId": "listCallsV3", "responses": OK}},
    }
    found = operations(paths)
    assert (found["listCalls"].name, found["listCalls"].successor) == ("list_v1", "listCallsV3")
    assert (found["listCallsV3"].name, found["listCallsV3"].retry) == ("list", "safe")


def test_an_extension_outranks_the_rule() -> None:
    own = {"resource": "llm", "action": "retrieve", "method": "fetch", "retry": "unsafe"}
    found = named("getRetellLLM", **{"x-truespec": own})["getRetellLLM"]
    assert (found.resource, found.action, found.name, found.retry) == ("llm", "retrieve", "fetch", "unsafe")


def test_names_are_unique_within_a_resource() -> None:
    found = named("get_thing", "getThing")
    assert len({(op.resource, op.name) for op in found.values()}) == 2


def test_an_operation_without_an_id_gets_one_from_method_and_path() -> None:
    found = operations({"/pets/{petId}": {"get": {"responses": OK}}})
    assert list(found) == ["getPetsPetId"]
    assert [p.wire for p in found["getPetsPetId"].path_parameters] == ["petId"]


def test_a_repeated_id_is_an_error_and_both_operations_stay() -> None:
    paths = {"/a": {"get": {"operationId": "x", "responses": OK}}, "/b": {"get": {"operationId": "x", "responses": OK}}}
    result = normalized({}, paths=paths)
    assert [op.path for op in result.api.operations] == ["/a", "/b"]
    assert len({op.id for op in result.api.operations}) == 2
    assert [finding.rule for finding in result.findings] == ["operation-id-duplicate"]


def test_parameters_of_path_and_operation_are_grouped_and_overridden() -> None:
    shared = [
        {"name": "v", "in": "query", "schema": TEXT},
        {"name": "id", "in": "path", "required": True, "schema": TEXT},
    ]
    own = [{"name": "v", "in": "query", "required": True, "schema": {"type": "integer"}}]
    found = operations(
        {"/x/{id}": {"parameters": shared, "get": {"operationId": "x", "parameters": own, "responses": OK}}}
    )
    assert [(p.wire, p.type, p.required) for p in found["x"].query] == [("v", ir.Int(), True)]
    assert [p.wire for p in found["x"].path_parameters] == ["id"]


def test_multipart_properties_say_how_they_travel() -> None:
    body = {
        "type": "object",
        "properties": {
            "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "texts": {"type": "array", "items": {"type": "object", "properties": {"t": TEXT}}},
            "tags": {"type": "array", "items": TEXT},
            "name": TEXT,
            "meta": {"type": "object", "properties": {"x": TEXT}},
        },
    }
    media = {"schema": body, "encoding": {"texts": {"contentType": "application/json"}}}
    paths = {
        "/u": {
            "post": {"operationId": "u", "requestBody": {"content": {"multipart/form-data": media}}, "responses": OK}
        }
    }
    found = operations(paths)["u"].body
    assert found is not None
    assert found.contents[0].encodings == (
        Encoding(wire="files", form="file"),
        Encoding(wire="texts", form="json", content_type="application/json"),
        Encoding(wire="tags", form="repeated"),
        Encoding(wire="name", form="text"),
        Encoding(wire="meta", form="json"),
    )


def envelope() -> dict[str, Any]:
    props = {"items": {"type": "array", "items": TEXT}, "next_cursor": TEXT, "has_more": {"type": "boolean"}}
    return {
        "200": {
            "description": "OK",
            "content": {"application/json": {"schema": {"type": "object", "properties": props}}},
        }
    }


def test_a_cursor_is_recognised() -> None:
    query = [{"name": name, "in": "query", "schema": TEXT} for name in ("cursor", "limit")]
    found = operations({"/x": {"get": {"operationId": "listThings", "parameters": query, "responses": envelope()}}})
    assert found["listThings"].pagination == Pagination(
        style="cursor", items="items", cursor="cursor", next_cursor="next_cursor", has_more="has_more", limit="limit"
    )


def test_declared_pagination_is_taken_as_it_is() -> None:
    own = {"pagination": {"style": "last-item", "limit": "limit", "keys": [["after", "id"]]}}
    found = named("listThings", **{"x-truespec": own})["listThings"]
    assert found.pagination == Pagination(style="last-item", limit="limit", keys=(("after", "id"),))


def test_a_shared_error_body_is_one_type() -> None:
    body = {"type": "object", "properties": {"message": TEXT}}
    response = {"description": "Bad", "content": {"application/json": {"schema": body}}}
    paths = {"/x": {"get": {"operationId": "x", "responses": {**OK, "400": response, "404": response}}}}
    found = normalized({}, paths=paths).api
    assert [t.name for t in found.types] == ["XBadRequestResponse"]
    assert [r.status for r in found.operations[0].responses] == ["200", "400", "404"]


def test_words_keep_acronyms_and_versions() -> None:
    assert words("listRetellLLMV2") == ["list", "Retell", "LLM", "V2"]
    assert words("getMCPTools") == ["get", "MCP", "Tools"]
    assert snake("createRetellLLM") == "create_retell_llm"
    assert pascal("call_status") == "CallStatus"
    assert [singular(word) for word in ("Agents", "Categories", "Status", "Boxes", "Class")] == [
        "Agent",
        "Category",
        "Status",
        "Box",
        "Class",
    ]


def test_operations_below_a_referenced_path_item_keep_their_parameters_and_bodies() -> None:
    operation = {
        "operationId": "x",
        "requestBody": {"content": {"application/json": {"schema": TEXT}}},
        "responses": OK,
    }
    shared = {"parameters": [{"name": "v", "in": "query", "schema": {"type": "integer"}}], "post": operation}
    paths = {"/x": {"$ref": "#/x-truespec-files/items.yaml/x"}}
    found = operations(paths, **{"x-truespec-files": {"items.yaml": {"x": shared}}})["x"]
    assert str(found.origin) == "#/x-truespec-files/items.yaml/x/post"
    assert [p.type for p in found.query] == [ir.Int()]
    assert found.body is not None
    assert found.body.contents[0].type == ir.Str()
