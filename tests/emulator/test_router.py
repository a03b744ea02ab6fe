"""Which operation a method and a path mean."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.router import Router, Unrouted
from generator.ir.api import Api, Operation, Server, Settings
from generator.load import Loaded, load
from tests.emulator.documents import HERE

SETTINGS = Settings(package="p", distribution="p", client="C", environment="P")


def router(*routes: str, base: str = "https://api.example") -> Router:
    """A router for operations that are named by their method and path."""
    operations = tuple(
        Operation(id=route, method=route.split()[0].lower(), path=route.split()[1], resource="", action="", name="")
        for route in routes
    )
    servers = (Server(url=base),)
    return Router(Api(title="", version="", settings=SETTINGS, servers=servers, operations=operations))


def test_concrete_paths_come_before_templated_ones() -> None:
    routes = router("GET /pets/{id}", "GET /pets/mine", "GET /{kind}/mine", "DELETE /pets/{id}")
    assert routes.match("GET", "/pets/mine").operation.id == "GET /pets/mine"
    assert routes.match("GET", "/pets/7").operation.id == "GET /pets/{id}"
    assert routes.match("GET", "/cats/mine").operation.id == "GET /{kind}/mine"
    assert routes.match("DELETE", "/pets/mine").segments == {"id": "mine"}


@pytest.mark.parametrize(
    ("route", "path", "segments"),
    [
        ("GET /pets/{id}", "/pets/%2B1%20555", {"id": "+1 555"}),
        ("GET /pets/{id}", "/pets/a%2Fb", {"id": "a/b"}),
        ("GET /pets/{id}.json", "/pets/7.json", {"id": "7"}),
        ("GET /v{major}.{minor}", "/v1.22", {"major": "1", "minor": "22"}),
        ("GET /a%20b/{id}", "/a%20b/1", {"id": "1"}),
        ("GET /pets:{id}:feed", "/pets:7:feed", {"id": "7"}),
    ],
)
def test_segments_are_decoded(route: str, path: str, segments: dict[str, str]) -> None:
    assert router(route).match("GET", path).segments == segments


@pytest.mark.parametrize("path", ["/pets", "/pets/", "/pets/1/2", "/pets/%ff", "//pets/1", "", "pets/1", "/PETS/1"])
def test_other_paths_are_unknown(path: str) -> None:
    with pytest.raises(Unrouted) as caught:
        router("GET /pets/{id}").match("GET", path)
    assert caught.value.allow == ()


def test_other_methods_are_told_which_are_allowed() -> None:
    with pytest.raises(Unrouted) as caught:
        router("GET /pets/{id}", "PUT /pets/{id}", "POST /pets").match("DELETE", "/pets/1")
    assert caught.value.allow == ("GET", "PUT")


def test_paths_may_begin_with_that_of_the_server() -> None:
    routes = router("GET /pets", base="https://api.example/v1/")
    assert routes.match("GET", "/v1/pets").operation.id == routes.match("GET", "/pets").operation.id
    with pytest.raises(Unrouted):
        routes.match("GET", "/v2/pets")
    with pytest.raises(Unrouted):
        routes.match("GET", "/v1pets")


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
def test_whatever_is_encoded_comes_out_again(text: str) -> None:
    encoded = quote(text, safe="", errors="surrogatepass")
    try:
        text.encode()
    except UnicodeEncodeError:
        with pytest.raises(Unrouted):
            router("GET /pets/{id}").match("GET", f"/pets/{encoded}")
        return
    assert router("GET /pets/{id}").match("GET", f"/pets/{encoded}").segments == {"id": text}


def test_each_operation_of_a_document_is_found_by_its_own_path(loaded: Loaded) -> None:
    for api in (loaded.api, load(str(HERE / "library.yaml")).api):
        routes = Router(api)
        for operation in api.operations:
            path = operation.path
            for each in operation.path_parameters:
                path = path.replace("{" + each.wire + "}", "x1")
            assert routes.match(operation.method.upper(), path).operation is operation
