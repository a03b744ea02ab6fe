"""From an Api to the files of one target; each target knows one language.

A target is a folder with a function ``files(api, *, all_schemas=False)`` that returns Files, and one line in TARGETS.
One that takes long to load may have ``ready()`` too, which returns such a function after it has begun to load.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from generator.ir.api import Api
    from generator.output import File


class Render(Protocol):
    """Makes the files of one target; `all_schemas` includes the types that no operation reaches."""

    def __call__(self, api: Api, *, all_schemas: bool = False) -> tuple[File, ...]:
        """Return the files, their paths relative to the output folder."""


Target = Callable[[], Render]
"""Gets a target ready, before there is an Api, and returns what renders it."""


def _deferred(name: str) -> Target:
    """The `ready` or `files` of a target's folder, imported when it is needed: some load a code generator."""

    def target() -> Render:
        module = import_module(f"{__name__}.{name}")
        return cast("Render", module.ready() if hasattr(module, "ready") else module.files)

    return target


TARGETS: tuple[tuple[str, Target], ...] = (
    ("python", _deferred("python")),
    ("docs", _deferred("docs")),
)
