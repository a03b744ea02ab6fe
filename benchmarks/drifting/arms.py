"""What is run: each drift alone, three at once in one operation, ten mixed, and none.

Knows how tasks are made from draws; must not know what becomes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from random import Random
from typing import Any as Json

from benchmarks.drifting.definitions import ROWS
from benchmarks.drifting.draws import Draw, Drawing
from benchmarks.drifting.rival_scoring import KINDS
from emulator.drift import sites

Task = dict[str, Json]
TOGETHER = tuple(row for row in ROWS if row in range(1, 12) or row in (13, 24, 27, 28, 29, 30, 31, 32, 33, 36, 42, 47))
"""Rows that leave other drift of the same operation to be seen."""

TRIPLES, MIXES, MIX, CLEAN = 10, 5, 10, 5


def alone(drawing: Drawing, rows: Sequence[int], count: int) -> Iterator[Task]:
    """One drift a run, at `count` sites a row."""
    for number in range(count):
        for row in rows:
            drawn = drawing.draw(row, number)
            if drawn is not None:
                yield _task("alone", (drawn,))


def together(drawing: Drawing) -> Iterator[Task]:
    """Three at once in one operation, each of which can show beside the others, and then each of them alone."""
    for triple in _triples(drawing):
        yield _task("three", triple)
        for draw in triple:
            yield _task("apart", (draw,))


def _triples(drawing: Drawing) -> Iterator[tuple[Draw, ...]]:
    dice, left = Random(f"{drawing.seed}/three"), TRIPLES
    by_operation = _by_operation(drawing)
    names = sorted(name for name, draws in by_operation.items() if len(draws) >= 3)
    dice.shuffle(names)
    for name in names:
        found = _some(drawing, by_operation[name], 3, dice)
        if found:
            yield found
            left -= 1
        if not left:
            return


def _by_operation(drawing: Drawing) -> Mapping[str, Mapping[int, list[Draw]]]:
    """All sites of rows that can be together, by operation and row."""
    found: dict[str, dict[int, list[Draw]]] = {}
    for row in TOGETHER:
        for site in sites(drawing.loaded.api, drawing.loaded.document, row):
            draw = Draw(
                row=row,
                stratum="three",
                operation=site.operation,
                pointer=str(site.pointer),
                detail=dict(site.detail),
                shown_by=(site.operation,),
            )
            found.setdefault(site.operation, {}).setdefault(row, []).append(draw)
    return found


def _some(drawing: Drawing, by_row: Mapping[int, list[Draw]], count: int, dice: Random) -> tuple[Draw, ...]:
    """So many drifts of different rows and places that can all be seen at once; none where chance finds none."""
    for _ in range(20):
        rows = dice.sample(sorted(by_row), count)
        draws = tuple(dice.choice(by_row[row]) for row in rows)
        if _apart(draws) and not any(drawing.witness(draw.rule()) for draw in draws) and jointly(drawing, draws):
            return draws
    return ()


def _apart(draws: Sequence[Draw]) -> bool:
    """Whether no place is within another, and no property is named twice."""
    places = [_place(each) for each in draws]
    return not any(f"{one}/".startswith(f"{other}/") for one in places for other in places if one is not other) and (
        len(set(places)) == len(places)
    )


def _place(draw: Draw) -> str:
    name = draw.detail.get("name", draw.detail.get("member"))
    return f"{draw.pointer}/properties/{name}" if name and draw.row in (27, 29, 30) else draw.pointer


def jointly(drawing: Drawing, draws: Sequence[Draw]) -> bool:
    """Whether each drift makes a difference beside the others."""
    rules = [draw.rule(f"drift-{number}") for number, draw in enumerate(draws)]
    return all(drawing.differs(rules, [each for each in rules if each is not rule]) for rule in rules)


def mixed(drawing: Drawing) -> Iterator[Task]:
    """Ten drifts of different rows in different operations."""
    for number in range(MIXES):
        other = Drawing(drawing.loaded, drawing.witness, drawing.differs, seed=1000 * (drawing.seed + 1) + number)
        dice, found, operations = Random(f"{drawing.seed}/ten/{number}"), list[Draw](), set[str]()
        for row in dice.sample(ROWS, len(ROWS)):
            drawn = next((each for each in other.draws(row, 1) if not operations & set(each.shown_by)), None)
            if drawn is not None and len(found) < MIX:
                found.append(drawn)
                operations |= set(drawn.shown_by)
        yield _task("ten", tuple(found))


def clean() -> Iterator[Task]:
    """No drift, over several seeds."""
    for seed in range(CLEAN):
        yield {**_task("clean", ()), "seed": seed}


def profiles() -> Iterator[Task]:
    """What the emulator's other profiles declare of themselves."""
    for profile in ("live", "strict"):
        yield {**_task("profile", ()), "profile": profile}


def rival(drawing: Drawing, rows: Sequence[int], count: int) -> Iterator[Task]:
    """For Schemathesis: none, the rows that it has a check for alone, and all others at once.

    The rows come by chance, so that what is measured when it is stopped is a sample of them.
    """
    yield _task("rival clean", ())
    known = [row for row in rows if row in KINDS]
    Random(f"{drawing.seed}/rival").shuffle(known)
    yield from (dict(task, arm="rival") for task in alone(drawing, known, count))
    others = [draw for row in rows if row not in KINDS for draw in drawing.draws(row, 1)]
    if others:
        yield _task("rival", tuple(others))


def _task(arm: str, draws: Sequence[Draw]) -> Task:
    return {"arm": arm, "draws": [asdict(draw) for draw in draws], "seed": 0, "profile": "spec"}
