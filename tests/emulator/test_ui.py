"""The page that shows an emulator: in Chromium, against a server on loopback.

playwright-core, which drives it, is installed by `npm ci` from the lock file in `ui/` when it is absent: that needs the
registry. TRUESPEC_PICTURES names a folder in which screenshots are left.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any as Json

import pytest

from emulator.control_live import PAGES, POLICY
from emulator.emulator import Emulator
from emulator.http import Request

HERE = Path(__file__).parent / "ui"
ROOT = Path(__file__).parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


# Without a browser


@pytest.mark.parametrize("name", sorted(PAGES))
def test_its_files_are_served_with_a_policy(emulator: Emulator, name: str) -> None:
    response = emulator.handle(Request("GET", f"/__emulator/ui/{name}"))
    assert (response.status, response.header("content-type")) == (200, PAGES[name])
    assert response.header("content-security-policy") == POLICY
    assert response.body == (files("emulator") / "ui" / name).read_bytes()
    assert emulator.handle(Request("GET", f"/__emulator/ui/{name}x")).status == 404


def test_it_loads_nothing_from_elsewhere_and_makes_no_markup(emulator: Emulator) -> None:
    page = emulator.handle(Request("GET", "/__emulator/ui")).body.decode()
    assert page == (files("emulator") / "ui" / "index.html").read_text()
    linked = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert linked == ["data:,", "/__emulator/ui/page.css", "/__emulator/ui/page.js"]
    assert not re.search(r"<style|\bstyle=|\bon\w+=|<script(?![^>]*\bsrc=)", page)  # the policy would refuse it
    script, style = ((files("emulator") / "ui" / name).read_text() for name in ("page.js", "page.css"))
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|https?://", script
    )
    assert not re.search(r"url\(|@import", style)
    for directive in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert directive in POLICY
    assert "unsafe" not in POLICY


# In a browser


@pytest.fixture(scope="module")
def driver() -> Path:
    """The folder from which Chromium is driven, with what it needs."""
    if not (HERE / "node_modules" / "playwright-core").exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("needs npm to install playwright-core, which drives Chromium")
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True, capture_output=True)
    return HERE


@pytest.fixture(scope="module")
def saw(driver: Path) -> Iterator[Json]:
    """What the driver saw on the page of a served emulator."""
    command = [sys.executable, "-m", "generator", "emulate", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = next(line.split()[1] for line in server.stdout or () if line.startswith("ready:"))
            yield _driven(driver, address)
        finally:
            server.terminate()


def _driven(driver: Path, address: str) -> Json:
    browser = next(found for name in BROWSERS if (found := shutil.which(name)))
    node = shutil.which("node") or shutil.which("nodejs") or "node"
    pictures = [each for each in [os.environ.get("TRUESPEC_PICTURES")] if each]
    done = subprocess.run(
        [node, "drive.js", address, *pictures],
        cwd=driver,
        env={**os.environ, "CHROMIUM": browser},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)


def in_browser(test: Json) -> Json:
    """Mark a test as one that needs Chromium and Node.js."""
    return pytest.mark.chromium(pytest.mark.node(test))


@in_browser
def test_what_is_created_appears_without_a_reload_and_as_text(saw: Json) -> None:
    assert saw["title"].endswith(", emulated")
    assert saw["name"] == '<img src=x onerror="window.harmed=1"><b>bold</b>'
    assert saw["elements"] == 0
    assert saw["untouched"] is True  # nothing ran, and the page was never loaded anew


@in_browser
def test_one_click_to_the_json(saw: Json) -> None:
    assert saw["opened"]["agent_name"] == saw["name"]
    assert saw["opened"]["voice_id"] == "retell-Cimo"


@in_browser
def test_what_is_shown_can_be_narrowed(saw: Json) -> None:
    assert saw["kinds"] == ["chat_agent"]
    assert saw["filtered"] == 1


@in_browser
def test_requests_by_keyboard_alone(saw: Json) -> None:
    assert saw["closed"] is True
    assert (saw["request"]["operation"], saw["request"]["status"]) == ("createAgent", 201)
    assert saw["request"]["response"]["agent_id"] == saw["opened"]["agent_id"]


@in_browser
def test_webhooks_and_sending_again(saw: Json) -> None:
    assert (saw["delivery"]["event"], saw["delivery"]["url"]) == ("chat_started", "http://127.0.0.1:9/hook")
    assert saw["delivery"]["body"]["chat"]["chat_id"] == saw["delivery"]["object"]
    assert saw["again"] == {"of": saw["delivery"]["id"], "event": "chat_started"}


@in_browser
def test_time_is_moved_on(saw: Json) -> None:
    before, after = saw["clock"]
    assert (before[:4], after > before) == (after[:4], True)
    assert saw["moved"] >= 3_600_000


@in_browser
def test_reset_asks_once_more(saw: Json) -> None:
    assert saw["asked"] == "Forget everything?"
    assert saw["left"] == 0
    assert saw["state"]["workspaces"] == []


@in_browser
def test_nothing_overflows_at_any_width(saw: Json) -> None:
    assert [width for width, _ in saw["widths"]] == [1280, 1280, 400, 400]
    assert all(needed <= width for width, needed in saw["widths"])


@in_browser
def test_nothing_failed_and_nobody_else_was_asked(saw: Json) -> None:
    assert saw["problems"] == []
    assert saw["hosts"] == [saw["host"]]
