"""The file of a baseline: YAML that people review, one entry a drift, always in the same order.

Knows the file's members and where each fault stands; must not know when an entry counts. Nothing is guessed: a member
that is misspelled could hide a drift for ever.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any as Json

from contract_tests.account import Entry
from contract_tests.writing import replaced
from generator.document.locate import Address
from generator.document.read import parse
from generator.document.read_bytes import fetch
from generator.document.source import Source
from generator.document.yaml_text import to_yaml
from generator.findings import Finding, InputError, Severity, failure
from generator.pointer import ROOT, Pointer

LARGEST = 4 * 1024 * 1024
"""How many bytes a baseline may have."""

REQUIRED = ("fingerprint", "rule", "pointer", "reason")
MEMBERS = (*REQUIRED, "expires")
FINGERPRINT = re.compile(r"[0-9a-f]{12}", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
HEAD = """\
# Drifts that are known and accepted: each with the reason why and, where it has one, the last day on which that counts.
# `truespec check --baseline` reads this file, `--write-baseline` adds what was found.
"""

_Fault = tuple[Pointer, str, str]
"""Where, what, and how to mend it."""


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a file. Raises InputError with every fault, each at its line, where it is no baseline."""
    address = Address(str(path))
    if address.is_remote:
        raise failure("baseline-not-local", f"{address.shown} is no file: a baseline stands on this machine")
    built = parse(fetch(address, max_bytes=LARGEST), address)
    data = built.root
    source = Source(address.shown, data if isinstance(data, dict) else {}, "", built.positions)
    faults = [*built.findings, *(_finding(source, fault) for fault in _faults(data))]
    if faults:
        raise InputError(*faults)
    return tuple(_entry(each) for each in data["drifts"])


def write(path: Path, entries: Iterable[Entry], hidden: Callable[[str], str] = str) -> None:
    """Replace the file by one that holds `entries`, at once or not at all. `hidden` makes a text one that may be seen.

    Raises OSError where that fails.
    """
    replaced(path, HEAD + hidden(to_yaml({"drifts": [_member(each) for each in entries]})))


def day(text: str) -> dt.date | None:
    """The day that `text` names as YYYY-MM-DD; None where it names none."""
    try:
        return dt.date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def _entry(data: Json) -> Entry:
    said = {name: data[name] for name in REQUIRED}
    return Entry(**said, expires=day(data["expires"]) if "expires" in data else None)


def _member(entry: Entry) -> dict[str, str]:
    member = {name: str(getattr(entry, name)) for name in REQUIRED}
    return member if entry.expires is None else {**member, "expires": entry.expires.isoformat()}


def _finding(source: Source, fault: _Fault) -> Finding:
    pointer, message, mend = fault
    return Finding("baseline-invalid", Severity.ERROR, message, pointer, source.locate(pointer), mend)


def _faults(data: Json) -> Iterator[_Fault]:
    """Whatever keeps data from being a baseline."""
    if not isinstance(data, dict):
        yield ROOT, "the baseline is no mapping", "begin it with 'drifts:' and a list of entries, or 'drifts: []'"
        return
    for name in data:
        if name != "drifts":
            yield ROOT / name, f"a baseline has no member {name!r}", "it has only 'drifts'"
    if not isinstance(data.get("drifts"), list):
        yield ROOT / "drifts", "'drifts' is no list", "write the entries below 'drifts:', each beginning with '- '"
        return
    first: dict[str, int] = {}
    for index, entry in enumerate(data["drifts"]):
        at = ROOT / "drifts" / index
        yield from _entry_faults(entry, at)
        name = entry.get("fingerprint") if isinstance(entry, dict) else None
        if isinstance(name, str) and first.setdefault(name, index) != index:
            yield at, f"the drift {name} has an entry before this: the {_nth(first[name])}", "keep one of both"


def _entry_faults(entry: Json, at: Pointer) -> Iterator[_Fault]:
    if not isinstance(entry, dict):
        yield at, "an entry is no mapping", f"give it {', '.join(REQUIRED)}"
        return
    for name in entry:
        if name not in MEMBERS:
            yield at / name, f"an entry has no member {name!r}", f"use {', '.join(MEMBERS)}"
    for name in REQUIRED:
        if name not in entry:
            yield at, f"the entry has no {name!r}", "a run with --write-baseline writes complete entries"
        elif not isinstance(entry[name], str) or not entry[name].strip():
            yield at / name, f"{name!r} is no text", "write a text, in quotes where it looks like a number"
    yield from _form_faults(entry, at)


def _form_faults(entry: dict[str, Json], at: Pointer) -> Iterator[_Fault]:
    fingerprint, pointer, expires = entry.get("fingerprint"), entry.get("pointer"), entry.get("expires", "2000-01-01")
    if isinstance(fingerprint, str) and fingerprint.strip() and not FINGERPRINT.fullmatch(fingerprint):
        yield at / "fingerprint", "'fingerprint' is not of twelve hex digits", "copy it from a report"
    if isinstance(pointer, str) and pointer.strip() and not pointer.startswith(("#", "/")):
        yield at / "pointer", "'pointer' is no JSON pointer", "copy it from a report: it begins with '#'"
    if not isinstance(expires, str) or day(expires) is None:
        yield at / "expires", "'expires' is no day", "write it as 2030-12-31, or leave it out"


def _nth(index: int) -> str:
    number = index + 1
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
