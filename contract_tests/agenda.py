"""Which parts of a run are to be done: all of them, those of one shard, those that were left undone the longest.

Knows jobs by their names; must not know what they send. A job is all that is tried of one operation (by its id), or all
that must agree about one entity (by its name). What makes things that others need is no job, since every part needs it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Agenda:
    """The jobs of one run. `done` are those that were carried out, `costs` what each took, in requests."""

    wants: Callable[[str], bool] = lambda _: True
    done: set[str] = field(default_factory=set)
    costs: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def job(self, name: str, sent: Callable[[], int], *, is_last: bool = False) -> Iterator[None]:
        """Some of a job. `sent` counts requests; `is_last`: nothing of the job is left where nothing is raised."""
        before = sent()
        try:
            yield
        finally:
            self.costs[name] += sent() - before
        if is_last:
            self.done.add(name)
