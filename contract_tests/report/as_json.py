"""An account for programs, in the shape that `report.schema.json` says, and such a report read back.

Knows the members of a report; must not know rules. Members only ever come; `version` changes when one changes its
meaning or goes. What merging the reports of several runs needs is all there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from json import dumps, loads
from typing import Any as Json
from typing import cast

from jsonschema_rs import Draft202012Validator

from contract_tests.account import Account, Entry
from contract_tests.data.coverage import Coverage
from contract_tests.drift.scripts import curl, python
from contract_tests.observation import SEVERITIES, Drift
from contract_tests.report.look import Look
from contract_tests.report.telling import Told, parsed
from generator import __version__
from generator.findings import Finding, Position, Severity
from generator.pointer import Pointer

VERSION = 1
LARGEST = 256 * 1024 * 1024
"""How many characters a report may have that is read back."""


class Unreadable(ValueError):  # noqa: N818 - a file that is no use, as its user sees it
    """A text that is no report; the message says what is wrong."""


def json(account: Account, look: Look) -> str:  # noqa: ARG001 - every format takes a look
    """The report, ASCII only, indented by two blanks."""
    return dumps(members(account), indent=2) + "\n"


def members(account: Account) -> dict[str, Json]:
    """The report as JSON data."""
    return {
        "truespec": __version__,
        "version": VERSION,
        "document": {"title": account.title, "version": account.version},
        "url": account.url,
        "seed": account.seed,
        "started": account.started.isoformat() if account.started is not None else None,
        "verdict": account.verdict,
        "reason": account.reason,
        "interrupted": account.is_interrupted,
        "drifts": [_drift(each, account.url) for each in account.drifts],
        "accepted": [_drift(each, account.url) | {"entry": _entry(entry)} for each, entry in account.accepted],
        "stale": [_entry(each) for each in account.stale],
        "expired": [_entry(each) for each in account.expired],
        "pending": [_entry(entry) | {"untested": list(untested)} for entry, untested in account.pending],
        "defects": [_finding(each) for each in account.defects],
        "coverage": dict(account.coverage),
        "requests": account.requests,
        "seconds": account.seconds,
        "notes": list(account.notes),
    }


def _drift(drift: Drift, url: str) -> dict[str, Json]:
    return {
        "fingerprint": drift.fingerprint,
        "rule": drift.rule,
        "pointer": str(drift.pointer),
        "direction": drift.direction,
        "facet": drift.facet,
        "operations": list(drift.operations),
        "severity": drift.impact,
        "level": str(SEVERITIES[drift.impact]),
        "confidence": drift.confidence,
        "message": drift.message,
        "observed": drift.value,
        "declared": drift.declared,
        "count": drift.count,
        "first": drift.first,
        "last": drift.last,
        "position": _position(drift.position),
        "flaky": drift.flaky,
        "reproduction": _reproduction(drift.reproduction, url),
        "patch": drift.patch,
        "patch_verified": drift.patch_verified,
    }


def _reproduction(replay: Json, url: str) -> Json:
    found = parsed(replay) if replay is not None else None
    if found is None:
        return None
    return {"replay": replay, "curl": curl(found, url), "python": python(found, url)}


def _position(at: Position | None) -> Json:
    return {"file": at.file, "line": at.line, "column": at.column} if at is not None else None


def _entry(entry: Entry) -> dict[str, Json]:
    return {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "pointer": entry.pointer,
        "reason": entry.reason,
        "expires": entry.expires.isoformat() if entry.expires is not None else None,
    }


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "pointer": str(finding.pointer),
        "position": _position(finding.position),
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "operations": list(finding.operations),
    }


# Back


def read(text: str) -> Account:
    """The account that a report tells; its drifts are `Told`. Raises Unreadable where `text` is no such report."""
    if len(text) > LARGEST:
        raise Unreadable(f"the report is larger than {LARGEST // 1024 // 1024} MiB")
    try:
        data = loads(text)
        for error in _validator().iter_errors(data):
            where = "/".join(map(str, error.instance_path)) or "the report"
            raise Unreadable(f"{where} is not as a report has it: {error.message[:200]}")
        return _account(data)
    except Unreadable:
        raise
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"the report cannot be read: {' '.join(str(error).split())[:200]}") from None


@cache
def _validator() -> Draft202012Validator:
    schema = (files("contract_tests") / "report" / "report.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(loads(schema))


def _account(data: Mapping[str, Json]) -> Account:
    return Account(
        title=data["document"]["title"],
        version=data["document"]["version"],
        url=data["url"],
        seed=data["seed"],
        started=dt.datetime.fromisoformat(data["started"]) if data["started"] else None,
        drifts=tuple(_drift_of(each) for each in data["drifts"]),
        accepted=tuple((_drift_of(each), _entry_of(each["entry"])) for each in data["accepted"]),
        stale=tuple(_entry_of(each) for each in data["stale"]),
        expired=tuple(_entry_of(each) for each in data["expired"]),
        pending=tuple((_entry_of(each), tuple(each["untested"])) for each in data["pending"]),
        defects=tuple(_finding_of(each) for each in data["defects"]),
        coverage=cast(Coverage, data["coverage"]),
        requests=data["requests"],
        seconds=data["seconds"],
        reason=data["reason"],
        notes=tuple(data["notes"]),
        is_interrupted=data["interrupted"],
    )


def _drift_of(data: Mapping[str, Json]) -> Told:
    return Told(
        rule=data["rule"],
        pointer=Pointer.parse(data["pointer"]),
        direction=data["direction"],
        facet=data["facet"],
        message=data["message"],
        impact=data["severity"],
        operations=tuple(data["operations"]),
        count=data["count"],
        first=data["first"],
        last=data["last"],
        confidence=data["confidence"],
        value=data["observed"],
        position=_position_of(data["position"]),
        flaky=data["flaky"],
        reproduction=data["reproduction"]["replay"] if data["reproduction"] is not None else None,
        patch=data["patch"],
        patch_verified=data["patch_verified"],
        mark=data["fingerprint"],
        declared=data["declared"],
    )


def _position_of(data: Json) -> Position | None:
    return Position(data["file"], data["line"], data["column"]) if data is not None else None


def _entry_of(data: Mapping[str, Json]) -> Entry:
    return Entry(
        fingerprint=data["fingerprint"],
        rule=data["rule"],
        pointer=data["pointer"],
        reason=data["reason"],
        expires=dt.date.fromisoformat(data["expires"]) if data["expires"] else None,
    )


def _finding_of(data: Mapping[str, Json]) -> Finding:
    return Finding(
        data["rule"],
        Severity[data["severity"].upper()],
        data["message"],
        Pointer.parse(data["pointer"]),
        _position_of(data["position"]),
        data["suggestion"],
        tuple(data["operations"]),
    )
