"""Which drift is injected: sites drawn by seed from all where the emulator can deviate.

Knows the emulator's sites and strata; must not know contract tests. Whether a drawn site can show at all is for a
witness to say: what cannot is void, is counted, and another site is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any as Json

from emulator.drift import Rule, Site, sites
from generator.load import Loaded
from generator.pointer import Pointer

Witness = Callable[[Rule], str]
"""Why a rule cannot show; empty where it can."""

Differs = Callable[[Sequence[Rule], Sequence[Rule]], bool]
"""Whether a server under some rules can be told from one under others."""

STRATA = ("top", "below", "shared")
"""At the top of a body; below a union or something nullable; in items of lists, or in a component that several
operations share, where the drift is then one of all of them."""


BY_NAME = (33,)
"""Rows whose rule goes by a parameter's name, whatever its place: everywhere it would drift in other components too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One injected drift. `shown_by`: the operations that may show it."""

    row: int
    stratum: str
    operation: str
    pointer: str = "#"
    detail: Mapping[str, Json] = field(default_factory=dict, hash=False)
    shown_by: tuple[str, ...] = ()

    def rule(self, identity: str = "drift") -> Rule:
        """What the emulator is told."""
        pointer = Pointer.parse(self.pointer)
        return Rule(id=identity, row=self.row, operation=self.operation, pointer=pointer, detail=self.detail)

    @property
    def name(self) -> str:
        """How it is called in a list."""
        told = ",".join(f"{name}={value}" for name, value in self.detail.items())[:60]
        return " ".join(filter(None, (str(self.row), self.operation, self.pointer.removeprefix("#"), told)))


@dataclass(slots=True)
class Drawing:
    """Draws from the sites of one document. `void` counts by row and reason what was drawn and could not show."""

    loaded: Loaded
    witness: Witness
    differs: Differs
    seed: int = 0
    void: dict[int, dict[str, int]] = field(default_factory=dict)
    _made: dict[tuple[int, int], Draw | None] = field(default_factory=dict)

    def draws(self, row: int, count: int = 3) -> tuple[Draw, ...]:
        """Up to `count` draws of a row, one a stratum where there are strata."""
        return tuple(each for number in range(count) if (each := self.draw(row, number)) is not None)

    def draw(self, row: int, number: int) -> Draw | None:
        """The draw of a row with a number from 0; None where no other site can show it."""
        if (row, number) not in self._made:
            before = self.draws(row, number)
            every = sites(self.loaded.api, self.loaded.document, row)
            has_strata = any(site.where != "operation" for site in every)
            stratum = STRATA[number % len(STRATA)] if has_strata else "operation"
            self._made[row, number] = self._one(row, stratum, every, before, f"{self.seed}/{row}/{number}")
        return self._made[row, number]

    def _one(self, row: int, stratum: str, every: Sequence[Site], made: Sequence[Draw], seed: str) -> Draw | None:
        shared = _shared(every)
        fitting = [each for each in every if _fits(each, stratum, shared)] or list(every)
        if not any(self._is_new(each, made) for each in fitting):
            fitting = list(every)
        for site in _shuffled(fitting, Random(seed)):
            if not self._is_new(site, made):
                continue
            drawn = _draw(row, stratum, site, every, shared)
            why = self.witness(drawn.rule())
            if not why:
                return drawn
            reasons = self.void.setdefault(row, {})
            reasons[why] = reasons.get(why, 0) + 1
        return None

    def _is_new(self, site: Site, made: Sequence[Draw]) -> bool:
        """At a place, or in an operation, that no draw of the row has yet."""
        if site.pointer:
            return all((str(site.pointer), dict(site.detail)) != (each.pointer, dict(each.detail)) for each in made)
        return all(site.operation != each.operation for each in made)


def _shared(every: Sequence[Site]) -> frozenset[Pointer]:
    """Places that several operations have."""
    operations: dict[Pointer, set[str]] = {}
    for each in every:
        operations.setdefault(each.pointer, set()).add(each.operation)
    return frozenset(pointer for pointer, some in operations.items() if pointer and len(some) > 1)


def _fits(site: Site, stratum: str, shared: frozenset[Pointer]) -> bool:
    match stratum:
        case "top":
            return site.where == "top"
        case "below":
            return site.where == "variant"
        case "shared":
            return site.where == "item" or site.pointer in shared
        case _:
            return True


def _shuffled(every: Sequence[Site], dice: Random) -> Iterator[Site]:
    """The sites by chance, operation by operation in turns, so that large operations do not crowd out small ones."""
    groups: dict[str, list[Site]] = {}
    for each in every:
        groups.setdefault(each.operation, []).append(each)
    turns = list(groups.values())
    dice.shuffle(turns)
    for group in turns:
        dice.shuffle(group)
    for turn in range(max(map(len, turns), default=0)):
        yield from (group[turn] for group in turns if turn < len(group))


def _draw(row: int, stratum: str, site: Site, every: Sequence[Site], shared: frozenset[Pointer]) -> Draw:
    everywhere = stratum == "shared" and site.pointer in shared and row not in BY_NAME
    same = {each.operation for each in every if each.pointer == site.pointer} if everywhere else {site.operation}
    return Draw(
        row=row,
        stratum=stratum,
        operation="*" if everywhere else site.operation,
        pointer=str(site.pointer),
        detail=dict(site.detail),
        shown_by=tuple(sorted(same)),
    )
