"""Clients of an invented API, in process: requests, answers, errors, keys."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from templates.python.runtime import errors
from templates.python.runtime.client import AsyncAPIClient, SyncAPIClient
from templates.python.runtime.operation import Body, Operation, Parameter, Result
from templates.python.runtime.options import CallOptions, Credential, Profile

KEY = Credential("key", "api_key", "bearer")
PROFILE = Profile("pkg", "1.2", "ACME", "https://acme.test/v1/", (KEY,), (("key",),))
GET: Operation[Any] = Operation(
    "getThing",
    "GET",
    "/things/{thing_id}",
    (
        Parameter("thing_id", "thing_id", "path", "simple", explode=False, required=True),
        Parameter("tag", "tag"),
        Parameter("trace", "X-Trace", "header", "simple"),
        Parameter("session", "session", "cookie"),
    ),
    results=(Result("200"), Result("2XX", "text"), Result("204", "none"), Result("206", "bytes")),
)
BODY = Body(names=("name", "from_"), wire={"from_": "from"}, required=True)


def making(**fields: Any) -> Operation[Any]:
    """An operation that makes a thing, with `fields` in place of its own."""
    return Operation("makeThing", "POST", "/things", **{"body": BODY, "results": (Result("200"),)} | fields)


MAKE = making()
DEFAULTS = CallOptions()

Handler = Callable[[httpx.Request], httpx.Response]


def client(handler: Handler, profile: Profile = PROFILE, **options: Any) -> SyncAPIClient:
    keys = options.pop("keys", {"api_key": "secret"})
    options.setdefault("max_retries", 0)
    return SyncAPIClient(profile, keys, http_client=httpx.Client(transport=httpx.MockTransport(handler)), **options)


def request_of(
    operation: Operation[Any], arguments: dict[str, object], call: CallOptions = DEFAULTS, **options: Any
) -> Any:
    """The request that a call makes."""
    seen: list[httpx.Request] = []

    def remember(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={})

    client(remember, **options).perform(operation, arguments, call)
    return seen[0]


def answer_of(response: httpx.Response, operation: Operation[Any] = GET) -> Any:
    return client(lambda _: response).perform(operation, {"thing_id": "a"} if operation is GET else {}, DEFAULTS)


def test_every_argument_finds_its_place() -> None:
    request = request_of(GET, {"thing_id": "a b", "tag": ["x", "y z"], "trace": 7, "session": "s;1"})
    assert str(request.url) == "https://acme.test/v1/things/a%20b?tag=x&tag=y%20z"
    assert (request.headers["x-trace"], request.headers["cookie"]) == ("7", "session=s%3B1")
    assert (request.headers["authorization"], request.headers["user-agent"]) == ("Bearer secret", "pkg/1.2")


def test_absent_is_not_sent_and_none_is_null() -> None:
    assert json.loads(request_of(MAKE, {}).content) == {}
    assert json.loads(request_of(MAKE, {"name": None, "from_": 1}).content) == {"name": None, "from": 1}
    assert str(request_of(GET, {"thing_id": "a", "tag": None}).url) == "https://acme.test/v1/things/a"


def test_an_optional_body_that_nothing_fills_is_not_sent() -> None:
    assert MAKE.body is not None
    optional = making(body=BODY._replace(required=False))
    request = request_of(optional, {})
    assert request.content == b""
    assert "content-type" not in request.headers


@pytest.mark.parametrize(
    ("body", "value", "content", "media_type"),
    [
        (Body(whole=True), [1, None], b"[1,null]", "application/json"),
        (Body(whole=True), None, b"null", "application/json"),
        (Body("application/merge-patch+json", whole=True), {"a": 1}, b'{"a":1}', "application/merge-patch+json"),
        (Body("text/csv", "raw", whole=True), "a,b", b"a,b", "text/csv"),
        (Body("audio/wav", "raw", whole=True), b"\0", b"\0", "audio/wav"),
        (
            Body("application/x-www-form-urlencoded", "urlencoded", whole=True),
            {"a": [1, True], "b": None},
            b"a=1&a=true",
            "application/x-www-form-urlencoded",
        ),
    ],
)
def test_bodies_that_are_no_set_of_arguments(body: Body, value: object, content: bytes, media_type: str) -> None:
    request = request_of(making(body=body), {"body": value})
    assert (request.content, request.headers["content-type"]) == (content, media_type)


def test_extras_join_and_override() -> None:
    call = CallOptions({"X-A": "1", "Authorization": None}, {"tag": "t", "n": [1, 2]}, {"more": 1, "name": "b"}, 3.0)
    request = request_of(MAKE, {"name": "a"}, call, default_headers={"X-A": "0", "X-B": "2"}, default_query={"q": 1})
    assert str(request.url) == "https://acme.test/v1/things?q=1&tag=t&n=1&n=2"
    assert json.loads(request.content) == {"name": "b", "more": 1}
    assert (request.headers["x-a"], request.headers["x-b"]) == ("1", "2")
    assert "authorization" not in request.headers
    assert request.extensions["timeout"] == httpx.Timeout(3.0).as_dict()


def test_extra_body_gives_a_body_to_an_operation_without_one() -> None:
    assert request_of(GET, {"thing_id": "a"}, CallOptions(body={"x": 1})).content == b'{"x":1}'


@pytest.mark.parametrize(
    ("arguments", "message"), [({}, "needs the argument 'thing_id'"), ({"thing_id": "a", "tg": 1}, "no argument 'tg'")]
)
def test_missing_and_unknown_arguments(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(errors.InvalidRequestError, match=message):
        request_of(GET, arguments)


@pytest.mark.parametrize(
    ("response", "value"),
    [
        (httpx.Response(200, content=b'{"a": [1]}'), {"a": [1]}),
        (httpx.Response(201, text="made"), "made"),
        (httpx.Response(204), None),
        (httpx.Response(206, content=b"\0\1"), b"\0\1"),
    ],
)
def test_answers_by_status(response: httpx.Response, value: object) -> None:
    assert answer_of(response) == value


def test_a_typed_answer() -> None:
    typed: Operation[Any] = making(results=(Result("200", type="pydantic.types.StrictInt"),))
    assert answer_of(httpx.Response(200, content=b"3"), typed) == 3
    with pytest.raises(errors.APIResponseValidationError, match="breaks the contract"):
        answer_of(httpx.Response(200, content=b'"3"'), typed)


@pytest.mark.parametrize("content", [b"", b"<html>", b'{"a":'])
def test_what_is_no_json_names_its_operation(content: bytes) -> None:
    with pytest.raises(errors.APIResponseValidationError, match=r"^getThing: the body is not JSON") as caught:
        answer_of(httpx.Response(200, content=content))
    assert caught.value.body == content


def test_an_undocumented_success_is_no_answer() -> None:
    with pytest.raises(errors.APIResponseValidationError, match="201 is not a status"):
        answer_of(httpx.Response(201, json={}), MAKE)


@pytest.mark.parametrize(
    ("status", "cls"),
    [
        (400, errors.BadRequestError),
        (402, errors.PaymentRequiredError),
        (404, errors.NotFoundError),
        (412, errors.PreconditionFailedError),
        (418, errors.APIStatusError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (599, errors.InternalServerError),
        (302, errors.RedirectError),
    ],
)
def test_statuses_have_classes(status: int, cls: type[errors.APIStatusError]) -> None:
    with pytest.raises(errors.APIStatusError) as caught:
        answer_of(httpx.Response(status, json={"message": "no"}, headers={"x-request-id": "r1"}))
    error = caught.value
    assert type(error) is cls
    assert (error.status_code, error.body, error.request_id) == (status, {"message": "no"}, "r1")
    message = "a redirect was not followed" if status == 302 else "no"
    assert (error.message, error.operation_id) == (f"{status} {message}", "getThing")
    assert str(error) == f"getThing: {status} {message}"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"error": {"message": "inner"}}, "401 inner"),
        ({"error": "plain"}, "401 plain"),
        ({"detail": ["x"]}, "401 Unauthorized"),
        (["x"], "401 Unauthorized"),
    ],
)
def test_messages_are_found_where_apis_put_them(body: object, message: str) -> None:
    with pytest.raises(errors.AuthenticationError) as caught:
        answer_of(httpx.Response(401, json=body))
    assert caught.value.message == message


def test_an_error_that_is_no_json_keeps_its_text() -> None:
    with pytest.raises(errors.InternalServerError) as caught:
        answer_of(httpx.Response(502, text="<html>bad gateway"))
    assert caught.value.body == "<html>bad gateway"


@pytest.mark.parametrize(
    ("raised", "cls"),
    [
        (httpx.ReadTimeout("slow"), errors.APITimeoutError),
        (httpx.ConnectTimeout("slow"), errors.APITimeoutError),
        (httpx.ConnectError("refused"), errors.APIConnectionError),
        (httpx.RemoteProtocolError("closed"), errors.APIConnectionError),
    ],
)
def test_failures_of_the_connection(raised: Exception, cls: type[errors.APIConnectionError]) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise raised

    with pytest.raises(cls) as caught:
        client(fail).perform(GET, {"thing_id": "a"}, DEFAULTS)
    assert type(caught.value) is cls
    assert caught.value.__cause__ is raised
    assert caught.value.operation_id == "getThing"


def test_a_key_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACME_API_KEY", raising=False)
    with pytest.raises(errors.MissingCredentialsError, match=r"api_key=… \(environment: ACME_API_KEY\)"):
        SyncAPIClient(PROFILE, {"api_key": None})
    monkeypatch.setenv("ACME_API_KEY", "taken-from-outside")
    monkeypatch.setenv("ACME_BASE_URL", "http://localhost:1/")
    made = SyncAPIClient(PROFILE, {"api_key": None})
    assert made.base_url == "http://localhost:1"
    assert "taken-from-outside" not in repr(made) + repr(made._options)


@pytest.mark.parametrize("key", ["a\nb", "a\r\nX: y", "schlüssel"])
def test_a_key_that_no_header_takes_is_refused_without_showing_it(key: str) -> None:
    with pytest.raises(errors.MissingCredentialsError) as caught:
        SyncAPIClient(PROFILE, {"api_key": key})
    assert key not in str(caught.value)


def test_a_base_url_is_needed() -> None:
    with pytest.raises(errors.InvalidRequestError, match="base_url is needed"):
        SyncAPIClient(PROFILE._replace(base_url="/v1"), {"api_key": "k"})


@pytest.mark.parametrize(
    ("credential", "header", "value"),
    [
        (Credential("key", "api_key", "basic"), "authorization", "Basic " + base64.b64encode(b"secret").decode()),
        (Credential("key", "api_key", "apiKey", "header", "X-Key"), "x-key", "secret"),
        (Credential("key", "api_key", "apiKey", "cookie", "sid"), "cookie", "sid=secret"),
    ],
)
def test_ways_of_a_key(credential: Credential, header: str, value: str) -> None:
    request = request_of(MAKE, {}, profile=PROFILE._replace(credentials=(credential,)))
    assert request.headers[header] == value


def test_a_key_in_the_query() -> None:
    credential = Credential("key", "api_key", "apiKey", "query", "k")
    request = request_of(MAKE, {}, profile=PROFILE._replace(credentials=(credential,)))
    assert str(request.url) == "https://acme.test/v1/things?k=secret"


def test_an_operation_chooses_its_own_keys() -> None:
    other = Credential("other", "other_key", "apiKey", "header", "X-Other")
    profile = PROFILE._replace(credentials=(KEY, other), security=(("key",), ("other",)))
    keys = {"api_key": "a", "other_key": "b"}
    both = request_of(making(security=(("key", "other"),)), {}, profile=profile, keys=keys)
    assert (both.headers["authorization"], both.headers["x-other"]) == ("Bearer a", "b")
    none = request_of(making(security=()), {}, profile=profile, keys=keys)
    assert not {"authorization", "x-other"} & set(none.headers)
    second = request_of(MAKE, {}, profile=profile, keys={"api_key": None, "other_key": "b"})
    assert second.headers["x-other"] == "b"


def test_a_client_closes_what_it_opened_and_leaves_what_it_was_given() -> None:
    given = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={})))
    with SyncAPIClient(PROFILE, {"api_key": "k"}, http_client=given) as api:
        api.perform(MAKE, {}, DEFAULTS)
    assert not given.is_closed
    with SyncAPIClient(PROFILE, {"api_key": "k"}) as api:
        own = api._connections.http
    assert own.is_closed


def test_the_asynchronous_client_does_the_same() -> None:
    async def run() -> None:
        async def answer(request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, json={"path": request.url.path})

        given = httpx.AsyncClient(transport=httpx.MockTransport(answer))
        async with AsyncAPIClient(PROFILE, {"api_key": "k"}, http_client=given) as api:
            assert await api.perform(GET, {"thing_id": "a"}, DEFAULTS) == {"path": "/v1/things/a"}
        assert not given.is_closed
        await given.aclose()
        async with AsyncAPIClient(PROFILE, {"api_key": "k"}) as api:
            own = api._connections.http
        assert own.is_closed

    asyncio.run(run())
