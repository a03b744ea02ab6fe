"""Cards of a report's page: one drift each, as texts that are harmless but for markup.

Knows what of a drift is shown where; must not know markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from contract_tests.observation import Drift
from contract_tests.report import words
from contract_tests.report.look import Look
from contract_tests.report.pieces import Line, Scripts, block, observed, patch_lines, reproductions
from generator.document.yaml_text import to_yaml
from generator.report.style import plain

OPERATIONS = 60
"""How many operations a card names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One drift."""

    id: str
    fingerprint: str
    severity: str
    rule: str
    message: str
    path: tuple[str, ...]
    leaf: str
    position: str
    shown_by: str
    seen: str
    doubts: tuple[str, ...]
    operations: tuple[str, ...]
    more_operations: str
    declared: str
    observed: str
    patch: tuple[Line, ...]
    is_verified: bool
    scripts: Scripts | None
    again: str
    is_open: bool
    has_more: bool


def card(drift: Drift, url: str, look: Look, *, is_open: bool) -> Card:
    """The card of a drift."""
    *path, leaf = str(drift.pointer).split("/")
    scripts = reproductions(drift, url)
    is_told = scripts is not None or drift.patch is not None or drift.value is not None or drift.declared is not None
    return Card(
        id=card_id(drift),
        fingerprint=drift.fingerprint,
        severity=drift.impact,
        rule=plain(drift.rule),
        message=plain(words.sentence(drift.message)),
        path=tuple(map(plain, path)),
        leaf=plain(leaf),
        position=plain(str(drift.position)) if drift.position is not None else "",
        shown_by=_shown_by(drift),
        seen=_seen(drift),
        doubts=tuple(words.doubts(drift)),
        operations=tuple(map(plain, drift.operations[:OPERATIONS])),
        more_operations=words.more(len(drift.operations), OPERATIONS, "operation"),
        declared=block(to_yaml(drift.declared)) if drift.declared is not None else "",
        observed=observed(drift.value) if drift.value is not None else "",
        patch=tuple(patch_lines(drift.patch)),
        is_verified=drift.patch_verified,
        scripts=scripts,
        again=plain(f"truespec replay {look.replays}/{drift.fingerprint}.json --url {url}") if look.replays else "",
        is_open=is_open,
        has_more=is_told or len(drift.operations) > 1,
    )


def card_id(drift: Drift) -> str:
    """The id of its element, which links lead to."""
    return f"drift-{drift.fingerprint}"


def _shown_by(drift: Drift) -> str:
    if len(drift.operations) == 1:
        return f"shown by {plain(drift.operations[0])}"
    return f"shown by {words.counted(len(drift.operations), 'operation')}"


def _seen(drift: Drift) -> str:
    if drift.count == 1:
        return f"seen once, in request {drift.first:,}"
    return f"seen {drift.count:,} times, in requests {drift.first:,} to {drift.last:,}"
