"""An account as JUnit's XML, which every CI shows: one test case for each operation, failing with its drifts.

Knows the elements that Jenkins' and Ant's schemas have in common; must not know how a run is carried out. Characters
that XML 1.0 (section 2.2) has not are shown by their escapes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from contract_tests.account import Account
from contract_tests.observation import Drift
from contract_tests.report import words
from contract_tests.report.look import Look
from contract_tests.report.pieces import block

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SUITE = "truespec check"
ELSEWHERE = "the whole API"
"""What drifts are told of that no operation shows."""

MOST = 50
"""How many drifts one test case tells of."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test case. `kind`: the element that says how it ended, empty where it passed."""

    name: str
    seconds: float
    kind: str = ""
    message: str = ""
    text: str = ""


def junit(account: Account, look: Look) -> str:  # noqa: ARG001 - every format takes a look
    """`<testsuites>` with one suite; what an account says beyond its operations stands in `<system-out>`."""
    tests = list(_tests(account))
    began = (account.started or dt.datetime.fromtimestamp(0, dt.UTC)).strftime("%Y-%m-%dT%H:%M:%S")
    counts = [("tests", str(len(tests)))]
    counts += [(name, str(sum(each.kind == kind for each in tests))) for name, kind in KINDS]
    suite = [("name", SUITE), ("package", SUITE), ("id", "0"), *counts, ("time", f"{account.seconds:.3f}")]
    suite += [("timestamp", began), ("hostname", account.url.strip() or "unknown")]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _open("testsuites", []),
        _open("testsuite", suite),
        "<properties>",
        *(_open("property", [("name", name), ("value", value)], ends=True) for name, value in _properties(account)),
        "</properties>",
        *map(_case, tests),
        f"<system-out>{_text(_said(account))}</system-out>",
        "<system-err></system-err>",
        "</testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


KINDS = (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))


def _tests(account: Account) -> Iterator[Test]:
    if account.reason:
        yield Test("run", 0.0, "error", "inconclusive", account.reason)
    shown: dict[str, list[Drift]] = {}
    for drift in account.drifts:
        for name in drift.operations or (ELSEWHERE,):
            shown.setdefault(name, []).append(drift)
    listed = account.coverage["by_operation"]
    for name in dict.fromkeys((*listed, *shown)):
        seconds = listed[name]["seconds"] if name in listed else 0.0
        if name in shown:
            yield _failed(name, seconds, shown[name])
        elif name in listed and not listed[name]["requests"]:
            yield Test(name, seconds, "skipped", _why(name, account.coverage["untestable"]))
        else:
            yield Test(name, seconds)


def _why(name: str, untestable: Mapping[str, str]) -> str:
    return f"not sent: no value for {untestable[name]}" if name in untestable else "not sent"


def _failed(name: str, seconds: float, drifts: Sequence[Drift]) -> Test:
    first = drifts[0]
    more = f", and {words.counted(len(drifts) - 1, 'more drift')}" if len(drifts) > 1 else ""
    lines = [line for each in drifts[:MOST] for line in _lines(each)]
    if len(drifts) > MOST:
        lines.append(f"and {words.counted(len(drifts) - MOST, 'more drift')}")
    return Test(name, seconds, "failure", f"{first.impact}: {first.message}{more}", "\n".join(lines))


def _lines(drift: Drift) -> Iterator[str]:
    where = f"{drift.position}: " if drift.position is not None else ""
    doubts = "".join(f", {each}" for each in words.doubts(drift))
    yield f"{where}{drift.impact}[{drift.rule}] {block(drift.message)}"
    yield f"    at {drift.pointer}, seen {words.counted(drift.count, 'time')}{doubts}, {drift.fingerprint}"


def _properties(account: Account) -> Iterator[tuple[str, str]]:
    yield from (("document", f"{account.title} {account.version}"), ("url", account.url), ("seed", str(account.seed)))
    yield from (("requests", str(account.requests)), ("verdict", account.verdict))
    for name, share in words.shares(account.coverage):
        yield f"coverage of {name}", words.part(share)


def _said(account: Account) -> str:
    lines = [words.verdict(account), words.effort(account), *account.notes]
    lines += [f"accepted: {words.entry(entry)}" for _, entry in account.accepted[:MOST]]
    lines += [f"stale, not seen any more: {words.entry(each)}" for each in account.stale[:MOST]]
    lines += [f"expired: {words.entry(each)}" for each in account.expired[:MOST]]
    lines += [f"nothing can be said of: {words.entry(entry)}" for entry, _ in account.pending[:MOST]]
    lines += [
        f"defect of the document: {each.rule} at {each.pointer}: {each.message}" for each in account.defects[:MOST]
    ]
    return "\n".join(lines)


def _case(test: Test) -> str:
    attributes = [("name", test.name), ("classname", SUITE), ("time", f"{test.seconds:.3f}")]
    if not test.kind:
        return _open("testcase", attributes, ends=True)
    told = [("message", test.message)] if test.kind == "skipped" else [("message", test.message), ("type", test.kind)]
    inside = f"{_open(test.kind, told)}{_text(test.text)}</{test.kind}>"
    return f"{_open('testcase', attributes)}{inside}</testcase>"


def _open(name: str, attributes: Sequence[tuple[str, str]], *, ends: bool = False) -> str:
    told = "".join(f" {key}={quoteattr(_legal(block(value)))}" for key, value in attributes)
    return f"<{name}{told}{'/' if ends else ''}>"


def _text(text: str) -> str:
    return escape(_legal(block(text)))


def _legal(text: str) -> str:
    return ILLEGAL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
