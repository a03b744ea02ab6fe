"""The report of `truespec check` as far as continuous integration needs it.

Knows the members of the JSON report; must not know GitHub. A report may have passed through many hands, so nothing in
it is taken to be of the right type.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any as Json

from generator.findings import Position, failure

VERSION = 1
LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One drift of a report. `patch` is an overlay, None where there is none that was verified."""

    fingerprint: str
    rule: str
    pointer: str
    severity: str
    message: str
    operations: tuple[str, ...]
    count: int = 0
    flaky: bool = False
    file: str = ""
    line: int = 0
    observed: Json = field(default=None, hash=False)
    curl: str = ""
    patch: Mapping[str, Json] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report tells. `tested` are the operations that got a request; `accepted` the drifts of the baseline."""

    title: str
    url: str
    verdict: str
    reason: str
    drifts: tuple[Drift, ...]
    accepted: frozenset[str]
    tested: frozenset[str]
    requests: int


def read(path: Path) -> Told:
    """The report at `path`. Raises InputError where it is none, OSError where it cannot be read."""
    if path.stat().st_size > LARGEST:
        raise _broken(path, f"it is larger than {LARGEST // 1024 // 1024} MiB")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise _broken(path, f"it has version {str(data['version'])[:20]}, and {VERSION} is known")
        return _told(data)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise _broken(path, f"{type(error).__name__}: {' '.join(str(error).split())[:120]}") from None


def _told(data: Mapping[str, Json]) -> Told:
    activity = data["coverage"]["by_operation"]
    return Told(
        title=_text(data["document"]["title"]),
        url=_text(data["url"]),
        verdict=_text(data["verdict"]),
        reason=_text(data["reason"]),
        drifts=tuple(_drift(each) for each in data["drifts"]),
        accepted=frozenset(_text(each["fingerprint"]) for each in data["accepted"]),
        tested=frozenset(name for name, each in activity.items() if each["requests"] > 0),
        requests=int(data["requests"]),
    )


def _drift(data: Mapping[str, Json]) -> Drift:
    at = data["position"] or {"file": "", "line": 0}
    patch = data["patch"] if data["patch_verified"] and isinstance(data["patch"], dict) else None
    return Drift(
        fingerprint=_text(data["fingerprint"]),
        rule=_text(data["rule"]),
        pointer=_text(data["pointer"]),
        severity=_text(data["severity"]),
        message=_text(data["message"]),
        operations=tuple(_text(each) for each in data["operations"]),
        count=int(data["count"]),
        flaky=data["flaky"] is True,
        file=_text(at["file"]),
        line=int(at["line"]),
        observed=data["observed"],
        curl=_text((data["reproduction"] or {}).get("curl", "")),
        patch=patch,
    )


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{str(value)[:40]!r} is no text")
    return value


def _broken(path: Path, why: str) -> Exception:
    return failure(
        "report-broken",
        f"{path} is no report of `truespec check`: {why}.",
        position=Position(str(path)),
        suggestion="Write one with `truespec check --report json=FILE`.",
    )
