"""`truespec ci`: what continuous integration does with a report.

Knows its arguments and the variables that GitHub Actions sets; must not know what is done with them.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import click

from generator.cli.answer import answer, progress
from generator.cli.options import DEFAULT_OUT, DEFAULT_SPEC
from generator.findings import Finding, failure

FILE = click.Path(path_type=Path, dir_okay=False)
OVERLAY = Path("overlays") / "80-drift.yaml"


@click.group(short_help="Turn a report into issues and a pull request.")
def ci() -> None:
    """Turn a report of truespec check into issues and a pull request."""


@ci.command("report", short_help="An issue for each drift, a pull request with the mends.")
@click.argument("file", metavar="REPORT.json", type=FILE)
@click.option("--repository", envvar="GITHUB_REPOSITORY", default="", metavar="OWNER/NAME", help="The repository.")
@click.option("--token", envvar="GITHUB_TOKEN", default="", help="Better in $GITHUB_TOKEN.")
@click.option(
    "--api", envvar="GITHUB_API_URL", default="https://api.github.com", show_default=True, help="Address of the API."
)
@click.option("--server", envvar="GITHUB_SERVER_URL", default="https://github.com", help="Where its pages are.")
@click.option("--commit", envvar="GITHUB_SHA", default="", help="Which commit links to the document lead to.")
@click.option("--issues/--no-issues", default=True, show_default=True, help="One issue for each drift.")
@click.option("--pull-request", is_flag=True, help="One pull request with the verified patches and what they generate.")
@click.option("--base", envvar="GITHUB_REF_NAME", default="main", show_default=True, help="Branch to mend.")
@click.option("--branch", default="truespec/drift", show_default=True, help="Branch of the pull request.")
@click.option("--label", default="truespec-drift", show_default=True, help="Label of the issues.")
@click.option("--spec", type=FILE, default=Path(DEFAULT_SPEC), show_default=True, help="The document.")
@click.option("--overlay", type=FILE, help="Where patches go. Default: overlays/80-drift.yaml beside the document.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=DEFAULT_OUT, show_default=True)
@click.option("--changelog", type=FILE, help="Add what changes for users to this file.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be done, and only read.")
def report(
    file: Path,
    repository: str,
    token: str,
    api: str,
    server: str,
    commit: str,
    issues: bool,
    pull_request: bool,
    base: str,
    branch: str,
    label: str,
    spec: Path,
    overlay: Path | None,
    out: Path,
    changelog: Path | None,
    dry: bool,
) -> None:
    """Bring the issues and the pull request of a repository to what REPORT.json tells (truespec check --report json=…).

    A drift has one issue: it is opened, brought up to date, closed when its operations were tested and it did not show,
    and opened again when it is back. Verified patches are put into an overlay, and proposed together with what they
    generate. Exit codes: 0 done, 2 wrong input or refused by GitHub, 3 GitHub cannot be reached.

    \b
    Examples:
      truespec ci report drift.json --dry-run
      truespec ci report drift.json --pull-request --changelog spec/CHANGELOG.md
    """

    def done() -> tuple[Finding, ...]:
        from generator.ci.github import GitHub  # only now: help needs neither HTTP nor the pipeline
        from generator.ci.mending import Places
        from generator.ci.reporting import Wanted, report_issues, report_mends
        from generator.ci.told import read

        told = read(file)
        link = f"{server}/{repository}/blob/{commit}" if commit else ""
        wanted = Wanted(label=label, branch=branch, base=base, link=link, dry=dry)
        github = GitHub(_repository(repository), _token(token), _api(api))
        try:
            numbers = report_issues(github, told, wanted, _say) if issues else {}
            if pull_request:
                places = Places(spec=spec, overlay=overlay or spec.parent / OVERLAY, out=out, changelog=changelog)
                today = dt.date.today()
                report_mends(github, told, wanted, places, _say, day=today, numbers=numbers, progress=progress)
        finally:
            github.close()
        return ()

    answer(done, (), aside=True)


def _say(line: str) -> None:
    from generator.report.style import plain  # only now: help needs it not

    click.echo(plain(line))


def _repository(name: str) -> str:
    if not re.fullmatch(r"[\w.-]{1,100}/[\w.-]{1,100}", name, re.ASCII):
        raise failure("repository-unknown", f"{name!r} is no repository", suggestion="Give --repository OWNER/NAME.")
    return name


def _token(token: str) -> str:
    if not token or not token.isascii() or not token.isprintable():
        raise failure("token-missing", "there is no usable token", suggestion="Set GITHUB_TOKEN.")
    return token


def _api(address: str) -> str:
    """Only an encrypted address, or one of this machine: the token travels there."""
    if not re.match(r"https://[^/@]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/|$)", address):
        hint = "Give an https address."
        raise failure("address-unsafe", f"the token is not sent to {address[:100]}", suggestion=hint)
    return address
