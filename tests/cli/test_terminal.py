"""On a terminal there are colours and progress; in CI, in a pipe or with NO_COLOR there are not."""

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import PETS

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")


def seen(*arguments: str, **env: str) -> str:
    """What appears on a terminal that is both standard output and standard error."""
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR", "TERM")}
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        env={**kept, "TERM": "xterm", "PYTHONPATH": str(PETS.parents[3]), **env},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    text = b""
    try:
        while chunk := os.read(master, 4096):
            text += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    finally:
        os.close(master)
        child.wait(timeout=60)
    return text.decode()


def test_progress_and_colours_on_a_terminal():
    text = seen("lint", str(PETS))
    assert "reading …" in text
    assert "linting …" in text
    assert "\x1b[36minfo[" in text


def test_progress_is_wiped_before_the_answer():
    text = seen("lint", str(PETS))
    assert text.rindex("…") < text.rindex("\r\x1b[K") < text.index("info[")


@pytest.mark.parametrize("env", [{"CI": "1"}, {"TERM": "dumb"}])
def test_no_progress_where_nobody_watches(env):
    assert "…" not in seen("lint", str(PETS), **env)


def test_no_colours_when_asked_for_none():
    assert "\x1b[3" not in seen("lint", str(PETS), NO_COLOR="1", CI="1")
