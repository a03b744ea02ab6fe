"""Keeping a key out of everything that is written: whatever a server echoes, no output ever shows it.

Knows how formats spell a text; must not know what is written where.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote, quote_plus

SHORTEST = 4
"""Keys shorter than this are no secret: hiding them would make every text unreadable."""

MASK = "[key]"


@dataclass(frozen=True, slots=True)
class Secret:
    """A key that must not be seen."""

    key: str = field(repr=False)

    def hidden_in(self, text: str) -> str:
        """`text` with the key replaced by MASK, however a URL, JSON or HTML spells it."""
        if len(self.key) < SHORTEST:
            return text
        for spelling in self._spellings():
            text = text.replace(spelling, MASK)
        return text

    def _spellings(self) -> list[str]:
        key = self.key
        said = json.dumps(key)[1:-1]
        spelled = {key, said, json.dumps(said)[1:-1], escape(key), quote(key, safe=""), quote(key), quote_plus(key)}
        return sorted(spelled, key=lambda each: (-len(each), each))
