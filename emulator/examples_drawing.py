"""One value in the making: its choices, how much of it there may be, and where in it the maker stands.

Knows sizes and depths; must not know types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any as Json

from emulator.scalars_dice import Dice

Known = Callable[[tuple[str, ...]], Json | None]
Make = Callable[["Drawing"], Json]

SIZE = 4000
LEVELS = 4
ROOM = 60
EXHAUSTED = -50_000


@dataclass(slots=True)
class Drawing:
    """What makers share while they make one value.

    `full`: optional properties too, as long as `left` (in characters of JSON, roughly) lasts; `left` below zero: only
    the shortest ways. `declared`: the document's own examples come first; `vary`: with other ids than it has. `turn` is
    the place in the list that is being made, so that items differ. `known` answers with values that are already there,
    by path (names of properties, `*` for an item).
    """

    dice: Dice
    seed: str = "0"
    full: bool = False
    declared: bool = True
    vary: bool = False
    known: Known | None = None
    left: int = SIZE
    depth: int = 0
    room: int = ROOM
    turn: int = 0
    path: tuple[str, ...] = ()

    @property
    def is_generous(self) -> bool:
        """Whether there is a place for what is optional."""
        return self.full and self.left > 0 and self.depth <= LEVELS

    @property
    def is_open(self) -> bool:
        """Whether objects get optional properties here; what stands one level deeper is made generously still."""
        return self.is_generous and self.depth < LEVELS

    @property
    def is_exhausted(self) -> bool:
        """Whether this value can only be finished by leaving it invalid: its type is endless, or vast."""
        return self.room <= 0 or self.left < EXHAUSTED

    def inside(self, token: str, make: Make, share: int = 1) -> Json:
        """What `make` makes one step further down, with a `share`th of what is left."""
        path, left = self.path, self.left
        if self.known is not None:
            self.path = (*path, token)
        given = left // share if left > 0 else left
        self.left = given
        made = make(self)
        self.path, self.left = path, left - (given - self.left)
        return made

    def at(self, turn: int, make: Make) -> Json:
        """What `make` makes as the item number `turn`."""
        before, self.turn = self.turn, turn
        made = self.inside("*", make)
        self.turn = before
        return made
