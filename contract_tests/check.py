"""The use case "check a server": from options to an Account of what was found.

Knows the order: read the document and what is known of the server, send, set what was found against the baseline; must
not know how anything is sent or judged, nor how it is told.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import httpx

from contract_tests import address
from contract_tests.account import GRAVITY, Account
from contract_tests.client import Limits, Sender
from contract_tests.run import Result, Run
from contract_tests.secret import Secret
from generator.findings import failure
from generator.load import Loaded, load

__all__ = ["Account", "Check", "Limits", "Options", "Standing", "prepared"]

DEFAULT_SPEC = "spec/openapi.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to check, how far to go, and what is already known."""

    url: str
    key: str = field(default="", repr=False)
    spec: str = DEFAULT_SPEC
    overlays: tuple[Path, ...] | None = None
    allow_remote: bool = False
    limits: Limits = field(default_factory=Limits)
    seed: int = 0
    only: str = "*"


class Standing(NamedTuple):
    """How far a check has come. `drifts` counts what differs so far; some of it may turn out to be one drift."""

    stage: str
    requests: int
    drifts: int


@dataclass(slots=True)
class Check:
    """A check that is ready to be carried out: whatever could be wrong with its input has been looked at."""

    options: Options
    loaded: Loaded
    transport: httpx.BaseTransport | None = None
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    stage: str = field(default="starting", init=False)
    run: Run = field(init=False)

    def __post_init__(self) -> None:
        self.run = Run(
            self.loaded,
            self._sender(self.options.limits),
            seed=self.options.seed,
            only=self.options.only,
            progress=self._enter,
            again=self._again,
        )

    @property
    def secret(self) -> Secret:
        """The key, to be hidden in whatever is written."""
        return Secret(self.options.key)

    def carried_out(self) -> Account:
        """Send, judge, and say what it amounts to. Raises nothing that a server could cause."""
        started = self.clock()
        try:
            result = self.run.carried_out()
        finally:
            self.run.sender.close()
        return self._account(result, started)

    def standing(self) -> Standing:
        """How far it has come; may be asked from another thread."""
        seen = {each.identity for each in tuple(self.run.track.observations)}
        return Standing(self.stage, self.run.sender.sent, len(seen))

    def _enter(self, stage: str) -> None:
        self.stage = stage

    def _sender(self, limits: Limits) -> Sender:
        options = self.options
        return Sender(self.loaded.api, options.url, key=options.key, limits=limits, transport=self.transport)

    def _again(self, requests: int) -> Sender:
        limits = self.options.limits
        return self._sender(Limits(requests=requests, timeout=limits.timeout, per_second=limits.per_second))

    def _account(self, result: Result, started: dt.datetime) -> Account:
        api = self.loaded.api
        return Account(
            title=api.title,
            version=api.version,
            url=self.options.url,
            seed=self.options.seed,
            drifts=tuple(sorted(result.drifts, key=lambda each: (GRAVITY.index(each.impact), str(each.pointer)))),
            coverage=result.coverage,
            requests=result.requests,
            seconds=result.seconds,
            started=started,
            reason=result.reason,
            notes=result.notes,
        )


def prepared(
    options: Options,
    *,
    environment: Mapping[str, str] = MappingProxyType({}),
    transport: httpx.BaseTransport | None = None,
) -> Check:
    """Everything that can be wrong before something is sent is found out here. Raises InputError with what it is.

    Without a key in `options` it is that of the variable in `environment` that the document names.
    """
    wrong = address.fault(options.url)
    if wrong:
        raise failure("address-unusable", wrong)
    loaded = load(options.spec, overlays=options.overlays, allow_remote=options.allow_remote)
    key = options.key or environment.get(variable(loaded), "") or _made_up(options)
    return Check(replace(options, key=key), loaded, transport)


def variable(loaded: Loaded) -> str:
    """The environment variable that holds the key."""
    return f"{loaded.api.settings.environment}_API_KEY"


def _made_up(options: Options) -> str:
    """A key for who takes any, as emulators do: a new one each time, so that what others left behind is not seen."""
    return f"truespec-{secrets.token_hex(8)}" if address.is_local(options.url) else ""
