"""`truespec validate`: whether a document is a valid OpenAPI document.

Knows its arguments; must not know what validity is.
"""

from __future__ import annotations

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import document_argument, fail_on_option, remote_option, report_option
from generator.findings import Finding, Severity


@click.command(short_help="Say whether a document is valid OpenAPI.")
@document_argument
@remote_option
@report_option
@fail_on_option
def validate(document: str, allow_remote: bool, reports: tuple[Report, ...], fail_on: str) -> None:
    """Say whether DOCUMENT is valid OpenAPI 3.0 or 3.1, and where it is not.

    DOCUMENT is a file or an http(s) address, YAML or JSON (default: spec/openapi.yaml). It is judged as written,
    before any overlay.

    \b
    Examples:
      truespec validate
      truespec validate openapi.json --report github
      truespec validate https://example.com/openapi.yaml --report sarif=openapi.sarif
    """

    def findings() -> tuple[Finding, ...]:
        from generator.document.read import read  # only now: help needs neither
        from generator.document.validate import validate as judge

        progress("reading")
        source = read(document, allow_remote=allow_remote)
        progress("validating")
        return (*source.findings, *judge(source))

    answer(findings, reports, fail_on=Severity[fail_on.upper()])
