"""Plain actions over documents that nothing in the emulator was written for: whole life cycles, in several styles."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.facts import ProfileName
from tests.emulator.documents import HERE, Client

SPECS = HERE.parent.parent / "specs" / "ok"


@pytest.fixture(params=["spec", "strict"])
def shop(request: pytest.FixtureRequest) -> Client:
    """Owners with pets: integer ids, uuids, envelopes, offsets and page numbers, keys in a header."""
    profile: ProfileName = request.param
    return Client(HERE / "shop.yaml", profile=profile, auth={"x-key": "key_a"})


@pytest.fixture
def library() -> Client:
    """Shelves with books: ids by pattern, by enum and by the client; cursors; no security."""
    return Client(HERE / "library.yaml")


def owner(shop: Client, **body: Json) -> Json:
    return shop.ok("POST", "/owners", {"name": "Ada", **body})["data"]


def test_life_cycle_with_integer_ids_in_envelopes(shop: Client) -> None:
    made = owner(shop, city="Rome", nick="ada")
    path = f"/owners/{made['id']}"
    assert isinstance(made["id"], int)
    assert shop.ok("GET", path) == {"data": made}
    assert made in shop.ok("GET", "/owners")["data"]
    patched = shop.ok("PATCH", path, {"city": None, "name": "Eve"}, media_type="application/merge-patch+json")["data"]
    assert (patched["name"], patched["nick"], patched.get("city")) == ("Eve", "ada", None)
    assert shop.ok("GET", path) == {"data": patched}
    replaced = shop.ok("PUT", path, {"name": "Zoe"})["data"]
    assert replaced == {"id": made["id"], "createdAt": made["createdAt"], "name": "Zoe"}
    assert shop.ok("GET", path) == {"data": replaced}
    assert shop.status("DELETE", path) == 204
    assert [shop.status(method, path, body) for method, body in GONE] == [404, 404, 404]
    assert replaced not in shop.ok("GET", "/owners")["data"]


GONE: list[tuple[str, Json]] = [("GET", None), ("PUT", {"name": "Zoe"}), ("DELETE", None)]


def test_life_cycle_of_nested_things_with_uuids(shop: Client) -> None:
    first, second = owner(shop)["id"], owner(shop)["id"]
    pet = shop.ok("POST", f"/owners/{first}/pets", {"name": "Tom", "kind": "cat"})
    path = f"/owners/{first}/pets/{pet['id']}"
    assert (pet["owner_id"], pet["name"], len(pet["id"])) == (first, "Tom", 36)
    assert shop.ok("GET", path) == pet
    assert shop.ok("GET", f"/owners/{second}/pets") == []
    assert shop.status("GET", f"/owners/{second}/pets/{pet['id']}") == 404
    assert shop.status("PATCH", path, {"name": "Tim"}) == 204
    assert shop.ok("GET", path) == {**pet, "name": "Tim"}
    assert shop.ok("DELETE", path)["id"] == pet["id"]
    assert shop.status("GET", path) == 404


def test_parents_must_exist(shop: Client) -> None:
    assert shop.status("POST", "/owners/9/pets", {"name": "Tom"}) == 404
    assert shop.status("GET", "/owners/9/pets") == 404
    made = owner(shop)["id"]
    pet = shop.ok("POST", f"/owners/{made}/pets", {"name": "Tom"})
    shop.ok("DELETE", f"/owners/{made}")
    assert shop.status("GET", f"/owners/{made}/pets/{pet['id']}") == 404


@pytest.mark.parametrize(("size", "count"), [(1, 5), (2, 5), (5, 5), (3, 7), (100, 7)])
def test_offsets_lead_through_everything_once(shop: Client, size: int, count: int) -> None:
    made = [owner(shop, city="Rome")["id"] for _ in range(count)]
    owner(shop, city="Oslo")
    seen: list[int] = []
    while True:
        answer = shop.ok("GET", "/owners", limit=size, offset=len(seen), city="Rome")
        assert answer["total"] == count
        if not answer["data"]:
            break
        seen += [each["id"] for each in answer["data"]]
    assert seen == made


def test_page_numbers_lead_through_everything_once(shop: Client) -> None:
    path = f"/owners/{owner(shop)['id']}/pets"
    made = [shop.ok("POST", path, {"name": f"Pet {n}"})["id"] for n in range(5)]
    pages = [[each["id"] for each in shop.ok("GET", path, page=n, per_page=2)] for n in (1, 2, 3, 4)]
    assert pages == [made[:2], made[2:4], made[4:], []]
    assert [each["id"] for each in shop.ok("GET", path)] == made


def test_filters_narrow_by_one_of_several(shop: Client) -> None:
    path = f"/owners/{owner(shop)['id']}/pets"
    for kind in ("cat", "dog", None):
        shop.ok("POST", path, {"name": "Tom", **({"kind": kind} if kind else {})})
    kinds = [[each.get("kind") for each in shop.ok("GET", path, kind=some)] for some in ("dog", ["cat", "dog"])]
    assert kinds == [["dog"], ["cat", "dog"]]


def test_errors_have_the_declared_media_type_and_status_member(shop: Client) -> None:
    response = shop.send("GET", "/owners/9")
    assert response.header("content-type") == "application/problem+json"
    assert response.json()["status"] == 404
    assert response.json()["title"] == "Not Found"


def test_what_no_status_is_declared_for_is_told_by_the_nearest_one(shop: Client) -> None:
    made = owner(shop)["id"]
    answer = shop.send("PUT", f"/owners/{made}", {"name": 1})
    assert (answer.status, answer.json()["detail"]) == (404, "request/body/name must be string")
    assert shop.ok("GET", f"/owners/{made}")["data"]["name"] == "Ada"


def test_bad_filters_of_a_list_that_cannot_refuse_are_as_if_absent(shop: Client) -> None:
    made = owner(shop)
    assert shop.ok("GET", "/owners", limit="many") == {"data": [made], "total": 1}


@pytest.mark.parametrize(
    ("auth", "query"),
    [
        ({"x-key": "a"}, {}),
        ({"cookie": "sid=a; other=b"}, {}),
        ({}, {"api_key": "a"}),
        ({"authorization": "Basic YTpzZWNyZXQ="}, {}),
    ],
)
def test_one_key_is_one_workspace_however_it_travels(auth: dict[str, str], query: dict[str, str]) -> None:
    shop = Client(HERE / "shop.yaml", auth={"x-key": "a"})
    made = owner(shop)
    shop.auth = auth
    assert shop.ok("GET", "/owners", **query)["data"] == [made]


def test_operations_without_security_need_no_key() -> None:
    shop = Client(HERE / "shop.yaml")
    assert set(shop.ok("GET", "/status")) == {"up"}


def test_cursors_lead_through_everything_once_while_things_come(library: Client) -> None:
    made = [library.ok("POST", "/shelves", {"room": str(n)})["shelf_id"] for n in range(5)]
    page = library.ok("GET", "/shelves", limit=2)
    seen = [each["shelf_id"] for each in page["items"]]
    while page["has_more"]:
        library.ok("POST", "/shelves", {"room": "new"})
        page = library.ok("GET", "/shelves", limit=2, cursor=page["next_cursor"])
        seen += [each["shelf_id"] for each in page["items"]]
    assert seen == made[::-1]
    assert library.status("GET", "/shelves", cursor="nonsense") == 400


def test_ids_keep_their_pattern_and_their_enum(library: Client) -> None:
    shelf = library.ok("POST", "/shelves", {"room": "A"})["shelf_id"]
    assert library.ok("GET", f"/shelves/{shelf}")["room"] == "A"
    colours = [library.ok("POST", "/colours", {})["colour"] for _ in range(3)]
    assert sorted(colours) == ["blue", "green", "red"]
    assert library.status("POST", "/colours", {}) == 409
    assert library.ok("GET", "/colours/red")["colour"] == "red"


def test_putting_makes_what_nothing_else_makes(library: Client) -> None:
    one, two = (library.ok("POST", "/shelves", {"room": room})["shelf_id"] for room in "AB")
    assert library.status("GET", f"/shelves/{one}/books/123") == 404
    book = library.ok("PUT", f"/shelves/{one}/books/123", {"title": "T", "pages": 9})
    assert book == {"isbn": "123", "title": "T", "pages": 9, "shelf_id": one}
    again = library.ok("PUT", f"/shelves/{one}/books/123", {"title": "U"})
    assert again == {"isbn": "123", "title": "U", "shelf_id": one}
    other = library.ok("PUT", f"/shelves/{two}/books/123", {"title": "V"})
    assert library.ok("GET", f"/shelves/{one}/books/123") == again
    assert library.ok("GET", f"/shelves/{two}/books") == {"books": [other], "total": 1}
    assert library.status("PUT", "/shelves/SH9999/books/123", {"title": "W"}) == 404
    assert library.status("DELETE", f"/shelves/{one}/books/123") == 204
    assert library.ok("GET", f"/shelves/{one}/books") == {"books": [], "total": 0}


def test_references_must_exist_when_written_and_need_not_in_filters(library: Client) -> None:
    assert library.status("POST", "/loans", {"shelf_id": "SH0000"}) == 422
    shelf = library.ok("POST", "/shelves", {"room": "A"})["shelf_id"]
    loan = library.ok("POST", "/loans", {"shelf_id": shelf, "note": "secret"})
    assert loan == {"loan_id": 1, "shelf_id": shelf}
    assert library.ok("GET", "/loans", shelf_id=shelf) == [loan]
    assert library.ok("GET", "/loans", shelf_id="SH0000") == []


def test_what_nothing_makes_is_made_up_the_same_each_time(library: Client) -> None:
    country = library.ok("GET", "/countries/de")
    assert country["code"] == "de"
    assert library.ok("GET", "/countries/de") == country
    assert library.ok("GET", "/countries/fr") != country


def test_other_media_types_travel_as_they_are(library: Client) -> None:
    assert library.send("GET", "/covers/1").header("content-type") == "image/png"


def test_errors_within_objects_hold_the_message(library: Client) -> None:
    error = library.send("GET", "/shelves/SH12345").json()["error"]
    assert (error["code"], error["message"]) == (
        400,
        'request/params/shelf_id must match pattern "^SH[0-9]{4}$"',
    )


def test_pets_of_the_example_document() -> None:
    pets = Client(SPECS / "pets.yaml", auth={"authorization": "Bearer a"})
    body = {"name": "Tom", "kind": {"type": "cat", "indoor": True}}
    made = [pets.ok("POST", "/v1/pets", body) for _ in range(3)]
    assert pets.ok("GET", f"/pets/{made[0]['id']}") == made[0] == {**body, "id": made[0]["id"]}
    assert pets.ok("GET", "/pets", limit=2) == made[:2]
    assert pets.ok("GET", "/pets") == made
    assert pets.status("DELETE", f"/pets/{made[0]['id']}") == 204
    assert pets.status("DELETE", f"/pets/{made[0]['id']}") == 404
    assert pets.ok("GET", "/pets") == made[1:]
