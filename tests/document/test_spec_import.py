"""Importing a document: the two texts that it yields."""

from __future__ import annotations

import hashlib

import pytest
import yaml

from generator.document.read import read
from generator.document.spec_import import import_document
from generator.findings import InputError

TEXT = """\
openapi: 3.0.3
info: {title: A, version: 1.10.0, description: This says what it does.}
paths:
  /a:
    get:
      operationId: on
      responses:
        200: {description: It went well after all.}
"""


@pytest.fixture
def upstream(tmp_path):
    path = tmp_path / "upstream.yaml"
    path.write_text(TEXT)
    return path


def test_the_contract_and_its_lock(upstream, tmp_path):
    imported = import_document(str(upstream), address="https://example.com/a.yaml", date="2025-01-31")
    assert yaml.safe_load(imported.lock) == {
        "address": "https://example.com/a.yaml",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "version": "1.10.0",
        "date": "2025-01-31",
    }
    contract = tmp_path / "openapi.yaml"
    contract.write_text(imported.document)
    assert read(str(contract)).data == {
        "openapi": "3.0.3",
        "info": {"title": "A", "version": "1.10.0"},
        "paths": {"/a": {"get": {"operationId": "on", "responses": {"200": {"description": "OK"}}}}},
    }


def test_importing_twice_changes_nothing(upstream, tmp_path):
    first = import_document(str(upstream))
    contract = tmp_path / "openapi.yaml"
    contract.write_text(first.document)
    assert import_document(str(contract)).document == first.document


def test_prose_is_kept_on_request_and_the_lock_has_no_empty_date(upstream):
    imported = import_document(str(upstream), keep_prose=True)
    assert "This says what it does." in imported.document
    assert list(yaml.safe_load(imported.lock)) == ["address", "sha256", "version"]


def test_other_files_come_along(tmp_path):
    (tmp_path / "b.yaml").write_text("A: {type: string, description: This says what it does.}\nB: {type: integer}\n")
    path = tmp_path / "a.yaml"
    path.write_text(TEXT + "components: {schemas: {A: {$ref: 'b.yaml#/A'}}}\n")
    imported = import_document(str(path))
    contract = tmp_path / "out" / "openapi.yaml"
    contract.parent.mkdir()
    contract.write_text(imported.document)
    data = read(str(contract)).data
    assert data["components"]["schemas"]["A"] == {"$ref": "#/x-truespec-files/b.yaml/A"}
    assert data["x-truespec-files"] == {"b.yaml": {"A": {"type": "string"}}}


def test_a_missing_document_is_refused(tmp_path):
    with pytest.raises(InputError):
        import_document(str(tmp_path / "none.yaml"))
