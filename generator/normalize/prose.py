"""Rules that stand only in prose: read from `x-truespec.rules`, which overlays add. They never narrow a type."""

from __future__ import annotations

from typing import Any

from generator.findings import Severity
from generator.ir.types import Rule
from generator.normalize.schema import SRC, Schema
from generator.normalize.scope import Scope

KINDS = (
    "range",
    "length",
    "pattern",
    "format",
    "values",
    "default",
    "sum",
    "exclusive",
    "requires",
    "applies",
    "items",
)
CONFIDENCE = ("high", "medium", "low")


def rules_of(node: Schema, scope: Scope) -> tuple[Rule, ...]:
    """The rules of a schema, parameter or operation; one of an unknown kind is reported and left out."""
    own = node.get("x-truespec")
    listed = own.get("rules", []) if isinstance(own, dict) else []
    return tuple(rule for item in listed if (rule := _rule(item, node, scope)) is not None)


def _rule(item: Any, node: Schema, scope: Scope) -> Rule | None:
    if (
        not isinstance(item, dict)
        or item.get("kind") not in KINDS
        or item.get("confidence", "medium") not in CONFIDENCE
    ):
        message = f"a rule has one of the kinds {', '.join(KINDS)} and a confidence of high, medium or low"
        scope.report("prose-rule-unknown", Severity.WARNING, node, message, "Mend the rule in its overlay.")
        return None
    return Rule(
        kind=item["kind"],
        path=tuple(str(token) for token in item.get("path", ())),
        args=item.get("args", {}),
        confidence=item.get("confidence", "medium"),
        reason=str(item.get("reason", "")),
        origin=node[SRC],
    )
