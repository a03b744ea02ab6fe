"""The control plane's routes for whoever looks on: what was asked, what has changed, and the page that shows it.

Knows changes by number; must not know what they mean.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from typing import Any as Json

from emulator.control_route import Asked, Refused, Route
from emulator.http import Response
from emulator.store import ALL, Change, Store

REMEMBERED = 5000
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
    def count(self) -> int:
        """The number of the last change."""
        return self._count

    def is_known(self, after: int) -> bool:
        """Whether all that has changed after a number is remembered."""
        return self._from <= after <= self._count

    def after(self, number: int) -> Iterator[tuple[str, str, str]]:
        """What has changed after a number, each place once: workspace, collection and key."""
        found = (place for at, place in self._places if at > number)
        return iter(dict.fromkeys(found))


def changes(asked: Asked) -> Json:
    """What has changed after a number: `value` null where it is gone. `anew`: this is all, forget what you know."""
    known, after = asked.changes, asked.number("after", 0)
    anew = "after" not in asked.query or not known.is_known(after)
    store, named = asked.emulator.store, asked.named_workspace
    places = list(_all(asked) if anew else known.after(after))
    found = []
    for workspace, collection, key in places:
        if named in (None, workspace) and (collection[:1] != "_" or collection == "_deliveries"):
            record = store.collection(workspace, collection).records.get(key)
            place = {"workspace": workspace, "collection": collection, "key": key}
            order = {"number": record.sequence, "value": record.value} if record is not None else {"value": None}
            found.append({**place, **order})
    return {"after": known.count, "anew": anew, "changes": found}


def _all(asked: Asked) -> Iterator[tuple[str, str, str]]:
    """The places of the newest records of each collection."""
    for workspace, collection in asked.emulator.store.collections():
        for sequence in collection.order[-PAGE:]:
            yield workspace, collection.name, collection.by_sequence[sequence]


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
    Route("GET", "changes", "Objects that have changed: ?after= the number told before", changes),
    Route("GET", "ui", "A page that shows all this", page, is_open=True),
    Route("GET", "ui/{file}", "Its style and script", page, is_open=True),
)
