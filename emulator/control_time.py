"""The control plane's routes about time: the clock, what falls due, and what can be set going.

Knows clock settings and triggers by name; must not know what they do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any as Json

from emulator.clock import Setting
from emulator.control_route import Asked, Refused, Route

FARTHEST = 20 * 365 * 86_400_000
"""How many milliseconds time can be moved on at once."""

LAST = 32_503_680_000_000
"""Where virtual time ends: in the year 3000, in milliseconds."""

Check = Callable[[Json], bool]
SETTINGS: dict[str, tuple[Check, str]] = {
    "mode": (lambda value: value in ("real", "frozen", "stepped", "reads"), "real, frozen, stepped or reads"),
    "rate": (lambda value: _is_number(value) and 0 < value <= 1_000_000, "a number above 0, up to 1,000,000"),
    "step": (lambda value: _is_whole(value) and 0 <= value <= FARTHEST, "milliseconds"),
    "every": (lambda value: _is_whole(value) and 1 <= value <= 1_000_000, "a whole number from 1"),
    "now": (lambda value: _is_whole(value) and 0 <= value <= LAST, "milliseconds since 1970"),
}


def _is_whole(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def clock(asked: Asked) -> Json:
    """The virtual time, how it passes, and when something is due next."""
    emulator = asked.emulator
    setting, now = emulator.clock.setting, emulator.clock.now()
    return {
        "now": now,
        "time": datetime.fromtimestamp(min(now, LAST) / 1000, UTC)
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z"),
        "mode": setting.mode,
        "rate": setting.rate,
        "step": setting.step,
        "every": setting.every,
        "next_due": emulator.world.timers.next_due(),
    }


def change(asked: Asked) -> Json:
    """Change how time passes, or with `now` what time it is; what is due then happens."""
    emulator = asked.emulator
    for name, value in asked.members.items():
        fits, wanted = SETTINGS.get(name, (lambda _: False, f"nothing: there are {', '.join(SETTINGS)}"))
        if not fits(value):
            raise Refused(400, f"{name[:40]} must be {wanted}")
    old = emulator.clock.setting
    given = {name: value for name, value in asked.members.items() if name != "now"}
    known = {"mode": old.mode, "rate": old.rate, "step": old.step, "every": old.every}
    with emulator.store.transaction():
        emulator.clock.set(Setting(**{**known, **given}), now=asked.members.get("now"))
    fired = emulator.run_due()
    return {**clock(asked), "fired": fired}


def advance(asked: Asked) -> Json:
    """Move time on by `{ms}`, or `{to}` a time in milliseconds, or to "next": what is due next.

    What falls due meanwhile happens in order, each at its own time; `fired` says how much.
    """
    emulator = asked.emulator
    milliseconds = _distance(asked)
    if not _is_whole(milliseconds) or not 0 <= milliseconds <= FARTHEST:
        raise Refused(400, f"time can be moved on only, by up to {FARTHEST} milliseconds")
    if emulator.clock.now() + milliseconds > LAST:
        raise Refused(400, "virtual time ends in the year 3000")
    with emulator.store.transaction():
        emulator.clock.advance(milliseconds)
    fired = emulator.run_due()
    return {**clock(asked), "fired": fired}


def _distance(asked: Asked) -> Json:
    match asked.members:
        case {"ms": by, **rest} if not rest:
            return by
        case {"to": "next", **rest} if not rest:
            due = asked.emulator.world.timers.next_due()
            return 0 if due is None else max(0, due - asked.emulator.clock.now())
        case {"to": int() as to, **rest} if not rest:
            return to - asked.emulator.clock.now()
        case _:
            raise Refused(400, 'say {"ms": milliseconds}, {"to": milliseconds since 1970} or {"to": "next"}')


def triggers(asked: Asked) -> Json:
    """What can be set going."""
    return {
        "triggers": [
            {"name": name, "says": " ".join((run.__doc__ or "").split())}
            for name, run in sorted(asked.emulator.pack.triggers.items())
        ]
    }


def trigger(asked: Asked) -> Json:
    """Let happen what nothing of the API brings about, with the body as its input."""
    run = asked.emulator.pack.triggers.get(asked.variables["name"])
    if run is None:
        raise Refused(404, f"there is no such trigger; there are {', '.join(sorted(asked.emulator.pack.triggers))}")
    workspace = asked.named_workspace or asked.workspace
    asked.emulator.run_due()
    with asked.emulator.store.transaction():
        return run(asked.session(workspace)).body


ROUTES: tuple[Route, ...] = (
    Route("GET", "clock", "The virtual time, and how it passes", clock),
    Route("PATCH", "clock", "Change it: {mode: real|frozen|stepped|reads, rate, step, every, now}", change),
    Route("POST", "clock/advance", 'Move it on: {ms}, {to: ms} or {to: "next"}; what falls due happens', advance),
    Route("GET", "triggers", "What can be set going", triggers),
    Route("POST", "triggers/{name}", "Set it going in a workspace, with the body as its input", trigger),
)
