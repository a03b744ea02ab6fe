"""What values `truespec check` and its kin take: numbers, days, parts, formats.

Knows how they are written; must not know what is done with them.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from pathlib import Path
from typing import Any

import click

from generator.cli.answer import Report

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)

FORMATS = ("text", "json", "html", "markdown", "junit", "sarif", "github")
"""Formats of a report; here by name, since help must not need the code that writes them."""

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class FormatType(click.ParamType[Report]):
    """`FORMAT` or `FORMAT=PATH`."""

    name = "FORMAT[=PATH]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Report:
        """Split the argument; fail with the formats that there are."""
        if isinstance(value, Report):
            return value
        form, sign, path = str(value).partition("=")
        if form not in FORMATS:
            self.fail(f"{form[:40]!r} is none of {', '.join(FORMATS)}", param, ctx)
        if sign and not path:
            self.fail(f"{form}= names no file", param, ctx)
        return Report(form, Path(path) if path else None)


class PositiveType(click.ParamType[float]):
    """A finite number above zero."""

    name = "NUMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; fail where it is none, or cannot be waited for."""
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not 0 < number < math.inf:
            self.fail(f"{str(value)[:40]!r} is no number above zero", param, ctx)
        return number


class ShardType(click.ParamType[str]):
    """`I/N`: part I of N, counted from 1."""

    name = "I/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as it is; fail where it names no part."""
        found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", str(value), re.ASCII)
        if found is None or not 1 <= int(found[1]) <= int(found[2]):
            self.fail(f"{str(value)[:20]!r} is no part: write the first of three as 1/3", param, ctx)
        return str(value)


class DayType(click.ParamType[dt.date]):
    """A day that has not passed, as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day; fail where it is none, or has passed."""
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(str(value)) if DAY.fullmatch(str(value)) else None
        except ValueError:
            day = None
        if day is None:
            self.fail(f"{str(value)[:40]!r} is no day: write it as 2030-12-31", param, ctx)
        if day < dt.date.today():
            self.fail(f"{day.isoformat()} has passed", param, ctx)
        return day
