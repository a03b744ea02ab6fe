"""Updates stick and, where they are partial, clear nothing that they do not name.

Knows how much of a thing must be set before there is something to lose. First several properties are set at once, then
one alone: what is gone then was cleared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.flows.agreeing import agrees, member
from contract_tests.flows.living import Living, changed
from generator.ir.api import Operation

MOST = 3
"""How many updates set what is then looked for."""

ALONE = 2
"""After how many of these one property alone is changed, so that the rest can be seen to stay."""

SHOWN = 5


def updated(one: Living, update: Operation) -> None:
    """Set much, then one property alone, until everything was set once; what was set is there each time."""
    before, seen = one.now(), len(one.track.observations)
    for turn, body in enumerate(_rich(one, update, before.json())):
        write = one.write(update, body)
        if write.status // 100 == 2:
            before = one.read()
            one.kept(write, before, "what was updated")
            if turn < ALONE:
                _one_alone(one, update, before)
        if len(one.track.observations) > seen:
            return
    if not one.maker.covering.accepted.get(update.id):
        _one_alone(one, update, before)


def _rich(one: Living, update: Operation, current: Json) -> Iterator[Mapping[str, Json]]:
    """Bodies that together set, to something else, whatever has been accepted; before anything was, one with much."""
    accepted = [each.case.body for each in one.maker.covering.accepted.get(update.id, ())]
    accepted = [each for each in accepted if isinstance(each, Mapping)]
    if not accepted:
        for positive in one.maker.covering.positives(update, one.track.knower(update), most=1):
            if isinstance(positive.case.body, Mapping):
                yield positive.case.body
        return
    news = [{name for name, value in body.items() if _is_new(value, member(current, name))} for body in accepted]
    left = set().union(*news)
    for _ in range(MOST):
        best = max(range(len(accepted)), key=lambda index: len(news[index] & left))
        if not news[best] & left:
            return
        yield {name: value for name, value in accepted[best].items() if value is not None or name in left}
        left -= news[best]


def _is_new(value: Json, old: Json) -> bool:
    return value is not None and not agrees(value, old)


def _one_alone(one: Living, update: Operation, before: Exchange) -> None:
    current = before.json()
    if before.status // 100 != 2:
        return
    chosen = next(iter(one.maker.changeable(update, current if isinstance(current, Mapping) else {})), None)
    if chosen is None:
        return
    name, value = chosen[0].wire, chosen[1]
    write = one.write(update, {name: value})
    after = one.read() if write.status // 100 == 2 else write
    if write.status // 100 != 2 or after.status // 100 != 2 or one.track.has_seen(after):
        return
    place = one.place(after, name)
    if place is not None and not agrees(value, member(after.json(), name)):
        one.lost(write, after, name, place, "what was updated")
    elif update.method == "patch":
        _framed(one, update, [before, write, after], name)


def _framed(one: Living, update: Operation, exchanges: list[Exchange], name: str) -> None:
    """What a partial update does not name is as it was before."""
    before, write, after = exchanges
    names = [each for each in one.settable(update) if each != name]
    cleared = changed(names, before.json(), after.json())
    if cleared:
        one.track.observe(
            after,
            "state-update-clears",
            update.origin,
            "state",
            "frame",
            f"changing {name} alone also changed {', '.join(cleared[:SHOWN])}",
            needs=[one.born, *one.writes[-2:-1], before, write],
            detail={"name": cleared[0], "names": cleared},
        )
