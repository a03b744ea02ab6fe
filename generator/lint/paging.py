"""How a list is cut into pages, as far as names tell.

Knows the usual names for page sizes, cursors and offsets, and what a list operation answers; must not know rules.
"""

from __future__ import annotations

import re

from generator.document.source import JsonObject
from generator.lint.shape import Shape, shape
from generator.lint.sites import OperationSite
from generator.lint.view import View
from generator.lint.walk import objects

SIZES = ("limit", "page_size", "pageSize", "per_page", "perPage", "max_results", "maxResults", "count")
TOKEN = re.compile(
    r"(?:next|prev|previous)?_?(?:cursor|(?:page|pagination|continuation)_?(?:token|key|cursor))", re.IGNORECASE
)
NEIGHBOUR = re.compile(r"starting_?after|ending_?before|after|before|next", re.IGNORECASE)
OFFSETS = ("offset", "skip", "page", "page_number", "pageNumber", "start")
MORE = ("has_more", "hasMore", "has_next", "hasNext", "has_next_page", "hasNextPage")


def cursor(name: str) -> bool:
    """Whether a parameter or property of this name says where the next page begins."""
    return TOKEN.fullmatch(name) is not None or NEIGHBOUR.fullmatch(name) is not None


def cursor_part(name: str) -> str:
    """What `cursor_<property>` takes from the last item, or the empty string."""
    match = TOKEN.match(name)
    return name[match.end() + 1 :] if match is not None and name[match.end() :].startswith("_") else ""


def answer(view: View, site: OperationSite) -> JsonObject | None:
    """The schema of an operation's first 2xx JSON body, as written; None without one."""
    for response in view.responses_of(site):
        if not response.status.startswith("2"):
            continue
        for content_type, media in objects(response.response.get("content")):
            if "json" in content_type and isinstance(media.get("schema"), dict):
                return dict(media["schema"])
    return None


def asked(view: View, site: OperationSite) -> dict[str, str]:
    """What an operation can be asked for: each query parameter and body property with where it stands."""
    names = {parameter.name: "query" for parameter in view.parameters_of(site) if parameter.location == "query"}
    for _, media in objects(view.body_of(site).get("content")):
        if isinstance(media.get("schema"), dict):
            names |= dict.fromkeys(shape(view, media["schema"]).properties, "body")
    return names


def item(view: View, held: Shape) -> Shape | None:
    """The shape of the items of a bare array; None for what is none."""
    items = held.any("items")
    return shape(view, items) if "array" in held.types and isinstance(items, dict) else None
