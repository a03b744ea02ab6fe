"""Judging in a process of its own what a proxy saw.

Knows the two processes and what travels between them; must not know connections, or how judging is done. What comes
faster than it is judged is left out and counted, so that nobody waits.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import queue
import signal
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from pathlib import Path

from contract_tests import baseline_file
from contract_tests.account import Account
from contract_tests.accounting import Accounting
from contract_tests.recorded.traffic import Message
from contract_tests.recorded.witness import Witness
from generator.load import load

WAITING = 500
"""How many messages may wait to be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which document to judge by, what is already known, and what the target is called in the account."""

    spec: str
    url: str
    overlays: tuple[Path, ...] | None = None
    allow_remote: bool = False
    baseline: Path | None = None


@dataclass(slots=True)
class Judging:
    """The process that judges. `dropped` counts messages that came too fast."""

    wish: Wish
    dropped: int = 0
    inbox: Queue[Message | None] = field(init=False)
    outbox: Queue[Account | str] = field(init=False)
    process: BaseProcess = field(init=False)

    def __post_init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.inbox, self.outbox = context.Queue(WAITING), context.Queue()
        self.process = context.Process(target=_judge, args=(self.wish, self.inbox, self.outbox), daemon=True)
        self.process.start()

    def see(self, message: Message) -> None:
        """Have a message judged, if there is room for it."""
        try:
            self.inbox.put_nowait(message)
        except queue.Full:
            self.dropped += 1

    def ready(self) -> None:
        """Wait until the document is loaded. Raises RuntimeError with what is wrong."""
        self._got()

    def finished(self) -> Account:
        """The account of all that was seen. Raises RuntimeError where judging came to an end of its own."""
        self.inbox.put(None)
        account = self._got()
        self.process.join(10)
        if not isinstance(account, Account):
            raise RuntimeError("judging ended without an account")
        return account

    def _got(self) -> Account | str:
        while True:
            try:
                found = self.outbox.get(timeout=1)
            except queue.Empty:
                if not self.process.is_alive():
                    raise RuntimeError("the process that judges has ended") from None
                continue
            if isinstance(found, str) and found:
                raise RuntimeError(found)
            return found


def _judge(wish: Wish, inbox: Queue[Message | None], outbox: Queue[Account | str]) -> None:
    """What the process does: an empty text when it is ready, an account in the end, or what is wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the proxy says when it is over
    started = dt.datetime.now().astimezone()
    try:
        loaded = load(wish.spec, overlays=wish.overlays, allow_remote=wish.allow_remote)
        entries = baseline_file.read(wish.baseline) if wish.baseline is not None else ()
        witness = Witness(loaded, wish.url)
        outbox.put("")
        while (message := inbox.get()) is not None:
            witness.see(message)
        outbox.put(Accounting(loaded=loaded, url=wish.url, entries=entries).of(witness.result(), started))
    except Exception as error:  # noqa: BLE001 - whatever it is, the proxy must hear of it
        outbox.put(f"{type(error).__name__}: {' '.join(str(error).split())[:300]}")
