"""Export requests, which only the control plane begins."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from emulator.problem import Problem
from tests.emulator.calling import advance, pull
from tests.emulator.conftest import call, ok


def exports(emulator: Emulator, **query: Json) -> list[Json]:
    """All exports, the youngest first."""
    found: list[Json] = ok(call(emulator, "GET", "/v2/list-export-requests", **query))["items"]
    return found


def test_an_export_proceeds_by_itself(emulator: Emulator) -> None:
    assert exports(emulator) == []
    pull(emulator, "request-export", channel="call", timezone="Europe/Vienna")
    (made,) = exports(emulator)
    assert (made["status"], made["channel"], made["timezone"]) == ("created", "call", "Europe/Vienna")
    advance(emulator, 1000)
    assert exports(emulator)[0]["status"] == "processing"
    assert "url" not in exports(emulator)[0]
    advance(emulator, 2000)
    (done,) = exports(emulator)
    assert (done["status"], done["url"].endswith(".csv")) == ("completed", True)


def test_an_export_can_fail(emulator: Emulator) -> None:
    pull(emulator, "request-export", channel="chat", fails=True)
    advance(emulator, 3000)
    (done,) = exports(emulator)
    assert (done["status"], "url" in done) == ("error", False)


def test_exports_are_listed_in_both_orders_and_in_pages(emulator: Emulator) -> None:
    for _ in range(5):
        pull(emulator, "request-export")
        advance(emulator, 10)
    newest = [each["export_request_id"] for each in exports(emulator)]
    assert [each["export_request_id"] for each in exports(emulator, sort_order="ascending")] == newest[::-1]
    page = ok(call(emulator, "GET", "/v2/list-export-requests", limit=2))
    rest = ok(call(emulator, "GET", "/v2/list-export-requests", limit=5, pagination_key=page["pagination_key"]))
    assert [each["export_request_id"] for each in (*page["items"], *rest["items"])] == newest
    assert call(emulator, "GET", "/v2/list-export-requests", pagination_key="nonsense").status == 400


def test_only_calls_and_chats_are_exported(emulator: Emulator) -> None:
    with pytest.raises(Problem):
        pull(emulator, "request-export", channel="agents")
    assert exports(emulator) == []
