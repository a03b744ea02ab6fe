"""The life of one thing: what was created can be read, what was changed stays changed, what was deleted is gone.

Knows the order of a life; what each step promises stands in the modules beside this one. "Not found" is never an alarm
where the document declares it.
"""

from __future__ import annotations

from collections.abc import Mapping

from contract_tests.cases import Exchange
from contract_tests.flows.agreeing import MISSING, member
from contract_tests.flows.changing import updated
from contract_tests.flows.deleting import deleted
from contract_tests.flows.living import Living
from contract_tests.flows.maker import Maker
from contract_tests.flows.refusing import refused
from contract_tests.track import Thing, Track
from generator.ir.graph import Entity

NOT_FOUND = (400, 404, 410, 422)


def life(track: Track, maker: Maker, entity: Entity) -> None:
    """Create, read, update, delete one thing; needs operations that create and retrieve it."""
    if not entity.retrieves or not entity.creates:
        return
    fresh = maker.fresh(track, entity)
    made = fresh or _own(track, entity)
    if made is None:
        return
    one = Living(track, maker, entity, made[0], made[1], maker.operation(entity.retrieves[0]))
    first = one.read()
    if first.status // 100 != 2:
        _unreadable(one, first)
    else:
        if fresh is not None:  # another may have been changed since it was made
            one.kept(one.born, first, "what was created")
            _defaults(one, first)
        for identity in (*entity.updates, *entity.replaces):
            updated(one, maker.operation(identity))
            refused(one, maker.operation(identity))
    for identity in entity.deletes:
        deleted(one, maker.operation(identity))


def _own(track: Track, entity: Entity) -> tuple[Thing, Exchange] | None:
    """The newest thing that the run has made, where no other can be made now."""
    things = [each for each in track.things.get(entity.name, ()) if each.alive and each.born is not None]
    newest = things[-1] if things else None
    return None if newest is None or newest.born is None else (newest, newest.born)


def _unreadable(one: Living, read: Exchange) -> None:
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


def _defaults(one: Living, read: Exchange) -> None:
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
