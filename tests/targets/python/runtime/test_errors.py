"""Errors travel: pickled and copied, whole and without the key."""

from __future__ import annotations

import copy
import gzip
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from templates.python.runtime import errors, webhooks
from templates.python.runtime.attempts import Attempts
from templates.python.runtime.models import Model
from templates.python.runtime.operation import Operation, Result
from templates.python.runtime.options import CallOptions, ClientOptions, Profile

SECRET = "key-7c9e6679f7425d40"
REQUEST = httpx.Request(
    "GET",
    f"https://user:{SECRET}@acme.test/things?key={SECRET}",
    headers={"authorization": f"Bearer {SECRET}", "x-key": SECRET, "accept": "application/json"},
)
Number = int


class Unpaid(Model):
    message: str


def every(root: type[Exception]) -> list[type[Exception]]:
    return [root, *(each for child in root.__subclasses__() for each in every(child))]


FOUND = {cls for cls in every(errors.SDKError) if "templates.python" in cls.__module__}
CLASSES = sorted(FOUND, key=lambda cls: cls.__name__)


def made(cls: type[Exception]) -> Exception:
    response = httpx.Response(402, json={"message": "pay", "n": 1}, headers={"x-request-id": "r1"}, request=REQUEST)
    offered: dict[str, Any] = {
        "message": "it failed", "operation_id": "readThing", "retries_taken": 2, "request": REQUEST,
        "response": response, "body": {"message": "pay", "n": 1},
    }  # fmt: skip
    if not issubclass(cls, errors.APIError | webhooks.WebhookPayloadError):
        return cls("it failed")
    taken = inspect.signature(cls).parameters
    return cls(**{name: value for name, value in offered.items() if name in taken})


def pickled(error: Any) -> Any:
    return pickle.loads(pickle.dumps(error))


@pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy])
@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_error_travels(cls: type[Exception], again: Callable[[Any], Any]) -> None:
    error = made(cls)
    error.add_note("seen in a test")
    other = again(error)
    assert type(other) is cls
    assert (str(other), other.args, other.__notes__) == (str(error), error.args, error.__notes__)
    for name in ("message", "operation_id", "retries_taken", "status_code", "request_id", "body"):
        assert getattr(other, name, None) == getattr(error, name, None)


@pytest.mark.parametrize("cls", [errors.APITimeoutError, errors.PaymentRequiredError])
def test_no_key_travels_along(cls: type[Exception]) -> None:
    data = pickle.dumps(made(cls))
    assert SECRET.encode() not in data
    other: Any = pickle.loads(data)
    assert str(other.request.url) == "https://acme.test/things"
    assert dict(other.request.headers) == {"accept": "application/json", "host": "acme.test"}


def test_a_compressed_answer_travels() -> None:
    response = httpx.Response(
        500, content=gzip.compress(b'{"a": 1}'), headers={"content-encoding": "gzip"}, request=REQUEST
    )
    other = pickled(errors.InternalServerError("no", response=response, body=None))
    assert other.response.json() == {"a": 1}


def test_an_answer_that_nobody_read_travels_without_its_body() -> None:
    response = httpx.Response(200, stream=httpx.ByteStream(b"x"), request=REQUEST)
    other = pickled(errors.ResponseTooLargeError("too large", response=response))
    assert (other.status_code, other.body) == (200, None)


def test_every_class_that_the_tree_draws_exists() -> None:
    drawn = errors.__doc__ or ""
    for cls in CLASSES:
        assert cls.__module__.endswith("webhooks") or cls.__name__ in drawn
    assert {cls.status for cls in errors.APIStatusError.__subclasses__()} >= {400, 401, 402, 404, 412, 422, 429, 500}
    assert issubclass(webhooks.WebhookError, errors.SDKError)


def failing(response: httpx.Response, results: tuple[Result, ...]) -> errors.APIStatusError:
    response.request = REQUEST
    operation: Operation[Any] = Operation("readThing", "GET", "/things", results=results)
    options = ClientOptions(Profile("pkg", "1", "ACME", "https://acme.test"), "https://acme.test", {}, max_retries=0)
    with pytest.raises(errors.APIStatusError) as caught:
        Attempts(operation, REQUEST, CallOptions(), options).settle(response)
    return caught.value


def test_the_body_is_of_the_type_of_its_status() -> None:
    typed = (Result("402", type=f"{__name__}.Unpaid"), Result("4XX", type=f"{__name__}.Number"))
    assert failing(httpx.Response(418, json=7), typed).body == 7
    error = failing(httpx.Response(402, json={"message": "pay", "more": 1}), typed)
    assert (type(error.body), error.body.message, error.body.to_dict()["more"]) == (Unpaid, "pay", 1)
    assert pickled(error).body == error.body


def test_a_body_of_another_type_stays_as_it_came() -> None:
    typed = (Result("4XX", type=f"{__name__}.Number"),)
    assert failing(httpx.Response(400, json={"a": "b"}), typed).body == {"a": "b"}
    assert failing(httpx.Response(400, text="<html>"), typed).body == "<html>"
    assert failing(httpx.Response(500, json=[1]), typed).body == [1]
