"""A comparison says exactly what writing would do, and writes nothing."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output import File, OutputError, compare, sha256, write

A, B = File("a.md", "one\ntwo\n"), File("deep/b.md", "b\n")


def test_nothing_to_say_when_nothing_changes(tmp_path):
    write([A, B], tmp_path, owned={})
    assert compare([A, B], tmp_path, owned={}) == ""


def test_changed_new_and_removed_files(tmp_path):
    write([A, B], tmp_path, owned={})
    after = [File("a.md", "one\n2\n"), File("c.md", "c")]
    diff = compare(after, tmp_path, owned={B.path: sha256(B.data)})
    assert "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n" in diff
    assert "--- /dev/null\n+++ b/c.md\n@@ -0,0 +1 @@\n+c\n\\ No newline at end of file\n" in diff
    assert "--- a/deep/b.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n" in diff
    assert (tmp_path / B.path).exists()


def test_an_edited_file_that_write_would_keep_is_no_difference(tmp_path):
    write([A, B], tmp_path, owned={})
    (tmp_path / B.path).write_text("edited")
    assert compare([A], tmp_path, owned={B.path: sha256(B.data)}) == ""


def test_a_new_empty_file_is_a_difference(tmp_path):
    assert compare([File("py.typed", "")], tmp_path, owned={}) == "--- /dev/null\n+++ b/py.typed\n"


def test_a_file_that_is_not_text_is_compared_all_the_same(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xff\xfe")
    assert "+one\n" in compare([A], tmp_path, owned={})


def test_unsafe_paths_are_refused(tmp_path):
    with pytest.raises(OutputError):
        compare([File("../a", "")], tmp_path, owned={})


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the program `patch`")
@given(before=st.text("ab\n\f\u2028", max_size=30), after=st.text("ab\n\f\u2028", min_size=1, max_size=30))
def test_patch_can_apply_the_diff(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("out")
    (folder / "f").write_text(before, newline="\n")
    diff = compare([File("f", after)], folder, owned={})
    if diff:
        subprocess.run(["patch", "-p1", "-s"], input=diff.encode(), cwd=folder, check=True, timeout=20)
    assert (folder / "f").read_bytes() == after.encode()
