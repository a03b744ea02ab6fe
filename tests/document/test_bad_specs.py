"""Every document below tests/specs/bad has the fault that its folder is named after: the folder is the list of tests.

A line that ends in `# here` is where the fault must be found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.read import read
from generator.document.validate import validate
from generator.findings import Finding, InputError

BAD = Path(__file__).parent.parent / "specs" / "bad"
DOCUMENTS = sorted(path for path in BAD.rglob("*") if path.is_file())


def faults(path: Path) -> tuple[Finding, ...]:
    try:
        source = read(str(path))
    except InputError as error:
        return error.findings
    return (*source.findings, *validate(source))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(BAD)))
def test_fault_is_found_where_it_is(path):
    found = [finding for finding in faults(path) if finding.rule == path.parent.name]
    assert found, [finding.rule for finding in faults(path)]
    marked = [n for n, line in enumerate(path.read_text().splitlines(), 1) if line.endswith("# here")]
    positions = [finding.position for finding in found if finding.position is not None]
    assert len(positions) == len(found)
    assert all(position.file == str(path) for position in positions)
    assert not marked or marked == sorted({position.line for position in positions})
    assert all(len(finding.message) < 450 for finding in found)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(BAD)))
def test_nothing_else_is_wrong(path):
    allowed = {"alternatives-mixed"} if path.stem == "parameter-30" else set()
    assert {finding.rule for finding in faults(path)} - allowed == {path.parent.name}


def test_the_suggestion_names_the_nearest():
    (finding,) = faults(BAD / "reference-dangling" / "case.yaml")
    assert finding.suggestion == "Did you mean #/components/schemas/Pet?"
