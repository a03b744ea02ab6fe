"""What issues and pull requests say.

Knows GitHub's Markdown; must not know how it gets there. Whatever comes from the server or the document is escaped,
cut, or fenced.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any as Json
from urllib.parse import quote

import yaml

from generator.ci.told import Drift, Told
from generator.report.as_markdown import code, escaped, fence
from generator.report.style import plain

PATCHES = "patches"
LONGEST_TITLE = 120
LONGEST_PART = 12_000
MARK = re.compile(r"^<!-- truespec (\{[^\n]*\}) -->$", re.MULTILINE)


def title(drift: Drift) -> str:
    """One line that tells the drift."""
    words = f"Drift: {plain(drift.message)}"
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1]}…"


def body(drift: Drift, told: Told, link: str = "") -> str:
    """The issue of a drift. `link` is the address of a file of the repository, up to its path."""
    operations = ", ".join(code(each) for each in drift.operations[:20])
    more = f" and {len(drift.operations) - 20} more" if len(drift.operations) > 20 else ""
    parts = [
        f"{escaped(told.title)} departs from its document: {escaped(drift.message)}.",
        f"- rule: {code(drift.rule)}\n- severity: {escaped(drift.severity)}\n- place: {_place(drift, link)}\n"
        f"- operations: {operations}{more}",
        _fenced("An example of what came:", "json", _shown(drift.observed)) if drift.observed is not None else "",
        _folded("See it again", _fenced("", "sh", drift.curl)) if drift.curl else "",
        _folded("The mend, tried on the recorded traffic", _fenced("", "yaml", overlay_text(drift.patch)))
        if drift.patch is not None
        else "",
        "It did not show each time it was tried." if drift.flaky else "",
        "This issue is kept up to date by the nightly check: it is closed when the drift is gone. To live with the"
        f" drift, add {code(drift.fingerprint)} to the baseline, with a reason.",
        mark(drift.fingerprint, drift.operations),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def mark(name: str, operations: Iterable[str]) -> str:
    """What an issue or a pull request is known by, and what must be tested before it may be closed."""
    data = json.dumps({"drift": name, "operations": sorted(operations)})
    safe = data.replace("--", "-\\u002d").replace(">", "\\u003e")
    return f"<!-- truespec {safe} -->"


def marked(text: str) -> tuple[str, frozenset[str]] | None:
    """The fingerprint and the operations that an issue's body bears; the last mark counts, since ours is the last."""
    found = MARK.findall(text)
    try:
        data = json.loads(found[-1]) if found else None
        return (str(data["drift"]), frozenset(map(str, data["operations"]))) if data else None
    except (ValueError, KeyError, TypeError):
        return None


def gone(told: Told) -> str:
    """The comment that closes an issue."""
    return f"The drift did not show any more: its operations were tested among {told.requests:,} requests."


def back() -> str:
    """The comment that opens an issue again."""
    return "The drift is back."


def request_body(drifts: Sequence[Drift], changes: str, numbers: Mapping[str, int]) -> str:
    """The pull request's text: which drifts its patches mend, and what changes for users of the SDKs."""
    items = [
        f"- {escaped(each.message)} — {code(each.rule)}"
        + (f", closes #{numbers[each.fingerprint]}" if each.fingerprint in numbers else "")
        for each in drifts
    ]
    parts = [
        "These patches make the document say what the server does. Each was verified: with it the recorded traffic is"
        " clean, and the document stays valid.",
        "\n".join(items),
        f"What changes for those who use the SDKs:\n\n{_cut(changes)}" if changes else "",
        mark(PATCHES, {name for each in drifts for name in each.operations}),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def overlay_text(overlay: Json) -> str:
    """An overlay as YAML."""
    return str(yaml.safe_dump(overlay, sort_keys=False, allow_unicode=True, width=120))


def _place(drift: Drift, link: str) -> str:
    shown = f"{code(drift.file)}, line {drift.line}" if drift.file else ""
    if drift.file and link and not drift.file.startswith(("/", "http")):
        shown = f"[{shown}]({link}/{quote(drift.file)}#L{drift.line})"
    return f"{shown}, {code(drift.pointer)}" if shown else code(drift.pointer)


def _shown(value: Json) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _fenced(heading: str, language: str, text: str) -> str:
    content = "\n".join(plain(line) for line in _cut(text).rstrip("\n").split("\n"))
    ticks = fence(content)
    block = f"{ticks}{language}\n{content}\n{ticks}"
    return f"{heading}\n\n{block}" if heading else block


def _folded(summary: str, content: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{content}\n\n</details>"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PART else f"{text[:LONGEST_PART]}\n…"
