"""The rewrite rules in their order, each traced under its id.

A rule is a pure function from a node (whose children the same rule has already changed) to its replacement; it returns
the node itself where it does not apply. Some rules need all components at once.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.normalize import components, compose, unions, values
from generator.normalize.driver import NodeRule, apply
from generator.normalize.scope import Scope

WholeRule = Callable[[Scope], None]

RULES: tuple[tuple[str, NodeRule | None, WholeRule | None], ...] = (
    ("constant", values.constant, None),
    ("enum-null", values.typed_enum, None),
    ("type-list", values.type_list, None),
    ("ref-siblings", values.ref_siblings, None),
    ("nullable-root", None, components.nullable_roots),
    ("not-required", compose.not_required, None),
    ("required-alternatives", compose.required_alternatives, None),
    ("union-flat", unions.union, None),
    ("all-of", compose.all_of, None),
    ("untyped", values.untyped, None),
    ("free-form", values.free_form, None),
    ("union-flat", unions.union, None),
    ("enum-union", unions.enum_union, None),
    ("discriminator", unions.discriminator, None),
    ("weak-tag", None, components.weak_tags),
    ("union-guards", unions.guards, None),
    ("required-undeclared", components.required_undeclared, None),
)
"""Each row: the rule's id, and the function for one node or for all components at once."""


def rewrite(scope: Scope) -> None:
    """Apply every rule to every schema of `scope`, in order."""
    for rule, node_rule, whole_rule in RULES:
        if node_rule is not None:
            apply(rule, node_rule, scope)
        if whole_rule is not None:
            whole_rule(scope)
