"""What the API sends by itself: a queue of deliveries in each workspace, and what became of them.

Knows when something is to be sent and what is signed; must not know networks: a courier takes parcels and reports. The
deliveries of one object go out in order; one that waits for its next try holds up those of no other object. The virtual
clock says when; the time in a signature is the one outside, for receivers compare it with theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal

import orjson

from emulator.clock import Clock
from emulator.http import encoded
from emulator.keys import PUBLIC
from emulator.session import Session
from emulator.signing import SIGNATURES, signature
from emulator.store import SYSTEM, Change, Store
from emulator.timers import Timer, Timers
from generator.ir.api import Webhook

Targets = Literal["loopback", "any", "off"]
"""Where deliveries may go: to this machine only, anywhere, or nowhere."""

DELIVERIES, SETTINGS = "_deliveries", "_webhooks"
TRIES = 3
BACKOFF = (1000, 4000)
"""After how many milliseconds the second and the third try follow."""

TIMEOUT = 10_000
"""How long a receiver may take, in milliseconds, where nothing else is said."""

LONGEST_TIMEOUT = 60_000
KEPT = 500
"""How many deliveries that are done with are kept in a workspace."""

MOST = 10_000
"""How many deliveries may wait in a workspace."""

HELD = 5000
"""For how many milliseconds a delivery waits for a later one to overtake it, where they are to come out of order."""

GRACE = 5000
"""How many milliseconds after its timeout a delivery that nobody reported on is taken again: a courier has died."""

REPLIED = "webhook-replied"
"""The kind of timer that tells of a receiver's answer, where somebody waits for it."""

USUAL: Mapping[str, Json] = {
    "url": None,
    "events": None,
    "signature": "right",
    "duplicate": False,
    "order": "kept",
    "paused": False,
}
"""The settings of a workspace where neither its own record nor that of SYSTEM says otherwise.

`url` and `events` are for objects that name none themselves. `signature` is one of SIGNATURES; `duplicate`: everything
is sent twice; `order`: `kept`, or `reversed` for what follows within five seconds; `paused`: nothing is sent.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is to be sent now: POST `body` to `url`, within `timeout` seconds."""

    workspace: str
    id: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    timeout: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a parcel: the receiver's status and body, or why there is none. `refused`: not to be tried."""

    status: int = 0
    body: bytes = b""
    error: str = ""
    refused: bool = False


class Webhooks:
    """The deliveries of one emulator. All methods are for whoever holds it alone.

    `secret` tells the key that signs for a workspace, None where it is not known yet. `usual` are the events that are
    sent where nothing is said about them; None: all.
    """

    def __init__(
        self,
        webhook: Webhook | None,
        store: Store,
        timers: Timers,
        clock: Clock,
        secret: Callable[[str], str | None],
        *,
        targets: Targets = "loopback",
        usual: tuple[str, ...] | None = None,
    ) -> None:
        self._webhook = webhook
        self._store = store
        self._timers = timers
        self._clock = clock
        self._secret = secret
        self._usual = usual
        self.targets: Targets = targets
        self._queues: dict[tuple[str, str], dict[str, int]] = {}
        self._places: dict[tuple[str, str], tuple[str, str]] = {}
        store.watch(DELIVERIES, self._seen)

    def _seen(self, change: Change) -> None:
        """Keep what waits in a queue for each object."""
        place = (change.workspace, change.key)
        queue = self._places.pop(place, None)
        if queue is not None:
            self._queues[queue].pop(change.key, None)
            if not self._queues[queue]:
                del self._queues[queue]
        if change.record is not None and change.record.value["state"] in ("pending", "sending"):
            self._places[place] = (change.workspace, change.record.value["object"])
            self._queues.setdefault(self._places[place], {})[change.key] = change.record.sequence

    # What is to be sent

    def settings(self, workspace: str) -> dict[str, Json]:
        """The settings of a workspace; those of SYSTEM are for all that have none of their own."""
        found = dict(USUAL)
        for each in (SYSTEM, workspace):
            found.update(self._store.collection(each, SETTINGS).get("settings") or {})
        return found

    def change(self, workspace: str, patch: Mapping[str, Json]) -> None:
        """Change settings of a workspace, or with SYSTEM those of all. Raises ValueError. Within a transaction."""
        _check(patch)
        own = self._store.collection(workspace, SETTINGS).get("settings") or {}
        self._store.put(workspace, SETTINGS, "settings", {**own, **patch})

    def announce(self, session: Session, event: str, payload: Mapping[str, Json], about: Json) -> None:
        """Queue a delivery. `about`: `url`, `events`, `timeout_ms`, `object` and, to be told the answer, `reply`.

        With a `reply` that is true, a timer REPLIED falls due for `object` in `collection` when the answer is there.
        """
        said = about if isinstance(about, dict) else {}
        chosen = self.settings(session.workspace)
        url = said.get("url") or chosen["url"] or ""
        waits = said.get("collection") if said.get("reply") else None
        value = {
            "event": event,
            "object": str(said.get("object", "")),
            "url": url,
            "body": encoded(payload).decode(),
            "timeout_ms": max(1, min(int(said.get("timeout_ms") or TIMEOUT), LONGEST_TIMEOUT)),
            "reply": waits,
        }
        reason = self._reason(session, event, url, said.get("events"))
        self._queue(session, value, reason)
        if chosen["duplicate"] and not reason:
            self._queue(session, {**value, "reply": None}, "")

    def _reason(self, session: Session, event: str, url: str, events: Json) -> str:
        """Why a delivery is not to be sent; empty where it is."""
        wanted = events if isinstance(events, list) else self.settings(session.workspace)["events"]
        wanted = self._usual if wanted is None else wanted
        if self.targets == "off":
            return "deliveries are off"
        if wanted is not None and event not in wanted:
            return "the event is not asked for"
        if not url:
            return "there is no URL"
        if len(session.all(DELIVERIES).sequences("state", "pending")) >= MOST:
            return "too many deliveries wait"
        return ""

    def _queue(self, session: Session, value: Mapping[str, Json], reason: str) -> dict[str, Json]:
        identity = session.new_id("delivery_", 16)
        state = "skipped" if reason else "pending"
        made = {"id": identity, **value, "state": state, "reason": reason, "made": session.now, "due": session.now}
        session.put(DELIVERIES, identity, {**made, "attempts": []})
        self._trim(session)
        if reason:
            self._tell(session.workspace, made, Answer(error=reason), session.now)
        return made

    def _trim(self, session: Session) -> None:
        """Forget the oldest of what is done with."""
        known = session.all(DELIVERIES)
        ended = [known.sequences("state", state) for state in ("delivered", "failed", "skipped")]
        if sum(map(len, ended)) > KEPT:
            oldest = min(sequences[0] for sequences in ended if sequences)
            session.remove(DELIVERIES, known.by_sequence[oldest])

    def again(self, session: Session, identity: str, url: str = "") -> dict[str, Json] | None:
        """Send what a delivery held once more, as a new delivery, to its own URL or to another.

        None where there is no such delivery. Raises ValueError where there is no URL.
        """
        old = session.get(DELIVERIES, identity)
        if old is None:
            return None
        chosen = url or old["url"] or self.settings(session.workspace)["url"]
        if not chosen:
            raise ValueError("there is no URL to send it to")
        kept = {name: old[name] for name in ("event", "object", "body", "timeout_ms")}
        return self._queue(session, {**kept, "url": chosen, "reply": None, "of": identity}, "")

    # What a courier asks

    def take(self, most: int = 100) -> list[Parcel]:
        """What is to be sent now; it is not given out again until it is reported on, or its courier must have died."""
        now, outside = self._clock.now(), self._clock.outside()
        if not self._queues:
            return []
        parcels: list[Parcel] = []
        with self._store.transaction():
            for workspace, identity in list(self._heads(now, outside)):
                if len(parcels) == most:
                    break
                parcel = self._packed(workspace, identity, outside)
                if parcel is not None:
                    parcels.append(parcel)
        return parcels

    def _heads(self, now: int, outside: int) -> Iterator[tuple[str, str]]:
        """The delivery of each object that is next, where its time has come."""
        chosen = {workspace: self.settings(workspace) for workspace, _ in self._queues}
        for (workspace, _), queue in list(self._queues.items()):
            is_reversed = chosen[workspace]["order"] == "reversed"
            identity = (max if is_reversed else min)(queue, key=queue.__getitem__)
            records = self._store.collection(workspace, DELIVERIES).records
            if chosen[workspace]["paused"] or any(_is_on_its_way(records[each].value, outside) for each in queue):
                continue
            value = records[identity].value
            held = HELD if is_reversed and len(queue) == 1 and not value["attempts"] else 0
            if value["due"] + held <= now:
                yield workspace, identity

    def _packed(self, workspace: str, identity: str, outside: int) -> Parcel | None:
        """A delivery as it is sent; None while the key that signs is not known."""
        value = self._store.collection(workspace, DELIVERIES).get(identity)
        if value is None:
            return None
        body = value["body"].encode()
        headers = [("content-type", "application/json"), ("user-agent", "truespec-emulator")]
        if self._webhook is not None:
            key = "" if workspace == PUBLIC else self._secret(workspace)
            if key is None:
                return None
            signed = signature(self._webhook, body, key, outside, self.settings(workspace)["signature"])
            headers += [signed] if signed is not None else []
        until = outside + value["timeout_ms"] + GRACE
        self._store.put(workspace, DELIVERIES, identity, {**value, "state": "sending", "until": until})
        timeout = value["timeout_ms"] / 1000
        return Parcel(
            workspace=workspace, id=identity, url=value["url"], headers=tuple(headers), body=body, timeout=timeout
        )

    def report(self, workspace: str, identity: str, answer: Answer) -> None:
        """What became of a parcel. Nothing happens where its delivery is not being sent, as after a reset."""
        value = self._store.collection(workspace, DELIVERIES).get(identity)
        if value is None or value["state"] != "sending":
            return
        now = self._clock.now()
        attempt = {"at": now, "status": answer.status, "error": answer.error[:200]}
        attempts = [*value["attempts"], attempt]
        kept = {name: each for name, each in value.items() if name != "until"}
        settled: dict[str, Json]
        if answer.refused:
            settled = {"state": "skipped", "reason": answer.error[:200]}
        elif 200 <= answer.status < 300:
            settled = {"state": "delivered", "attempts": attempts}
        elif len(attempts) >= TRIES:
            settled = {"state": "failed", "attempts": attempts}
        else:
            settled = {"state": "pending", "attempts": attempts, "due": now + BACKOFF[len(attempts) - 1]}
        with self._store.transaction():
            self._store.put(workspace, DELIVERIES, identity, {**kept, **settled})
            if settled["state"] != "pending":
                self._tell(workspace, value, answer, now)

    def _tell(self, workspace: str, value: Mapping[str, Json], answer: Answer, now: int) -> None:
        """Let it be known what a receiver answered, where somebody waits for that."""
        if value["reply"]:
            data = {"status": answer.status, "body": _parsed(answer.body)}
            place = (value["reply"], value["object"])
            identity = "/".join((*place, REPLIED))
            self._timers.set(Timer(workspace, identity, now, REPLIED, *place, data))


def _is_on_its_way(value: Mapping[str, Json], outside: int) -> bool:
    return bool(value["state"] == "sending" and outside < value["until"])


def _parsed(body: bytes) -> Json:
    # Text that nests deeper than what can be stored is refused by the parser's own bound and the serializer's.
    try:
        value = orjson.loads(body)
        orjson.dumps(value)
    except (ValueError, TypeError):
        return None
    return value


def _check(patch: Mapping[str, Json]) -> None:
    """Raises ValueError where something is no setting, or none that makes sense."""
    for name, value in patch.items():
        match name, value:
            case "url", None | str():
                continue
            case "events", None:
                continue
            case "events", list() if all(isinstance(each, str) for each in value):
                continue
            case "signature", str() if value in SIGNATURES:
                continue
            case "duplicate" | "paused", bool():
                continue
            case "order", "kept" | "reversed":
                continue
            case _:
                raise ValueError(f"{str(name)[:40]} cannot be so: there are {', '.join(USUAL)}; see the documentation")
