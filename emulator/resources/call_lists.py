"""Lists of calls, of the older style and of the newer one.

Knows what they show and how they are sorted; must not know what criteria mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.lists import Present, Wanted, page
from emulator.resources import filters_v2, filters_v3
from emulator.resources.call_lifecycle import AT, CALLS
from emulator.resources.call_storage import UNLISTED
from emulator.resources.filters_places import CALLS as PLACES
from emulator.resources.filters_places import Filter
from emulator.session import Reply, Session


def list_whole(session: Session) -> Reply:
    """Calls as they are, in an array."""
    return _listed(session, filters_v2.read(session.body.get("filter_criteria")), lambda call: call)


def list_filtered(session: Session) -> Reply:
    """Calls without what was said."""
    return _listed(session, filters_v3.read(session.body.get("filter_criteria"), PLACES), _brief)


def _listed(session: Session, asked: Filter, present: Present) -> Reply:
    """Sorted by when they began; a call that has not begun stands where it was made."""
    wanted = Wanted(
        keep=asked.passes,
        present=present,
        order_by=AT,
        criteria=asked.criteria,
        between=asked.between(("start_timestamp",)),
    )
    return Reply(page(session, session.all(CALLS), wanted))


def _brief(call: Mapping[str, Json]) -> Json:
    return {name: value for name, value in call.items() if name not in UNLISTED}
