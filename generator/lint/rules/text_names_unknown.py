"""A description names a property that does not exist.

What it finds: a word written like an identifier (`opt_out_of_all`, `isReady`) that names no property, parameter, enum
value, schema, operation, tag, status or header of the document.

Why it matters: it was renamed or never published; whoever sends it is ignored or refused.

Example::

    properties: {size_limit: {type: integer, description: Overrides sizeLimt.}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.prose import names, passages
from generator.lint.view import View

RULE = "text-names-unknown"
SEVERITY = Severity.WARNING
IDENTIFIER = re.compile(
    r"(?<![\w./:@{%<#$\[\\-])(?:[a-z]{1,40}(?:_[a-z]{1,40}){1,8}|[a-z]{2,40}[A-Z][a-z]{1,40}(?:[A-Z][a-z]{1,40}){0,6})"
    r"(?![\w/:@}%>(\]-]|\.\w)"
)


def check(view: View) -> Iterator[Finding]:
    """One finding a description and unknown name; `pageSize` and `page_size` are one name."""
    known = frozenset(plain(name) for name in names(view))
    for pointer, words in passages(view):
        if pointer[0] in ("tags", "info") or pointer.parent.parent.name == "responses":
            continue  # such prose rightly names the codes and tools of other places
        for word in dict.fromkeys(IDENTIFIER.findall(words)):
            if plain(word) not in known:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"'{word}' names nothing in this document",
                    pointer,
                    suggestion="Write the name as it is declared, or drop it.",
                )


def plain(name: str) -> str:
    """A name whatever its spelling: `pageSize`, `page_size` and `page-size` are one."""
    return name.replace("_", "").replace("-", "").lower()
