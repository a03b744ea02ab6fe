"""Writing touches only what is ours, in one step a file."""

from pathlib import Path

import pytest

from generator.output import File, OutputError, sha256, write


def on_disk(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def digests(*files: File) -> dict[str, str]:
    return {file.path: sha256(file.data) for file in files}


A, B = File("docs/a.md", "a\n"), File("docs/deep/b.md", "b\n")


def test_writes_and_says_what_changed(tmp_path):
    done = write([B, A], tmp_path / "out", owned={})
    assert on_disk(tmp_path) == {"out/docs/a.md": "a\n", "out/docs/deep/b.md": "b\n"}
    assert done.changed == ("docs/a.md", "docs/deep/b.md")


def test_an_unchanged_file_is_not_written_again(tmp_path):
    write([A], tmp_path, owned={})
    before = (tmp_path / A.path).stat().st_mtime_ns
    assert write([A], tmp_path, owned=digests(A)).changed == ()
    assert (tmp_path / A.path).stat().st_mtime_ns == before


def test_removes_what_is_no_longer_produced_and_empty_folders(tmp_path):
    write([A, B], tmp_path, owned={})
    done = write([A], tmp_path, owned=digests(A, B))
    assert done.removed == (B.path,)
    assert on_disk(tmp_path) == {A.path: "a\n"}
    assert not (tmp_path / "docs/deep").exists()


def test_a_folder_with_a_foreign_file_stays(tmp_path):
    write([A, B], tmp_path, owned={})
    (tmp_path / "docs/deep/mine.txt").write_text("mine")
    write([A], tmp_path, owned=digests(A, B))
    assert on_disk(tmp_path) == {A.path: "a\n", "docs/deep/mine.txt": "mine"}


def test_an_edited_file_that_is_no_longer_produced_is_kept(tmp_path):
    write([A, B], tmp_path, owned={})
    (tmp_path / B.path).write_text("edited")
    done = write([A], tmp_path, owned=digests(A, B))
    assert [finding.rule for finding in done.findings] == ["edited-file-kept"]
    assert on_disk(tmp_path)[B.path] == "edited"


def test_an_edited_file_that_is_still_produced_is_replaced_and_named(tmp_path):
    write([A], tmp_path, owned={})
    (tmp_path / A.path).write_text("edited")
    done = write([A], tmp_path, owned=digests(A))
    assert [finding.rule for finding in done.findings] == ["edited-file-replaced"]
    assert on_disk(tmp_path) == {A.path: "a\n"}


def test_a_file_of_somebody_else_is_refused_and_nothing_written(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / A.path).write_text("mine")
    with pytest.raises(OutputError) as caught:
        write([B, A], tmp_path, owned={})
    assert [finding.rule for finding in caught.value.findings] == ["output-file-not-ours"]
    assert on_disk(tmp_path) == {A.path: "mine"}


def test_force_overwrites_a_file_of_somebody_else(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / A.path).write_text("mine")
    assert write([A], tmp_path, owned={}, force=True).changed == (A.path,)


def test_a_file_that_says_the_same_already_is_adopted(tmp_path):
    write([A], tmp_path, owned={})
    assert write([A], tmp_path, owned={}).changed == ()


@pytest.mark.parametrize(
    "path",
    ["../a", "/etc/a", "a/../../b", "", ".", "a//b", "./a", "a\\b", "C:/a", "a\0b", "a/"],
)
def test_paths_that_lead_elsewhere_are_refused(tmp_path, path):
    with pytest.raises(OutputError) as caught:
        write([File(path, "x")], tmp_path, owned={}, force=True)
    assert "output-path-unsafe" in [finding.rule for finding in caught.value.findings]
    assert on_disk(tmp_path) == {}


def test_symbolic_links_are_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "docs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError):
        write([A], out, owned={}, force=True)
    assert on_disk(tmp_path / "elsewhere") == {}


def test_a_manifest_cannot_make_us_remove_files_outside(tmp_path):
    (tmp_path / "precious").write_text("p")
    out = tmp_path / "out"
    write([A], out, owned={"../precious": sha256(b"p")})
    assert (tmp_path / "precious").read_text() == "p"


def test_two_files_of_one_name_are_refused_even_if_only_case_differs(tmp_path):
    for second in ("docs/a.md", "docs/A.md"):
        with pytest.raises(OutputError, match="two output files"):
            write([A, File(second, "x")], tmp_path, owned={})


def test_a_folder_in_the_way_is_refused(tmp_path):
    (tmp_path / A.path).mkdir(parents=True)
    with pytest.raises(OutputError, match="something else is in its place"):
        write([A], tmp_path, owned={}, force=True)


def test_a_file_in_the_way_of_a_folder_is_refused(tmp_path):
    (tmp_path / "docs").write_text("a file")
    with pytest.raises(OutputError, match="something else is in its place"):
        write([A], tmp_path, owned={})


def test_no_draft_is_left_behind_when_renaming_fails(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write([A], tmp_path, owned={})
    assert on_disk(tmp_path) == {}
