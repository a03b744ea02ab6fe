"""Every format, with findings whose texts try to break it."""

from __future__ import annotations

import json
import re
from typing import Any
from unicodedata import category
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, InputError, Position, Severity
from generator.pointer import Pointer
from generator.report import FORMATS, render

BROKEN = Finding(
    "required-property-missing",
    Severity.ERROR,
    "'size' is required but declared nowhere",
    Pointer.parse("#/components/schemas/File/required/1"),
    Position("spec/api.yaml", 12, 7),
    "Declare 'size'.",
    ("getFile",),
)
ODD = Finding("empty-value-allowed", Severity.INFO, "odd", suggestion="Drop it.")
HOSTILE = Finding(
    "x,y:z",
    Severity.WARNING,
    "a\x1b[31mred\r\n::error::gotcha 100% {0} [link](http://evil.example)\u202e\u2028",
    Pointer(("pa\nths", "::set-env name=x::y")),
    Position("dir, with: odd%name\n.yaml", 1, 1),
    "\x07\x9b",
)
ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
FINDINGS = st.builds(
    Finding,
    rule=ANY_TEXT,
    severity=st.sampled_from(Severity),
    message=ANY_TEXT,
    pointer=st.lists(ANY_TEXT, max_size=3).map(Pointer),
    position=st.none() | st.builds(Position, file=ANY_TEXT, line=st.integers(1, 9), column=st.integers(1, 9)),
    suggestion=ANY_TEXT,
)


def test_text_says_where_what_and_how_to_mend_it() -> None:
    assert render((BROKEN, ODD, BROKEN), "text").splitlines()[:4] == [
        "spec/api.yaml:12:7: error[required-property-missing] 'size' is required but declared nowhere",
        "    at #/components/schemas/File/required/1",
        "    Declare 'size'.",
        "info[empty-value-allowed] odd",
    ]


def test_text_ends_with_the_counts() -> None:
    assert render((BROKEN, ODD, BROKEN), "text").endswith("\n2 errors, 1 note\n")
    assert render((), "text") == "No findings.\n"


def test_text_is_colored_only_if_asked() -> None:
    assert "\x1b" not in render((BROKEN,), "text")
    assert "\x1b[31merror[required-property-missing]\x1b[0m" in render((BROKEN,), "text", color=True)


def test_json_keeps_its_members() -> None:
    report = json.loads(render((BROKEN, ODD), "json"))
    assert report["version"] == 1
    assert report["summary"] == {"error": 1, "warning": 0, "info": 1}
    assert report["findings"][0] == {
        "rule": "required-property-missing",
        "severity": "error",
        "message": "'size' is required but declared nowhere",
        "pointer": "#/components/schemas/File/required/1",
        "file": "spec/api.yaml",
        "line": 12,
        "column": 7,
        "suggestion": "Declare 'size'.",
        "fingerprint": BROKEN.fingerprint,
        "operations": ["getFile"],
        "detail": {},
    }
    assert report["findings"][1]["file"] is None


def test_github_names_the_place_as_properties() -> None:
    assert render((BROKEN,), "github") == (
        "::error file=spec/api.yaml,line=12,col=7,title=required-property-missing::'size' is required but declared "
        "nowhere%0Aat #/components/schemas/File/required/1%0ADeclare 'size'.\n"
    )
    assert render((ODD,), "github") == "::notice title=empty-value-allowed::odd%0ADrop it.\n"


def test_github_escapes_what_would_end_a_property() -> None:
    command = render((HOSTILE,), "github")
    assert "file=dir%2C with%3A odd%25name\\n.yaml,line=1" in command
    assert "title=x%2Cy%3Az::" in command
    assert "100%25" in command


@given(st.lists(FINDINGS, max_size=3))
def test_github_never_begins_a_command_of_the_document(findings: list[Finding]) -> None:
    lines = render(findings, "github").splitlines()
    assert len(lines) == len(findings)
    assert all(re.match(r"::(error|warning|notice) [^:]*::", line) for line in lines)


@given(st.lists(FINDINGS, max_size=3))
def test_text_never_steers_a_terminal(findings: list[Finding]) -> None:
    lines = render(findings, "text").split("\n")
    assert len(lines) <= 2 + 3 * len(findings)
    assert not {category(char) for line in lines for char in line} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.lists(FINDINGS, max_size=3), st.sampled_from([name for name, _ in FORMATS]))
def test_every_format_can_be_written_as_utf8(findings: list[Finding], name: str) -> None:
    assert render(findings, name).encode() == render(tuple(findings), name).encode()


def sarif_run(*findings: Finding, **options: Any) -> dict[str, Any]:
    log = json.loads(render(findings, "sarif", **options))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


def test_sarif_rules_carry_their_documentation() -> None:
    run = sarif_run(BROKEN, ODD, documents={BROKEN.rule: "A title.\n\nWhat it finds: all."})
    assert run["tool"]["driver"]["name"] == "truespec"
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "empty-value-allowed",
            "shortDescription": {"text": "empty value allowed"},
            "defaultConfiguration": {"level": "note"},
        },
        {
            "id": "required-property-missing",
            "shortDescription": {"text": "A title."},
            "defaultConfiguration": {"level": "error"},
            "help": {"text": "What it finds: all."},
        },
    ]


@given(st.lists(FINDINGS, max_size=3))
def test_sarif_keeps_the_standard(findings: list[Finding]) -> None:
    """SARIF 2.1.0, sections 3.27 (result), 3.28 (location), 3.29 (physicalLocation), 3.30 (region), 3.49 (rule)."""
    run = sarif_run(*findings)
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run["results"]) == len(findings)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert isinstance(result["message"]["text"], str)
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        for location in result["locations"]:
            if physical := location.get("physicalLocation"):
                urlsplit(physical["artifactLocation"]["uri"])
                assert re.fullmatch(r"[A-Za-z0-9%/:?&=@+~._#-]*", physical["artifactLocation"]["uri"])
                assert physical["region"]["startLine"] >= 1
                assert physical["region"]["startColumn"] >= 1


def test_sarif_takes_braces_and_brackets_literally() -> None:
    text = sarif_run(HOSTILE)["results"][0]["message"]["text"]
    assert "{{0}}" in text
    assert "\\[link\\]" in text


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("spec/api.yaml", "spec/api.yaml"),
        ("/srv/my api.yaml", "file:///srv/my%20api.yaml"),
        ("https://example.com/a.yaml?v=1", "https://example.com/a.yaml?v=1"),
    ],
)
def test_sarif_names_files_by_uri(file: str, uri: str) -> None:
    run = sarif_run(Finding("a", Severity.INFO, "b", position=Position(file)))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_half_a_surrogate_pair_is_no_traceback() -> None:
    finding = Finding("\ud800", Severity.INFO, "\udfff", Pointer(("\ud800",)), Position("\ud800"))
    assert all(render((finding,), name).encode() for name, _ in FORMATS)


def test_an_unknown_format_is_the_users_mistake() -> None:
    with pytest.raises(InputError, match="no report format 'pdf'"):
        render((), "pdf")


def test_markdown_has_a_section_for_each_severity() -> None:
    assert render((ODD, BROKEN), "markdown", headings={Severity.ERROR: "Breaking"}).splitlines() == [
        "## Breaking (1)",
        "",
        "- 'size' is required but declared nowhere — `required-property-missing` at `spec/api.yaml:12:7`"
        " <br>Declare 'size'.",
        "",
        "## Notes (1)",
        "",
        "- odd — `empty-value-allowed` <br>Drop it.",
        "",
    ]
    assert render((), "markdown") == "No findings.\n"


@given(st.lists(FINDINGS, max_size=3))
def test_nothing_in_a_finding_becomes_markdown(findings: list[Finding]) -> None:
    told = render(findings, "markdown")
    for line in told.splitlines():
        assert line == "" or line == "No findings." or line.startswith(("## ", "- "))
        prose = re.sub(r"(`+)( ?).*?\2\1(?!`)", "", line.removeprefix("- ").replace("<br>", ""))
        assert not re.search(r"(?<!\\)[<@\[\]*_]|://|www\.", prose.replace("\\\\", ""))


def test_formats_are_those_documented() -> None:
    assert [name for name, _ in FORMATS] == ["text", "json", "markdown", "github", "sarif", "counts"]
