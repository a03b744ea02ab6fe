"""The page about rewrite rules names each rule, and no rule that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from generator.normalize.rewrite import RULES

PAGE = Path(__file__).parents[2] / "docs" / "normalization.md"


def test_every_rule_is_documented() -> None:
    documented = set(re.findall(r"^\| `([a-z-]+)`", PAGE.read_text(), flags=re.MULTILINE))
    assert documented - {"nullable-twin"} == {rule for rule, _, _ in RULES}
