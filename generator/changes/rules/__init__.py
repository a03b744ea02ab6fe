"""Whom a change breaks; one file a rule, its id that of the kind of change that it judges."""

from __future__ import annotations

from typing import Protocol

from generator.changes.change import Change
from generator.changes.rules import (
    constraint_loosened,
    constraint_tightened,
    default_changed,
    enum_value_added,
    enum_value_removed,
    format_changed,
    header_removed,
    media_type_added,
    media_type_removed,
    null_added,
    null_removed,
    object_closed,
    object_opened,
    operation_added,
    operation_deprecated,
    operation_moved,
    operation_removed,
    operation_renamed,
    pagination_changed,
    parameter_added,
    parameter_optional,
    parameter_removed,
    parameter_required,
    property_added,
    property_deprecated,
    property_optional,
    property_removed,
    property_required,
    request_body_added,
    request_body_optional,
    request_body_removed,
    request_body_required,
    security_changed,
    serialization_changed,
    status_added,
    status_removed,
    type_changed,
    variant_added,
    variant_removed,
)
from generator.findings import Severity


class Rule(Protocol):
    """One file: its docstring is what users read, `RULE` its id, `MEND` what the API's owner could do instead."""

    RULE: str
    MEND: str
    __doc__: str | None

    def severity(self, change: Change, /) -> Severity:
        """`error` where it breaks clients that keep to the older document, `warning` where it may."""
        ...

    def told(self, change: Change, /) -> str:
        """What changed, in a sentence."""
        ...


RULES: tuple[Rule, ...] = (
    operation_added,
    operation_removed,
    operation_moved,
    operation_renamed,
    operation_deprecated,
    security_changed,
    pagination_changed,
    parameter_added,
    parameter_removed,
    parameter_required,
    parameter_optional,
    serialization_changed,
    request_body_added,
    request_body_removed,
    request_body_required,
    request_body_optional,
    media_type_added,
    media_type_removed,
    status_added,
    status_removed,
    header_removed,
    property_added,
    property_removed,
    property_required,
    property_optional,
    property_deprecated,
    default_changed,
    type_changed,
    null_added,
    null_removed,
    enum_value_added,
    enum_value_removed,
    variant_added,
    variant_removed,
    constraint_tightened,
    constraint_loosened,
    format_changed,
    object_closed,
    object_opened,
)
