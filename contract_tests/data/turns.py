"""Taking turns: one of each group after the other, round by round, so that no group crowds out another.

Knows ranks alone; must not know what is ordered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Rank = tuple[int, float, int]
"""The stage, of which all of one come before any of the next; then the order within a group."""


def taking_turns(things: Iterable[T], group: Callable[[T], str], rank: Callable[[T], Rank]) -> Iterator[T]:
    """The things, stage by stage; within a stage the first of each group, then the second of each, and so on."""
    ranked = sorted(((rank(each), number, each) for number, each in enumerate(things)), key=lambda each: each[:2])
    stages: dict[int, dict[str, deque[T]]] = {}
    for (stage, *_), _, each in ranked:
        stages.setdefault(stage, {}).setdefault(group(each), deque()).append(each)
    for stage in sorted(stages):
        waiting = list(stages[stage].values())
        while waiting:
            for queue in waiting:
                yield queue.popleft()
            waiting = [queue for queue in waiting if queue]
