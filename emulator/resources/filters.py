"""Filters of lists: what a request's criteria mean for stored calls, chats and agents.

The way in to the criteria of the newer lists, for whatever is listed: `read` gives a filter whose `criteria` indexes
serve, and whose `passes` is the rest (`Wanted(criteria=found.criteria, keep=found.passes)`). A criterion that makes no
sense is passed over, unless the reader is told to be strict.
"""

from __future__ import annotations

from emulator.resources.filters_places import CALLS, CHATS, Filter, Places
from emulator.resources.filters_v3 import read

__all__ = ["CALLS", "CHATS", "Filter", "Places", "read"]
