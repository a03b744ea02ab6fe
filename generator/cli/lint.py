"""`truespec lint`: what is wrong with a document that is valid.

Knows its arguments; must not know any rule.
"""

from __future__ import annotations

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import document_argument, fail_on_option, remote_option, report_option
from generator.findings import Finding, Severity


@click.command(short_help="Say what is wrong with a valid document.")
@document_argument
@click.option("--list", "listing", is_flag=True, help="Print all rules, a line each, and exit.")
@click.option("--about", metavar="RULE", help="Print what a rule finds, why it matters and an example, and exit.")
@remote_option
@report_option
@fail_on_option
def lint(
    document: str,
    listing: bool,
    about: str | None,
    allow_remote: bool,
    reports: tuple[Report, ...],
    fail_on: str,
) -> None:
    """Say what is wrong with DOCUMENT though it may be valid: contradictions, dead schemas, traps for generators.

    DOCUMENT is a file or an http(s) address, YAML or JSON (default: spec/openapi.yaml). It is judged as written,
    before any overlay.

    \b
    Examples:
      truespec lint
      truespec lint openapi.yaml --fail-on warning
      truespec lint openapi.yaml --report counts          how often each rule is broken
      truespec lint openapi.yaml --report text --report sarif=lint.sarif
      truespec lint --about union-untagged
    """
    from generator.lint import documentation, documents  # only now: help needs no rules

    if listing:
        click.echo("\n".join(f"{rule:32} {text.splitlines()[0]}" for rule, text in sorted(documents().items())))
    elif about is not None:
        answer(lambda: _print(documentation(about)), reports, aside=True)
    else:
        answer(
            lambda: _judged(document, allow_remote=allow_remote),
            reports,
            fail_on=Severity[fail_on.upper()],
            documents=documents(),
        )


def _print(text: str) -> tuple[Finding, ...]:
    click.echo(text)
    return ()


def _judged(document: str, *, allow_remote: bool) -> tuple[Finding, ...]:
    from generator.document.read import read  # only now: help needs neither
    from generator.lint import lint as judge

    progress("reading")
    source = read(document, allow_remote=allow_remote)
    progress("linting")
    return (*source.findings, *judge(source))
