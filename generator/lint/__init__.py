"""What is wrong with a document that is valid; one file a rule.

Lint reads the document as written, before overlays and upgrading. This module knows the list of rules and how one run
goes; it must not know what any rule looks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import cleandoc
from typing import Protocol

from generator.document.source import Source
from generator.findings import Finding, Severity, failure
from generator.lint.rules import (
    applicability_in_text_only,
    bounds_in_text_only,
    component_unused,
    cursor_not_guaranteed,
    default_breaks_exclusion,
    default_conflicting,
    default_in_text_only,
    description_repeated,
    empty_value_allowed,
    enum_subset_by_hand,
    enum_twin,
    envelope_property_optional,
    error_property_optional,
    example_id_shared,
    example_key_undeclared,
    format_in_text_only,
    integer_format_missing,
    length_in_text_only,
    limit_minimum_missing,
    map_untyped,
    multipart_encoding_missing,
    negation_names_unknown,
    not_found_undeclared,
    not_found_without_id,
    null_in_text_only,
    nullable_enum_without_null,
    operation_summary_missing,
    operation_tags_missing,
    pagination_styles_mixed,
    pattern_in_text_only,
    precondition_header_missing,
    property_constraint_drifting,
    property_type_drifting,
    put_body_optional,
    rate_limit_undeclared,
    ref_annotation_ignored,
    ref_sibling_ignored,
    required_in_text_only,
    required_property_missing,
    required_with_default,
    requirement_in_text_only,
    response_content_missing,
    schema_unreachable,
    size_in_text_only,
    text_article_wrong,
    text_names_unknown,
    text_value_miscased,
    text_value_missing,
    text_word_doubled,
    union_overlapping,
    union_single_variant,
    union_tag_optional,
    union_untagged,
    values_in_text_only,
)
from generator.lint.view import View
from generator.pointer import Pointer


class Rule(Protocol):
    """What a module in `rules/` offers; its docstring is the rule's documentation. `SEVERITY` is its gravest."""

    RULE: str
    SEVERITY: Severity
    __doc__: str | None

    @property
    def check(self) -> Callable[[View], Iterator[Finding]]:
        """Every place where the rule is broken, with a pointer and a suggestion."""
        ...


RULES: tuple[Rule, ...] = (
    default_breaks_exclusion,
    nullable_enum_without_null,
    ref_sibling_ignored,
    required_property_missing,
    union_overlapping,
    union_tag_optional,
    component_unused,
    cursor_not_guaranteed,
    default_conflicting,
    empty_value_allowed,
    envelope_property_optional,
    error_property_optional,
    example_id_shared,
    example_key_undeclared,
    limit_minimum_missing,
    multipart_encoding_missing,
    negation_names_unknown,
    not_found_undeclared,
    not_found_without_id,
    null_in_text_only,
    pagination_styles_mixed,
    precondition_header_missing,
    property_type_drifting,
    put_body_optional,
    rate_limit_undeclared,
    required_in_text_only,
    required_with_default,
    response_content_missing,
    text_names_unknown,
    union_single_variant,
    union_untagged,
    applicability_in_text_only,
    bounds_in_text_only,
    default_in_text_only,
    description_repeated,
    enum_subset_by_hand,
    enum_twin,
    format_in_text_only,
    integer_format_missing,
    length_in_text_only,
    map_untyped,
    operation_summary_missing,
    operation_tags_missing,
    pattern_in_text_only,
    property_constraint_drifting,
    ref_annotation_ignored,
    requirement_in_text_only,
    schema_unreachable,
    size_in_text_only,
    text_article_wrong,
    text_value_miscased,
    text_value_missing,
    text_word_doubled,
    values_in_text_only,
)


def lint(source: Source) -> tuple[Finding, ...]:
    """Run every rule over the document as written; findings stand in the order of the file, each with its position."""
    view = View(source)
    operations = {site.pointer: site.id for site in view.operations}
    found = (finding for rule in RULES for finding in rule.check(view))
    placed = (_place(finding, source, operations) for finding in found)
    return tuple(sorted(placed, key=lambda finding: finding.sort_key))


def documentation(rule_id: str) -> str:
    """What a rule finds, why it matters and an example. Raises InputError where there is no such rule."""
    for rule in RULES:
        if rule_id == rule.RULE:
            return cleandoc(rule.__doc__ or "")
    raise failure(
        "rule-unknown", f"there is no rule '{rule_id}'", suggestion="List the rules with `truespec lint --list`."
    )


def documents() -> dict[str, str]:
    """The documentation of every rule by its id, for reports that carry it."""
    return {rule.RULE: documentation(rule.RULE) for rule in RULES}


def _place(finding: Finding, source: Source, operations: dict[Pointer, str]) -> Finding:
    """`finding` with its position, and with its operation where it stands inside one."""
    owner = operations.get(Pointer(finding.pointer[:3]))
    return replace(finding, position=source.locate(finding.pointer), operations=(owner,) if owner is not None else ())
