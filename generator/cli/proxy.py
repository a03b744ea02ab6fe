"""`truespec proxy`: judge what passes through, and alter nothing.

Knows its arguments; must not know what is passed on or judged.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.answer import Report, progress, refuse
from generator.cli.check_options import account_report_option, baseline_option, gravity_option, require_apart
from generator.cli.options import chosen_overlays, overlay_options, remote_option, spec_option
from generator.cli.outcome import exit_code, tell
from generator.findings import TruespecError


@click.command(short_help="Judge what passes through to a server.")
@click.option("--target", required=True, help="Address of the server, such as https://api.example.com.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=4011, show_default=True, help="Port to listen on; 0: a free one."
)
@spec_option
@overlay_options
@remote_option
@baseline_option
@account_report_option
@gravity_option
def proxy(
    target: str,
    host: str,
    port: int,
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    allow_remote: bool,
    baseline: Path | None,
    reports: tuple[Report, ...],
    fail_on: str,
) -> None:
    """Pass requests on to the server at TARGET, and say at the end where its answers departed from the document.

    What passes is not altered, apart from the name of the host that it is for, and nobody waits for it to be judged.
    Ends with Ctrl-C. Exit codes: 0 no drift outside the baseline, 1 drift, 2 the input or the usage is wrong, 3 nothing
    was judged.

    \b
    Examples:
      truespec proxy --target https://api.example.com
      RETELL_BASE_URL=http://127.0.0.1:4011 python tests/smoke.py
    """
    chosen = chosen_overlays(overlays, no_overlays=no_overlays)
    require_apart(reports)
    progress("starting")
    from contract_tests.proxy.judging import Wish  # only now: help needs none of it
    from contract_tests.proxy.serve import Options, serve

    wish = Wish(spec=spec, url=target, overlays=chosen, allow_remote=allow_remote, baseline=baseline)
    try:
        account = serve(Options(wish=wish, host=host, port=port), lambda line: click.echo(line, err=True))
        tell(account, reports)
    except (TruespecError, OSError) as error:
        refuse(error)
    raise click.exceptions.Exit(exit_code(account, fail_on))
