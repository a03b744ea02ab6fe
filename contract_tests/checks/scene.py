"""What every check may know beside the exchange: the document, its oracle, and what values of it mean.

Also how a check tells what it saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content
from contract_tests.lenient import Lenient
from contract_tests.meant import Meaning, Node
from contract_tests.observation import Direction, Impact, Observation
from generator.ir.api import Api
from generator.load import Loaded
from generator.pointer import Pointer

if TYPE_CHECKING:
    from contract_tests.checks.fault import Fault

LONGEST_FACET = 200
LONGEST_MESSAGE = 500
"""How many characters are kept of what a server may have chosen."""


@dataclass(slots=True)
class Scene:
    """One document under test. `chains` gives, by the number of an exchange, the exchanges that it depends on."""

    loaded: Loaded
    oracle: Lenient
    meaning: Meaning
    chains: dict[int, tuple[Exchange, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, loaded: Loaded) -> Scene:
        """The scene of a document."""
        oracle = Lenient(loaded.document)
        return cls(loaded, oracle, Meaning(loaded.document, oracle))

    @property
    def api(self) -> Api:
        """The model."""
        return self.loaded.api

    def seen(
        self,
        exchange: Exchange,
        rule: str,
        pointer: Pointer,
        direction: Direction,
        facet: str,
        message: str,
        impact: Impact,
        *,
        value: Json = None,
        detail: Mapping[str, Json] | None = None,
        confidence: float = 1.0,
    ) -> Observation:
        """An observation of one exchange, with what led to it."""
        return Observation(
            rule=rule,
            pointer=pointer,
            direction=direction,
            facet=facet[:LONGEST_FACET],
            message=message[:LONGEST_MESSAGE],
            impact=impact,
            operation=exchange.case.operation.id,
            chain=(*self.chains.get(exchange.number, ()), exchange),
            value=value,
            detail=detail or {},
            confidence=confidence,
        )

    def likes(self, exchange: Exchange) -> tuple[Json, ...]:
        """What an answer may repeat: what was sent for it, the latest first."""
        return tuple(
            each.case.body
            for each in (exchange, *reversed(self.chains.get(exchange.number, ())))
            if isinstance(each.case.body, dict | list)
        )

    def objects(self, exchange: Exchange) -> Iterator[Node]:
        """The objects of an answer's body, each with what it means."""
        media = content(exchange)
        if media is not None:
            for node in self.meaning.walk(media.origin / "schema", exchange.json(), self.likes(exchange)):
                if isinstance(node.value, dict):
                    yield node

    def observed(self, exchange: Exchange, fault: Fault) -> Observation:
        """The observation of a fault in the body of a success."""
        return self.seen(
            exchange,
            fault.rule,
            fault.pointer,
            "response",
            fault.facet,
            fault.message,
            fault.impact,
            value=fault.value,
            detail={**fault.detail, "path": str(fault.path)} | ({"ambiguous": True} if fault.is_ambiguous else {}),
            confidence=fault.confidence,
        )
