"""Options that several subcommands share, spelled once.

Knows how arguments are written; must not know what is done with them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli.answer import REPORT_FORMATS, Report
from generator.findings import Severity

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_SPEC = "spec/openapi.yaml"
DEFAULT_OUT = Path("generated")


class ReportType(click.ParamType[Report]):
    """`FORMAT` or `FORMAT=PATH`."""

    name = "FORMAT[=PATH]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Report:
        """Split the argument; fail with the formats that there are."""
        if isinstance(value, Report):
            return value
        form, _, path = str(value).partition("=")
        if form not in REPORT_FORMATS:
            self.fail(f"{form!r} is none of {', '.join(REPORT_FORMATS)}", param, ctx)
        return Report(form, Path(path) if path else None)


def document_argument(function: F) -> F:
    """`DOCUMENT`, the file or address to read."""
    return click.argument("document", default=DEFAULT_SPEC, metavar="[DOCUMENT]")(function)


def spec_option(function: F) -> F:
    """`--spec`, for subcommands whose argument is something else."""
    return click.option(
        "--spec", default=DEFAULT_SPEC, show_default=True, metavar="DOCUMENT", help="File or address of the document."
    )(function)


def overlay_options(function: F) -> F:
    """`--overlay` and `--no-overlays`; see `chosen_overlays`."""
    function = click.option("--no-overlays", is_flag=True, help="Apply none.")(function)
    return click.option(
        "--overlay",
        "overlays",
        multiple=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="Apply this OpenAPI Overlay; repeatable, in this order. Default: overlays/*.yaml beside the document.",
    )(function)


def chosen_overlays(overlays: tuple[Path, ...], *, no_overlays: bool) -> tuple[Path, ...] | None:
    """The files to apply; None for those beside the document. Raises UsageError where both options are given."""
    if no_overlays and overlays:
        raise click.UsageError("--no-overlays and --overlay exclude each other")
    return overlays or (() if no_overlays else None)


def remote_option(function: F) -> F:
    """`--allow-remote`."""
    return click.option(
        "--allow-remote", is_flag=True, help="Follow references to other hosts. Off: a document may not make us fetch."
    )(function)


def report_option(function: F) -> F:
    """`--report`."""
    return click.option(
        "--report",
        "reports",
        multiple=True,
        type=ReportType(),
        help=f"Print findings as {', '.join(REPORT_FORMATS)}, or write them to PATH; repeatable. Default: text.",
    )(function)


def fail_on_option(function: F) -> F:
    """`--fail-on`."""
    return click.option(
        "--fail-on",
        type=click.Choice([str(severity) for severity in reversed(Severity)]),
        default=str(Severity.ERROR),
        show_default=True,
        help="Exit with 1 if there is a finding as severe as this.",
    )(function)
