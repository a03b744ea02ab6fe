"""One document out of several files: what relative references lead to is taken in, and they become local.

Knows where files may come from; must not know what a reference means where it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generator.document.locate import Address, is_foreign
from generator.document.references import Reference, anchored, find, fragment
from generator.document.source import FILES_KEY, JsonObject
from generator.document.tokens import Builder
from generator.findings import Finding, InputError, Position, Severity
from generator.pointer import ROOT, Pointer

MAX_FILES = 1000
Open = Callable[[Address, Pointer], Builder]
"""Reads one file below the pointer; raises InputError."""


@dataclass(slots=True)
class _Bundle:
    """Work in progress: every file by its address, None where it could not be had.

    `absent` names those of the latter that might be had another time.
    """

    root: Address
    data: JsonObject
    open: Open
    allow_remote: bool
    positions: dict[Pointer, Position]
    findings: list[Finding]
    files: dict[Address, Pointer | None] = field(default_factory=dict)
    waiting: list[tuple[Address, Pointer, Any]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def bundle(
    address: Address, built: Builder, data: JsonObject, open_file: Open, *, allow_remote: bool
) -> tuple[str, ...]:
    """Take every file that `data` refers to into it, below FILES_KEY, and make all references local.

    Adds to `data`, `built.positions` and `built.findings`. A file that cannot be had leaves its references as they are
    and one finding each. Returns the names of such files, as they would stand below FILES_KEY.
    """
    work = _Bundle(address, data, open_file, allow_remote, built.positions, built.findings, {address: ROOT})
    work.waiting.append((address, ROOT, data))
    while work.waiting:
        here, base, content = work.waiting.pop(0)
        for reference in list(find(content, base)):
            _settle(work, reference, here, base)
    return tuple(work.absent)


def _settle(work: _Bundle, reference: Reference, here: Address, base: Pointer) -> None:
    """Rewrite one reference. In the root document itself local ones stay as written."""
    if not reference.file:
        if base or not reference.fragment.startswith("/"):
            _rewrite(work, reference, base)
        return
    where = _join(here, reference.file)
    if where not in work.files:
        work.files[where] = taken = _take_in(work, where, reference)
        if taken is None and not is_foreign(reference.file):
            work.absent.append(where.name_from(work.root))
    elif work.files[where] is None:
        _report(work, reference, "file-missing", f"{reference.file} cannot be read.", "See the finding above.")
    found = work.files[where]
    if found is not None:
        _rewrite(work, reference, found)


def _join(here: Address, file: str) -> Address:
    try:
        return here.join(file)
    except ValueError:
        return Address(file)


def _rewrite(work: _Bundle, reference: Reference, file: Pointer) -> None:
    """Point at the same node from the root; `file` is where its file stands. An anchor becomes the path to its node."""
    text = reference.fragment
    if not text or text.startswith("/"):
        reference.holder[reference.key] = fragment(file) + text
        return
    node = anchored(file.resolve(work.data), text)
    if node is not None:
        reference.holder[reference.key] = fragment(file + node)
    elif file:
        reference.holder[reference.key] = fragment(file / text)


def _take_in(work: _Bundle, where: Address, reference: Reference) -> Pointer | None:
    """Read the file at `where` and put it below FILES_KEY; None, and a finding, where that may not or cannot be."""
    if is_foreign(reference.file):
        message = f"References of this kind are not followed: {reference.text}."
        _report(work, reference, "reference-foreign", message, "Write a path relative to this file.")
        return None
    if where.is_remote and not work.allow_remote:
        message = f"The reference leads to the network: {where.shown}."
        _report(work, reference, "reference-remote", message, "Allow it with --allow-remote.")
        return None
    if len(work.files) >= MAX_FILES:
        message = f"The document refers to more than {MAX_FILES} files."
        _report(work, reference, "too-many-files", message, "Bundle it into one file first.")
        return None
    pointer = Pointer((FILES_KEY, where.name_from(work.root)))
    try:
        built = work.open(where, pointer)
    except InputError as error:
        _unreadable(work, reference, error)
        return None
    work.data.setdefault(FILES_KEY, {})[pointer.name] = built.root
    work.positions.update(built.positions)
    work.findings.extend(built.findings)
    work.waiting.append((where, pointer, built.root))
    return pointer


def _unreadable(work: _Bundle, reference: Reference, error: InputError) -> None:
    """A fault inside the other file keeps its own place; a file that is not there is the reference's fault."""
    for fault in error.findings:
        if fault.rule.startswith(("file-", "url-")):
            _report(work, reference, fault.rule, fault.message, fault.suggestion)
        else:
            work.findings.append(fault)


def _report(work: _Bundle, reference: Reference, rule: str, message: str, suggestion: str) -> None:
    at = work.positions.get(reference.pointer)
    work.findings.append(Finding(rule, Severity.ERROR, message, reference.pointer, at, suggestion))
