"""Applies one rule to every schema, and traces what it changed."""

from __future__ import annotations

from collections.abc import Callable

from generator.normalize.schema import SRC, Schema, map_children
from generator.normalize.scope import Scope, Step

NodeRule = Callable[[Schema, Scope], Schema]


def apply(rule: str, change: NodeRule, scope: Scope) -> None:
    """Change every node, innermost first, component by component; one that another asks for comes first."""
    begun: set[str] = set()

    def ensure(name: str) -> None:
        if name in begun or name not in scope.components:
            return
        begun.add(name)
        scope.components[name] = visit(scope.components[name])

    def visit(schema: Schema) -> Schema:
        inner = map_children(schema, visit)
        after = change(inner, scope)
        if after is inner:
            return inner
        after = after if SRC in after else {**after, SRC: inner.get(SRC)}
        if SRC in inner:
            scope.steps.append(Step(rule, inner[SRC], inner, after))
        return after

    scope.ensure = ensure
    for name in list(scope.components):
        ensure(name)
    for pointer, schema in list(scope.inline.items()):
        scope.inline[pointer] = visit(schema)
    scope.ensure = lambda _: None
