"""The use case "check what was recorded": from a file to an account.

Knows which reader a file needs; must not know how anything is judged.
"""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from contract_tests import baseline_file
from contract_tests.account import Account
from contract_tests.accounting import Accounting
from contract_tests.recorded import har, lines
from contract_tests.recorded.traffic import Message, Unreadable
from contract_tests.recorded.witness import Witness
from generator.findings import Position, failure
from generator.load import load

LARGEST = 1024 * 1024 * 1024
"""How many characters an archive may have; JSON lines are read one by one, and may be any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was recorded, which document to judge it by, and what is already known.

    `url` is the address that the requests were sent to; empty: any address will do.
    """

    file: Path
    spec: str
    url: str = ""
    overlays: tuple[Path, ...] | None = None
    allow_remote: bool = False
    baseline: Path | None = None


def check(options: Options, progress: Callable[[str], None] = lambda _: None) -> Account:
    """The account of a recording. Raises InputError where something cannot be read, OSError where a file cannot."""
    started = dt.datetime.now().astimezone()
    entries = baseline_file.read(options.baseline) if options.baseline is not None else ()
    loaded = load(options.spec, overlays=options.overlays, allow_remote=options.allow_remote)
    witness = Witness(loaded, options.url)
    try:
        for message in _messages(options.file):
            witness.see(message)
            if witness.seen % 100 == 0:
                progress(f"{witness.seen:,} answers judged")
    except Unreadable as error:
        raise failure(
            "recording-broken",
            f"{options.file}: {error}.",
            position=Position(str(options.file)),
            suggestion="Give an HTTP Archive (.har) or JSON lines, one exchange a line.",
        ) from None
    accounting = Accounting(loaded=loaded, url=options.url or str(options.file), entries=entries)
    return accounting.of(witness.result(progress), started)


def _messages(path: Path) -> Iterator[Message]:
    """The exchanges in a file, by its name: JSON lines end with .jsonl or .ndjson; both kinds may be gzipped."""
    is_zipped = path.suffix == ".gz"
    name = path.with_suffix("").name if is_zipped else path.name
    try:
        with gzip.open(path, "rt", encoding="utf-8") if is_zipped else path.open(encoding="utf-8") as file:
            if name.endswith((".jsonl", ".ndjson")):
                yield from lines.read(file)
                return
            text = file.read(LARGEST + 1)
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise Unreadable(f"it is no text: {str(error)[:100]}") from None
    if len(text) > LARGEST:
        raise Unreadable("it is larger than 1 GiB: write JSON lines")
    yield from har.read(text)
