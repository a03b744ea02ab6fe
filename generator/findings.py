"""Findings: the one result type for an invalid document, a lint, an unsupported keyword or a stale output.

Knows severities and identity; must not know who makes findings or how they are printed.

Exceptions::

    TruespecError          what a user can mend; carries findings, never shown as a traceback
    └── InputError         the document, an overlay or an argument cannot be used (exit code 2)
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import IntEnum

from generator.pointer import ROOT, Pointer


class Severity(IntEnum):
    """How much a finding matters; ordered, so that `--fail-on` can compare."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file as written. `line` and `column` count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it is, and how to mend it.

    `rule` reads as the fault (`required-property-missing`), `suggestion` says the mend. `detail` is what programs may
    want beyond the message, as pairs of name and text.
    """

    rule: str
    severity: Severity
    message: str
    pointer: Pointer = ROOT
    position: Position | None = None
    suggestion: str = ""
    operations: tuple[str, ...] = field(default=())
    detail: tuple[tuple[str, str], ...] = field(default=())

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that survive rewording and moved lines."""
        detail = "".join(f"\0{name}={text}" for name, text in self.detail)
        identity = f"{self.rule}\0{self.pointer}\0{','.join(self.operations)}{detail}"
        return hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()[:12]

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Where it stands in the file, then the rule: a stable order for every report."""
        at = self.position or Position("")
        return (at.file, at.line, at.column, self.rule, str(self.pointer))


class TruespecError(Exception):
    """Something a user can mend. `findings` say what and where."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class InputError(TruespecError):
    """The document, an overlay or an argument cannot be used at all."""


def failure(
    rule: str,
    message: str,
    *,
    pointer: Pointer = ROOT,
    position: Position | None = None,
    suggestion: str = "",
) -> InputError:
    """An InputError of one finding, ready to raise."""
    return InputError(Finding(rule, Severity.ERROR, message, pointer, position, suggestion))
