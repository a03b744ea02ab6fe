"""Generating, and proving that what was generated is fresh."""

import json
import os
from pathlib import Path

import pytest

from generator.provenance import digest_file


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def docs(truespec, workspace):
    """A workspace with the reference generated; the quick target."""
    assert truespec("generate", "--target", "docs").code == 0
    return workspace


def test_every_target_and_a_manifest(truespec, workspace):
    assert truespec("generate").code == 0
    files = snapshot(workspace / "generated")
    manifest = json.loads(files.pop("manifest.json"))
    listed = [path for target in manifest["targets"].values() for path in target["files"]]
    assert sorted(files) == sorted(listed)
    assert {path.split("/")[0] for path in listed} == {"python", "docs"}


def test_the_same_input_gives_the_same_bytes(truespec, docs):
    first = snapshot(docs / "generated")
    assert truespec("generate", "--target", "docs", "--out", "again").code == 0
    assert snapshot(docs / "again") == first


def test_check_of_fresh_output_is_clean_and_reads_no_document(truespec, docs, monkeypatch):
    monkeypatch.setattr("generator.document.read.read", lambda *_, **__: pytest.fail("proved without reading"))
    result = truespec("generate", "--target", "docs", "--check")
    assert (result.code, result.out) == (0, "")


def test_check_finds_a_changed_document(truespec, docs):
    spec = docs / "spec/openapi.yaml"
    spec.write_text(spec.read_text().replace("maximum: 100", "maximum: 50"))
    before = snapshot(docs)
    result = truespec("generate", "--target", "docs", "--check")
    assert result.code == 1
    assert "--- a/docs/pet.md\n+++ b/docs/pet.md\n" in result.out
    assert "output-stale" in result.err
    assert snapshot(docs) == before


def test_check_finds_a_changed_output_file(truespec, docs):
    page = docs / "generated/docs/pet.md"
    page.write_text(page.read_text() + "edited\n")
    result = truespec("generate", "--target", "docs", "--check")
    assert result.code == 1
    assert "-edited\n" in result.out


def test_check_finds_a_missing_output_file(truespec, docs):
    (docs / "generated/docs/pet.md").unlink()
    result = truespec("generate", "--target", "docs", "--check")
    assert result.code == 1
    assert "--- /dev/null\n+++ b/docs/pet.md\n" in result.out


def test_check_finds_a_new_overlay(truespec, docs):
    (docs / "spec/overlays").mkdir()
    (docs / "spec/overlays/1.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: [{target: $.info, update: {title: Beasts}}]\n"
    )
    assert "Beasts" in truespec("generate", "--target", "docs", "--check").out
    assert truespec("generate", "--target", "docs", "--check", "--no-overlays").code == 0
    assert truespec("generate", "--target", "docs").code == 0
    assert truespec("generate", "--target", "docs", "--check").code == 0


def test_check_finds_other_options(truespec, docs):
    result = truespec("generate", "--target", "docs", "--check", "--all-schemas")
    assert result.code == 1
    assert "Unused" in result.out


def test_check_of_a_target_that_was_never_generated(truespec, docs):
    assert truespec("generate", "--check").code == 1


def test_a_target_that_is_gone_is_removed_by_a_full_run(truespec, docs):
    manifest = docs / "generated/manifest.json"
    data = json.loads(manifest.read_text())
    data["targets"]["cobol"] = {"inputs": {}, "files": {"cobol/pet.cbl": "0"}}
    manifest.write_text(json.dumps(data))
    assert truespec("generate", "--target", "docs").code == 0
    assert "cobol" in json.loads(manifest.read_text())["targets"]
    assert truespec("generate").code == 0
    assert "cobol" not in json.loads(manifest.read_text())["targets"]


def test_a_file_of_somebody_else_is_refused(truespec, workspace):
    mine = workspace / "generated/docs/index.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    result = truespec("generate", "--target", "docs")
    assert result.code == 1
    assert "output-file-not-ours" in result.err
    assert snapshot(workspace / "generated") == {"docs/index.md": b"mine"}
    assert truespec("generate", "--target", "docs", "--force").code == 0


def test_a_broken_manifest_is_refused_unless_forced(truespec, docs):
    (docs / "generated/manifest.json").write_text("<<<<<<< ours")
    assert truespec("generate", "--target", "docs").code == 1
    assert truespec("generate", "--target", "docs", "--check").code == 1
    assert truespec("generate", "--target", "docs", "--force").code == 0
    assert truespec("generate", "--target", "docs", "--check").code == 0


def test_an_unknown_target(truespec, workspace):
    result = truespec("generate", "--target", "cobol")
    assert result.code == 2
    assert "python, docs" in result.err


def test_overlays_and_none_exclude_each_other(truespec, workspace):
    assert truespec("generate", "--no-overlays", "--overlay", "x.yaml").code == 2


def test_a_reference_to_another_file_counts_as_input(truespec, workspace):
    spec = workspace / "spec/openapi.yaml"
    spec.write_text(spec.read_text().replace("'#/components/schemas/Dog'", "dog.yaml"))
    dog = workspace / "spec/dog.yaml"
    dog.write_text("{type: object, required: [type], properties: {type: {const: dog}, bark: {type: string}}}")
    assert truespec("generate", "--target", "docs").code == 0
    assert truespec("generate", "--target", "docs", "--check").code == 0
    dog.write_text(dog.read_text().replace("bark", "howl"))
    assert "howl" in truespec("generate", "--target", "docs", "--check").out


@pytest.mark.parametrize("before", [None, "{type: [", "{type: object}"], ids=["missing", "broken", "whole"])
def test_a_referenced_file_that_is_mended_later_makes_the_output_stale(truespec, workspace, before):
    spec, dog = workspace / "spec/openapi.yaml", workspace / "spec/dog.yaml"
    spec.write_text(spec.read_text().replace("'#/components/schemas/Dog'", "dog.yaml"))
    if before is not None:
        dog.write_text(before)
    truespec("generate", "--target", "docs")
    recorded = json.loads((workspace / "generated/manifest.json").read_text())["targets"]["docs"]["inputs"]["document"]
    assert recorded["dog.yaml"] == digest_file(dog)
    assert (recorded["dog.yaml"] is None) == (before is None)
    assert truespec("generate", "--target", "docs", "--check").out == ""
    dog.write_text("{type: object, required: [type], properties: {type: {const: dog}, howl: {type: string}}}")
    stale = truespec("generate", "--target", "docs", "--check")
    assert stale.code == 1
    assert "output-stale" in stale.err
    assert "howl" in stale.out


def test_a_remote_reference_that_was_not_followed_is_recorded(truespec, workspace):
    spec, address = workspace / "spec/openapi.yaml", "https://example.invalid/dog.yaml"
    spec.write_text(spec.read_text().replace("'#/components/schemas/Dog'", address))
    truespec("generate", "--target", "docs")
    inputs = json.loads((workspace / "generated/manifest.json").read_text())["targets"]["docs"]["inputs"]
    assert inputs["document"][address] is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_freshness_is_not_asked_of_a_pipe(truespec, docs):
    manifest = docs / "generated/manifest.json"
    os.mkfifo(docs / "spec/pipe")
    data = json.loads(manifest.read_text())
    data["targets"]["docs"]["inputs"]["document"] |= {"pipe": "0", "a\0b": "0"}
    manifest.write_text(json.dumps(data))
    assert "pipe" in truespec("generate", "--target", "docs", "--check").out


def test_an_output_folder_that_cannot_be_written(truespec, workspace):
    (workspace / "file").write_text("")
    result = truespec("generate", "--target", "docs", "--out", "file/generated")
    assert result.code in (1, 2)
    assert "bug" not in result.err
    assert "file" in result.err


def test_a_disk_that_refuses(truespec, workspace, monkeypatch):
    def refuse(path, _):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    result = truespec("generate", "--target", "docs")
    assert result.code == 2
    assert "manifest.json" in result.err
    assert "Permission denied" in result.err


def test_an_invalid_document_is_generated_with_a_warning(truespec, workspace):
    spec = workspace / "spec/openapi.yaml"
    spec.write_text(spec.read_text().replace(", version: 1.2.0", ""))
    result = truespec("generate", "--target", "docs")
    assert result.code == 0
    assert "openapi.yaml:2:1: warning[member-missing]" in result.err


def test_what_is_out_of_shape_is_refused_and_the_rest_generated(truespec, workspace):
    spec = workspace / "spec/openapi.yaml"
    spec.write_text(spec.read_text().replace("required: [name, kind]", "required: name"))
    result = truespec("generate", "--target", "docs")
    assert result.code == 1
    assert "error[member-misshapen]" in result.err
    assert (workspace / "generated/docs/index.md").exists()
