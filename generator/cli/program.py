"""The program: its subcommands, and what becomes of every error.

Knows exit codes; must not know what a subcommand does. No traceback is ever shown unless TRUESPEC_DEBUG is set.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from generator import __version__
from generator.cli.check import check
from generator.cli.ci import ci
from generator.cli.completion import completion
from generator.cli.diff import diff
from generator.cli.emulate import emulate
from generator.cli.explain import explain
from generator.cli.generate import generate
from generator.cli.lint import lint
from generator.cli.migrate import migrate
from generator.cli.proxy import proxy
from generator.cli.replay import replay
from generator.cli.report import report
from generator.cli.spec import spec
from generator.cli.validate import validate

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells report it."""

COMMANDS = (
    validate,
    lint,
    explain,
    diff,
    generate,
    migrate,
    emulate,
    check,
    replay,
    proxy,
    report,
    ci,
    spec,
    completion,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="truespec")
def truespec() -> None:
    """Keep SDKs, docs and tests true to one OpenAPI document.

    \b
    Start here:
      truespec validate openapi.yaml          is it a valid document?
      truespec lint openapi.yaml              is it a good one?
      truespec generate --spec openapi.yaml   write a Python client and a reference to ./generated
      truespec generate --check               is ./generated up to date? (for CI)

    Exit codes: 0 fine, 1 findings, stale or refused, 2 the input or the usage is wrong, 3 inconclusive.
    """


for _command in COMMANDS:
    truespec.add_command(_command)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the program with `arguments` (default: those of the process) and exit.

    A reader of ours that has gone (a broken pipe) ends it quietly with 1: click sees to that.
    """
    # A process that lives for seconds and keeps what it builds: looking for garbage often costs a tenth of its time.
    gc.set_threshold(100_000, 50, 50)
    try:
        color = False if os.environ.get("NO_COLOR") else None
        code = truespec.main(arguments, prog_name="truespec", standalone_mode=False, color=color)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, it is no user's fault
        _confess(error)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _confess(error: Exception) -> None:
    if os.environ.get("TRUESPEC_DEBUG"):
        raise error
    summary = " ".join(str(error).split())[:200]
    click.secho("this is a bug in truespec: ", fg="red", nl=False, err=True)
    click.echo(f"{type(error).__name__}: {summary}", err=True)
    click.echo("set TRUESPEC_DEBUG=1 and run it again to see where, then report both", err=True)
