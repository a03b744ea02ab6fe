"""The manifest says what was written from what, in the same bytes every time."""

import json

import pytest

from generator.output import MANIFEST, File, Manifest, OutputError, write

A, B = File("docs/a.md", "a\n"), File("python/b.py", "b\n")


def manifest() -> Manifest:
    return Manifest().with_target("python", {"document": "2"}, (B,)).with_target("docs", {"document": "1"}, (A,))


def test_it_comes_back_as_it_was_written(tmp_path):
    write([manifest().file(), A, B], tmp_path, owned={})
    read = Manifest.read(tmp_path)
    assert read.file() == manifest().file()
    assert read.owned(("docs", "python")) == manifest().owned(("python", "docs"))


def test_an_absent_manifest_owns_nothing(tmp_path):
    assert Manifest.read(tmp_path) == Manifest()


def test_owned_files_are_those_of_the_named_targets():
    assert list(manifest().owned(("docs", "go"))) == [A.path]


def test_replacing_a_target_keeps_the_others():
    after = manifest().with_target("docs", {}, ())
    assert list(after.owned(("docs", "python"))) == [B.path]


def test_on_disk_means_every_file_as_it_was_written(tmp_path):
    write([A], tmp_path, owned={})
    assert manifest().is_on_disk("docs", tmp_path)
    assert not manifest().is_on_disk("python", tmp_path)
    (tmp_path / A.path).write_text("edited")
    assert not manifest().is_on_disk("docs", tmp_path)


def test_a_path_outside_is_never_on_disk(tmp_path):
    (tmp_path / "x").write_text("")
    evil = Manifest().with_target("docs", {}, (File("../x", ""),))
    (tmp_path / "out").mkdir()
    assert not evil.is_on_disk("docs", tmp_path / "out")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": 2, "targets": {}}',
        '{"format": 1}',
        '{"format": 1, "targets": []}',
        '{"format": 1, "targets": {"a": {"inputs": {}}}}',
        '{"format": 1, "targets": {"a": {"inputs": {}, "files": {"b": 1}}}}',
        "[" * 200_000,
    ],
)
def test_a_manifest_that_cannot_be_understood_is_refused(tmp_path, text):
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(OutputError) as caught:
        Manifest.read(tmp_path)
    assert caught.value.findings[0].rule == "manifest-unreadable"


def test_it_is_sorted_and_ends_with_a_newline():
    text = manifest().file().text
    assert text.endswith("}\n")
    assert list(json.loads(text)["targets"]) == ["docs", "python"]
