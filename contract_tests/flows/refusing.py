"""What was refused changes nothing: a write with a member that no server can accept is followed by a look.

Knows that a refusal may be about any part of a request; must not know what is refused for good reasons.
"""

from __future__ import annotations

from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.flows.agreeing import member
from contract_tests.flows.listing import WHOLE, Listing, listing
from contract_tests.flows.living import Living, changed, on_none
from contract_tests.flows.maker import Maker
from contract_tests.track import Track
from generator.ir.api import Operation
from generator.ir.graph import Entity

SHOWN = 5
OURS = "truespec"
"""What stands in every text of ours that has no other form."""


def refused(one: Living, update: Operation) -> None:
    """A write with one good and one bad member is refused, and changes nothing."""
    before = one.now()
    if before.status // 100 != 2:
        return
    current = before.json() if isinstance(before.json(), dict) else {}
    chosen = next(iter(one.maker.changeable(update, current)), None)
    name = chosen[0].wire if chosen is not None else ""
    broken = one.maker.broken(update, name)
    if broken is None:
        return
    good = {name: _other(member(current, name))} if name else {}
    write = one.write(update, {**good, **broken}, meant_to_fail=True)
    if write.status // 100 != 4:
        return
    after = one.read()
    found = changed(one.settable(update), before.json(), after.json())
    if after.status // 100 == 2 and found:
        one.track.observe(
            after,
            "state-refused-write",
            update.origin,
            "state",
            "side effect",
            f"a write that was refused changed {', '.join(found[:SHOWN])}",
            needs=[one.born, *one.writes[-1:], before, write],
            detail={"names": found},
        )


def _other(value: Json) -> Json:
    return not value if isinstance(value, bool) else "truespec refused"


def refused_creates(track: Track, maker: Maker, entity: Entity) -> None:
    """Requests to create that are refused leave nothing in the list: one look for all, then one each."""
    lists = (listing(track, maker, entity, maker.operation(identity)) for identity in entity.lists)
    one = next((each for each in lists if each is not None), None)
    if one is None or not entity.id:
        return
    operations = [maker.operation(each) for each in entity.creates]
    before = one.whole()
    held = one.told(before)
    writes = [(each, write) for each in operations if held is not None for write in _broken(track, maker, each)]
    if held is None or not writes or len(held) >= WHOLE:
        return
    after = one.whole()
    if not _new(one, held, after) or not _bears(after, [write for _, write in writes]):
        return
    if len(writes) == 1:
        _observe(one, *writes[0], before, after)
        return
    for operation, _ in writes:
        before = one.whole()
        write = next(iter(_broken(track, maker, operation)), None)
        after = one.whole()
        if write is not None and _new(one, one.told(before) or [], after) and _bears(after, [write]):
            _observe(one, operation, write, before, after)


def _broken(track: Track, maker: Maker, operation: Operation) -> list[Exchange]:
    """A request to create with a member that is wrong, where that is refused."""
    case = maker.case(track, operation)
    broken = maker.broken(operation, "")
    if case is None or case.content is None or "json" not in case.content.media_type or broken is None:
        return []
    write = track.send(maker.with_body(operation, case, {**on_none(case), **broken}), meant_to_fail=True)
    return [write] if write.status // 100 == 4 and write.status not in (401, 403, 429) else []


def _new(one: Listing, held: list[Json], after: Exchange) -> list[Json]:
    """What a list shows that it did not before, and that no request has created."""
    own = {each.id for each in one.track.things.get(one.entity.name, ()) if each.born is not None}
    return [key for key in one.told(after) or () if key not in held and key is not None and key[0] not in own]


def _bears(after: Exchange, writes: list[Exchange]) -> bool:
    """Whether a list shows a text of a request of ours, where it shows such texts at all.

    Somebody else may work in the same workspace, and then it is not ours that is new.
    """
    bodies = [each.case.body for each in writes if isinstance(each.case.body, dict)]
    texts = [text for body in bodies for text in body.values() if isinstance(text, str) and OURS in text]
    return not texts or OURS.encode() not in after.body or any(text.encode() in after.body for text in texts)


def _observe(one: Listing, operation: Operation, write: Exchange, before: Exchange, after: Exchange) -> None:
    one.track.observe(
        after,
        "state-refused-write",
        operation.origin,
        "state",
        "side effect",
        f"a request that {operation.id} refused has made something",
        needs=[before, write],
        detail={"list": True},
    )
