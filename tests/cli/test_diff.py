"""What changed, as a user asks for it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import PETS


def newer(folder: Path) -> Path:
    path = folder / "newer.yaml"
    path.write_text(PETS.read_text().replace("operationId: listPets", "operationId: findPets", 1))
    return path


def test_nothing_changed(truespec):
    result = truespec("diff", PETS, PETS)
    assert (result.code, result.out) == (0, "No findings.\n")


def test_fail_on_decides(truespec, tmp_path):
    assert truespec("diff", PETS, newer(tmp_path)).code == 0
    assert truespec("diff", PETS, newer(tmp_path), "--fail-on", "warning").code == 1


def test_every_format_tells_it(truespec, tmp_path):
    path = newer(tmp_path)
    markdown = tmp_path / "changes.md"
    result = truespec("diff", PETS, path, "--report", "json", "--report", f"markdown={markdown}")
    (finding,) = json.loads(result.out)["findings"]
    assert finding["rule"] == "operation-renamed"
    assert finding["file"] == str(path)
    assert finding["detail"]["before"] == "listPets"
    assert finding["detail"]["after"] == "findPets"
    assert markdown.read_text().startswith("## May break (1)\n")


def test_a_document_that_cannot_be_read_is_told(truespec, tmp_path):
    result = truespec("diff", PETS, tmp_path / "nothing.yaml")
    assert result.code == 2
    assert "nothing.yaml" in result.err
