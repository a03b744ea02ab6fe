"""Who may ask, and whose workspace it is."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import Literal

import pytest

from emulator.emulator import Emulator
from emulator.http import Request
from emulator.keys import PUBLIC, Keys, workspace_of
from emulator.problem import Problem
from generator.ir.api import Api, Location, Operation, SecurityScheme, Settings
from generator.load import Loaded
from tests.emulator.conftest import call, ok

SETTINGS = Settings(package="p", distribution="p", client="C", environment="P")
Kind = Literal["bearer", "basic", "apiKey", "oauth2", "openIdConnect", "mutualTLS", "other"]


def scheme(identity: str, kind: Kind, location: Location | None = None, name: str = "") -> SecurityScheme:
    return SecurityScheme(id=identity, kind=kind, location=location, name=name)


SCHEMES = (
    scheme("bearer", "bearer"),
    scheme("oauth", "oauth2"),
    scheme("basic", "basic"),
    scheme("header", "apiKey", "header", "X-Key"),
    scheme("query", "apiKey", "query", "api key"),
    scheme("cookie", "apiKey", "cookie", "sid"),
    scheme("tls", "mutualTLS"),
)


def workspace(security: tuple[tuple[str, ...], ...], request: Request, *allowed: str) -> str:
    """The workspace of a request to an operation with this security."""
    operation = Operation(id="o", method="get", path="/", resource="", action="", name="", security=security)
    api = Api(title="", version="", settings=SETTINGS, security_schemes=SCHEMES, operations=(operation,))
    return Keys(api, allowed).workspace(operation, request)


def request(query: str = "", **headers: str) -> Request:
    return Request("GET", "/", query, {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("bearer", request(authorization="Bearer k1")),
        ("bearer", request(authorization="bearer  k1 ")),
        ("oauth", request(authorization="Bearer k1")),
        ("basic", request(authorization="Basic " + b64encode(b"k1:secret").decode())),
        ("header", request(x_key="k1")),
        ("query", request("other=1&api+key=k1")),
        ("cookie", request(cookie="other=1; sid=k1")),
        ("unknown", request(authorization="Anything k1")),
    ],
)
def test_a_key_travels_as_its_scheme_says(name: str, sent: Request) -> None:
    assert workspace(((name,),), sent) == workspace_of("k1")
    if name not in ("unknown",):
        with pytest.raises(Problem):
            workspace(((name,),), request())


MALFORMED = ["", " ", "a b", "é", "\x00", "a\tb", "k" * 513]


@pytest.mark.parametrize("key", MALFORMED)
def test_malformed_keys_are_refused(key: str) -> None:
    with pytest.raises(Problem) as caught:
        workspace((("header",),), request(x_key=key))
    assert caught.value.kind == "unauthenticated"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "k1", "Basic k1", "Basic ****", "Token k1", "Basic /w=="])
def test_other_headers_are_no_keys(header: str) -> None:
    for name in ("bearer", "basic"):
        with pytest.raises(Problem):
            workspace(((name,),), request(authorization=header))


def test_all_schemes_of_one_alternative_are_needed() -> None:
    both, either = (("bearer", "header"),), (("bearer",), ("header",))
    with pytest.raises(Problem):
        workspace(both, request(x_key="k2"))
    assert workspace(both, request(authorization="Bearer k1", x_key="k2")) == workspace_of("k1")
    assert workspace(either, request(x_key="k2")) == workspace_of("k2")


@pytest.mark.parametrize("security", [(), ((), ("bearer",)), (("tls",),)])
def test_where_no_key_is_needed_all_who_have_none_share(
    security: tuple[tuple[str, ...], ...],
) -> None:
    assert workspace(security, request()) == PUBLIC
    assert workspace(security, request(authorization="Bearer k1")) == workspace_of("k1")


def test_only_listed_keys_will_do() -> None:
    assert workspace((("header",),), request(x_key="k2"), "k1", "k2") == workspace_of("k2")
    with pytest.raises(Problem):
        workspace((("header",),), request(x_key="k3"), "k1", "k2")


def test_keys_are_not_kept(loaded: Loaded) -> None:
    emulator = Emulator(loaded)
    ok(call(emulator, "GET", "/list-voices", key="key_very_secret"))
    assert emulator.store.workspaces == (workspace_of("key_very_secret"),)
    for workspace, collection in emulator.store.collections():
        assert "very_secret" not in f"{workspace} {collection.name} {list(collection.records.items())}"


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Bearer \x7f", "Basic YTpi", "key_a"])
def test_every_operation_refuses_who_has_no_key(loaded: Loaded, header: str | None) -> None:
    emulator = Emulator(loaded)
    for operation in loaded.api.operations:
        path = operation.path.replace("{", "").replace("}", "")
        headers = {"content-type": "application/json"} | ({} if header is None else {"authorization": header})
        response = emulator.handle(Request(operation.method.upper(), path, "", headers, b"{"))
        assert (response.status, set(response.json())) == (401, {"status", "message"}), operation.id
    assert emulator.store.workspaces == ()


def test_listed_keys_of_an_emulator(loaded: Loaded) -> None:
    emulator = Emulator(loaded, keys=("key_a", "key_b"))
    assert [call(emulator, "GET", "/list-voices", key=key).status for key in ("key_a", "key_b", "key_c")] == [
        200,
        200,
        401,
    ]


def test_an_api_without_schemes_needs_none(loaded: Loaded) -> None:
    api = replace(loaded.api, security_schemes=())
    assert Keys(api).workspace(api.operations[0], request()) == PUBLIC
