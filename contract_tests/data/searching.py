"""What of an operation is sought next, when a server refuses some of it.

Knows sets of targets, a bit for each; must not know what they mean.
"""

from __future__ import annotations

from collections import deque

PATIENCE = 16
ROUNDS = 2
"""How often what depended on something that was refused is sought again, when that is known."""

RETRIES = 16
"""Requests of one operation that look for what was refused in others."""


class Search:
    """What of an operation is sought next: what nothing was refused for, then long texts, then the rest by halves.

    `avoided` is what stood in refused requests and in no accepted one: where it need not be, it had better not be.
    """

    def __init__(self, late: int, avoided: int) -> None:
        self.avoided = avoided
        self._suspects = 0
        self._late = late
        self._halves: deque[int] = deque()
        self._only = 0
        self._unshown = 0
        self._left = RETRIES
        self._rounds = ROUNDS
        self._in_a_row = 0

    @property
    def is_hopeless(self) -> bool:
        """Whether so many requests were refused that what is wrong is in none of their parts."""
        return self._in_a_row >= PATIENCE

    @property
    def hidden(self) -> int:
        """What is not sought now."""
        return ~self._only if self._only else self._suspects | self._late

    def widen(self) -> bool:
        """Seek something else. False when there is nothing else."""
        if self._late:
            self._late = 0
            return True
        again, self._unshown = self._only != 0, self._unshown | self._only
        self._only = 0
        if not self._halves and self._rounds:
            self._halves.append(self._unshown)
            self._rounds -= 1
            self._unshown = 0
        while self._halves and self._left and not self._only:
            self._only = self._halves.popleft() & self._suspects
        self._left -= self._only != 0
        return again or self._only != 0

    def accepted(self, covered: int) -> None:
        """These targets are no longer in question."""
        self._in_a_row = 0
        self._suspects &= ~covered
        self.avoided &= ~covered
        self._only &= ~covered

    def refused(self, new: int) -> int:
        """A request that showed these new targets was refused. Returned are those that it must have been for."""
        self._in_a_row += 1
        found = new & self._only or new
        self._unshown |= self._only & ~found
        self._only = 0
        self._suspects |= found
        self.avoided |= new
        if found.bit_count() < 2:
            return found
        self._halves.extend(_halves(found))
        return 0


def _halves(mask: int) -> tuple[int, int]:
    """The lower and the upper half of a set: neighbours stay together."""
    half, rest = 0, mask
    for _ in range(mask.bit_count() // 2):
        half |= rest & -rest
        rest &= rest - 1
    return half, rest
