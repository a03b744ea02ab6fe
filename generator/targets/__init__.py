"""From an Api to the files of one target; each target knows one language.

A target is a folder with a function ``files(api, *, all_schemas=False)`` that returns Files, and one line in TARGETS.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from generator.ir.api import Api
    from generator.output import File


class Render(Protocol):
    """Makes the files of one target; `all_schemas` includes the types that no operation reaches."""

    def __call__(self, api: Api, *, all_schemas: bool = False) -> tuple[File, ...]:
        """Return the files, their paths relative to the output folder."""


def _deferred(name: str) -> Render:
    """The `files` of a target's folder, imported when it is called: some load a code generator of a second."""

    def files(api: Api, *, all_schemas: bool = False) -> tuple[File, ...]:
        render = cast(Render, import_module(f"{__name__}.{name}").files)
        return render(api, all_schemas=all_schemas)

    return files


TARGETS: tuple[tuple[str, Render], ...] = (
    ("python", _deferred("python")),
    ("docs", _deferred("docs")),
)
