"""The folder `cases` is the list of tests: `bad*.yaml` has as many findings of its rule as its first line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.read import read
from generator.findings import InputError
from generator.lint import RULES, Rule, documentation, documents, lint
from generator.lint.view import View

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_rule_finds_what_is_bad_and_nothing_else(file: Path) -> None:
    first = file.read_text().splitlines()[0]
    expected = int(first.removeprefix("# findings: ")) if file.stem.startswith("bad") else 0
    found = [finding for finding in lint(read(str(file))) if finding.rule == file.parent.name]
    assert len(found) == expected, found
    assert all(finding.suggestion and finding.message for finding in found)
    assert all(finding.position is not None and finding.position.line > 1 for finding in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE)
def test_every_rule_is_tried_both_ways(rule: Rule) -> None:
    names = {file.stem.split("-")[0] for file in FILES if file.parent.name == rule.RULE}
    assert names == {"bad", "good"}


def test_every_case_belongs_to_a_rule() -> None:
    assert {file.parent.name for file in FILES} == {rule.RULE for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE)
def test_every_rule_documents_itself(rule: Rule) -> None:
    told = documentation(rule.RULE)
    title, what, why, example = (part for part in told.split("\n\n", 3))
    assert title.endswith(".")
    assert what.startswith("What it finds: ")
    assert why.startswith("Why it matters: ")
    assert example.startswith("Example::")


def test_every_rule_file_is_registered_under_its_own_name() -> None:
    folder = Path(__file__).parents[2] / "generator" / "lint" / "rules"
    written = {file.stem.replace("_", "-") for file in folder.glob("*.py") if file.stem != "__init__"}
    assert [rule.RULE for rule in RULES] == list(dict.fromkeys(rule.RULE for rule in RULES))
    assert written == {rule.RULE for rule in RULES} == set(documents())


def test_an_unknown_rule_is_the_users_mistake() -> None:
    with pytest.raises(InputError, match="no rule 'nonsense'"):
        documentation("nonsense")


def test_findings_stand_in_the_order_of_the_file() -> None:
    findings = lint(read(str(CASES / "default-in-text-only" / "bad.yaml")))
    assert list(findings) == sorted(findings, key=lambda finding: finding.sort_key)
    assert len(findings) > 1


def test_a_finding_names_the_operation_that_it_stands_in() -> None:
    found = lint(read(str(CASES / "operation-tags-missing" / "bad.yaml")))
    assert {finding.operations for finding in found if finding.rule == "operation-tags-missing"} == {("listBooks",)}


def test_no_severity_is_graver_than_its_rule() -> None:
    for file in FILES:
        view = View(read(str(file)))
        for rule in RULES:
            assert all(finding.severity <= rule.SEVERITY for finding in rule.check(view))


def test_schemas_of_other_files_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "shapes.yaml").write_text("Size:\n  type: string\n  nullable: true\n  enum: [small]\n")
    root = tmp_path / "openapi.yaml"
    root.write_text(
        'openapi: 3.0.3\ninfo: {title: Library, version: "1"}\npaths: {}\n'
        "components: {schemas: {Book: {properties: {size: {$ref: 'shapes.yaml#/Size'}}}}}\n"
    )
    (finding,) = (found for found in lint(read(str(root))) if found.rule == "nullable-enum-without-null")
    assert finding.position is not None
    assert finding.position.file.endswith("shapes.yaml")
    assert finding.position.line == 4
