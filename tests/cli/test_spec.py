"""Importing writes a contract and its lock, and replaces only what was imported."""

from tests.cli.conftest import PETS


def test_import_writes_document_and_lock(truespec, tmp_path):
    out = tmp_path / "spec"
    result = truespec("spec", "import", PETS, "--out", out, "--address", "pets.example.com", "--date", "2025-01-31")
    assert result.code == 0
    assert "listPets" in (out / "openapi.yaml").read_text()
    assert "2025-01-31" in (out / "spec.lock").read_text()
    assert str(PETS) not in (out / "spec.lock").read_text()


def test_a_second_import_replaces_the_first(truespec, tmp_path):
    source, out = tmp_path / "pets.yaml", tmp_path / "spec"
    for title in ("Pets", "Beasts"):
        source.write_text(PETS.read_text().replace("Pets", title))
        assert truespec("spec", "import", source, "--out", out).code == 0
        assert title in (out / "openapi.yaml").read_text()


def test_a_document_that_was_written_by_hand_is_refused(truespec, tmp_path):
    (tmp_path / "openapi.yaml").write_text("mine")
    assert truespec("spec", "import", PETS, "--out", tmp_path).code == 1
    assert (tmp_path / "openapi.yaml").read_text() == "mine"
    assert truespec("spec", "import", PETS, "--out", tmp_path, "--force").code == 0
