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
from contract_tests.redaction import LONGEST, SECRET, is_secret, redacted, redacted_value, writable
from generator.findings import Finding, Position
from generator.pointer import Pointer

TEXT = 600
"""Characters of a message, a facet or a reason."""

VALUE = 2_000
"""Characters of one text in an observed value; ITEMS of a list or an object; NODES of the whole."""

ITEMS = 30
NODES = 400
TOKEN = 400
"""Characters of one token of a pointer, TOKENS of one pointer."""

TOKENS = 60
DECLARED = 40
"""Nodes of what is declared, DECLARED_DEEPEST below each other at most."""

DECLARED_DEEPEST = 5

DEEPEST = 12
OPERATIONS = 500

DETAILED = 100
"""How many drifts are told with how to show them and how to mend the document; of the others only what they are."""

LARGEST = 200_000
"""Characters of the reproduction and patch of one drift, as JSON; ROOM of all together. What is larger is not told."""

ROOM = 8_000_000
NOTES = 50
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
        title=_text(account.title),
        version=_text(account.version),
        url=_text(account.url),
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
        pending=tuple((_entry(entry), tuple(map(_text, untested))) for entry, untested in account.pending),
        defects=tuple(map(_finding, account.defects)),
        coverage=cast(Coverage, writable(account.coverage)),
        seconds=round(account.seconds, 3),
        reason=_text(account.reason),
        notes=tuple(map(_text, account.notes[:NOTES])),
    )


def _all(drifts: Sequence[Drift], *, bodies: bool) -> tuple[Told, ...]:
    made = []
    left = ROOM
    for index, drift in enumerate(drifts):
        size = _size((drift.reproduction, drift.patch))
        if index >= DETAILED:
            each = _brief(drift)
        elif size > min(LARGEST, left):
            each = _whole(replace(drift, reproduction=None, patch=None, patch_verified=False))
        else:
            each = _whole(drift)
            left -= size
        made.append(each if bodies else _without_bodies(each))
    return tuple(made)


def _size(value: Json) -> int:
    """About how many characters a value has as JSON: at least LARGEST + 1 where it is larger."""
    size, stack = 0, [value]
    while stack and size <= LARGEST:
        each = stack.pop()
        size += len(each) if isinstance(each, str) else 4
        if isinstance(each, Mapping):
            stack += [*each, *each.values()]
        elif isinstance(each, list | tuple):
            stack += each
    return size


def _without_bodies(drift: Told) -> Told:
    return replace(drift, value=None, message=QUOTED.sub("…", drift.message), reproduction=None)


def _brief(drift: Drift) -> Told:
    own = {each.name: getattr(drift, each.name) for each in fields(Drift)}
    own |= {
        "mark": drift.fingerprint,
        "facet": _text(drift.facet),
        "message": _text(drift.message),
        "pointer": _pointer(drift.pointer),
        "position": _position(drift.position),
        "operations": tuple(map(_text, drift.operations[:OPERATIONS])),
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
        fingerprint=_text(entry.fingerprint),
        rule=_text(entry.rule),
        pointer=_text(entry.pointer),
        reason=_text(entry.reason),
    )


def _finding(finding: Finding) -> Finding:
    return replace(
        finding,
        rule=_text(finding.rule),
        message=_text(finding.message),
        suggestion=_text(finding.suggestion),
        pointer=_pointer(finding.pointer),
        position=_position(finding.position),
        operations=tuple(map(_text, finding.operations[:OPERATIONS])),
    )


def _text(text: str, most: int = TEXT) -> str:
    """A text redacted and cut. Of one that is too long to be looked at whole only the beginning is told."""
    shown = redacted(text[:LONGEST])
    return shortened(shown, most) if len(text) <= LONGEST else f"{shown[: most - 2]} …"


def _position(at: Position | None) -> Position | None:
    return replace(at, file=shortened(writable(at.file), TEXT)) if at is not None else None


def _pointer(pointer: Pointer) -> Pointer:
    return Pointer(_text(token, TOKEN) for token in pointer[:TOKENS])


def shortened(text: str, most: int) -> str:
    """`text` with at most so many characters: what is too long loses its middle."""
    if len(text) <= most:
        return text
    end = most // 4
    return f"{text[: most - end - 3]} … {text[len(text) - end :]}"


@dataclass(slots=True)
class Cutting:
    """Cuts one value to a size that can be read, and redacts it."""

    left: int = NODES

    def cut(self, value: Json, deepest: int = DEEPEST) -> Json:
        """The value; `…` in the place of what is too much."""
        self.left -= 1
        match value:
            case str():
                return _text(value, VALUE)
            case list() | dict() if value and (deepest <= 0 or self.left <= 0):
                return "…"
            case list():
                return self._list(value, deepest)
            case dict():
                return self._members(value, deepest)
            case _:
                return value

    def _list(self, items: list[Json], deepest: int) -> list[Json]:
        kept = [self.cut(each, deepest - 1) for each in items[:ITEMS]]
        return [*kept, "…"] if len(items) > ITEMS else kept

    def _members(self, members: Mapping[str, Json], deepest: int) -> dict[str, Json]:
        kept = {
            _text(name): SECRET
            if value and isinstance(value, str) and is_secret(name)
            else self.cut(value, deepest - 1)
            for name, value in list(members.items())[:ITEMS]
        }
        return {**kept, "…": "…"} if len(members) > ITEMS else kept
