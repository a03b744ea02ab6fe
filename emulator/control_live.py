"""The control plane's routes for whoever looks on: what was asked, what has changed, and the page that shows it.

Knows changes by number; must not know what they mean.
"""

from __future__ import annotations

import os
from collections import deque
from importlib.resources import files
from itertools import islice
from typing import Any as Json

from emulator.control_route import Asked, Refused, Route
from emulator.http import Response
from emulator.store import ALL, SYSTEM, Change, Store
from emulator.webhooks import DELIVERIES

REMEMBERED = 5000
MOST_TOLD = 1000
"""How many changes are told at once; who missed more is told of the newest records instead."""

PAGE, LONGEST_PAGE = 200, 1000
PAGES = {
    "index.html": "text/html; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""What the page may do (Content Security Policy Level 3): load its own script and style, and ask the control plane."""


class Changes:
    """The places of the last records that came, changed or went, by number. For who fell behind, all begins anew."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._count = 0
        self._from = 0
        self._places: deque[tuple[int, tuple[str, str, str]]] = deque(maxlen=REMEMBERED)
        store.watch(ALL, self._seen)

    def _seen(self, change: Change) -> None:
        self._count += 1
        if len(self._places) == REMEMBERED:
            self._from = self._places[0][0]
        self._places.append((self._count, (change.workspace, change.collection, change.key)))

    def begin_anew(self) -> None:
        """The state is another one: nothing that was told before holds."""
        self._count += 1
        self._from = self._count
        self._places.clear()

    @property
    def mark(self) -> str:
        """Where the changes are now; it means nothing to other processes, which see them in another order."""
        return f"{os.getpid():x}.{self._count}"

    def after(self, mark: str) -> list[tuple[str, str, str]] | None:
        """What has changed after a mark, each place once: workspace, collection, key. None: more than is remembered."""
        process, _, told = mark.partition(".")
        number = int(told) if told.isascii() and told.isdecimal() and len(told) < 17 else -1
        if process != f"{os.getpid():x}" or not self._from <= number <= self._count:
            return None
        places = list(dict.fromkeys(place for at, place in self._places if at > number))
        return places if len(places) <= MOST_TOLD else None


def changes(asked: Asked) -> Json:
    """What has changed after a mark: `value` null where it is gone. `anew`: this is all, forget what you know."""
    store, named = asked.emulator.store, asked.named_workspace
    places = asked.changes.after(asked.query.get("after", ""))
    found = []
    for workspace, collection, key in _newest(asked) if places is None else places:
        if _is_told(workspace, collection, named):
            record = store.collection(workspace, collection).records.get(key)
            place = {"workspace": workspace, "collection": collection, "key": key}
            order = {"number": record.sequence, "value": record.value} if record is not None else {"value": None}
            found.append({**place, **order})
    return {"after": asked.changes.mark, "anew": places is None, "changes": found}


def _is_told(workspace: str, collection: str, named: str | None) -> bool:
    return named in (None, workspace) and workspace != SYSTEM and (collection[:1] != "_" or collection == DELIVERIES)


def _newest(asked: Asked) -> list[tuple[str, str, str]]:
    """The places of the newest records, the oldest of them first."""
    found: list[tuple[int, tuple[str, str, str]]] = []
    for workspace, collection in asked.emulator.store.collections():
        if _is_told(workspace, collection.name, asked.named_workspace):
            newest = collection.order[-MOST_TOLD:]
            found.extend((at, (workspace, collection.name, collection.by_sequence[at])) for at in newest)
    return [place for _, place in sorted(found)[-MOST_TOLD:]]


def journal(asked: Asked) -> Json:
    """Requests and what was answered, of a workspace or of all, after a number."""
    named, limit = asked.named_workspace, asked.number("limit", PAGE, most=LONGEST_PAGE)
    entries = asked.emulator.journal.entries(after=asked.number("after", 0), workspace=named)
    found = list(islice(entries, limit))
    return {"entries": [each.json() for each in found], "count": len(asked.emulator.journal)}


def forget(asked: Asked) -> Response:
    """Forget the journal of requests; numbers go on."""
    asked.emulator.journal.clear()
    return Response(204)


def page(asked: Asked) -> Response:
    """The page, its style or its script."""
    name = asked.variables.get("file", "index.html")
    if name not in PAGES:
        raise Refused(404, "there is no such page")
    body = (files("emulator") / "ui" / name).read_bytes()
    headers = (("content-type", PAGES[name]), ("content-security-policy", POLICY), ("referrer-policy", "no-referrer"))
    return Response(200, headers, body)


ROUTES: tuple[Route, ...] = (
    Route("GET", "journal", "Requests and answers: ?after=, limit", journal),
    Route("DELETE", "journal", "Forget them", forget),
    Route("GET", "changes", "Objects that have changed: ?after= the mark told before", changes),
    Route("GET", "ui", "A page that shows all this", page, is_open=True),
    Route("GET", "ui/{file}", "Its style and script", page, is_open=True),
)
