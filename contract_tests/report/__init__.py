"""Accounts of runs in every format: for a terminal, for programs, for CI, for people who read.

Knows formats; must not know how a run is carried out. Every text in an account may come from a hostile server or an
untrusted document, so each format escapes what its reader would take for a command.
"""

from __future__ import annotations

from collections.abc import Callable

from contract_tests.account import Account
from contract_tests.report.as_github import github
from contract_tests.report.as_html import html
from contract_tests.report.as_json import Unreadable, json, read
from contract_tests.report.as_junit import junit
from contract_tests.report.as_markdown import markdown
from contract_tests.report.as_sarif import sarif
from contract_tests.report.as_text import text
from contract_tests.report.look import Look
from contract_tests.report.telling import told
from generator.findings import failure

__all__ = ["FORMATS", "Format", "Look", "Unreadable", "read", "render", "told"]

Format = Callable[[Account, Look], str]

FORMATS: tuple[tuple[str, Format], ...] = (
    ("text", text),
    ("json", json),
    ("html", html),
    ("markdown", markdown),
    ("junit", junit),
    ("sarif", sarif),
    ("github", github),
)


def render(account: Account, format_name: str, *, color: bool = False, replays: str = "", bodies: bool = True) -> str:
    """`account` in one of `FORMATS`; ends with a line break unless it is empty.

    `replays` is the folder in which replay files stand, named by their drift's fingerprint, as the reader should type
    it. Without `bodies` nothing that the server sent is quoted. Raises InputError where there is no such format.
    """
    for name, write in FORMATS:
        if name == format_name:
            return write(told(account, bodies=bodies), Look(color=color, replays=replays))
    known = ", ".join(name for name, _ in FORMATS)
    raise failure("report-format-unknown", f"there is no report format '{format_name}'", suggestion=f"Use {known}.")
