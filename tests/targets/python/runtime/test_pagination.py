"""Lists in pages, against servers that know each style; blocking and awaited clients must do the same."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest

from templates.python.runtime import listing as listings
from templates.python.runtime.client import AsyncAPIClient, SyncAPIClient
from templates.python.runtime.errors import InvalidRequestError, PaginationError
from templates.python.runtime.listing import Listing
from templates.python.runtime.operation import Body, Operation, Pagination, Parameter, Result
from templates.python.runtime.options import CallOptions, Credential, Profile
from templates.python.runtime.pagination import AsyncListPage, AsyncPage, SyncListPage, SyncPage

PROFILE = Profile(
    "acme", "1", "ACME", "https://acme.test", (Credential("key", "api_key", "bearer"),), security=(("key",),)
)
CURSOR = Pagination("cursor", "query", "items", "after", "next", "has_more", "limit", "skip")
KEYED = Pagination("last-item", "query", limit="limit", keys=(("after", "id"), ("after_version", "version")))
PARAMETERS = tuple(Parameter(name, name) for name in ("limit", "skip", "after", "after_version", "color"))
RESULTS = (Result("200"),)
QUERY: Operation[Any] = Operation("listThings", "GET", "/things", PARAMETERS, None, RESULTS, pagination=CURSOR)
BODY: Operation[Any] = Operation(
    "findThings",
    "POST",
    "/things",
    body=Body(names=("limit", "skip_", "after", "color"), wire={"skip_": "skip"}),
    results=RESULTS,
    pagination=CURSOR._replace(location="body"),
)
WHOLE: Operation[Any] = Operation(
    "findThings", "POST", "/things", body=Body(whole=True), results=RESULTS, pagination=BODY.pagination
)
ARRAY: Operation[Any] = Operation("listArray", "GET", "/things", PARAMETERS, None, RESULTS, pagination=KEYED)
PLAIN: Operation[Any] = Operation("listAll", "GET", "/things", results=RESULTS, pagination=Pagination("none"))
BARE: Operation[Any] = Operation("listBare", "GET", "/things", results=RESULTS, pagination=CURSOR)

THINGS = [{"id": f"t{number}", "version": number % 3} for number in range(7)]


class Server:
    """A list of seven things, in pages of at most three; remembers what it was asked."""

    def __init__(self, things: list[dict[str, Any]] = THINGS) -> None:
        self.things = things
        self.seen: list[dict[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        asked: dict[str, Any] = dict(request.url.params)
        asked |= json.loads(request.content or b"{}")
        self.seen.append(asked)
        return httpx.Response(200, json=self.answer(asked))

    def answer(self, asked: Mapping[str, Any]) -> Any:
        start, size = self.start(asked), min(int(asked.get("limit", 3)), 3)
        page = self.things[start : start + size]
        more = start + size < len(self.things)
        return {"items": page, "has_more": more, "total": 7, **({"next": page[-1]["id"]} if more else {})}

    def start(self, asked: Mapping[str, Any]) -> int:
        if "after" not in asked:
            return int(asked.get("skip", 0))
        return next(place for place, thing in enumerate(self.things) if thing["id"] == asked["after"]) + 1


class ArrayServer(Server):
    """The same as bare arrays."""

    def answer(self, asked: Mapping[str, Any]) -> Any:
        return super().answer(asked)["items"]


class Scripted(Server):
    """Gives the answers that it was given, one after the other, the last one again and again."""

    def __init__(self, *answers: Any) -> None:
        super().__init__()
        self.answers = answers

    def answer(self, asked: Mapping[str, Any]) -> Any:
        return self.answers[min(len(self.seen), len(self.answers)) - 1]


def client(server: Callable[[httpx.Request], httpx.Response]) -> SyncAPIClient:
    return SyncAPIClient(PROFILE, {"api_key": "k"}, transport=httpx.MockTransport(server))


def listing(operation: Operation[Any], most: int | None = None, **arguments: Any) -> Listing[Any]:
    array = operation.pagination is not None and not operation.pagination.items
    return Listing(SyncListPage if array else SyncPage, operation, arguments, CallOptions(), most)


def first(server: Server, operation: Operation[Any], most: int | None = None, **arguments: Any) -> Any:
    return client(server).page(listing(operation, most, **arguments))


def awaited(server: Server, operation: Operation[Any], most: int | None, **arguments: Any) -> tuple[list[Any], ...]:
    """Items by `async for`, items by pages of the pager, and by turning pages."""

    async def run() -> tuple[list[Any], ...]:
        blocking = listing(operation, most, **arguments)
        kind: Any = AsyncListPage if blocking.kind is SyncListPage else AsyncPage
        async with AsyncAPIClient(PROFILE, {"api_key": "k"}, transport=httpx.MockTransport(server)) as api:
            asked = Listing(kind, operation, arguments, CallOptions(), most)
            items = [item async for item in api.page(asked)]
            paged = [item async for page in api.page(asked).pages() for item in page.items]
            turned, page = [], await api.page(asked)
            while page is not None:
                turned += page.items
                page = await page.next_page()
            return items, paged, turned

    return asyncio.run(run())


STYLES = [(QUERY, Server, {}), (BODY, Server, {}), (WHOLE, Server, {}), (ARRAY, ArrayServer, {"limit": 3})]


@pytest.mark.parametrize(("operation", "server", "arguments"), STYLES)
@pytest.mark.parametrize("most", [None, 0, 1, 3, 4, 7, 100])
def test_every_item_once(
    operation: Operation[Any], server: type[Server], arguments: dict[str, Any], most: int | None
) -> None:
    expected = THINGS[:most]
    page = first(server(), operation, most, **arguments)
    assert list(page) == expected
    assert [item for each in page.pages() for item in each.items] == expected
    turned = []
    while page is not None:
        turned += page.items
        assert page.has_next_page() == (len(turned) < len(expected))
        page = page.next_page()
    assert turned == expected
    assert awaited(server(), operation, most, **arguments) == (expected, expected, expected)


@pytest.mark.parametrize("most", [1, 3, 4, 6, 7])
def test_no_page_is_fetched_that_is_not_wanted(most: int) -> None:
    server = Server()
    assert len(list(first(server, QUERY, most))) == most
    assert len(server.seen) == -(-most // 3)


def test_the_size_of_a_page_and_other_arguments_stay() -> None:
    server = Server()
    list(first(server, QUERY, limit=2, color="red"))
    assert server.seen == [
        {"limit": "2", "color": "red"},
        *({"limit": "2", "color": "red", "after": f"t{number}"} for number in (1, 3, 5)),
    ]


def test_a_cursor_replaces_the_offset() -> None:
    server = Server()
    list(first(server, BODY, skip_=1, color="red"))
    assert server.seen == [{"skip": 1, "color": "red"}, {"color": "red", "after": "t3"}]


def test_a_cursor_in_a_body_that_is_one_argument() -> None:
    server = Server()
    list(first(server, WHOLE, body={"skip": 1, "color": "red"}))
    assert server.seen == [{"skip": 1, "color": "red"}, {"color": "red", "after": "t3"}]


@pytest.mark.parametrize(("operation", "extra"), [(QUERY, "query"), (BODY, "body")])
def test_what_is_sent_beside_the_arguments_moves_on_too(operation: Operation[Any], extra: str) -> None:
    server = Server()
    given: dict[str, Any] = {extra: {"after": "t1", "skip": 0, "kept": "yes"}}
    options = CallOptions(**given)
    page: Any = client(server).page(Listing(SyncPage, operation, {}, options))
    assert list(page) == THINGS[2:]
    assert [asked["after"] for asked in server.seen] == ["t1", "t4"]
    assert all(asked["kept"] == "yes" for asked in server.seen)


def test_a_cursor_that_no_argument_takes_travels_all_the_same() -> None:
    server = Server()
    list(first(server, BARE))
    assert [asked.get("after") for asked in server.seen] == [None, "t2", "t5"]


def test_both_keys_of_the_last_item() -> None:
    server = ArrayServer()
    list(first(server, ARRAY, limit=3))
    assert [(asked.get("after"), asked.get("after_version")) for asked in server.seen] == [
        (None, None),
        ("t2", "2"),
        ("t5", "2"),
    ]


def test_a_key_that_the_last_item_lacks_is_taken_back() -> None:
    server = Scripted([{"id": "a", "version": 1}], [{"id": "b", "version": None}], [])
    assert len(list(first(server, ARRAY))) == 2
    assert server.seen == [{}, {"after": "a", "after_version": "1"}, {"after": "b"}]


def test_an_array_ends_with_an_empty_page_where_no_limit_is_known() -> None:
    server = Scripted([{"id": "a"}], [{"id": "b"}], [])
    assert [item["id"] for item in first(server, ARRAY)] == ["a", "b"]
    assert len(server.seen) == 3


def test_a_plain_array_is_one_page() -> None:
    server = Scripted(THINGS)
    page = first(server, PLAIN)
    assert (list(page), page.has_next_page(), page.next_page(), len(server.seen)) == (THINGS, False, None, 1)


@pytest.mark.parametrize(
    "answer",
    [
        {"items": [1], "has_more": False, "next": "x"},
        {"items": [1], "has_more": True},
        {"items": [1], "has_more": True, "next": None},
        {"items": [1], "has_more": True, "next": ""},
        {"items": [1]},
    ],
)
def test_where_a_list_ends(answer: dict[str, Any]) -> None:
    assert first(Scripted(answer), QUERY).next_page() is None


def test_an_empty_page_is_no_end() -> None:
    server = Scripted({"items": [], "has_more": True, "next": "a"}, {"items": [1], "has_more": False})
    assert list(first(server, QUERY)) == [1]


@pytest.mark.parametrize("given", [{}, {"after": "a"}])
def test_a_circle_is_an_error(given: dict[str, Any]) -> None:
    answers = [{"items": [name], "next": name} for name in ("b", "c", "a", "b", "c")]
    items = []
    with pytest.raises(PaginationError, match="listThings: a cursor came twice") as caught:
        items.extend(first(Scripted(*answers), QUERY, **given))
    assert caught.value.operation_id == "listThings"
    with pytest.raises(PaginationError):
        awaited(Scripted(*answers), QUERY, None, **given)


def test_turning_a_page_twice_is_no_circle() -> None:
    page = first(Server(), QUERY)
    assert page.next_page().items == page.next_page().items
    assert list(page) == list(page)


def test_an_array_that_starts_again_is_an_error() -> None:
    with pytest.raises(PaginationError, match="came twice"):
        list(first(Scripted([{"id": "a"}], [{"id": "a"}]), ARRAY))


def test_a_cursor_that_is_none_is_an_error() -> None:
    with pytest.raises(PaginationError, match="next is neither text nor a number"):
        first(Scripted({"items": [], "next": {"a": 1}}), QUERY).next_page()


@pytest.mark.parametrize("last", [{"name": "x"}, {"id": None}, 7])
def test_a_last_item_without_a_key_is_an_error(last: Any) -> None:
    with pytest.raises(PaginationError, match="the last item has no id"):
        first(Scripted([last]), ARRAY).next_page()


@pytest.mark.parametrize("answer", [{}, {"items": None}, {"items": {"a": 1}}, {"has_more": False}])
def test_an_answer_without_items_is_an_empty_page(answer: dict[str, Any]) -> None:
    page = first(Scripted(answer), QUERY)
    assert (page.items, list(page), page.to_dict()) == ([], [], answer)


def test_the_object_that_came_shows_through() -> None:
    page = first(Server(), QUERY)
    assert (page.total, page.has_more, page.next, page.envelope["total"]) == (7, True, "t2", 7)
    with pytest.raises(AttributeError):
        _ = page.no_such_thing
    assert repr(page) == "<SyncPage of listThings: 3 items>"


def test_a_page_that_is_a_list_is_used_as_one() -> None:
    page = first(ArrayServer(), ARRAY, limit=3)
    assert isinstance(page, list)
    assert (len(page), page[0], page[-1], page[1:]) == (3, THINGS[0], THINGS[2], THINGS[1:3])
    assert page == THINGS[:3]
    # Whatever iterates sees all pages.
    assert json.loads(json.dumps(page)) == sorted(page, key=lambda thing: thing["id"]) == THINGS
    for copied in (copy.copy(page), copy.deepcopy(page), pickle.loads(pickle.dumps(page))):
        assert type(copied) is list
        assert copied == THINGS[:3]


def test_items_are_the_list_that_came() -> None:
    page = first(Server(), QUERY)
    assert page.items is page.envelope["items"]


def test_a_negative_number_of_items_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="max_items"):
        listing(QUERY, -1)


def test_deciding_asks_nobody() -> None:
    asked = listing(QUERY, limit=3)
    after = listings.following(asked, {"items": [1], "next": "a"}, [1])
    assert after is not None
    assert (after.arguments, after.before, asked.arguments) == ({"limit": 3, "after": "a"}, 1, {"limit": 3})
