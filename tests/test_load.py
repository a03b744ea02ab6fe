"""Loading runs the stages in order and gathers what they found."""

from pathlib import Path

import pytest

from generator.findings import InputError
from generator.load import load

PETS = Path(__file__).parent / "specs" / "ok" / "pets.yaml"

OVERLAY = "overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions: [{{target: $.info, update: {{title: {}}}}}]\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.yaml"
    path.write_text(PETS.read_text())
    (tmp_path / "overlays").mkdir()
    return path


def test_overlays_beside_the_document_apply_in_order_of_their_names(document):
    for name, title in (("20-b.yaml", "Second"), ("10-a.yaml", "First"), ("README.md", "Never")):
        (document.parent / "overlays" / name).write_text(OVERLAY.format(title))
    assert load(str(document)).api.title == "Second"


def test_named_overlays_apply_in_the_order_given(document, tmp_path):
    for title in ("First", "Second"):
        (tmp_path / title).write_text(OVERLAY.format(title))
    assert load(str(document), overlays=[tmp_path / "Second", tmp_path / "First"]).api.title == "First"


def test_no_overlays(document):
    (document.parent / "overlays" / "1.yaml").write_text(OVERLAY.format("Changed"))
    loaded = load(str(document), overlays=[])
    assert loaded.api.title == "Pets"
    assert loaded.overlays == ()


def test_an_overlay_that_is_not_there(document, tmp_path):
    with pytest.raises(InputError):
        load(str(document), overlays=[tmp_path / "absent.yaml"])


def test_findings_stand_in_the_order_of_the_document_and_once(document):
    text = document.read_text().replace("minLength: 1", "minLength: 1, nullable: true")
    document.write_text(text.replace("operationId: getPet", "operationId: listPets"))
    findings = load(str(document)).findings
    assert findings
    assert list(findings) == sorted(set(findings), key=lambda finding: finding.sort_key)


def test_the_source_stays_as_written(document):
    (document.parent / "overlays" / "1.yaml").write_text(OVERLAY.format("Changed"))
    loaded = load(str(document))
    assert loaded.source.data["info"]["title"] == "Pets"
    assert loaded.document.data["info"]["title"] == "Changed"


def test_files_that_the_document_refers_to(document):
    document.write_text(document.read_text().replace("'#/components/schemas/Dog'", "schemas/dog.yaml"))
    (document.parent / "schemas").mkdir()
    (document.parent / "schemas/dog.yaml").write_text("{type: object, properties: {type: {const: dog}}}")
    assert load(str(document)).referenced == ("schemas/dog.yaml",)
