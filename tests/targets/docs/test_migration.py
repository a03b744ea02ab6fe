"""The page of official names: complete, and true to the overlay and the operations."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.ir.api import Api
from generator.load import load
from generator.targets.docs import files

SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"


@pytest.fixture(scope="module")
def api() -> Api:
    return load(str(SPEC)).api


def pages(api: Api) -> dict[str, str]:
    return {file.path: file.text for file in files(api)}


def page(api: Api) -> str:
    return pages(api)["docs/migration.md"]


def table(api: Api) -> str:
    """The table of calls alone."""
    return page(api).partition("## Other names")[0]


def test_every_official_call_is_a_row(api):
    rows = dict(re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \| (.*)$", table(api), re.MULTILINE))
    assert list(rows) == [call for call, _ in api.settings.official]
    paths = {operation.id: f"`{operation.method.upper()} {operation.path}`" for operation in api.operations}
    for call, id_ in api.settings.official:
        assert (paths[id_] if id_ else "not in this document") in rows[call]


def test_calls_are_the_same_here(api):
    rows = re.findall(r"^\| `\w+\.\w+` \| (the same|–|`.*?`) \|", table(api), re.MULTILINE)
    assert (rows.count("the same"), rows.count("–"), len(rows)) == (80, 4, 84)


def test_another_name_is_written_out(api):
    settings = replace(api.settings, official=(("phone.stop_it", "stopCall"), ("a|b.c", "")))
    text = page(replace(api, settings=settings))
    assert "| `phone.stop_it` | `call.stop` | [`POST /v2/stop-call/{call_id}`](call.md#stop) |" in text
    assert "| `a\\|b.c` | – | not in this document |" in text


def test_no_official_sdk_no_page(api):
    assert "docs/migration.md" not in pages(replace(api, settings=replace(api.settings, official=())))
