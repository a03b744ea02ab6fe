"""The life of one thing: what was created can be read, what was changed stays changed, what was deleted is gone.

Oracles: read your writes, identity, updates stick and clear nothing else, a refused write changes nothing, deleting is
effective, and once more is told as the document says. "Not found" is never an alarm where the document declares it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.flows.agreeing import MISSING, agrees, member
from contract_tests.flows.maker import Maker
from contract_tests.track import Thing, Track, own_id
from generator.ir.api import Operation
from generator.ir.graph import Entity
from generator.pointer import Pointer

NOT_FOUND = (400, 404, 410, 422)


@dataclass(slots=True)
class _Life:
    """One thing under observation."""

    track: Track
    maker: Maker
    entity: Entity
    thing: Thing
    born: Exchange
    reading: Operation

    def read(self) -> Exchange:
        """The thing as it is now."""
        return self.track.send(self.maker.on(self.reading, self.entity, self.thing))

    def place(self, exchange: Exchange, name: str) -> Pointer | None:
        """Where the property of an answer is declared; None where it is not."""
        success = exchange.case.operation.success
        if success is None or not success.contents:
            return None
        meaning = self.track.scene.meaning
        node = next(meaning.walk(success.contents[0].origin / "schema", exchange.json()))
        return meaning.properties(node.schemas).get(name)


def life(track: Track, maker: Maker, entity: Entity) -> None:
    """Create, read, update, delete one thing; needs operations that create and retrieve it."""
    if not entity.retrieves or not entity.creates:
        return
    made = maker.fresh(track, entity)
    if made is None:
        return
    one = _Life(track, maker, entity, made[0], made[1], maker.operation(entity.retrieves[0]))
    first = one.read()
    if first.status // 100 != 2:
        _unreadable(one, first)
    else:
        _same(one, first)
        _kept(one, one.born, first, "what was created")
        _defaults(one, first)
        for identity in (*entity.updates, *entity.replaces):
            _changed(one, maker.operation(identity))
    for identity in entity.deletes:
        _deleted(one, maker.operation(identity))


def _unreadable(one: _Life, read: Exchange) -> None:
    if read.status in NOT_FOUND:
        one.track.observe(
            read,
            "state-read-after-create",
            one.reading.origin,
            "state",
            "not found",
            f"what {one.born.case.operation.id} created cannot be read: {read.status}",
            needs=[one.born],
        )


def _same(one: _Life, read: Exchange) -> None:
    shown = own_id(one.entity, read.json())
    if shown is not None and shown != one.thing.id:
        one.track.observe(
            read,
            "state-identity",
            one.place(read, one.entity.id) or one.reading.origin,
            "state",
            "other id",
            f"the answer bears another {one.entity.id} than the path",
            needs=[one.born],
            detail={"operation": one.reading.id},
        )


def _kept(one: _Life, write: Exchange, read: Exchange, what: str) -> None:
    """What was sent can be read."""
    sent, shown = write.case.body, read.json()
    if not isinstance(sent, Mapping) or not isinstance(shown, Mapping) or one.track.has_seen(read):
        return
    for name, value in sent.items():
        place = one.place(read, name)
        if place is None or name in (one.entity.version, one.entity.id):
            continue
        if not agrees(value, member(shown, name)) and agrees(member(write.json(), name), value):
            # The answer to the write told what was sent, reading tells otherwise: it was not stored.
            _lost(one, write, read, name, place, what)


def _lost(one: _Life, write: Exchange, read: Exchange, name: str, place: Pointer, what: str) -> None:
    one.track.observe(
        read,
        "state-update-lost" if write is not one.born else "state-write-lost",
        write.case.operation.origin if write is not one.born else place,
        "state",
        "not stored",
        f"{name} of {what} is not what was sent",
        needs=[one.born, write],
        detail={"name": name, "property": str(place)},
    )


def _defaults(one: _Life, read: Exchange) -> None:
    """What was not sent has the declared default, where the answer shows it."""
    sent, shown = one.born.case.body, read.json()
    if not isinstance(sent, Mapping) or not isinstance(shown, Mapping):
        return
    for prop in one.maker.settable(one.born.case.operation):
        value = member(shown, prop.wire)
        if prop.note.has_default and prop.wire not in sent and value is not MISSING and value != prop.note.default:
            one.track.observe(
                read,
                "default-changed",
                prop.origin,
                "request",
                "default",
                f"{prop.wire} is {value!r:.60} where it was not sent, not the default {prop.note.default!r:.60}",
                needs=[one.born],
                detail={"new": value},
            )


def _changed(one: _Life, update: Operation) -> None:
    """Updates stick, and (PATCH) clear nothing that they do not name; refused ones change nothing."""
    rich = _enriched(one, update)
    before = one.read()
    if before.status // 100 != 2:
        return
    if rich is not None and rich.status // 100 == 2:
        _kept(one, rich, before, "what was updated")
    current = before.json()
    chosen = next(iter(one.maker.changeable(update, current if isinstance(current, Mapping) else {})), None)
    if chosen is None:
        return
    prop, value = chosen
    case = one.maker.on(update, one.entity, one.thing)
    write = one.track.send(one.maker.with_body(update, case, {prop.wire: value}), needs=[one.born])
    if write.status // 100 == 2:
        _stuck(one, update, write, before, prop.wire, value)
    _refused(one, update, case, prop.wire)


def _enriched(one: _Life, update: Operation) -> Exchange | None:
    """Set many properties, so that there is something to lose."""
    known = one.track.knower(update)
    for positive in one.maker.covering.positives(update, known, most=1):
        case = one.maker.on(update, one.entity, one.thing)
        write = one.track.send(one.maker.with_body(update, case, positive.case.body), needs=[one.born])
        if write.status // 100 == 2:
            one.maker.covering.confirmed(positive)
        return write
    return None


def _stuck(one: _Life, update: Operation, write: Exchange, before: Exchange, name: str, value: Json) -> None:
    after = one.read()
    if after.status // 100 != 2 or one.track.has_seen(after):
        return
    _same(one, after)
    old, new = before.json(), after.json()
    place = one.place(after, name)
    if place is not None and not agrees(value, member(new, name)):
        _lost(one, write, after, name, place, "what was updated")
    if update.method != "patch":
        return
    lost = [
        prop.wire
        for prop in one.maker.settable(update)
        if prop.wire not in (name, one.entity.version)
        and member(old, prop.wire) is not MISSING
        and not agrees(member(old, prop.wire), member(new, prop.wire))
    ]
    if lost:
        one.track.observe(
            after,
            "state-update-clears",
            update.origin,
            "state",
            "frame",
            f"changing {name} alone also changed {', '.join(lost[:5])}",
            needs=[one.born, before, write],
            detail={"names": lost},
        )


def _refused(one: _Life, update: Operation, case: Case, name: str) -> None:
    """A write with one good and one bad member is refused, and changes nothing."""
    broken = one.maker.broken(update, name)
    before = one.read()
    if broken is None or before.status // 100 != 2:
        return
    body = {name: _other(member(before.json(), name)), **broken}
    write = one.track.send(one.maker.with_body(update, case, body), needs=[one.born], meant_to_fail=True)
    if write.status // 100 != 4:
        return
    after = one.read()
    names = [prop.wire for prop in one.maker.settable(update)]
    changed = [
        each
        for each in names
        if not agrees(member(before.json(), each), member(after.json(), each))
        and member(before.json(), each) is not MISSING
    ]
    if after.status // 100 == 2 and changed:
        one.track.observe(
            after,
            "state-refused-write",
            update.origin,
            "state",
            "side effect",
            f"a write that was refused changed {', '.join(changed[:5])}",
            needs=[one.born, before, write],
            detail={"names": changed},
        )


def _other(value: Json) -> Json:
    return not value if isinstance(value, bool) else "truespec refused"


def _deleted(one: _Life, delete: Operation) -> None:
    """What was deleted is gone, and deleting it again is told so."""
    case = one.maker.on(delete, one.entity, one.thing)
    if any(parameter.required for parameter in delete.query) or len(delete.path_parameters) > 1:
        return
    gone = one.track.send(case, needs=[one.born])
    if gone.status // 100 != 2:
        return
    after = one.track.send(one.maker.on(one.reading, one.entity, one.thing), needs=[one.born, gone])
    if after.status // 100 == 2:
        one.track.observe(
            after,
            "state-delete-ineffective",
            delete.origin,
            "state",
            "still there",
            f"what {delete.id} deleted can still be read",
            needs=[one.born, gone],
        )
        return
    again = one.track.send(case, needs=[one.born, gone], silent=True)
    declared = {response.status for response in delete.responses}
    if again.status // 100 == 5 or (again.status // 100 == 4 and str(again.status) not in declared):
        one.track.observe(
            again,
            "state-delete-twice",
            delete.origin,
            "state",
            str(again.status),
            f"deleting what is gone is told with {again.status}",
            needs=[one.born, gone],
            detail={"status": str(again.status)},
        )
