"""What of an account may be told: every text bounded and redacted, the gravest drift first.

Knows what a reader is told, whatever the format; must not know any format. `told` is idempotent, so that an account
that was read back from a report is told as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any as Json
from typing import cast

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.data.coverage import Coverage
from contract_tests.drift import steps
from contract_tests.drift.steps import Broken, Reproduction
from contract_tests.observation import Drift
from contract_tests.redaction import redacted_value, writable
from contract_tests.report.cutting import LARGEST, Cutting, size, told_pointer, told_position, told_text
from generator.findings import Finding

DETAILED = 100
"""How many drifts are told with how to show them and how to mend the document; of the others only what they are."""

ROOM = 8_000_000
"""Characters of all reproductions and patches together, as JSON; LARGEST of one drift. What is larger is not told."""

NOTES = 50
OPERATIONS = 500

DECLARED = 40
"""Nodes of what is declared, DECLARED_DEEPEST below each other at most."""

DECLARED_DEEPEST = 5
QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?|\{.*\}?|\[.*\]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Drift):
    """A drift as it is told. `mark` is its fingerprint, which redaction does not change."""

    mark: str = ""

    @property
    def fingerprint(self) -> str:
        """That of the drift as it was seen."""
        return self.mark


def told(account: Account, *, bodies: bool = True) -> Account:
    """The account with nothing in it that may not be told; its drifts are `Told`, the gravest first.

    Without `bodies` nothing is told of what the server sent but names and types: no observed values, no texts that
    quote them, no reproductions.
    """
    ordered = sorted(account.drifts, key=lambda each: GRAVITY.index(each.impact))
    return replace(
        account,
        title=told_text(account.title),
        version=told_text(account.version),
        url=told_text(account.url),
        drifts=_all(ordered, bodies=bodies),
        accepted=tuple(
            zip(
                _all([drift for drift, _ in account.accepted], bodies=bodies),
                [_entry(entry) for _, entry in account.accepted],
                strict=True,
            )
        ),
        stale=tuple(map(_entry, account.stale)),
        expired=tuple(map(_entry, account.expired)),
        pending=tuple((_entry(entry), tuple(map(told_text, untested))) for entry, untested in account.pending),
        defects=tuple(map(_finding, account.defects)),
        coverage=cast(Coverage, writable(account.coverage)),
        seconds=round(account.seconds, 3),
        reason=told_text(account.reason),
        notes=tuple(map(told_text, account.notes[:NOTES])),
    )


def _all(drifts: Sequence[Drift], *, bodies: bool) -> tuple[Told, ...]:
    made = []
    left = ROOM
    for index, drift in enumerate(drifts):
        each = _brief(drift)
        if index < DETAILED:
            length = size((drift.reproduction, drift.patch))
            fits = length <= min(LARGEST, left)
            each = _whole(drift if fits else replace(drift, reproduction=None, patch=None, patch_verified=False))
            left -= length if fits else 0
        made.append(each if bodies else _without_bodies(each))
    return tuple(made)


def _without_bodies(drift: Told) -> Told:
    return replace(drift, value=None, message=QUOTED.sub("…", drift.message), reproduction=None)


def _brief(drift: Drift) -> Told:
    own = {each.name: getattr(drift, each.name) for each in fields(Drift)}
    own |= {
        "mark": drift.fingerprint,
        "facet": told_text(drift.facet),
        "message": told_text(drift.message),
        "pointer": told_pointer(drift.pointer),
        "position": told_position(drift.position),
        "operations": tuple(map(told_text, drift.operations[:OPERATIONS])),
        "value": None,
        "declared": None,
        "detail": {},
        "chain": (),
        "told": (),
        "reproduction": None,
        "patch": None,
        "patch_verified": False,
    }
    return Told(**own)


def _whole(drift: Drift) -> Told:
    replay = _replay(drift.reproduction)
    patch = redacted_value(drift.patch)
    return replace(
        _brief(drift),
        declared=_declared(drift.declared),
        value=Cutting().cut(drift.value),
        reproduction=replay if replay is not None and parsed(replay) is not None else None,
        patch=patch,
        patch_verified=drift.patch_verified and _actions(patch) == _actions(drift.patch),
    )


def _declared(found: Json) -> Json:
    """What the document says at a drift's pointer, as far as it helps."""
    if isinstance(found, Mapping):
        # Of an operation as a whole the pointer says enough; extensions bind no server.
        found = None if "responses" in found else {key: found[key] for key in found if not key.startswith("x-")}
    return Cutting(DECLARED).cut(found, DECLARED_DEEPEST)


SENT = ("path", "query", "headers", "body")
SHOWING = ("value", "where", "beside")


def _replay(data: Json) -> Json:
    """A replay file's content without secrets: what is sent keeps its form, so that it can still be sent."""
    if parsed(data) is None:
        return None
    shows = data["shows"]
    return {
        **data,
        "about": redacted_value(data["about"]),
        "steps": [_hidden(each, SENT) for each in data["steps"]],
        "cleanup": [_hidden(each, SENT) for each in data["cleanup"]],
        "shows": {**shows, "conditions": [_hidden(each, SHOWING) for each in shows["conditions"]]},
    }


def _hidden(part: Mapping[str, Json], names: Sequence[str]) -> dict[str, Json]:
    return {name: redacted_value(each, keep_form=True) if name in names else each for name, each in part.items()}


def _actions(patch: Json) -> Json:
    """What a patch does, without what it says of itself."""
    if not isinstance(patch, Mapping) or not isinstance(patch.get("actions"), list):
        return patch
    return [
        {name: each[name] for name in each if name != "description"} if isinstance(each, Mapping) else each
        for each in patch["actions"]
    ]


def parsed(replay: Json) -> Reproduction | None:
    """The reproduction that a replay file's content tells; None where it is no such content."""
    try:
        return steps.of(replay)
    except (Broken, RecursionError, UnicodeError):
        return None


def _entry(entry: Entry) -> Entry:
    return replace(
        entry,
        fingerprint=told_text(entry.fingerprint),
        rule=told_text(entry.rule),
        pointer=told_text(entry.pointer),
        reason=told_text(entry.reason),
    )


def _finding(finding: Finding) -> Finding:
    return replace(
        finding,
        rule=told_text(finding.rule),
        message=told_text(finding.message),
        suggestion=told_text(finding.suggestion),
        pointer=told_pointer(finding.pointer),
        position=told_position(finding.position),
        operations=tuple(map(told_text, finding.operations[:OPERATIONS])),
    )
