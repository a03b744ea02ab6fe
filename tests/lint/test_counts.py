"""The counts on the document that TRUESPEC_REFERENCE names: what each rule finds in a real, valid document.

`CATALOGUE` maps the categories of a catalogue that was made by hand, before these rules, to the rules that see them;
the numbers are its. `HEURISTIC` are rules that read words or compare names, where the number is ours.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from generator.document.read import read
from generator.findings import Finding, Severity
from generator.lint import RULES, lint

CATALOGUE = (
    ("B1", "union-overlapping", 1),
    ("B2", "union-tag-optional", 4),
    ("B3", "union-untagged", 3),
    ("B4", "required-property-missing", 1),
    ("B5", "ref-sibling-ignored", 12),
    ("B6", "ref-annotation-ignored", 66),
    ("B7", "nullable-enum-without-null", 2),
    ("B8", "null-in-text-only", 3),
    ("B9", "default-in-text-only", 98),
    ("B10", "bounds-in-text-only", 23),
    ("B11", "length-in-text-only", 12),
    ("B11", "pattern-in-text-only", 10),
    ("B13", "values-in-text-only", 5),
    ("B14", "size-in-text-only", 5),
    ("B16", "required-in-text-only", 2),
    ("B17", "required-with-default", 2),
    ("B18", "default-breaks-exclusion", 2),
    ("B19", "negation-names-unknown", 1),
    ("B20", "example-key-undeclared", 2),
    ("B25", "integer-format-missing", 23),
    ("B26", "map-untyped", 8),
    ("B31", "default-conflicting", 1),
    ("B32", "operation-tags-missing", 86),
    ("B32", "operation-summary-missing", 86),
    ("B33", "schema-unreachable", 50),
    ("B34", "rate-limit-undeclared", 41),
    ("B34", "component-unused", 1),
    ("B34", "precondition-header-missing", 2),
    ("B34", "not-found-undeclared", 1),
    ("B34", "not-found-without-id", 3),
    ("B34", "response-content-missing", 1),
    ("B34", "error-property-optional", 10),
    ("B35", "limit-minimum-missing", 9),
    ("B35", "cursor-not-guaranteed", 2),
    ("B35", "empty-value-allowed", 6),
    ("B36", "union-single-variant", 2),
    ("B37", "multipart-encoding-missing", 3),
    ("B38", "put-body-optional", 1),
)
HEURISTIC = (
    ("B12", "format-in-text-only", 58),
    ("B15", "requirement-in-text-only", 20),
    ("B15", "applicability-in-text-only", 57),
    ("B19", "text-names-unknown", 13),
    ("B21", "example-id-shared", 4),
    ("B22", "property-type-drifting", 9),
    ("B23", "property-constraint-drifting", 21),
    ("B23", "enum-subset-by-hand", 12),
    ("B24", "enum-twin", 1),
    ("B28", "text-value-miscased", 2),
    ("B28", "text-value-missing", 1),
    ("B29", "description-repeated", 0),
    ("B30", "text-word-doubled", 1),
    ("B30", "text-article-wrong", 6),
    ("B35", "envelope-property-optional", 10),
    ("B35", "pagination-styles-mixed", 1),
)


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    reference = os.environ.get("TRUESPEC_REFERENCE")
    if not reference or not Path(reference).exists():
        pytest.skip("TRUESPEC_REFERENCE names no document")
    return lint(read(reference))


@pytest.mark.parametrize(("category", "rule", "count"), [*CATALOGUE, *HEURISTIC])
def test_a_rule_counts_what_the_catalogue_counts(
    findings: tuple[Finding, ...], category: str, rule: str, count: int
) -> None:
    assert Counter(finding.rule for finding in findings)[rule] == count, category


def test_every_rule_has_a_count() -> None:
    assert {rule for _, rule, _ in (*CATALOGUE, *HEURISTIC)} == {rule.RULE for rule in RULES}


def test_of_what_stands_beside_a_reference_only_what_changes_validity_is_an_error(
    findings: tuple[Finding, ...],
) -> None:
    severities = Counter(finding.severity for finding in findings if finding.rule == "ref-sibling-ignored")
    assert severities == {Severity.ERROR: 3, Severity.WARNING: 9}


def test_every_finding_has_its_place_and_mend(findings: tuple[Finding, ...]) -> None:
    assert all(finding.position is not None and finding.position.line > 1 for finding in findings)
    assert all(finding.suggestion for finding in findings)
    assert len({finding.fingerprint for finding in findings}) >= 0.99 * len(findings)


def test_lint_is_quick(findings: tuple[Finding, ...]) -> None:
    source = read(os.environ["TRUESPEC_REFERENCE"])
    started = process_time()
    lint(source)
    assert process_time() - started < 1.5
