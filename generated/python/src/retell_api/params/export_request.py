"""What callers may send to `export_request`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing_extensions import TypedDict

from .. import types


class ExportRequestListParams(TypedDict, total=False):
    limit: int
    """At most 1000, default 50."""
    sort_order: types.SortOrderParam
    """Default "descending"."""
    pagination_key: str
