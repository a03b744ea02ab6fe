"""What docstrings promise is what the runtime raises, and the facts are those of the document."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest

from generator.targets.python import docstrings
from templates.python.runtime import errors


def test_errors_have_the_runtimes_names() -> None:
    named = {status: f"{name}Error" for status, name in docstrings.ERRORS.items()}
    assert {**named, 500: "InternalServerError"} == {s: cls.__name__ for s, cls in errors.STATUS_ERRORS.items()}


@pytest.mark.parametrize(
    ("status", "name"), [(404, "NotFoundError"), (418, "APIStatusError"), (599, "InternalServerError")]
)
def test_every_status_has_a_class(status: int, name: str) -> None:
    assert docstrings.error_class(status) == name
    assert hasattr(errors, name)


def test_facts(sdk: ModuleType) -> None:
    client = sdk.Retell(api_key="k")
    text = inspect.getdoc(client.phone_number.list)
    assert text is not None
    assert text.startswith("List phone numbers.\n\nGET /v2/list-phone-numbers\n\nReturns a page. ")
    assert "limit: int, at most 1000, default 50" in text
    assert 'one of "ascending", "descending", default "descending"' in text
    assert "    AuthenticationError (401), InternalServerError (500)" in text


def test_deprecated_methods_name_their_successor(sdk: ModuleType) -> None:
    method = sdk.Retell(api_key="k").phone_number.list_v1
    assert method.__deprecated__ == "Deprecated: use phone_number.list."
    assert "Deprecated: use phone_number.list." in (inspect.getdoc(method) or "")
