"""The use case "check a server": from options to an Account of what was found.

Knows the order: read the document and the baseline, see that everything can be written, send, set what was found
against the baseline; must not know how anything is sent or judged, nor how it is told.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import httpx

from contract_tests import address, baseline_file, reproductions
from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.accounting import Accounting
from contract_tests.baseline import merged, weighed
from contract_tests.client import Inconclusive, Limits, Sender, Spent, is_sendable
from contract_tests.echo import Echo
from contract_tests.report import FORMATS, render
from contract_tests.run import Result, Run
from contract_tests.safety.forecast import forecast
from contract_tests.safety.guard import Budget, Guard
from contract_tests.safety.journal import folder
from contract_tests.safety.keeping import Keeping
from contract_tests.safety.modes import MODES, Mode, Permission, default_mode, require_possible
from contract_tests.safety.sending import GuardedSender
from contract_tests.scope import Memory, Scope, agenda
from contract_tests.sharding import parsed as part
from contract_tests.writing import replaced, require_file, require_folder
from generator.findings import failure
from generator.ir.graph import graph
from generator.load import Loaded, load

__all__ = [
    "FORMATS",
    "GRAVITY",
    "MODES",
    "Acceptance",
    "Account",
    "Budget",
    "Check",
    "Limits",
    "Mode",
    "Options",
    "Scope",
    "Standing",
    "default_mode",
    "foreseen",
    "part",
    "prepared",
    "render",
    "replaced",
]

DEFAULT_SPEC = "spec/openapi.yaml"
SWEEPING = 600
"""Requests that removing what is left may take, beyond the budget: leaving it would be worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The wish to live with whatever is found: the baseline that is to say so, and why."""

    path: Path
    reason: str
    expires: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to check, how far to go, what is already known, and what is to be written.

    `only` is a pattern for operation ids. `files` are those that somebody will write what comes of it to.
    """

    url: str
    key: str = field(default="", repr=False)
    spec: str = DEFAULT_SPEC
    overlays: tuple[Path, ...] | None = None
    allow_remote: bool = False
    limits: Limits = field(default_factory=Limits)
    seed: int = 0
    only: str = "*"
    baseline: Path | None = None
    acceptance: Acceptance | None = None
    reproductions: Path | None = None
    scope: Scope = field(default_factory=Scope)
    files: tuple[Path, ...] = ()


class Standing(NamedTuple):
    """How far a check has come. `drifts` counts what differs so far; some of it may turn out to be one drift."""

    stage: str
    requests: int
    drifts: int


@dataclass(slots=True)
class Check:
    """A check that is ready to be carried out: whatever could be wrong with its input has been looked at.

    `entries` are those of the baseline, `known` those of the one that is to be written.
    """

    options: Options
    loaded: Loaded
    entries: tuple[Entry, ...] = ()
    known: tuple[Entry, ...] = ()
    transport: httpx.BaseTransport | None = None
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone()
    stage: str = field(default="starting", init=False)
    run: Run = field(init=False)
    memory: Memory = field(init=False)
    keeping: Keeping | None = field(init=False)

    def __post_init__(self) -> None:
        options, api = self.options, self.loaded.api
        resources = graph(api)
        permission = Permission(options.scope.mode, resources, options.scope.named)
        guard = None
        if options.scope.mode != "full":
            guard = Guard(api, resources, permission, budget=options.scope.budget)
        sender = GuardedSender(
            api, options.url, key=options.key, limits=options.limits, transport=self.transport, guard=guard
        )
        self.memory = Memory.of(options.scope.ledger)
        self.keeping = self._keeper(guard) if guard is not None and options.scope.mode == "sandbox" else None
        usable = [each.id for each in api.operations if permission.allows(each) and fnmatchcase(each.id, options.only)]
        self.run = Run(
            self.loaded,
            sender,
            seed=options.seed,
            only=options.only,
            progress=self._enter,
            again=sender.another,
            agenda=agenda(options.scope, self.memory, api, resources, usable, options.limits.requests),
            usable=permission.allows,
        )

    def _keeper(self, guard: Guard) -> Keeping:
        options = self.options
        limits = replace(options.limits, requests=SWEEPING, seconds=max(60.0, options.limits.seconds / 5))
        return Keeping(
            guard,
            folder(options.scope.state, options.url, options.key),
            lambda: Sender(self.loaded.api, options.url, key=options.key, limits=limits, transport=self.transport),
        )

    @property
    def secret(self) -> Echo:
        """The key, to be hidden in whatever is written."""
        return self.run.sender.echo

    def standing(self) -> Standing:
        """How far it has come; may be asked from another thread."""
        seen = {each.identity for each in tuple(self.run.track.observations)}
        return Standing(self.stage, self.run.sender.sent, len(seen))

    def carried_out(self) -> Account:
        """Send, judge, and say what it amounts to. Raises nothing that a server could cause."""
        started = self.clock()
        try:
            if self.keeping is not None:
                self.keeping.begin()
            result = self.run.carried_out()
        finally:
            if self.keeping is not None:
                self.keeping.end()
            self.run.sender.close()
        result = replace(result, notes=(*result.notes, *self._remembered(result, started.date())))
        if self.options.acceptance is not None:
            self._accept(result, self.options.acceptance, started.date())
        options = self.options
        accounting = Accounting(
            loaded=self.loaded, url=options.url, seed=options.seed, only=options.only, entries=self.entries
        )
        account = accounting.of(result, started)
        return replace(account, notes=(*account.notes, *self._hints()))

    def _remembered(self, result: Result, day: dt.date) -> tuple[str, ...]:
        """What is new against earlier runs, and what became of what was made."""
        shown = tuple(self.run.maker.covering.shown())
        news = self.memory.keep(result, self.run.agenda, self.run.track.scene, shown, day)
        return (*(self.keeping.notes if self.keeping is not None else ()), *news)

    def keep(self, account: Account) -> None:
        """Write the reproductions and the baseline that were asked for. Raises OSError where that fails."""
        if self.options.reproductions is not None:
            reproductions.write(self.options.reproductions, account, self.secret.hidden_in)
        is_void = bool(account.reason) and not account.accepted  # a server that was not there accepts nothing
        if self.options.acceptance is not None and not is_void:
            baseline_file.write(self.options.acceptance.path, self.known, self.secret.hidden_in)

    def swept(self) -> tuple[list[str], list[str]]:
        """Remove what earlier runs have left; what was removed, and what could not be. Raises InputError."""
        if self.keeping is None:
            return [], []
        try:
            return self.keeping.sweep()
        except (Inconclusive, Spent) as error:
            raise failure("url-unreachable", str(error), suggestion="Try again when the server answers.") from None

    def _accept(self, result: Result, acceptance: Acceptance, today: dt.date) -> None:
        """From now on the baseline holds whatever was found that no entry names yet."""
        left = weighed(result.drifts, self.entries, today=today, tested=lambda _: False).drifts
        self.known = merged(self.known, left, reason=acceptance.reason, expires=acceptance.expires, today=today)
        known = {(each.fingerprint, each.rule, each.pointer) for each in self.known}
        others = [each for each in self.entries if (each.fingerprint, each.rule, each.pointer) not in known]
        self.entries = (*others, *self.known)

    def _hints(self) -> Iterator[str]:
        """What the user may have forgotten."""
        if not self.options.key and any(each.security for each in self.loaded.api.operations):
            yield f"no key was sent, for none was given: neither --api-key nor {variable(self.loaded)}"

    def _enter(self, stage: str) -> None:
        self.stage = stage


def prepared(
    options: Options,
    *,
    environment: Mapping[str, str] = MappingProxyType({}),
    transport: httpx.BaseTransport | None = None,
) -> Check:
    """Everything that can be wrong before something is sent is found out here, and nothing is sent.

    Without a key in `options` it is that of the variable in `environment` that the document names; a server on this
    machine is otherwise given a made-up one. Raises InputError and OSError with what is wrong.
    """
    wrong = address.fault(options.url)
    if wrong:
        raise failure("address-unusable", wrong)
    require_possible(options.scope.mode, options.url, forced=options.scope.forced)
    entries = baseline_file.read(options.baseline) if options.baseline is not None else ()
    known = _known(options.acceptance)
    loaded = load(options.spec, overlays=options.overlays, allow_remote=options.allow_remote)
    _require_operations(loaded, options.only)
    _require_known(loaded, options.scope.named)
    key = _key(options, environment, loaded)
    _require_room(options)
    return Check(replace(options, key=key), loaded, entries, known, transport)


def foreseen(checking: Check) -> str:
    """What a check would send, make and cost, for people. Nothing is sent."""
    scope, api = checking.options.scope, checking.loaded.api
    resources = graph(api)
    permission = Permission(scope.mode, resources, scope.named)
    names = [each.id for each in api.operations if fnmatchcase(each.id, checking.options.only)]
    usable = {each.id for each in api.operations if permission.allows(each)}
    wanted = frozenset(each for each in names if checking.run.agenda.wants(each) or each not in usable)
    return forecast(api, resources, permission, wanted, checking.options.limits.requests, scope.budget).text()


def variable(loaded: Loaded) -> str:
    """The environment variable that holds the key."""
    return f"{loaded.api.settings.environment}_API_KEY"


def _known(acceptance: Acceptance | None) -> tuple[Entry, ...]:
    is_there = acceptance is not None and acceptance.path.exists()
    return baseline_file.read(acceptance.path) if acceptance is not None and is_there else ()


def _require_operations(loaded: Loaded, only: str) -> None:
    names = [each.id for each in loaded.api.operations]
    if not any(fnmatchcase(each, only) for each in names):
        near = get_close_matches(only, names, n=1)
        raise failure(
            "operation-unknown",
            f"no operation has an id that matches {only[:100]!r}" if names else "the document has no operation",
            suggestion=f"Did you mean {near[0]}?"
            if near
            else "Patterns are like 'list*'; ids are those of the document.",
        )


def _require_known(loaded: Loaded, named: frozenset[str]) -> None:
    unknown = sorted(named - {each.id for each in loaded.api.operations})
    if unknown:
        raise failure("operation-unknown", f"no operation is called {unknown[0][:100]!r}", suggestion="See --dry-run.")


def _key(options: Options, environment: Mapping[str, str], loaded: Loaded) -> str:
    """The key to send: as it was given, from the environment, or made up for who takes any, as emulators do.

    A made-up key is a new one each time, so that nothing is seen of what others left behind.
    """
    key = options.key or environment.get(variable(loaded), "")
    if not key:
        return f"truespec-{secrets.token_hex(8)}" if address.is_local(options.url) else ""
    if not is_sendable(key):
        raise failure(
            "key-unusable",
            "the key holds blanks around it, line breaks or characters that no header can carry",
            suggestion="Give it as it was issued, such as --api-key \"$(tr -d '\\n' < FILE)\".",
        )
    return key


def _require_room(options: Options) -> None:
    """See that whatever is to be written can be."""
    for path in options.files:
        require_file(path)
    if options.acceptance is not None:
        require_file(options.acceptance.path)
    if options.scope.ledger is not None:
        require_file(options.scope.ledger)
    if options.reproductions is not None:
        require_folder(options.reproductions)
