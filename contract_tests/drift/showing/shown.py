"""A drift beside the steps that lead to it, and how conditions on their answers are written.

Knows steps and where their answers hold things; must not know rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any as Json

from contract_tests.cases import Exchange, reads
from contract_tests.observation import Drift
from contract_tests.track import Track
from generator.ir.api import Operation

Condition = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Shown:
    """A drift and the exchanges that lead to it, one a step. `last` is the one that shows it."""

    track: Track
    drift: Drift
    exchanges: tuple[Exchange, ...]
    last: Exchange

    def step(self, exchange: Exchange | None) -> int:
        """The number of an exchange's step; 0 where it has none."""
        return next((at for at, each in enumerate(self.exchanges, 1) if exchange is not None and each is exchange), 0)

    def body(self, path: Sequence[str | int], test: str, value: Json = None, **more: Json) -> Condition:
        """A condition on the body of the answer that shows the drift."""
        return _with({"step": self.step(self.last), "at": "body", "path": list(path), "is": test}, value, more)

    def status(self, *, of: Exchange | None = None) -> Condition:
        """The same status again."""
        exchange = of or self.last
        return {"step": self.step(exchange), "at": "status", "is": "equals", "value": exchange.status}

    def klass(self, exchange: Exchange | None) -> Condition:
        """The same class of status again."""
        number = exchange.status // 100 if exchange is not None else -1
        return {"step": self.step(exchange), "at": "class", "is": "equals", "value": number}

    def before(self, operation: str, last: Exchange) -> Exchange | None:
        """The latest exchange of an operation before another."""
        earlier = [each for each in self.exchanges if each.number < last.number and each.case.operation.id == operation]
        return earlier[-1] if earlier else None

    def beside(self) -> Exchange | None:
        """Another exchange of the operation that shows the drift, wherever it stands."""
        same = (each for each in self.exchanges if each.case.operation.id == self.last.case.operation.id)
        return next((each for each in same if each is not self.last), None)

    @property
    def write(self) -> Exchange | None:
        """The latest change before what shows the drift."""
        writes = [each for each in self.exchanges if each.number < self.last.number and _is_write(each.case.operation)]
        return writes[-1] if writes else None

    @property
    def key(self) -> str:
        """The property that holds the id of what the operation that shows the drift is about."""
        entity = self.track.graph.of(self.last.case.operation.id)
        return entity.id if entity is not None else ""

    def own(self, exchange: Exchange) -> Json:
        """The id in an answer about one thing of that kind."""
        body = exchange.json()
        return body.get(self.key) if isinstance(body, Mapping) else None

    def by(self) -> list[str]:
        """The members that identify an item."""
        entity = self.track.graph.of(self.last.case.operation.id)
        return [] if entity is None else [entity.id, *([entity.version] if entity.version else [])]

    def items(self) -> list[str | int]:
        """The path to the items of a list's answer."""
        body, paging = self.last.json(), self.last.case.operation.pagination
        if isinstance(body, list):
            return ["*"]
        return [paging.items if paging is not None and paging.items else "items", "*"]

    def there(self, exchange: Exchange, path: Sequence[str | int], **more: Json) -> Json:
        """A reference to what the answer of another step holds."""
        return {"$step": self.step(exchange), "path": list(path), **more}


COMPARING = ("equals", "differs", "agrees", "disagrees", "lacks")


def _with(condition: Condition, value: Json, more: Mapping[str, Json]) -> Condition:
    needs = value is not None or condition["is"] in COMPARING
    return {**condition, **({"value": value} if needs else {}), **more}


def _is_write(operation: Operation) -> bool:
    return not reads(operation)


Row = Callable[[Shown], Iterator[Condition]]
"""The conditions of one rule."""
