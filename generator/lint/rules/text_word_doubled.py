"""A description repeats a word.

What it finds: the same word twice in a row, whatever its case.

Why it matters: it is a slip of the pen, copied into every client's docs.

Example::

    description: The the number to call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.prose import passages
from generator.lint.view import View

RULE = "text-word-doubled"
SEVERITY = Severity.INFO
DOUBLED = re.compile(r"(?<![\w.'-])([A-Za-z]{2,30}) \1(?![\w'-])", re.IGNORECASE)
PROPER = frozenset({"that", "had"})  # these may stand twice


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for pointer, words in passages(view):
        match = next((found for found in DOUBLED.finditer(words) if found[1].lower() not in PROPER), None)
        if match is not None:
            yield Finding(RULE, SEVERITY, f"'{match[0]}'", pointer, suggestion=f"Write '{match[1]}' once.")
