"""What a value violates of the document, and what of that is the document's own fault.

Knows the oracle's violations; must not know HTTP.
"""

from __future__ import annotations

from typing import Any as Json

from generator.document.oracle import Oracle, Violation
from generator.findings import Finding, Severity
from generator.pointer import Pointer


def faults(oracle: Oracle, pointer: Pointer, value: Json) -> tuple[Violation, ...]:
    """Violations of the schema at `pointer`, without those that no server could avoid.

    A value that several variants of one `oneOf` accept is a defect of the document, which lint reports once.
    """
    return tuple(each for each in oracle.errors(pointer, value) if each.keyword != "oneOf")


def finding(rule: str, violation: Violation, operation: str) -> Finding:
    """A violation as a finding at the schema's keyword, so that it reads the same whichever operation shows it."""
    place = str(violation.instance).removeprefix("#") or "the whole value"
    message = f"{place}: {violation.message}"
    return Finding(rule, Severity.ERROR, message, violation.schema, operations=(operation,))
