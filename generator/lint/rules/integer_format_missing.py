"""An integer needs 64 bits and does not say so.

What it finds: an integer without `format` that is called a timestamp, or whose example, default or bound does not fit
into 32 bits.

Why it matters: generators for languages with fixed sizes choose 32 bits, and a time in milliseconds overflows.

Example::

    created_timestamp: {type: integer, example: 1700000000000}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.findings import Finding, Severity
from generator.lint.sites import SchemaSite
from generator.lint.view import View

RULE = "integer-format-missing"
SEVERITY = Severity.INFO
LARGEST = 2**31 - 1


def check(view: View) -> Iterator[Finding]:
    """One finding a schema."""
    for site in view.schemas:
        if site.schema.get("type") == "integer" and "format" not in site.schema and _large(site):
            yield Finding(
                RULE,
                SEVERITY,
                f"'{site.name or site.pointer.name}' holds integers beyond 32 bits and names no format",
                site.pointer,
                suggestion="Add `format: int64`.",
            )


def _large(site: SchemaSite) -> bool:
    shown = (site.schema.get(keyword) for keyword in ("example", "default", "maximum", "minimum"))
    return "timestamp" in site.name.lower() or any(_exceeds(value) for value in shown)


def _exceeds(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST
