"""Templates, and the filters by which text reaches them.

Knows Jinja and where templates lie; must not know what they render.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any as Json
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.targets.python.text import docstring, line, literal

TEMPLATES = Path(__file__).parents[3] / "templates" / "python"
"""Beside the generator in a checkout, and in site-packages once installed."""


def render(template: str, **context: Json) -> str:
    """The text of a template; whatever it mentions has to be in `context`."""
    return _environment().get_template(template).render(context)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python source, not HTML: `literal`, `line` and `docstring` escape
    )
    environment.filters.update(literal=literal, line=line, docstring=docstring)
    environment.globals["refuse"] = _refuse
    return environment


def _refuse(what: str) -> NoReturn:
    raise ValueError(f"no template for {what}")
