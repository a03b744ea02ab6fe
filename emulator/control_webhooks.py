"""The control plane's routes about webhooks: the journal of deliveries, their settings, and sending again.

Knows records of deliveries; must not know how they are sent.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any as Json

from emulator.control_route import Asked, Refused, Route, optional_text
from emulator.http import Response, reply
from emulator.store import SYSTEM
from emulator.webhooks import DELIVERIES

PAGE, LONGEST_PAGE = 200, 5000


def deliveries(asked: Asked) -> Json:
    """Deliveries by time, a page at a time: of a workspace, or of all; also by `state`, `event` and `object`."""
    named, limit = asked.named_workspace, asked.number("limit", PAGE, most=LONGEST_PAGE)
    after = asked.number("after", 0)
    found: list[tuple[int, Json]] = []
    for workspace, collection in asked.emulator.store.collections():
        if collection.name == DELIVERIES and named in (None, workspace):
            for sequence in collection.order[bisect_right(collection.order, after) :]:
                value = collection.at(sequence)
                if all(value[name] == asked.query.get(name, value[name]) for name in ("state", "event", "object")):
                    found.append((sequence, {"workspace": workspace, "number": sequence, **value}))
    found.sort(key=lambda pair: pair[0])
    following = {"next": found[limit - 1][0]} if len(found) > limit > 0 else {}
    return {"deliveries": [value for _, value in found[:limit]], **following}


def _workspace(asked: Asked) -> str:
    """The workspace of the delivery that is named: ids are unique, so it need not be said."""
    named = asked.named_workspace
    for workspace, collection in asked.emulator.store.collections():
        if collection.name == DELIVERIES and asked.variables["id"] in collection and named in (None, workspace):
            return workspace
    raise Refused(404, "there is no such delivery")


def delivery(asked: Asked) -> Json:
    """One delivery."""
    workspace = _workspace(asked)
    value = asked.emulator.store.collection(workspace, DELIVERIES).get(asked.variables["id"])
    return {"workspace": workspace, **(value or {})}


def redeliver(asked: Asked) -> Response:
    """Send the same body once more, signed anew, as a delivery of its own: to its URL, or `{url}`."""
    workspace = _workspace(asked)
    url = optional_text(asked.members, "url")
    with asked.emulator.store.transaction():
        try:
            made = asked.emulator.webhooks.again(asked.session(workspace), asked.variables["id"], url)
        except ValueError as error:
            raise Refused(409, str(error)) from None
    return reply(201, made)


def _owner(asked: Asked) -> str:
    """Whose settings are meant: those of a workspace, or of all that have none of their own."""
    return asked.named_workspace or SYSTEM


def settings(asked: Asked) -> Json:
    """The settings in force."""
    return asked.emulator.webhooks.settings(_owner(asked))


def change(asked: Asked) -> Json:
    """Change settings of a workspace, or of none in particular."""
    with asked.emulator.store.transaction():
        try:
            asked.emulator.webhooks.change(_owner(asked), asked.members)
        except ValueError as error:
            raise Refused(400, str(error)) from None
    return settings(asked)


ROUTES: tuple[Route, ...] = (
    Route("GET", "webhooks", "Deliveries: ?state=, event, object, after, limit", deliveries),
    Route(
        "GET", "webhooks/settings", "Where webhooks go and how, in a workspace or where nothing else is said", settings
    ),
    Route(
        "PATCH",
        "webhooks/settings",
        "Change it: {url, events, signature: right|wrong|stale|future|none, duplicate, order: kept|reversed, paused}",
        change,
    ),
    Route("GET", "webhooks/{id}", "One delivery", delivery),
    Route("POST", "webhooks/{id}/redeliver", "Send it once more: {url}", redeliver),
)
