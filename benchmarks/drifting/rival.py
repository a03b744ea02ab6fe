"""Schemathesis against the same drift: one run over HTTP, and what it found as plain data.

Knows its command line and the events that it reports; must not know what was injected. It is tuned in its favour: it
goes on after failures, statuses that the document declares are no failure, methods that nobody declares are not tried,
only the drifting resource is tested (with what that needs), and nothing is spent on making failures smaller.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any as Json
from urllib.request import Request, urlopen

from emulator.drift import Rule
from generator.document.overlay import apply
from generator.ir.graph import graph
from generator.load import Loaded

KEY = "key_drift_benchmark"
SETTINGS = """\
continue-on-failure = true
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 401, 402, 403, 404, 409, 412, 422, 429]
[phases.coverage]
unexpected-methods = []
"""
PATIENCE = 8
"""How many times its time on the processor a run may take on the wall."""

SHOWN = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Schemathesis, installed in an environment of its own; `work` is a folder for what it reads and writes."""

    loaded: Loaded
    root: Path
    program: Path
    work: Path

    def measured(self, rules: Sequence[Rule], operations: Iterable[str], seconds: float) -> dict[str, Json]:
        """What one run finds of these operations in so many seconds of processor time."""
        self.work.mkdir(parents=True, exist_ok=True)
        report = self.work / "events.ndjson"
        report.unlink(missing_ok=True)
        with self._served(rules) as address:
            spent, wall = self._run(address, sorted(operations), report, seconds)
        events = _events(report)
        return {
            "seconds": round(spent, 1),
            "wall": round(wall, 1),
            "requests": sum(len(each.get("interactions", ())) for each in _recorders(events)),
            "findings": list(_findings(events)),
        }

    def focus(self, operations: Iterable[str]) -> set[str]:
        """The operations of the same resources, and those that create what these need."""
        known = graph(self.loaded.api)
        entities = {entity.name for each in operations if (entity := known.of(each)) is not None}
        every = {each.id for each in self.loaded.api.operations}
        own = {each for each in every if (entity := known.of(each)) is not None and entity.name in entities}
        needed = {link.entity for each in own for link in known.consumes(each)}
        makers = {identity for name in needed for identity in known.entity(name).creates}
        return {*operations, *own, *makers} & every

    def _run(self, address: str, operations: Sequence[str], report: Path, seconds: float) -> tuple[float, float]:
        """Start it, and end it when its time on the processor is over; what it took, on the processor and the wall."""
        command = self._command(address, operations, report, seconds)
        begun = time.monotonic()
        with (self.work / "output.txt").open("wb") as out:
            child = subprocess.Popen(command, cwd=self.work, stdout=out, stderr=out)
            spent = 0.0
            while child.poll() is None:
                spent = max(spent, _processor(child.pid))
                if spent >= seconds or time.monotonic() - begun > PATIENCE * seconds:
                    child.send_signal(signal.SIGINT)
                    try:
                        child.wait(30)
                    except subprocess.TimeoutExpired:
                        child.kill()
                time.sleep(0.2)
        return spent, time.monotonic() - begun

    def _command(self, address: str, operations: Sequence[str], report: Path, seconds: float) -> list[str]:
        settings, document = self.work / "schemathesis.toml", self.work / "openapi.json"
        settings.write_text(SETTINGS)
        document.write_text(json.dumps(self._document(), default=str))
        chosen = [part for each in operations for part in ("--include-operation-id", each)]
        return [
            str(self.program),
            *("--config-file", str(settings)),
            *("run", str(document), "--url", address, "--header", f"Authorization: Bearer {KEY}"),
            *("--report", "ndjson", "--report-ndjson-path", str(report), "--no-color", "--seed", "1", "--no-shrink"),
            *("--max-time", str(int(PATIENCE * seconds)), "--generation-database", "none"),
            *("--suppress-health-check", "all", "--max-redirects", "0"),
            *chosen,
        ]

    def _document(self) -> Json:
        """The document that the emulator keeps to, in the dialect in which it is written."""
        data = apply(deepcopy(self.loaded.source.data), self.loaded.overlays)
        return {name: value for name, value in data.items() if isinstance(name, str) and not name.startswith("x-")}

    @contextmanager
    def _served(self, rules: Sequence[Rule]) -> Iterator[str]:
        """The address of a fresh emulator with rules in force; it knows one key only."""
        command = [sys.executable, "-m", "generator", "emulate", "--port", "0", "--seed", "0", "--key", KEY]
        server = subprocess.Popen(command, cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            lines = server.stdout or ()
            address = next(line.split()[1] for line in lines if line.startswith("ready:"))
            for rule in rules:
                _put(f"{address.rstrip('/')}/__emulator/drift/{rule.id}", rule)
            yield address
        finally:
            server.terminate()
            server.wait(10)


def _put(url: str, rule: Rule) -> None:
    told = {"row": rule.row, "operation": rule.operation, "pointer": str(rule.pointer), "detail": dict(rule.detail)}
    headers = {"content-type": "application/json"}
    with urlopen(Request(url, json.dumps(told).encode(), headers, method="PUT"), timeout=30):
        return


def _processor(pid: int) -> float:
    """Seconds that a process has spent on the processor; 0 where it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _events(report: Path) -> list[dict[str, Json]]:
    """What was reported, also of a run that was ended."""
    found = []
    for line in report.read_text().splitlines() if report.exists() else ():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def _recorders(events: Iterable[Mapping[str, Json]]) -> Iterator[Mapping[str, Json]]:
    for event in events:
        recorder = event.get("ScenarioFinished", {}).get("recorder")
        if recorder:
            yield recorder


def _findings(events: Iterable[Mapping[str, Json]]) -> Iterator[dict[str, Json]]:
    """Each failure once, as Schemathesis tells them apart: by type, operation and, for bodies, the schema's place."""
    seen: set[tuple[str, ...]] = set()
    for recorder in _recorders(events):
        for checks in recorder.get("checks", {}).values():
            for check in checks:
                failure = (check.get("failure_info") or {}).get("failure")
                if failure:
                    found = _finding(failure)
                    key = (found["type"], found["operation"], found["pointer"], found["title"])
                    if key not in seen:
                        seen.add(key)
                        yield found


def _finding(failure: Mapping[str, Json]) -> dict[str, Json]:
    message = str(failure.get("message", ""))
    place = re.search(r"Schema at (/\S*):", message)
    return {
        "type": failure["type"],
        "operation": failure.get("operation", ""),
        "title": failure.get("title", ""),
        "message": message[:SHOWN],
        "pointer": f"#{place[1]}" if place else "",
    }
