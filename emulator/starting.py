"""From what a user asks for to an emulator: document, state, clock, keys.

Knows what there is to choose; must not know sockets or processes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from emulator.cache import description
from emulator.clock import Setting
from emulator.described import Description
from emulator.emulator import Emulator
from emulator.facts import ProfileName
from emulator.sqlite import SqliteStore
from emulator.sqlite_log import SqliteJournal
from emulator.webhooks import Targets
from generator.findings import failure

if TYPE_CHECKING:
    from generator.load import Loaded

MEMORY = "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to serve, and how. `state` is `memory` or a path; `clock` is as `setting` reads it, or None.

    `overlays` None: those beside the document. `keys` and `token` are secrets and never shown.
    """

    spec: str
    overlays: tuple[Path, ...] | None = None
    allow_remote: bool = False
    state: str = MEMORY
    profile: ProfileName = "spec"
    stub: bool = False
    seed: int | None = None
    clock: str | None = None
    keys: tuple[str, ...] = field(default=(), repr=False)
    token: str = field(default="", repr=False)
    webhooks: Targets = "loopback"
    host: str = "127.0.0.1"
    port: int = 4010
    workers: int = 1


def document(options: Options) -> Description:
    """The document that is served. Raises InputError where it cannot be understood."""

    def load() -> Loaded:
        from generator.load import load  # only now: what is kept from an earlier start needs none of this

        return load(options.spec, overlays=options.overlays, allow_remote=options.allow_remote)

    with _without_collecting():
        return description(options.spec, options.overlays, load)


def emulator(options: Options, document: Description, *, is_local: bool) -> Emulator:
    """An emulator of `document`. `is_local`: only this machine can reach it.

    Raises InputError where the state cannot be used.
    """
    path = None if options.state == MEMORY else Path(options.state)
    with _without_collecting():
        return Emulator(
            document,
            store=None if path is None else SqliteStore(path),
            journal=None if path is None else SqliteJournal(path),
            profile=options.profile,
            seed=options.seed or 0,
            clock=setting(options),
            keys=options.keys,
            control_token=options.token or ("" if is_local else None),
            stub=options.stub,
            deliveries=options.webhooks,
        )


def setting(options: Options) -> Setting:
    """How time passes: `real`, `frozen`, `stepped`, or `x10` for ten times as fast.

    With a seed it is stepped unless said otherwise: then the same requests have the same answers. Raises InputError.
    """
    match options.clock or ("real" if options.seed is None else "stepped"):
        case "real":
            return Setting()
        case "frozen":
            return Setting("frozen")
        case "stepped":
            return Setting("stepped")
        case text:
            return Setting(rate=_rate(text))


def _rate(text: str) -> float:
    try:
        rate = float(text.removeprefix("x"))
    except ValueError:
        rate = 0
    if not text.startswith("x") or not 0 < rate <= 1_000_000:
        raise failure("clock-unknown", f"there is no clock {text!r}", suggestion="real, frozen, stepped, or x10")
    return rate


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: almost all that is made stays, and is then looked at no more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
