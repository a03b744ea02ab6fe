"""A flag of one name has different defaults.

What it finds: boolean properties or parameters of the same name whose defaults, declared or stated in words, differ;
each of the rarer default is reported.

Why it matters: whoever knows one of them expects the other to behave alike.

Example::

    Book: {properties: {public: {type: boolean, default: true}}}
    Film: {properties: {public: {type: boolean, default: false}}}
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.statements import default
from generator.lint.texts import Text, texts
from generator.lint.view import View

RULE = "default-conflicting"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding a flag whose default is the rarer one."""
    flags: dict[str, list[tuple[str, Text]]] = defaultdict(list)
    for text in texts(view, wordless=True):
        if text.name and text.shape.types == {"boolean"} and (value := _default(text)) is not None:
            flags[text.name].append((value, text))
    for name, held in flags.items():
        counts = Counter(value for value, _ in held)
        usual = max(sorted(counts), key=counts.__getitem__)
        for value, text in held:
            if value != usual:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"'{name}' defaults to {value} here and to {usual} elsewhere",
                    text.pointer,
                    suggestion="Use one default, or another name.",
                )


def _default(text: Text) -> str | None:
    declared = text.shape.any("default")
    stated = str(declared).lower() if isinstance(declared, bool) else (default(text.words) or "").lower()
    return stated if stated in ("true", "false") else None
