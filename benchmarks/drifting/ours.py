"""One run of our contract tests against an emulator that drifts, in process, and what it found as plain data.

Knows runs, replays and how much they take; must not know what was injected beyond putting it into force.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any as Json

import httpx

from benchmarks.drifting.wandering import Wanderer
from benchmarks.drifting.witness import Heard, Listening
from contract_tests.client import Inconclusive, Limits, Sender, Spent
from contract_tests.drift.playing import Playing
from contract_tests.drift.steps import Broken, of
from contract_tests.observation import Drift as Found
from contract_tests.run import Run
from emulator.clock import Setting
from emulator.drift import Drift, Rule
from emulator.emulator import Emulator
from emulator.facts import ProfileName
from emulator.transport import EmulatorTransport
from generator.load import Loaded

REQUESTS, SECONDS, STEP = 1000, 120.0, 10_000
"""What a run may take, and how many milliseconds of virtual time pass with each request."""

clock = time.process_time
"""Seconds are those of the processor: tests and server are one process that never waits, so that this is what a clock
on the wall shows where nothing else runs."""

UNBOUNDED = 20_000
KEY = "key_drift_benchmark"
ADDRESS = "http://emulator"
SHORT = 300


def served(loaded: Loaded, rules: Iterable[Rule], *, profile: ProfileName = "spec") -> Emulator:
    """A fresh emulator with rules in force."""
    emulator = Emulator(loaded, profile=profile, clock=Setting(mode="stepped", step=STEP))
    drift = next(each for each in emulator.interferences if isinstance(each, Drift))
    for rule in rules:
        drift.set(rule)
    return emulator


@dataclass(slots=True)
class Timed(httpx.BaseTransport):
    """A transport that notes when each request was sent, in seconds from the first."""

    inner: httpx.BaseTransport
    times: list[float] = field(default_factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on."""
        self.times.append(clock())
        return self.inner.handle_request(request)

    def at(self, number: int) -> float:
        """When a request was sent, by its number from 1."""
        return self.times[min(number, len(self.times)) - 1] - self.times[0] if self.times and number else 0.0


def measured(
    loaded: Loaded, rules: tuple[Rule, ...], *, seed: int = 0, profile: ProfileName = "spec"
) -> dict[str, Json]:
    """What one run finds and takes. Reproductions are sent again to fresh servers with the drift, and without."""
    emulator = served(loaded, rules, profile=profile)
    timed = Timed(EmulatorTransport(emulator))
    extra: list[Sender] = []

    def again(most: int) -> Sender:
        extra.append(_sender(loaded, EmulatorTransport(emulator), most))
        return extra[-1]

    begun = clock()
    result = Run(loaded, _sender(loaded, timed, REQUESTS), seed=seed, again=again).carried_out()
    seconds = clock() - begun
    replay = _Replays(loaded, rules, profile)
    return {
        "requests": result.requests,
        "seconds": round(seconds, 2),
        "searching": round(timed.at(len(timed.times)), 2),
        "reproducing": sum(each.sent for each in extra),
        "reason": result.reason,
        "notes": list(result.notes),
        "findings": [_finding(each, timed, replay) for each in result.drifts],
    }


def recorded(loaded: Loaded, seed: int | None) -> list[Heard]:
    """The traffic of a run that nothing bounds, against a server that does not drift; without a seed a wanderer's."""
    emulator = Listening(loaded, clock=Setting(mode="stepped", step=STEP))
    emulator.listen()
    if seed is None:
        Wanderer(loaded, emulator, KEY).wander()
    else:
        Run(loaded, _sender(loaded, EmulatorTransport(emulator), UNBOUNDED), seed=seed).carried_out()
    return emulator.heard


def _sender(loaded: Loaded, transport: httpx.BaseTransport, requests: int, key: str = KEY) -> Sender:
    limits = Limits(requests=requests, seconds=SECONDS)
    return Sender(loaded.api, ADDRESS, key=key, limits=limits, transport=transport, clock=clock)


@dataclass(slots=True)
class _Replays:
    """Fresh servers, with the drift and without."""

    loaded: Loaded
    rules: tuple[Rule, ...]
    profile: ProfileName

    def verdict(self, reproduction: Json, *, drifting: bool) -> str:
        """What comes of a reproduction."""
        rules = self.rules if drifting else ()
        emulator = served(self.loaded, rules, profile=self.profile if drifting else "spec")
        sender = _sender(self.loaded, EmulatorTransport(emulator), 200, "key_of_another_day")
        try:
            return str(Playing(of(reproduction), sender).whole().verdict)
        except (Inconclusive, Spent) as reason:
            return f"inconclusive: {reason}"
        except Broken as broken:
            return f"broken: {broken}"
        finally:
            sender.close()


def _finding(found: Found, timed: Timed, replay: _Replays) -> dict[str, Json]:
    has_one = found.reproduction is not None
    return {
        "rule": found.rule,
        "pointer": str(found.pointer),
        "facet": found.facet,
        "direction": found.direction,
        "impact": found.impact,
        "operations": list(found.operations),
        "message": found.message[:SHORT],
        "detail": {name: value for name, value in found.detail.items() if isinstance(value, str | int) and value != ""},
        "count": found.count,
        "request": found.first,
        "second": round(timed.at(found.first), 2),
        "flaky": found.flaky,
        "steps": len(found.reproduction["steps"]) if has_one else 0,
        "with": replay.verdict(found.reproduction, drifting=True) if has_one else "",
        "without": replay.verdict(found.reproduction, drifting=False) if has_one else "",
        "patch": found.patch,
        "verified": found.patch_verified,
    }
