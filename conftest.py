"""What a test may need besides Python: a mark says so, and the test is skipped with one line where it is absent.

Also how Hypothesis runs. TRUESPEC_REQUIRED names (separated by spaces) what must be there: then absence is a failure.
"""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

# Deadlines measure the machine, not the code. In CI the same examples every time: a failure there is somebody's change.
settings.register_profile("truespec", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("truespec")

PROGRAMS = (
    ("node", ("node", "nodejs")),
    ("chromium", ("chromium", "chromium-browser", "google-chrome")),
)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail, a test whose program is absent."""
    for mark, names in PROGRAMS:
        if item.get_closest_marker(mark) and not any(shutil.which(name) for name in names):
            absent = pytest.fail if mark in os.environ.get("TRUESPEC_REQUIRED", "").split() else pytest.skip
            absent(f"needs {mark}, which is not installed")
