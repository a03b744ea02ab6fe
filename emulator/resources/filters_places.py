"""What a filter of a list is, and where in stored calls and chats what its criteria name stands.

Must not know how criteria are spelled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any as Json

from emulator.criteria import Criterion, Names, Path

Test = Callable[[Mapping[str, Json]], bool]
Places = Mapping[str, Names]
"""Where what a criterion names stands in a stored object; what is not named here stands under its own name."""

CALLS: Places = {
    "version": ("agent_version",),
    "batch_call_id": ("(batch_call_id)",),
    "in_voicemail": ("call_analysis", "in_voicemail"),
    "user_sentiment": ("call_analysis", "user_sentiment"),
    "call_successful": ("call_analysis", "call_successful"),
    "custom_analysis_data": ("call_analysis", "custom_analysis_data"),
    "custom_attributes": ("(custom_attributes)",),
    "dynamic_variables": ("retell_llm_dynamic_variables",),
    "combined_cost": ("call_cost", "combined_cost"),
    "e2e_latency_p50": ("latency", "e2e", "p50"),
    "tool_calls": ("(tool_calls)",),
    "tools": ("(tools)",),
}
CHATS: Places = {
    "user_sentiment": ("chat_analysis", "user_sentiment"),
    "chat_successful": ("chat_analysis", "chat_successful"),
    "custom_analysis_data": ("chat_analysis", "custom_analysis_data"),
    "dynamic_variables": ("retell_llm_dynamic_variables",),
    "combined_cost": ("chat_cost", "combined_cost"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all be met: those for which indexes serve, and others."""

    criteria: tuple[Criterion, ...] = ()
    tests: tuple[Test, ...] = ()

    def keeps(self, value: Mapping[str, Json]) -> bool:
        """Whether an object meets all conditions."""
        return all(each.meets(value) for each in self.criteria) and self.passes(value)

    def passes(self, value: Mapping[str, Json]) -> bool:
        """Whether an object meets the conditions for which no index serves."""
        return all(test(value) for test in self.tests)

    def between(self, path: Path) -> tuple[float, float]:
        """The least and the greatest number that may stand at a path."""
        low, high = -inf, inf
        for each in self.criteria:
            numbers = [(span[0][1], span[1][1]) for span in each.spans if span[0][0] == "n" == span[1][0]]
            if each.path == path and len(numbers) == len(each.spans) == 1:
                low, high = max(low, numbers[0][0]), min(high, numbers[0][1])
        return low, high


def path_of(places: Places, name: str) -> Names:
    """Where what a criterion names stands."""
    return places.get(name, (name,))


def named(names: Iterable[str]) -> str:
    """The names of tools as one text, which an index can search."""
    return "".join(f"\n{name}\n" for name in names)
