"""Which operation a recorded request was for.

Knows paths, their templates and servers' base paths; must not know what operations do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.ir.api import Api, Operation

Template = tuple[str, tuple[str, ...], Operation]


@dataclass(frozen=True, slots=True)
class Routes:
    """The operations of an Api, the most concrete path first (OpenAPI 3.1, section 4.8.8.2)."""

    bases: tuple[str, ...]
    operations: tuple[Operation, ...]
    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, api: Api, base: str = "") -> Routes:
        """Routes below the servers of the document, or below the path of `base` where one is given."""
        servers = (base,) if base else (*(each.url for each in api.servers), "")
        bases = tuple(dict.fromkeys(urlsplit(each).path.rstrip("/") for each in servers))
        ordered = sorted(api.operations, key=lambda each: [step.startswith("{") for step in each.path.split("/")])
        return cls(bases, tuple(ordered), tuple(_pattern(each.path) for each in ordered))

    def find(self, method: str, url: str) -> Operation | None:
        """The operation that a request was for; None where the document has none."""
        path = urlsplit(url).path
        for base in self.bases:
            if not path.startswith(base):
                continue
            rest = path[len(base) :]
            for pattern, operation in zip(self.patterns, self.operations, strict=True):
                if operation.method == method.lower() and pattern.fullmatch(rest):
                    return operation
        return None


def _pattern(template: str) -> re.Pattern[str]:
    literals = (re.escape(part) for part in re.split(r"\{[^{}]*\}", template))
    return re.compile("[^/]+".join(literals))
