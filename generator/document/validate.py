"""Validity: everything that makes a document not an OpenAPI document, each with its place and its mend.

Knows which checks there are; must not know what any of them does, nor what is merely unwise (that is lint's).
"""

from __future__ import annotations

from generator.document.references_check import check_references
from generator.document.source import Source
from generator.document.validate_meaning import check_meaning
from generator.document.validate_structure import check_structure
from generator.findings import Finding, Severity


def validate(source: Source) -> tuple[Finding, ...]:
    """Every fault of the document as written, in its order; empty for a valid one.

    What reading noticed (`source.findings`) is not repeated. Raises nothing.
    """
    found = [*check_references(source), *check_structure(source), *check_meaning(source)]
    if any(finding.severity is Severity.ERROR for finding in (*source.findings, *found)):
        # The other findings already say why that part could not be checked.
        found = [finding for finding in found if finding.rule != "validation-incomplete"]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key))
