"""`truespec replay`: send the reproduction of a drift again.

Knows its arguments and how to say what came of it; must not know what a reproduction is.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import click

CODES = {"shown": 1, "absent": 0, "inconclusive": 3}


@click.command(short_help="Send the reproduction of a drift again.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--url", required=True, help="Address of the server.")
@click.option(
    "--api-key", default="", help="Key to send. Default: the environment variable that FILE names (<PREFIX>_API_KEY)."
)
def replay(file: Path, url: str, api_key: str) -> None:
    """Send the requests of FILE, a reproduction that `truespec check` wrote, and say whether its drift shows again.

    It creates what it needs, acts, and cleans up. Exit codes: 0 the drift does not show, 1 it shows, 2 FILE or the
    usage is wrong, 3 nothing can be said.

    \b
    Examples:
      truespec replay drifts/3f2a.json --url http://127.0.0.1:4010
      truespec replay drifts/3f2a.json --url https://api.example.com --api-key "$KEY"
    """
    from contract_tests import replay as playing  # only now: help needs neither HTTP nor schemas

    numbers = count(1)
    try:
        reproduction = playing.read(file)
        key = api_key or os.environ.get(reproduction.authentication.get("environment", ""), "")
        click.echo(_line(f"{reproduction.about['rule']}: {reproduction.about['message']}"))
        played = playing.replay(
            reproduction,
            url,
            key=key,
            tell=lambda step, exchange: click.echo(playing.described(next(numbers), step, exchange)),
        )
    except playing.Broken as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.FileError(str(file), error.strerror or "cannot be read") from error
    said = {"shown": "The drift shows.", "absent": "The drift does not show.", "inconclusive": "Nothing can be said"}
    click.echo(said[played.verdict] + (_line(f": {played.why}") if played.verdict == "inconclusive" else ""))
    raise click.exceptions.Exit(CODES[played.verdict])


def _line(text: str) -> str:
    """One printable line, since the file is anybody's."""
    return " ".join("".join(each if each.isprintable() else " " for each in text[:400]).split())
