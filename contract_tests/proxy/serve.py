"""Serving a proxy until it is interrupted, and the account of what passed.

Knows sockets and signals; must not know how anything is judged.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from contract_tests import address
from contract_tests.account import Account
from contract_tests.proxy.framing import LARGEST_HEAD
from contract_tests.proxy.judging import Judging, Wish
from contract_tests.proxy.passing import Passing, Target
from generator.findings import failure
from generator.load import load

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where to listen, and what to judge by; port 0 is any free one."""

    wish: Wish
    host: str = "127.0.0.1"
    port: int = 4011


def serve(options: Options, say: Say) -> Account:
    """Pass requests on until SIGINT or SIGTERM, then the account of all that passed.

    `say` is told the line for the user when requests are taken. Raises InputError where the document, the target or
    the address cannot be used.
    """
    wrong = address.fault(options.wish.url)
    if wrong or urlsplit(options.wish.url).path.strip("/"):
        raise failure(
            "address-unusable",
            wrong or "the target has a path, and paths are passed on as they come",
            suggestion="Give --target as https://api.example.com.",
        )
    # What is wrong with the document is told with its line, which the other process could not.
    load(options.wish.spec, overlays=options.wish.overlays, allow_remote=options.wish.allow_remote)
    judging = Judging(options.wish)
    judging.ready()
    passing = Passing(Target.of(options.wish.url), judging.see)
    try:
        asyncio.run(_listen(options, passing, say))
    except OSError as error:
        where = f"{options.host}:{options.port}"
        raise failure(
            "address-unusable", f"{where}: {error.strerror or error}", suggestion="Choose another --port."
        ) from None
    account = judging.finished()
    return replace(account, notes=(*account.notes, *_notes(passing, judging)))


async def _listen(options: Options, passing: Passing, say: Say) -> None:
    over = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, over.set)
    server = await asyncio.start_server(passing.serve, options.host, options.port, limit=LARGEST_HEAD)
    port = server.sockets[0].getsockname()[1]
    say(f"ready: http://{options.host}:{port} passes on to {passing.target.scheme}://{passing.target.authority}")
    await over.wait()
    server.close()


def _notes(passing: Passing, judging: Judging) -> tuple[str, ...]:
    said = []
    if passing.failed:
        said.append(f"{passing.failed:,} requests got no answer from the target")
    if judging.dropped:
        said.append(f"{judging.dropped:,} answers came faster than they could be judged, and were passed on unjudged")
    return tuple(said)
