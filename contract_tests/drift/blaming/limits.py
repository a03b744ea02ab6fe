"""Which constraint tells a refused value from an accepted one, and where its bound is, by bisection.

Knows the keywords of JSON Schema (validation, section 6); must not know observations.
"""

from __future__ import annotations

from typing import Any as Json

from contract_tests.drift.blaming.placing import Placing
from contract_tests.drift.blaming.probing import Probe
from contract_tests.drift.blaming.values import between
from contract_tests.drift.differing import Place, put

BOUNDS = 8
"""How many requests finding a bound may take."""


def limit(probe: Probe, place: Place, good: Json, bad: Json) -> tuple[str, Json]:
    """The keyword that tells the refused value from the accepted one, and the bound where it has one."""
    schemas = Placing(probe).schemas(place)
    if any("enum" in probe.track.scene.meaning.schema(each) for each in schemas) or isinstance(bad, bool):
        return "enum", None
    if isinstance(bad, int | float) and isinstance(good, int | float):
        return ("maximum" if bad > good else "minimum"), _number(probe, place, good, bad)
    if isinstance(bad, str) and isinstance(good, str) and len(bad) != len(good):
        if not _takes_cut(probe, place, bad, len(good)):
            return "pattern", None
        return ("maxLength" if len(bad) > len(good) else "minLength"), _length(probe, place, len(good), bad)
    if isinstance(bad, list) and isinstance(good, list) and len(bad) != len(good):
        return ("maxItems" if len(bad) > len(good) else "minItems"), _length(probe, place, len(good), bad)
    return ("pattern" if isinstance(bad, str) else "items" if isinstance(bad, list) else "type"), None


def _takes_cut(probe: Probe, place: Place, bad: str, length: int) -> bool:
    """Whether it is the length that matters: the same text, cut, is accepted."""
    return length > len(bad) or probe.takes(put(probe.whole, place, bad[:length]))


def _number(probe: Probe, place: Place, good: float, bad: float) -> float:
    """The accepted number that is nearest to the refused one."""
    whole = isinstance(bad, int) and isinstance(good, int)
    for _ in range(min(BOUNDS, probe.left - 5)):
        middle = (good + bad) // 2 if whole else round((good + bad) / 2, 6)
        request = put(probe.whole, place, middle)
        if middle in (good, bad) or not probe.allows(request):
            break
        good, bad = (middle, bad) if probe.accepts(request) else (good, middle)
    plain = between(min(good, bad), max(good, bad))
    request = put(probe.whole, place, plain)
    is_better = plain not in (good, bad) and probe.left > 3 and probe.allows(request)
    return plain if is_better and probe.accepts(request) else good


def _length(probe: Probe, place: Place, good: int, bad: str | list[Json]) -> int:
    """The accepted length that is nearest to the refused one, the refused value being cut."""
    low, high = good, len(bad)
    for _ in range(min(BOUNDS, probe.left - 4) if low < high else 0):
        middle = (low + high) // 2
        request = put(probe.whole, place, bad[:middle])
        if middle in (low, high) or not probe.allows(request):
            break
        low, high = (middle, high) if probe.accepts(request) else (low, middle)
    return low
