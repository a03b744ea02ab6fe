"""The page for people: safe whatever stands in it, and looked at in Chromium at two widths in two schemes.

playwright-core, which drives Chromium, is that of the emulator's page. TRUESPEC_PICTURES names a folder in which
screenshots are left.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any as Json

import pytest

from contract_tests.account import Account
from contract_tests.report import render
from generator.document.yaml_text import to_yaml
from generator.findings import Position
from generator.pointer import Pointer
from tests.contract.report.accounts import account, activity, coverage, drift, entry, full, many, patch, share

HERE = Path(__file__).parent / "browser"
MODULES = Path(__file__).parent.parent.parent / "emulator" / "ui"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

HARM = "<img src=x onerror=window.harmed=1><script>window.harmed=1;alert(1)</script>"
ATTACKS = (
    HARM,
    f"\"'>{HARM}",
    f"</pre></details></style></script>{HARM}",
    f"--></title>{HARM}<!--",
    "{{ 7 * 7 }}{% raw %}${alert(1)}",
    "javascript:alert(1)",
    "\u202eevil\u2066\x1b[2J\x00\ud800\ufffe",
    "A" * 50_000,
    f"{'<a>' * 2_000}",
)


def hostile() -> Account:
    """Every text is an attack."""
    drifts = tuple(
        drift(
            index,
            rule=text,
            facet=text,
            message=text,
            pointer=Pointer(("paths", text, "get")),
            operations=(text, f"{text}2"),
            value={text: [text, {"deep": text}]},
            position=Position(text, 3, 4),
            patch={**patch(), "info": {"title": text}, "actions": [{"target": text, "update": {text: text}}]},
        )
        for index, text in enumerate(ATTACKS)
    )
    entries = tuple(entry(pointer=text, rule=text, reason=text) for text in ATTACKS)
    made = account(
        *drifts, title=HARM, version=HARM, url=HARM, notes=ATTACKS, reason=HARM, stale=entries, expired=entries
    )
    coverage: Json = {
        **made.coverage,
        "untestable": {text: text for text in ATTACKS},
        "by_operation": {text: {**made.coverage["by_operation"]["getPet"], "declared": [text]} for text in ATTACKS},
    }
    return replace(made, coverage=coverage)


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


@pytest.mark.parametrize("given", [account(), full(), hostile(), account(*many(60))])
def test_it_is_one_file_whose_policy_lets_only_its_own_run(given: Account) -> None:
    page = render(given, "html")
    found = Elements(page)
    assert found.tags.count("script") == found.tags.count("style") == 1
    assert not {"img", "link", "iframe", "object", "embed", "base", "a "} & set(found.tags)
    assert not [name for name, _ in found.attributes if name in ("style", "src") or name.startswith("on")]
    assert all((value or "").startswith("#") for name, value in found.attributes if name == "href")
    policy = next(
        value or "" for name, value in found.attributes if name == "content" and "default-src" in (value or "")
    )
    for kind in ("script", "style"):
        inside = re.search(f"<{kind}>(.*)</{kind}>", page, re.DOTALL)
        assert inside is not None
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
        assert not re.search(r"https?://|url\(|@import|innerHTML|\beval\b", inside[1])
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page.encode()


def test_it_stays_small_however_much_was_found() -> None:
    assert len(render(account(*many(60)), "html")) < 3_000_000
    huge = render(account(*many(10_000)), "html")
    assert len(huge) < 6_000_000
    assert "and 9,000 more drifts" in huge


def test_all_of_a_drift_is_told() -> None:
    page = render(account(drift(3, "breaking", confidence=0.5, flaky=True)), "html", replays="drifts")
    for each in (
        "spec/pets.yaml:123:9",
        "<b>kind3</b>",
        "seen 12 times, in requests 9 to 610",
        "confidence 50%",
        "flaky",
    ):
        assert each in page
    assert '<span class="take">  - target: $.components.schemas.Pet.required' in page
    assert f"truespec replay drifts/{drift(3).fingerprint}.json" in page


def test_what_is_declared_is_told_beside_what_was_observed() -> None:
    page = render(account(drift(3, declared={"type": "string", "x-name": "Kind"})), "html")
    assert 'aria-label="Declared">type: string</pre>' in page
    operation = {"operationId": "getPet", "responses": {}}
    assert 'aria-label="Declared"' not in render(account(drift(4, declared=operation)), "html")


# In a browser


def large() -> Account:
    """Coverage of an API with long names and large numbers."""
    names = ("createConversationFlowComponent", "list_everything_there_is_v3")
    statuses = ["201", "400", "401", "402", "404", "422", "429", "500"]
    shares: Json = {name: share(1_589, 1_590) for name in ("properties", "values", "branches", "constraints")}
    row = activity(1_200, "201", declared=statuses, **shares)
    return account(*many(60), coverage={**coverage(), "by_operation": dict.fromkeys(names, row)})


PAGES = {
    "clean": account(),
    "one": account(drift()),
    "full": full(),
    "sixty": large(),
    "inconclusive": account(reason="the server refuses the key (401): is it right?"),
    "hostile": hostile(),
}


@pytest.fixture(scope="module")
def saw(tmp_path_factory: pytest.TempPathFactory) -> Json:
    """What the driver saw of every page."""
    if not (MODULES / "node_modules" / "playwright-core").exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("needs npm to install playwright-core, which drives Chromium")
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=MODULES, check=True, capture_output=True)
    folder = tmp_path_factory.mktemp("pages")
    for name, given in PAGES.items():
        (folder / f"{name}.html").write_text(render(given, "html", replays="drifts"), encoding="utf-8")
    browser = next(found for name in BROWSERS if (found := shutil.which(name)))
    node = shutil.which("node") or shutil.which("nodejs") or "node"
    pictures = os.environ.get("TRUESPEC_PICTURES", "")
    files = [folder / f"{name}.html" for name in PAGES]
    done = subprocess.run(
        [node, HERE / "drive.mjs", MODULES, pictures, *files],
        env={**os.environ, "CHROMIUM": browser},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)


def in_browser(test: Json) -> Json:
    """Mark a test as one that needs Chromium and Node.js."""
    return pytest.mark.chromium(pytest.mark.node(test))


def looks(saw: Json) -> dict[str, Json]:
    """What was seen, by page, width and scheme."""
    return {f"{each['page']} {each['width']} {each['scheme']}": each for each in saw["looks"]}


@in_browser
def test_every_page_was_looked_at(saw: Json) -> None:
    assert len(looks(saw)) == 6 * len(PAGES)
    for each in saw["looks"]:
        assert each["cards"] == len(PAGES[each["page"]].drifts)


@in_browser
def test_nothing_runs_nothing_is_fetched_and_nothing_complains(saw: Json) -> None:
    for name, each in looks(saw).items():
        assert (each["dialogs"], each["harmed"], each["elements"], each["scripts"]) == (0, 0, 0, 1), name
        assert each["problems"] == [], name
        assert len(each["requests"]) == 1, name


@in_browser
def test_markup_is_shown_as_text(saw: Json) -> None:
    assert HARM in looks(saw)["hostile 1280 light"]["text"]
    assert "\\u202eevil\\u2066\\x1b[2J\\x00\\ud800" in looks(saw)["hostile 1280 light"]["text"]


@in_browser
def test_nothing_overflows_sideways(saw: Json) -> None:
    assert {name: each["widths"] for name, each in looks(saw).items() if each["widths"][0] > each["widths"][1]} == {}


@in_browser
def test_every_text_can_be_read(saw: Json) -> None:
    assert {name: each["faint"][:3] for name, each in looks(saw).items() if each["faint"]} == {}


@in_browser
def test_every_control_has_a_name(saw: Json) -> None:
    assert {name: each["unnamed"] for name, each in looks(saw).items() if each["unnamed"]} == {}


@in_browser
def test_pictures_are_not_blank_and_follow_the_scheme(saw: Json) -> None:
    for name, each in looks(saw).items():
        assert each["picture"]["colors"] > 50, name
        assert (each["picture"]["light"] > 127) == (each["scheme"] == "light"), name


@in_browser
def test_a_reader_narrows_opens_and_copies(saw: Json) -> None:
    use = saw["use"]
    assert (use["all"], use["found"], use["said"], use["without"]) == (4, 1, "1 of 4 shown", 3)
    assert (use["closed"], use["opened"]) == (0, 1)
    assert [use[name] for name in ("first", "second", "third")] == [["panel curl"], ["panel python"], ["panel replay"]]
    assert json.loads(use["replay"]) == drift(3).reproduction
    assert use["copied"] == to_yaml(patch())
    assert use["linked"] == 1


@in_browser
def test_on_paper_everything_is_open(saw: Json) -> None:
    assert saw["use"]["printed"] == [4, False]


@in_browser
def test_without_scripts_everything_can_be_read(saw: Json) -> None:
    bare = saw["use"]["bare"]
    assert (bare["filter"], bare["copy"], bare["python"]) == (False, 0, True)
