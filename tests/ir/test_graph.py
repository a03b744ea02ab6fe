"""The resource graph of small documents: which things there are, and whose ids operations consume and produce."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ir import types as ir
from generator.ir.graph import Graph, graph
from tests.normalize.conftest import normalized

TEXT = {"type": "string"}
PLAIN = {"create", "retrieve", "list", "update", "replace", "delete"}


def made(paths: dict[str, Any], schemas: dict[str, Any] | None = None, **own: Any) -> Graph:
    return graph(normalized(schemas or {}, paths=paths, **({"x-truespec": own} if own else {})).api)


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def many(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def op(
    name: str, answer: Any = None, *, body: Any = None, status: str = "200", query: tuple[str, ...] = (), **rest: Any
) -> dict[str, Any]:
    response: dict[str, Any] = {"description": "OK"}
    if answer is not None:
        response["content"] = {"application/json": {"schema": answer}}
    found = {"operationId": name, "responses": {status: response}, **rest}
    found["parameters"] = [{"name": each, "in": "query", "schema": TEXT} for each in query]
    if body is not None:
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return found


def consumed(found: Graph, operation: str) -> list[tuple[str, str, str]]:
    return [(link.location, ".".join(link.path), link.entity) for link in found.consumes(operation)]


def produced(found: Graph, operation: str) -> list[tuple[str, str]]:
    return [(".".join(link.path), link.entity) for link in found.produces(operation)]


PETS = {
    "/owners": {
        "get": op("listOwners", many(ref("Owner"))),
        "post": op("createOwner", ref("Owner"), body=ref("Owner")),
    },
    "/owners/{ownerId}": {"get": op("getOwner", ref("Owner")), "delete": op("deleteOwner", status="204")},
    "/owners/{ownerId}/pets": {
        "get": op("listPets", many(ref("Pet"))),
        "post": op("createPet", ref("Pet"), body=ref("Pet")),
    },
    "/owners/{ownerId}/pets/{petId}": {
        "get": op("getPet", ref("Pet")),
        "put": op("putPet", ref("Pet"), body=ref("Pet")),
        "patch": op("patchPet", ref("Pet"), body=ref("Pet")),
        "delete": op("deletePet", status="204"),
    },
    "/owners/{ownerId}/pets/{petId}/feed": {"post": op("feedPet", status="204", body=thing(food=TEXT))},
}
PET_SCHEMAS = {
    "Owner": thing("id", id=TEXT, name=TEXT),
    "Pet": thing("id", "friends", id=TEXT, owner=ref("Owner"), friends=many(ref("Pet"))),
}


def test_paths_as_places_tell_things_and_what_they_live_in() -> None:
    found = made(PETS, PET_SCHEMAS)
    assert [entity.name for entity in found.entities] == ["owner", "pet"]
    pet = found.entity("pet")
    assert (pet.id, pet.parameter, pet.parent, pet.version) == ("id", "petId", "owner", "")
    assert (pet.creates, pet.retrieves, pet.lists) == (("createPet",), ("getPet",), ("listPets",))
    assert (pet.updates, pet.replaces, pet.deletes) == (("patchPet",), ("putPet",), ("deletePet",))
    assert found.entity("owner").parent == ""


def test_a_verb_acts_on_the_thing_before_it() -> None:
    found = made(PETS, PET_SCHEMAS)
    assert found.of("feedPet") == found.entity("pet")
    assert not any("feedPet" in (*e.creates, *e.updates) for e in found.entities)
    assert (found.creates("createPet"), found.creates("feedPet"), found.deletes("deletePet")) == ("pet", "", "pet")
    assert found.of("nothing") is None


def test_a_search_within_a_collection_makes_no_thing_of_its_own() -> None:
    found = made({**BOOKS, "/books/findByTitles": {"get": op("findBooksByTitle", many(BOOK))}})
    assert [entity.name for entity in found.entities] == ["book"]
    assert found.of("findBooksByTitle") == found.entity("book")


def test_ids_in_paths_and_of_types_are_linked() -> None:
    found = made(PETS, PET_SCHEMAS)
    assert consumed(found, "feedPet") == [("path", "ownerId", "owner"), ("path", "petId", "pet")]
    assert ("id", "pet") in produced(found, "getPet")
    assert ("owner.id", "owner") in produced(found, "getPet")
    assert ("*.id", "owner") in produced(found, "listOwners")


def test_the_id_that_a_create_asks_for_is_no_reference() -> None:
    found = made(PETS, PET_SCHEMAS)
    assert ("body", "id", "pet") not in consumed(found, "createPet")
    assert ("body", "owner.id", "owner") in consumed(found, "createPet")
    assert ("body", "id", "pet") in consumed(found, "putPet")


def test_a_recursive_type_is_followed_once() -> None:
    found = made(PETS, PET_SCHEMAS)
    assert [path for path, name in produced(found, "getPet") if name == "pet"] == ["id"]


def test_spoken_paths_tell_things_by_operation_ids() -> None:
    agent = thing("agent_id", agent_id=TEXT, version={"type": "integer"}, voice_id=TEXT)
    found = made(
        {
            "/create-agent": {"post": op("createAgent", ref("Agent"), body=thing("voice_id", voice_id=TEXT))},
            "/get-agent/{agent_id}": {"get": op("getAgent", ref("Agent"), query=("version",))},
            "/v2/list-agents": {"get": op("listAgents", thing(items=many(ref("Agent"))))},
            "/delete-agent/{agent_id}": {"delete": op("deleteAgent", status="204")},
            "/publish-agent/{agent_id}": {"post": op("publishAgent", ref("Agent"))},
            "/get-voice/{voice_id}": {"get": op("getVoice", thing(voice_id=TEXT))},
            "/clone-voice": {"post": op("cloneVoice", thing(voice_id=TEXT))},
        },
        {"Agent": agent},
    )
    agent_entity = found.entity("agent")
    assert (agent_entity.id, agent_entity.parameter, agent_entity.version) == ("agent_id", "agent_id", "version")
    assert (agent_entity.creates, agent_entity.lists) == (("createAgent",), ("listAgents",))
    assert found.of("publishAgent") == agent_entity
    assert found.entity("voice").creates == ("cloneVoice",)
    assert consumed(found, "createAgent") == [("body", "voice_id", "voice")]
    assert produced(found, "listAgents") == [("items.*.agent_id", "agent"), ("items.*.voice_id", "voice")]


BOOK = thing("id", id=TEXT)
BOOKS = {
    "/books": {
        "get": op("listBooks", thing(data=many(BOOK))),
        "post": op("createBook", thing(data=BOOK), body=thing()),
    },
    "/books/{book_id}": {"get": op("getBook", thing(data=BOOK))},
}


def test_envelopes_are_opened() -> None:
    found = made(BOOKS)
    assert (found.entity("book").id, found.entity("book").parameter) == ("id", "book_id")
    assert produced(found, "getBook") == [("data.id", "book")]
    assert produced(found, "listBooks") == [("data.*.id", "book")]


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        (thing(book_id=TEXT), "book_id"),
        (thing(bookId=TEXT), "bookId"),
        (thing(book_ids=many(TEXT)), "book_ids.*"),
        (thing(fallback_book_ids=many(TEXT)), "fallback_book_ids.*"),
        (thing(override_book_id={"type": "string", "nullable": True}), "override_book_id"),
        (thing(chapters=many(thing(book_id=TEXT))), "chapters.*.book_id"),
        (thing(by_name={"type": "object", "additionalProperties": thing(book_id=TEXT)}), "by_name.*.book_id"),
        (thing(book_id=thing(op=TEXT, value=TEXT)), "book_id.value"),
        (thing(book_id=thing(op=TEXT, value=many(TEXT))), "book_id.value.*"),
        (thing(book=thing(id=TEXT)), "book.id"),
        (thing(books=many(thing(id=TEXT))), "books.*.id"),
        (thing(x={"oneOf": [thing(a=TEXT), thing("book_id", book_id=TEXT)]}), "x.book_id"),
    ],
)
def test_references_are_found_by_the_words_of_their_names(schema: Any, path: str) -> None:
    found = made({**BOOKS, "/lend": {"post": op("lend", body=schema)}})
    assert consumed(found, "lend") == [("body", path, "book")]


@pytest.mark.parametrize("name", ["id", "notebook", "book", "book_title", "idbook", "books_count", "bookish_id"])
def test_other_names_are_no_references(name: str) -> None:
    assert consumed(made({**BOOKS, "/lend": {"post": op("lend", body=thing(**{name: TEXT}))}}), "lend") == []


def test_required_means_that_no_request_is_without_it() -> None:
    inner = thing("book_id", book_id=TEXT)
    optional = thing("choice", outer=inner, choice={"anyOf": [inner, TEXT]})
    body = {"allOf": [optional, thing("book_id", "inner", "list", book_id=TEXT, inner=inner, list=many(inner))]}
    found = made({**BOOKS, "/lend": {"post": op("lend", body=body)}})
    assert {".".join(link.path) for link in found.consumes("lend") if link.required} == {"book_id", "inner.book_id"}
    assert len(found.consumes("lend")) == 5


def test_the_longest_thing_that_a_name_ends_with_is_meant() -> None:
    shelf = {"/old-books/{old_book_id}": {"get": op("getOldBook", thing("id", id=TEXT))}}
    found = made({**BOOKS, **shelf, "/lend": {"post": op("lend", body=thing(my_old_book_id=TEXT))}})
    assert consumed(found, "lend") == [("body", "my_old_book_id", "old_book")]


AGENTS = {
    "/get-agent/{agent_id}": {"get": op("getAgent", thing("agent_id", agent_id=TEXT, voice=TEXT))},
    "/get-chat-agent/{agent_id}": {"get": op("getChatAgent", thing("agent_id", agent_id=TEXT))},
    "/update-chat-agent/{agent_id}": {"patch": op("updateChatAgent", body=thing(parent_agent_id=TEXT))},
    "/get-chat/{chat_id}": {"get": op("getChat", thing(chat_id=TEXT, agent_id=TEXT))},
    "/ask/{agent_id}": {"post": op("ask", body=thing(agents=many(thing(agent_id=TEXT)), call_agent_id=TEXT))},
}


def test_of_two_things_with_one_name_of_an_id_the_operations_own_is_meant_then_the_namesake() -> None:
    found = made(AGENTS)
    assert consumed(found, "getChatAgent") == [("path", "agent_id", "chat_agent")]
    assert produced(found, "getChatAgent") == [("agent_id", "chat_agent")]
    assert produced(found, "getAgent") == [("agent_id", "agent")]
    assert ("body", "parent_agent_id", "chat_agent") in consumed(found, "updateChatAgent")
    assert ("agent_id", "agent") in produced(found, "getChat")


def test_an_overlay_says_whose_ids_they_are() -> None:
    refers = {
        "chat.agent_id": "chat_agent",
        "ask.agent_id": ["agent", "chat_agent"],
        "agents.agent_id": "chat_agent",
        "call_agent_id": False,
        "body.voice": "agent",
    }
    found = made(AGENTS, refers=refers)
    assert produced(found, "getChat") == [("chat_id", "chat"), ("agent_id", "chat_agent")]
    assert consumed(found, "ask") == [
        ("path", "agent_id", "agent"),
        ("path", "agent_id", "chat_agent"),
        ("body", "agents.*.agent_id", "chat_agent"),
    ]
    assert produced(found, "getAgent") == [("agent_id", "agent")]


def test_an_overlay_names_a_type_that_holds_an_id() -> None:
    paths = {"/lend": {"post": op("lend", body=ref("Loan"))}}
    schemas = {"Loan": thing(number=TEXT, other=thing(number=TEXT))}
    found = made({**BOOKS, **paths}, schemas, refers={"Loan.number": "book"})
    assert consumed(found, "lend") == [("body", "number", "book")]


def test_an_overlay_tells_things_that_are_part_of_another() -> None:
    source = thing("source_id", source_id=TEXT)
    base = thing(base_id=TEXT, sources=many(source))
    paths = {
        "/get-base/{base_id}": {"get": op("getBase", base)},
        "/add-base-sources/{base_id}": {"post": op("addBaseSources", base, status="201", body=thing())},
        "/delete-base-source/{base_id}/source/{source_id}": {"delete": op("deleteBaseSource", base)},
    }
    found = made(paths, entities={"base_source": ["addBaseSources", "deleteBaseSource"]})
    entity = found.entity("base_source")
    assert (entity.parent, entity.creates, entity.deletes) == ("base", ("addBaseSources",), ("deleteBaseSource",))
    assert ("sources.*.source_id", "base_source") in produced(found, "getBase")
    assert consumed(found, "deleteBaseSource") == [("path", "base_id", "base"), ("path", "source_id", "base_source")]


def test_membership_is_not_existence() -> None:
    product = thing("id", id=TEXT)
    paths = {
        "/products": {"get": op("listProducts", many(product)), "post": op("createProduct", product, body=thing())},
        "/products/{product_id}": {"get": op("getProduct", product), "delete": op("deleteProduct", status="204")},
        "/carts/{cart_id}": {"get": op("getCart", thing(id=TEXT))},
        "/carts/{cart_id}/products": {"post": op("putIn", status="204", body=thing(product_id=TEXT))},
        "/carts/{cart_id}/products/{product_id}": {"delete": op("takeOut", status="204")},
    }
    found = made(paths)
    assert found.entity("product").deletes == ("deleteProduct",)
    assert found.entity("product").creates == ("createProduct",)
    assert ("path", "product_id", "product") in consumed(found, "takeOut")
    assert found.entity("product").parent == ""


def test_equal_nouns_in_different_things_are_different_things() -> None:
    item = thing("id", id=TEXT)
    paths = {f"/{each}/{{id}}/items/{{item_id}}": {"get": op(f"get_{each}_item", item)} for each in ("orders", "carts")}
    assert {entity.name for entity in made(paths).entities} == {"order_item", "cart_item"}


def test_where_nothing_has_an_identity_there_is_no_entity() -> None:
    found = made(
        {"/health": {"get": op("getHealth", thing(ok=TEXT))}, "/convert": {"post": op("convert", TEXT, body=TEXT)}}
    )
    assert (found.entities, found.links, found.of("getHealth")) == ((), (), None)


def test_what_refers_to_itself_in_a_circle_ends() -> None:
    paths = {
        "/books/{book_id}": {
            "get": op("getBook", ref("Loop")),
            "put": op("putBook", thing(id=TEXT), body=ref("Filter")),
        }
    }
    schemas = {"Loop": TEXT, "Filter": thing(value=ref("Filter"), book_id=ref("Filter"), book_ids=ref("Loop"))}
    api = normalized(schemas, paths=paths).api
    circle = ir.Union(variants=(ir.Ref(name="Loop"), ir.Str()))
    types = [replace(each, type=circle) if each.name == "Loop" else each for each in api.types]
    found = graph(replace(api, types=tuple(types)))
    assert found.entity("book").id == "id"
    assert [path for _, path, _ in consumed(found, "putBook")] == ["book_id"]


def test_many_ways_through_types_stay_bounded() -> None:
    names = [f"T{index}" for index in range(12)]
    schemas: dict[str, Any] = {
        name: thing(book_id=TEXT, **{f"p{i}": ref(other) for i, other in enumerate(names)}) for name in names
    }
    found = made({**BOOKS, "/lend": {"post": op("lend", body=ref("T0"))}}, schemas)
    assert 100 < len(found.consumes("lend")) < 100_000
    assert len(found.consumes("lend")[0].path) == 1


SEGMENTS = st.lists(
    st.sampled_from(["pets", "{id}", "v1", "{a}{b}", "get-pet", ":run", "{id}:run", "", "Ä", "%7B"]), max_size=5
)


@given(
    st.lists(
        st.tuples(SEGMENTS, st.sampled_from(["get", "put", "post", "patch", "delete"]), st.booleans()), max_size=6
    ),
    st.dictionaries(st.text(max_size=5), st.one_of(st.text(max_size=5), st.lists(st.text(max_size=3)), st.booleans())),
)
def test_any_paths_and_overlays_have_a_graph_that_agrees_with_itself(paths: Any, own: Any) -> None:
    items: dict[str, Any] = {}
    for segments, method, answers in paths:
        answer = thing(id=TEXT, pet_id=TEXT) if answers else None
        items.setdefault("/" + "/".join(segments), {})[method] = op("x", answer)
    for item in items.values():
        for operation in item.values():
            del operation["operationId"]
    found = made(items, refers=own, entities=own)
    assert found == made(items, refers=own, entities=own)
    names = {entity.name for entity in found.entities}
    assert {link.entity for link in found.links} <= names
    assert {entity.parent for entity in found.entities} <= names | {""}
    for entity in found.entities:
        for done in PLAIN:
            assert all(found.of(each) == entity for each in getattr(entity, f"{done}s"))
