"""Replay files: one for each drift, named by its fingerprint, for `truespec replay`.

Knows how they are called; must not know what a reproduction is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from contract_tests.account import Account
from contract_tests.report import told
from contract_tests.writing import replaced


def write(folder: Path, account: Account, hidden: Callable[[str], str]) -> None:
    """Write those of all drifts outside the baseline. `hidden` makes a text one that may be seen.

    Raises OSError where a file cannot be written.
    """
    for drift in told(account).drifts:
        if drift.reproduction is not None:
            replaced(folder / f"{drift.fingerprint}.json", hidden(json.dumps(drift.reproduction, indent=2)) + "\n")
