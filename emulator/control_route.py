"""What a route of the control plane is, and what it is told.

Knows the shape of questions and refusals; must not know any route.

Exceptions::

    Refused      raised by a route; it becomes `{"error": …}`
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any as Json

from emulator.http import Request
from emulator.reading import Inputs
from emulator.session import Session

if TYPE_CHECKING:
    from emulator.control_live import Changes
    from emulator.emulator import Emulator

LONGEST_NAME = 64


class Refused(Exception):  # noqa: N818 - a refusal is no error of the emulator
    """A question that is not answered, with its status."""

    def __init__(self, status: int, message: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. `variables` are those of the route's pattern; `body` is None where there is none."""

    emulator: Emulator
    request: Request
    variables: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    changes: Changes

    @property
    def members(self) -> dict[str, Json]:
        """The body as an object; empty where there is none. Raises Refused where it is something else."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise Refused(400, "the body must be a JSON object")
        return self.body

    def number(self, name: str, default: int, *, most: int = 2**53) -> int:
        """A whole number of the query. Raises Refused where it is none, or more than `most`."""
        given = self.query.get(name)
        if given is None:
            return default
        if not (given.isascii() and given.isdecimal() and len(given) < 17 and int(given) <= most):
            raise Refused(400, f"{name} must be a whole number up to {most}")
        return int(given)

    @property
    def named_workspace(self) -> str | None:
        """The workspace that the question names, by `?workspace=` or as API requests do, by a key; None for none."""
        given = self.query.get("workspace")
        if given is None:
            return self.emulator.keys.carried(self.request)
        if not given or len(given) > LONGEST_NAME or not given.isascii() or not given.isalnum():
            raise Refused(400, "workspace must be the name of one, as GET /__emulator/state lists them")
        return given

    @property
    def workspace(self) -> str:
        """The workspace that is named, or the only one that there is. Raises Refused where that is not clear."""
        named = self.named_workspace
        if named is not None:
            return named
        known = self.emulator.store.workspaces
        if len(known) == 1:
            return known[0]
        there = f": there are {', '.join(known[:20])}" if known else ""
        raise Refused(400, f"say which workspace: by an API key in Authorization, or by ?workspace={there}")

    def session(self, workspace: str) -> Session:
        """Work in a workspace, now, with the body as the request's. Within a transaction."""
        emulator = self.emulator
        session = Session(emulator.world, workspace, emulator.clock.now(), None, Inputs(body=self.body))
        emulator.seed(session)
        return session


@dataclass(frozen=True, slots=True)
class Route:
    """One route: `pattern` without the leading place, `{name}` for a step and `{name*}` for the rest of the path.

    `run` answers with JSON or a response. `is_open`: asked without a token, for it tells nothing.
    """

    method: str
    pattern: str
    says: str
    run: Callable[[Asked], Json]
    is_open: bool = False


def optional_text(members: Mapping[str, Json], name: str) -> str:
    """A text of a body; empty where it is absent. Raises Refused where it is none."""
    value = members.get(name, "")
    if not isinstance(value, str):
        raise Refused(400, f"{name} must be a text")
    return value
