"""What lists return: pages, which go on by themselves, and what else the API says beside its items."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from ._runtime import pagination as _pagination
from ._runtime.pagination import AsyncListPage as AsyncListPage
from ._runtime.pagination import AsyncPager as AsyncPager
from ._runtime.pagination import SyncListPage as SyncListPage
from ._runtime.pagination import T


class SyncPage(_pagination.SyncPage[T]):
    """A page of items. Iterating goes through all items, beyond this page; `items` are those of this page."""

    pagination_key: str | None
    has_more: bool | None


class AsyncPage(_pagination.AsyncPage[T]):
    """A page of items. `async for` goes through all items, beyond this page; `items` are those of this page."""

    pagination_key: str | None
    has_more: bool | None
