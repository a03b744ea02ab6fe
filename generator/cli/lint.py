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
@remote_option
@report_option
@fail_on_option
def lint(document: str, allow_remote: bool, reports: tuple[Report, ...], fail_on: str) -> None:
    """Say what is wrong with DOCUMENT though it may be valid: contradictions, dead schemas, traps for generators.

    DOCUMENT is a file or an http(s) address, YAML or JSON (default: spec/openapi.yaml). It is judged as written,
    before any overlay.

    \b
    Examples:
      truespec lint
      truespec lint openapi.yaml --fail-on warning
      truespec lint openapi.yaml --report text --report sarif=lint.sarif
    """

    def findings() -> tuple[Finding, ...]:
        from generator.document.read import read  # only now: help needs neither
        from generator.lint import lint as judge

        progress("reading")
        source = read(document, allow_remote=allow_remote)
        progress("linting")
        return (*source.findings, *judge(source))

    answer(findings, reports, fail_on=Severity[fail_on.upper()])
