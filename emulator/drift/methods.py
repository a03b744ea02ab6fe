"""Row 20: operations that take another method than the document says.

Knows which method that is, and which a path takes then; must not know what the operations do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from emulator.drift.rule import Rule
from emulator.router import Match, Router, Unrouted
from generator.ir.api import Api, Operation

ROW = 20
OTHERS = ("PUT", "PATCH", "POST", "GET", "DELETE", "OPTIONS", "HEAD", "TRACE")
"""What an operation takes instead: the first that nothing takes at its path, if `detail.allow` names none."""


class MovedRouter(Router):
    """Operations by the methods that they take under the rules that concern them."""

    def __init__(self, api: Api, concerning: Callable[[Operation], Iterator[Rule]]) -> None:
        super().__init__(api)
        self._concerning = concerning
        self._declared: dict[str, set[str]] = {}
        for operation in api.operations:
            self._declared.setdefault(operation.path, set()).add(operation.method.upper())

    def match(self, method: str, path: str) -> Match:
        """As every router; also by the method that an operation has moved to."""
        try:
            return self._as_declared(method, path)
        except Unrouted as unrouted:
            found = self._taken(unrouted.allow, path)
            if method in found:
                return found[method]
            raise Unrouted(tuple(sorted(found))) from None

    def refusal(self, method: str, path: str) -> Unrouted:
        """What tells that a declared method is not taken, and which are instead."""
        operation = self._as_declared(method, path).operation
        return Unrouted(tuple(sorted(self._taken(sorted(self._declared[operation.path]), path))))

    def _as_declared(self, method: str, path: str) -> Match:
        return super().match(method, path)

    def _taken(self, declared: Sequence[str], path: str) -> dict[str, Match]:
        """What a path means with each method that it takes, of those that are declared."""
        matches = (self._as_declared(each, path) for each in declared)
        return {self._taken_by(match.operation): match for match in matches}

    def _taken_by(self, operation: Operation) -> str:
        rule = next((each for each in self._concerning(operation) if each.row == ROW), None)
        if rule is None:
            return operation.method.upper()
        others = (each for each in OTHERS if each not in self._declared[operation.path])
        return str(rule.detail.get("allow") or next(others, operation.method.upper()))
