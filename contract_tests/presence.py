"""Whether the server is still the one under test: no login page, no proxy, no outage, no key that is refused by now.

Knows what such answers look like and how to make sure: something that succeeded before is asked for again. Must not
know contracts: one operation that fails while others work is for checks to judge.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from contract_tests.cases import Exchange
from contract_tests.client import Inconclusive, Sender

KEY = (401, 403)
MANY = 3
"""So many operations that answer so, and nothing ever succeeded: then it is none of them in particular."""


@dataclass(slots=True)
class Presence:
    """What speaks for the server. `asked` are pairs of operation and trouble for which it was looked after.

    `last` is what succeeded and can be asked for again, `worst` the trouble while nothing else has been seen.
    """

    last: Exchange | None = None
    asked: set[tuple[str, str]] = field(default_factory=set)
    worst: Exchange | None = None
    is_there: bool = False

    def heed(self, exchange: Exchange, sender: Sender) -> None:
        """Take note of an answer to a request with the right key.

        Raises Inconclusive where it shows that nothing more can be learned of this server, so that nobody judges it.
        """
        trouble = _trouble(exchange)
        if not trouble:
            self._note(exchange)
            return
        self.worst = exchange
        name = exchange.case.operation.id
        if (name, trouble) in self.asked:
            return
        self.asked.add((name, trouble))
        if self.last is None:
            if len({each for each, _ in self.asked}) >= MANY:
                raise Inconclusive(self.absence())
        elif _trouble(sender.send(self.last.case)):
            raise Inconclusive(_said(trouble, exchange, "also where it served us before"))

    def absence(self) -> str:
        """Why it seems that no answer came from the API itself; empty where one did, or nothing was asked."""
        if self.is_there or self.worst is None:
            return ""
        return _said(_trouble(self.worst), self.worst, "whatever is asked")

    def _note(self, exchange: Exchange) -> None:
        """Remember what can be asked for again at no cost: a list rather than a thing, which may be deleted."""
        self.is_there = True
        is_list = not exchange.case.operation.path_parameters
        if exchange.status // 100 == 2 and exchange.case.operation.method == "get" and (is_list or self.last is None):
            self.last = exchange


def _trouble(exchange: Exchange) -> str:
    """What an answer looks like that does not come from an API at work; empty where it does."""
    status = exchange.status
    if "x-unsent" in exchange.headers:
        return ""
    declared = {content.media_type for each in exchange.case.operation.responses for content in each.contents}
    if status in KEY:
        return "key"
    if exchange.media_type == "text/html" and not any("html" in each or "*" in each for each in declared):
        return "page"
    return "outage" if status in (0, 407) or status // 100 == 5 else ""


def _said(trouble: str, exchange: Exchange, extent: str) -> str:
    status = exchange.status
    match trouble:
        case "key":
            return f"the server refuses the key ({status}), {extent}: is it right, and has it expired?"
        case "page":
            return f"the server answers with HTML pages ({status}), {extent}: is there a proxy or a login before it?"
        case _:
            answer = f"with {status}" if status else "no more"
            return f"the server answers {answer}, {extent}: is it up, and is there a proxy before it?"
