"""Two Apis at once: what changed from one to the next, and whom it breaks.

Knows how changes become findings; must not know files, or how any rule judges.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc

from generator.changes.change import Change
from generator.changes.diff import diff
from generator.changes.rules import RULES
from generator.findings import Finding, Severity
from generator.ir.api import Api

__all__ = ["HEADINGS", "Change", "Judged", "diff", "documents", "judged"]

HEADINGS = {Severity.ERROR: "Breaking", Severity.WARNING: "May break", Severity.INFO: "Compatible"}
"""What a severity means where it is that of a change, as the titles of a report."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A change with the finding that it amounts to, as yet without its line."""

    change: Change
    finding: Finding


def judged(before: Api, after: Api) -> tuple[Judged, ...]:
    """Every change with its weight, the gravest first, then in the order of the comparison."""
    rules = {rule.RULE: rule for rule in RULES}
    found = []
    for change in diff(before, after):
        rule = rules[change.kind]
        severity = rule.severity(change)
        finding = Finding(
            rule.RULE,
            severity,
            rule.told(change),
            change.pointer,
            suggestion=rule.MEND if severity > Severity.INFO else "",
            operations=change.operations,
        )
        found.append(Judged(change, finding))
    return tuple(sorted(found, key=lambda each: -each.finding.severity))


def documents() -> dict[str, str]:
    """The documentation of every rule by its id."""
    return {rule.RULE: cleandoc(rule.__doc__ or "") for rule in RULES}
