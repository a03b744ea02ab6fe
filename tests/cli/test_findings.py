"""Findings go where they were asked to go, and decide the exit code."""

import json

import pytest

from tests.cli.conftest import PETS


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("openapi: 3.1.0\ninfo: {title: x}\npaths: {}\n")
    return path


def test_a_valid_document_is_valid(truespec):
    assert truespec("validate", PETS).code == 0


def test_an_invalid_document_fails_at_its_line(truespec, broken):
    result = truespec("validate", broken)
    assert result.code == 1
    assert f"{broken}:2:" in result.out
    assert "version" in result.out


def test_fail_on_decides(truespec):
    assert truespec("lint", PETS, "--fail-on", "error").code == 0
    assert truespec("lint", PETS, "--fail-on", "info").code == 1


def test_json_to_standard_output(truespec):
    result = truespec("lint", PETS, "--report", "json")
    assert [finding["rule"] for finding in json.loads(result.out)["findings"] if finding["line"] == 60] == [
        "schema-unreachable"
    ]


def test_several_reports_at_once(truespec, tmp_path):
    result = truespec("lint", PETS, "--report", "github", "--report", f"sarif={tmp_path}/deep/lint.sarif")
    assert "::notice" in result.out
    assert json.loads((tmp_path / "deep/lint.sarif").read_text())["version"] == "2.1.0"


def test_a_report_that_cannot_be_written_is_a_usage_error(truespec, tmp_path):
    result = truespec("lint", PETS, "--report", f"json={tmp_path}")
    assert result.code == 2
    assert str(tmp_path) in result.err


@pytest.mark.parametrize("command", ["validate", "lint", "explain", "generate", "import"])
def test_a_missing_document_is_said_on_standard_error(truespec, tmp_path, command):
    absent = str(tmp_path / "absent.yaml")
    arguments = {
        "explain": ["explain", "Pet", "--spec", absent],
        "generate": ["generate", "--spec", absent, "--out", str(tmp_path / "out")],
        "import": ["spec", "import", absent, "--out", str(tmp_path / "spec")],
    }
    result = truespec(*arguments.get(command, [command, absent]))
    assert (result.code, result.out) == (2, "")
    assert "absent.yaml" in result.err


def test_a_missing_document_is_in_the_report_that_was_asked_for(truespec, tmp_path):
    result = truespec("lint", tmp_path / "absent.yaml", "--report", "json")
    assert result.code == 2
    assert len(json.loads(result.out)["findings"]) == 1


def test_output_that_is_not_a_terminal_has_no_colours(truespec, broken, monkeypatch):
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b" not in truespec("validate", broken).out


def test_counts_a_rule(truespec):
    result = truespec("lint", PETS, "--report", "counts")
    assert result.out.splitlines()[-1] == "     1  info     schema-unreachable"


def test_the_list_names_every_rule_and_about_explains_one(truespec):
    from generator.lint import RULES

    listed = truespec("lint", "--list").out.splitlines()
    assert sorted(line.split()[0] for line in listed) == sorted(rule.RULE for rule in RULES)
    for rule in RULES:
        assert len(truespec("lint", "--about", rule.RULE).out.splitlines()) > 2


def test_about_a_rule_that_does_not_exist(truespec):
    assert truespec("lint", "--about", "nonsense").code == 2


def test_sarif_carries_the_documentation_of_rules(truespec):
    run = json.loads(truespec("lint", PETS, "--report", "sarif").out)["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["schema-unreachable"]["shortDescription"]["text"]
