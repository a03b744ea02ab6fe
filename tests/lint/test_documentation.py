"""`docs/lint.md` lists every rule with its severity, title and counts, and the counts are true."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.document.read import read
from generator.lint import RULES, documentation, lint

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (\w+) \| (.+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "lint.md").read_text())


def test_every_rule_is_listed_in_order() -> None:
    listed = [(rule, severity, title) for rule, severity, title, _, _ in ROWS]
    assert listed == [(rule.RULE, str(rule.SEVERITY), documentation(rule.RULE).splitlines()[0]) for rule in RULES]


def test_the_counts_of_the_shipped_document_are_true() -> None:
    counts = Counter(finding.rule for finding in lint(read(str(ROOT / "spec" / "openapi.yaml"))))
    assert {rule: counts[rule] for rule, *_ in ROWS} == {rule: int(shipped) for rule, _, _, _, shipped in ROWS}


def test_the_counts_with_prose_are_true() -> None:
    reference = os.environ.get("TRUESPEC_REFERENCE")
    if not reference or not Path(reference).exists():
        pytest.skip("TRUESPEC_REFERENCE names no document")
    counts = Counter(finding.rule for finding in lint(read(reference)))
    assert {rule: counts[rule] for rule, *_ in ROWS} == {rule: int(prose) for rule, _, _, prose, _ in ROWS}
