"""Reports for continuous integration: Markdown, JUnit, SARIF, GitHub's annotations."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any as Json
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from contract_tests.account import Account
from contract_tests.report import FORMATS, render
from generator.findings import InputError
from tests.contract.report.accounts import account, coverage, drift, entry, full, many

ACCOUNTS = [account(), full(), account(*many(60)), account(reason="no request succeeded", notes=("spent",))]


def test_an_unknown_format_is_the_users_mistake() -> None:
    with pytest.raises(InputError, match="no report format 'pdf'"):
        render(account(), "pdf")


@pytest.mark.parametrize("name", [name for name, _ in FORMATS])
def test_the_same_account_gives_the_same_report(name: str) -> None:
    assert render(full(), name) == render(full(), name)
    assert render(full(), name).endswith("\n")


# Markdown


def test_markdown_tells_all_of_a_drift() -> None:
    told = render(account(drift(3)), "markdown", replays="drifts")
    assert told.startswith("## 1 drift: 1 breaking\n")
    for each in (
        "#### `response-property-missing` at `#/components/schemas/Pet/properties/kind3`",
        "**Where** `spec/pets.yaml:123:9`",
        "**Operations** `getPet`, `listPets`",
        "**Seen** 12 times (requests 9 to 610)",
        "Patch of the document (verified)",
        "  - target: $.components.schemas.Pet.required[?@ == 'kind']\n    remove: true",
        "curl -sS",
        f"truespec replay drifts/{drift(3).fingerprint}.json",
        '{"name": "Rex", "tags": [1, null, "good"]}',
        "| `createPet` | 200 | `200` `422` | `404` | 5 of 8 |",
    ):
        assert each in told


def test_markdown_tells_the_baseline_and_defects() -> None:
    told = render(full(), "markdown")
    for each in (
        "- **Accepted** ",
        "- **Stale: not seen any more** ",
        "- **Expired** ",
        "- **Nothing can be said: too little was tested** ",
        "### Defects of the document (1)",
    ):
        assert each in told


def test_what_stands_in_a_fence_cannot_end_it() -> None:
    told = render(account(drift(value="\n````\n# heading\n````")), "markdown")
    fences = [line for line in told.splitlines() if re.fullmatch(r"`{3,}\w*", line)]
    assert len(fences) % 2 == 0
    for opened, closed in zip(fences[::2], fences[1::2], strict=True):
        assert opened.rstrip("abcdefghijklmnopqrstuvwxyz") == closed


# JUnit: what the schemas of Jenkins and of Ant have in common

ATTRIBUTES = {
    "testsuites": set(),
    "testsuite": {"name", "package", "id", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname"},
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
    "system-out": set(),
    "system-err": set(),
}
INSIDE = {
    "testsuites": ["testsuite"],
    "testsuite": ["properties", "testcase", "system-out", "system-err"],
    "properties": ["property"],
    "testcase": ["failure", "error", "skipped"],
}


def require_junit(root: ET.Element) -> None:
    for element in root.iter():
        assert set(element.keys()) == ATTRIBUTES[element.tag]
        order = [INSIDE[element.tag].index(child.tag) for child in element]
        assert order == sorted(order)
        if element.tag == "testcase":
            assert len(element) <= 1
    (suite,) = root
    counts = Counter(child.tag for case in suite.iter("testcase") for child in case)
    assert int(suite.get("tests", "")) == len(list(suite.iter("testcase")))
    for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.get(name, "")) == counts[kind]
    assert suite.get("hostname", "").strip()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp", ""))


@pytest.mark.parametrize("given", ACCOUNTS)
def test_junit_is_as_the_schemas_want_it(given: Account) -> None:
    require_junit(ET.fromstring(render(given, "junit")))


def test_junit_has_a_test_for_each_operation() -> None:
    root = ET.fromstring(render(full(), "junit"))
    ended = {case.get("name"): [child.tag for child in case] for case in root.iter("testcase")}
    assert list(ended) == list(coverage()["by_operation"])
    assert ended == {"listPets": ["failure"], "createPet": [], "getPet": ["failure"], "deletePet": ["skipped"]}
    failure = next(root.iter("failure")).text or ""
    assert "spec/pets.yaml:123:9: breaking[response-property-missing]" in failure


def test_junit_passes_no_run_that_proves_nothing() -> None:
    root = ET.fromstring(render(account(reason="the key is refused"), "junit"))
    (error,) = root.iter("error")
    assert error.text == "the key is refused"


# SARIF


@pytest.mark.parametrize("given", ACCOUNTS)
def test_sarif_keeps_the_standard(given: Account) -> None:
    """SARIF 2.1.0, sections 3.20 (invocation), 3.27 (result), 3.29 (physicalLocation), 3.30 (region), 3.49 (rule)."""
    log = json.loads(render(given, "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    require_sarif(run)
    assert run["invocations"][0]["executionSuccessful"] is not bool(given.reason)
    prints = [each["partialFingerprints"]["truespec/v1"] for each in run["results"]]
    assert set(prints) >= {each.fingerprint for each in given.drifts}


def require_sarif(run: Json) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert isinstance(result["message"]["text"], str)
        for location in result["locations"]:
            if physical := location.get("physicalLocation"):
                urlsplit(physical["artifactLocation"]["uri"])
                assert re.fullmatch(r"[A-Za-z0-9%/:?&=@+~._#-]*", physical["artifactLocation"]["uri"])
                assert physical["region"]["startLine"] >= 1
                assert physical["region"]["startColumn"] >= 1
    for invocation in run["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)
        for each in invocation["toolExecutionNotifications"]:
            assert each["level"] in {"none", "note", "warning", "error"}
            assert isinstance(each["message"]["text"], str)


def test_sarif_tells_where_how_gravely_and_for_how_long() -> None:
    (run,) = json.loads(render(account(drift(1, "security", rule="a"), drift(2, "additive", rule="b")), "sarif"))[
        "runs"
    ]
    rules = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    assert float(rules["a"]["properties"]["security-severity"]) >= 7
    assert "properties" not in rules["b"]
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["partialFingerprints"] == {"truespec/v1": drift(1, rule="a").fingerprint}
    region = first["locations"][0]["physicalLocation"]
    assert region == {"artifactLocation": {"uri": "spec/pets.yaml"}, "region": {"startLine": 121, "startColumn": 9}}


def test_accepted_drift_raises_no_alert() -> None:
    accepted = drift(9)
    told = render(account(accepted=((accepted, entry(accepted.fingerprint)),)), "sarif")
    assert json.loads(told)["runs"][0]["results"] == []
    assert render(account(accepted=((accepted, entry(accepted.fingerprint)),)), "github") == ""


# GitHub


def test_github_annotates_lines_of_the_document() -> None:
    told = render(full(), "github").splitlines()
    assert told[1].startswith("::error file=spec/pets.yaml,line=123,col=9,title=response-property-missing::the body")
    levels = [re.match("::([a-z]+)", each)[1] for each in told]  # type: ignore[index]
    assert levels == ["error", "error", "warning", "notice", "warning", "notice", "warning"]
    assert render(account(), "github") == ""
    assert render(account(reason="no key"), "github").startswith("::error title=inconclusive::no key")
