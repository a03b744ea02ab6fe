"""The options of `truespec check` and its kin, in groups, and what belongs together.

Knows how they are written; must not know what is done with them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

import click

from generator.cli.answer import Report
from generator.cli.check_types import FILE, FOLDER, FORMATS, DayType, FormatType, PositiveType, ShardType

F = TypeVar("F", bound=Callable[..., Any])

GRAVITY = ("security", "breaking", "additive", "informational")
"""How grave a drift can be, the gravest first."""

JUDGING = frozenset(
    (
        "url",
        "recording",
        "spec",
        "overlays",
        "no_overlays",
        "allow_remote",
        "baseline",
        "reports",
        "no_bodies",
        "fail_on",
    )
)
"""Names of the parameters that mean something where nothing is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """How much is sent, of what, and how fast."""

    budget: int
    max_time: float
    timeout: float
    rate: float | None
    seed: int
    only: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What may be sent, made and spent, which part of it all is to be done, and what is only to be looked at."""

    mode: Literal["read", "sandbox", "full"] | None
    named: tuple[str, ...]
    force: bool
    creations: int
    max_cost: float
    state: Path | None
    sweep: bool
    dry: bool
    shard: str | None
    ledger: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepting:
    """The wish to accept what is found."""

    write_baseline: Path | None
    reason: str
    expires: dt.date | None


def gathered(into: str, kind: type[Any], *options: Callable[[F], F]) -> Callable[[F], F]:
    """Options whose values reach a command together, as one argument `into`, a dataclass `kind` of their names."""
    names = [each.name for each in fields(kind)]

    def decorate(function: F) -> F:
        @wraps(function)
        def called(**given: Any) -> Any:
            value = kind(**{name: given.pop(name) for name in names})
            return function(**given, **{into: value})

        for option in reversed(options):
            called = option(called)
        return cast(F, called)

    return decorate


def sending_options(function: F) -> F:
    """`sending`."""
    return gathered(
        "sending",
        Sending,
        click.option(
            "--budget", type=click.IntRange(1), default=1000, show_default=True, help="Requests to send at most."
        ),
        click.option(
            "--max-time", type=PositiveType(), default=600, show_default=True, help="Seconds to go on at most."
        ),
        click.option(
            "--timeout", type=PositiveType(), default=10, show_default=True, help="Seconds to wait for an answer."
        ),
        click.option("--rate", type=PositiveType(), help="Requests a second at most. Default: as fast as it answers."),
        click.option("--seed", type=int, default=0, show_default=True, help="The same seed makes the same requests."),
        click.option("--only", default="*", metavar="GLOB", help="Only operations whose id matches, such as 'list*'."),
    )(function)


def caution_options(function: F) -> F:
    """`caution`."""
    return gathered(
        "caution",
        Caution,
        click.option(
            "--mode",
            type=click.Choice(["read", "sandbox", "full"]),
            help="What may be sent: only what reads; also what makes things that can be removed and harm nobody; "
            "everything. Default: full on this machine, read elsewhere.",
        ),
        click.option("--allow", "named", multiple=True, metavar="OPERATION", help="Send this, too; repeatable."),
        click.option("--force", is_flag=True, help="Mode full for a server elsewhere: an emulator of yours."),
        click.option(
            "--creations", type=click.IntRange(0), default=50, show_default=True, help="Things to make, of a kind."
        ),
        click.option(
            "--max-cost",
            type=click.FloatRange(0),
            default=1.0,
            show_default=True,
            help="US dollars that mode sandbox may cost.",
        ),
        click.option("--state", type=FOLDER, help="Folder for journals of what is made."),
        click.option("--sweep", is_flag=True, help="Only remove what earlier runs have left."),
        click.option("--dry-run", "dry", is_flag=True, help="Send nothing: print what would be sent, made and spent."),
        click.option(
            "--shard", type=ShardType(), help="Only part I of N; truespec report merge puts reports together."
        ),
        click.option("--ledger", type=FILE, help="File that remembers what was tried when: the stalest comes first."),
    )(function)


def accepting_options(function: F) -> F:
    """`accepting`."""
    return gathered(
        "accepting",
        Accepting,
        click.option("--write-baseline", type=FILE, help="Accept what is found: add it to this baseline, or make one."),
        click.option("--reason", default="", help="Why, for --write-baseline."),
        click.option("--expires", type=DayType(), help="The last day on which that counts, for --write-baseline."),
    )(function)


def baseline_option(function: F) -> F:
    """`--baseline`."""
    return click.option("--baseline", type=FILE, help="YAML file of drifts that are known and accepted.")(function)


def account_report_option(function: F) -> F:
    """`--report`, in the formats of accounts."""
    return click.option(
        "--report",
        "reports",
        multiple=True,
        type=FormatType(),
        help=f"Print the outcome as {', '.join(FORMATS)}, or write it to PATH; repeatable. Default: text.",
    )(function)


def gravity_option(function: F) -> F:
    """`--fail-on`, by the gravity of drifts."""
    return click.option(
        "--fail-on",
        type=click.Choice(GRAVITY),
        default=GRAVITY[-1],
        show_default=True,
        help="Exit with 1 if there is a drift as grave as this.",
    )(function)


def require_reason(path: Path | None, reason: str, expires: dt.date | None) -> None:
    """Raise UsageError where what belongs to `--write-baseline` is missing, or there without it."""
    if path is None and (reason or expires):
        raise click.UsageError("--reason and --expires belong to --write-baseline FILE")
    if path is not None and not reason.strip():
        raise click.UsageError("--write-baseline needs --reason TEXT: why are these drifts accepted?")


def require_apart(reports: Sequence[Report]) -> None:
    """Raise UsageError where two reports would overwrite each other, or mix on standard output."""
    places = ["standard output" if each.path is None else str(each.path.absolute()) for each in reports]
    twice = next((each for each in places if places.count(each) > 1), None)
    if twice is not None:
        raise click.UsageError(f"two reports go to {twice}: give each a PATH of its own")


def require_nothing_sent(context: click.Context) -> None:
    """Raise UsageError where an option is given that only means something for requests, of which there are none."""
    given = [
        parameter.opts[0]
        for parameter in context.command.params
        if parameter.name not in JUDGING
        and context.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE
    ]
    if given:
        raise click.UsageError(f"{given[0]} means nothing with --from, which sends no request")
