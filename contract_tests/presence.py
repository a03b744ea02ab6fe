"""Whether the server is still the one under test: no login page, no proxy, no outage, no key that is refused by now.

Knows what such answers look like and how to make sure: something that succeeded before is asked for again. Must not
know contracts: one operation that fails while others work is for checks to judge. What was seen in an outage is void:
it says nothing of the server's contract.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from contract_tests.cases import Exchange
from contract_tests.checks.declared import declared
from contract_tests.client import Credential, Inconclusive, Sender
from contract_tests.pace import pauses

Trouble = Literal["", "key", "page", "outage", "elsewhere", "unknown"]
KEY = (401, 403)
UNKNOWN = (404, 405, 410, 501)
"""Statuses of what has never heard of the API: told as trouble as long as nothing has succeeded."""

PAGES = ("text/html", "application/xhtml+xml")
MANY = 3
"""So many operations that answer so, and nothing ever succeeded: then it is none of them in particular."""

AGAIN = 6
"""After so many such answers in a row it is made sure again, also where each operation was looked after before."""

CONTROLS = 3
"""How many operations are asked whether the server still serves us."""

SILENT = 3
"""So many requests in a row that nothing at all came for, and nothing ever has: each costs the whole time to wait."""


@dataclass(slots=True)
class Presence:
    """What speaks for the server. `asked` are pairs of operation and trouble for which it was looked after.

    `works` are the latest successes, by operation, that can be asked for again; `worst` the trouble while nothing else
    has been seen. `row` are the numbers of the latest exchanges, as far as all were in trouble, `void` those that
    turned out to say nothing, `over` why nothing more can be learned.
    """

    works: dict[str, Exchange] = field(default_factory=dict)
    asked: set[tuple[str, Trouble]] = field(default_factory=set)
    worst: Exchange | None = None
    is_there: bool = False
    is_served: bool = False
    row: list[int] = field(default_factory=list)
    void: set[int] = field(default_factory=set)
    over: str = ""
    refused: dict[str, Exchange] = field(default_factory=dict)
    """By operation the first answer that refused the key, as long as no other has come."""

    admitted: set[str] = field(default_factory=set)

    def require(self) -> None:
        """Raises Inconclusive where it is known that nothing more can be learned of this server."""
        if self.over:
            raise Inconclusive(self.over)

    def heed(self, exchange: Exchange, sender: Sender, credential: Credential = "right") -> None:
        """Take note of an answer.

        Raises Inconclusive where it shows that nothing more can be learned of this server, so that nobody judges it.
        """
        trouble = self._trouble(exchange)
        if "x-unsent" in exchange.headers:
            return
        if credential == "right":
            self._count(exchange)
        if credential != "right" and trouble not in ("page", "outage"):
            return
        if not trouble:
            self._note(exchange, credential)
            return
        self.worst = exchange
        self.row.append(exchange.number)
        name = exchange.case.operation.id
        if (name, trouble) in self.asked and len(self.row) % AGAIN:
            return
        self.asked.add((name, trouble))
        if self.works.keys() - {name} or (self.works and len(self.row) >= AGAIN):
            self._make_sure(name, sender)
        elif not self.is_there and self._is_enough(exchange):
            self._end(self.absence())

    def absence(self) -> str:
        """Why it seems that no answer came from the API itself; empty where one did, or nothing was asked."""
        if self.is_there or self.worst is None:
            return ""
        return _said(self._trouble(self.worst), self.worst, "whatever is asked")

    def shut_out(self) -> tuple[Exchange, ...]:
        """Answers of operations that only ever refused the key, which others accept."""
        return tuple(self.refused.values()) if self.is_served and not self.over else ()

    def abandon(self) -> None:
        """The server is lost: what came last says nothing."""
        self.void.update(self.row)

    def _is_enough(self, exchange: Exchange) -> bool:
        """Whether it cannot be one operation's fault, where nothing has ever come from the API."""
        is_silent = exchange.status == 0 and len(self.row) >= SILENT
        return is_silent or len(self.row) >= 2 * AGAIN or len({each for each, _ in self.asked}) >= MANY

    def _count(self, exchange: Exchange) -> None:
        name = exchange.case.operation.id
        if exchange.status != 401:
            self.admitted.add(name)
            self.refused.pop(name, None)
        elif name not in self.admitted:
            self.refused.setdefault(name, exchange)

    def _make_sure(self, name: str, sender: Sender) -> None:
        """Ask for what succeeded before, for as long as patience lasts where an outage may pass."""
        until, waited = sender.clock() + sender.limits.patience, False
        for pause in pauses():
            answer = self._control(name, sender)
            if answer is None:
                break
            trouble = self._trouble(answer)
            if trouble != "outage" or sender.clock() + pause > until:
                self._end(_said(trouble, answer, "also where it served us before"))
            sender.rest(pause)
            waited = True
        if waited:
            self.abandon()
        self.row.clear()

    def _control(self, name: str, sender: Sender) -> Exchange | None:
        """The trouble that other operations than `name` are in, too; None where one of them works.

        One alone might be broken by what was made meanwhile. Where there is no other, the same is asked for again.
        """
        others = [each for known, each in self.works.items() if known != name] or list(self.works.values())
        # What needs no thing comes last in the order and is tried first: a thing may be gone.
        others.sort(key=lambda each: not each.case.operation.path_parameters)
        for each in reversed(others[-CONTROLS:]):
            answer = sender.send(each.case)
            if not self._trouble(answer):
                return None
        return answer

    def _end(self, why: str) -> None:
        self.abandon()
        self.over = why
        raise Inconclusive(why)

    def _note(self, exchange: Exchange, credential: Credential) -> None:
        """Remember what can be asked for again at no cost."""
        self.is_there = True
        if credential != "right":
            return
        self.row.clear()
        if exchange.status // 100 == 2:
            self.is_served = True
            if exchange.case.operation.method == "get":
                self.works[exchange.case.operation.id] = exchange

    def _trouble(self, exchange: Exchange) -> Trouble:
        """What an answer looks like that does not come from an API at work; empty where it does."""
        status = exchange.status
        if "x-unsent" in exchange.headers:
            return ""
        if status in KEY:
            return "key"
        if _is_page(exchange):
            return "page"
        if status in (0, 407) or (status // 100 == 5 and status not in UNKNOWN):
            return "outage"
        if self.is_served:
            return ""
        if status // 100 == 3 and declared(exchange) is None:
            return "elsewhere"
        return "unknown" if status in UNKNOWN else ""


def _is_page(exchange: Exchange) -> bool:
    """Whether an answer is a web page that the operation does not declare for any status."""
    if exchange.media_type not in PAGES:
        return False
    kinds = {content.media_type for each in exchange.case.operation.responses for content in each.contents}
    return not any("html" in each or "*" in each for each in kinds)


def _said(trouble: Trouble, exchange: Exchange, extent: str) -> str:
    status = exchange.status
    match trouble:
        case "key":
            return f"the server refuses the key ({status}), {extent}: is it right, and has it expired?"
        case "page":
            return f"the server answers with HTML pages ({status}), {extent}: is there a proxy or a login before it?"
        case "elsewhere":
            location = "".join(each for each in exchange.headers.get("location", "")[:100] if each.isprintable())
            return f"the server redirects ({status}), {extent}, to {location or 'nowhere'}: is that its address?"
        case "unknown":
            return f"the server answers with {status}, {extent}: is the address right, with the path before operations?"
        case _ if status:
            return f"the server answers with {status}, {extent}: is it up, and is there a proxy before it?"
        case _:
            why = exchange.headers.get("x-failure", "nothing comes")
            return f"the server does not answer, {extent} ({why}): is it up, and is there a proxy before it?"
