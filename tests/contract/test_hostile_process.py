"""`truespec check` as a process against hostile servers: exit codes, bounded memory, no traceback, the key nowhere."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from contract_tests.report import FORMATS
from tests.contract import hostile
from tests.contract.hostile import Asked, Behaviour, Kennel, serving

KEY = "sk-test-0123456789abcdef"
SPEC = Path(__file__).parent / "kennel.yaml"
MEMORY = 1_500_000_000
"""Bytes of address space that a check may have, libraries and all."""

EVIL = "</script><script>alert(1)</script>"
MARKUP = {
    "id": f"{EVIL}\x1b[2J",
    "name": f"]]>{EVIL}",
    "size": f"{EVIL}::error::",
    EVIL: f"javascript:{EVIL}",
    "a|b": "`",
}


@dataclass(frozen=True)
class Outcome:
    """What a process said and wrote."""

    code: int
    out: str
    err: str
    files: dict[str, str]

    @property
    def everything(self) -> str:
        """All of it."""
        return "\n".join((self.out, self.err, *self.files.values()))


def bounded() -> None:
    """Give the process no more memory than it should need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def check(url: str, folder: Path, *arguments: str) -> Outcome:
    """Run a check that writes a report of every format, and reproductions."""
    reports = [f"--report={name}={folder / name}" for name, _ in FORMATS]
    command = [sys.executable, "-m", "generator", "check", "--url", url, "--spec", str(SPEC), "--no-overlays"]
    limits = ["--timeout", "1", "--budget", "400", "--max-time", "90"]
    done = subprocess.run(
        [*command, *limits, *reports, "--report=text", "--reproductions", str(folder / "drifts"), *arguments],
        capture_output=True,
        text=True,
        errors="replace",
        timeout=300,
        preexec_fn=bounded,
        env={**os.environ, "KENNEL_API_KEY": KEY},
    )
    files = {
        str(path.relative_to(folder)): path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file()
    }
    return Outcome(done.returncode, done.stdout, done.stderr, files)


def sound(outcome: Outcome, code: int) -> None:
    """What holds whatever the server does."""
    assert outcome.code == code, outcome.err
    assert "Traceback" not in outcome.everything
    assert KEY not in outcome.everything
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", outcome.out + outcome.err)


NOTHING_SAID: dict[str, tuple[Behaviour, str]] = {
    "silence": (hostile.silent, "does not answer"),
    "headers that drip": (hostile.drip_headers, "does not answer"),
    "headers without an end": (hostile.flood_headers, "does not answer"),
    "gigabytes": (hostile.gigabyte, "too large"),
    "bombs": (hostile.packed(hostile.bomb(300_000_000)), "too large"),
    "garbage": (hostile.garbage, "does not answer"),
    "pages": (hostile.html, "HTML pages"),
    "redirects": (hostile.looping, "redirects (307)"),
    "failures": (hostile.failing, "500"),
    "refusals of the key": (hostile.echoing, "refuses the key"),
    "a wait of an hour": (hostile.said(b"{}", "429 Too Many Requests", "retry-after: 3600\r\n"), "3600 s"),
    "a wrong path": (hostile.said(b'{"message": "no"}', "404 Not Found"), "is the address right"),
}


@pytest.mark.parametrize("what", NOTHING_SAID)
def test_where_nothing_can_be_said_it_ends_with_3(tmp_path: Path, what: str) -> None:
    behave, why = NOTHING_SAID[what]
    with serving(behave) as server:
        outcome = check(server.url, tmp_path)
    if what in ("gigabytes", "bombs"):
        sound(outcome, 1)  # what comes too large comes without a key, too, and with a status that is not declared
    else:
        sound(outcome, 3)
    assert why in outcome.everything


def test_a_key_that_expires_ends_with_3(tmp_path: Path) -> None:
    with serving(Kennel(lambda asked: hostile.refusing if asked.number > 25 else None)) as server:
        outcome = check(server.url, tmp_path)
    sound(outcome, 3)
    assert "expired" in outcome.everything


def listing(body: bytes, headers: str = "") -> Kennel:
    """A server whose lists are something else."""

    def spoil(asked: Asked) -> Behaviour | None:
        is_list = asked.method == "GET" and asked.path == "/dogs" and asked.key
        return hostile.said(body.replace(b"KEY", asked.key.encode()), headers=headers) if is_list else None

    return Kennel(spoil)


DRIFTS: dict[str, tuple[Kennel, str]] = {
    "depth": (listing(b"[" * 100_000 + b"]" * 100_000), "response-body-unreadable"),
    "the key": (listing(b'[{"id": "1", "name": "KEY", "KEY": "KEY"}]'), "response-key-echoed"),
    "markup": (listing(json.dumps([MARKUP] * 3).encode()), "response-property-undeclared"),
    "40,000 properties": (
        listing(json.dumps([{"id": "1", "name": "a", **dict.fromkeys(map(str, range(40_000)))}]).encode()),
        "response-property-undeclared",
    ),
    "half a character": (listing(b'[{"id": "\\ud800", "name": "a"}]'), "response-body-unreadable"),
    "many headers": (
        listing(b'[{"id": 7, "name": "a"}]', "".join(f"x-{index}: {index}\r\n" for index in range(3000))),
        "response-type-changed",
    ),
}


@pytest.mark.parametrize("what", DRIFTS)
def test_what_can_be_said_ends_with_1_and_is_told_safely(tmp_path: Path, what: str) -> None:
    behave, rule = DRIFTS[what]
    with serving(behave) as server:
        outcome = check(server.url, tmp_path)
    sound(outcome, 1)
    found = [each["rule"] for each in json.loads(outcome.files["json"])["drifts"]]
    assert rule in found
    assert len(found) < 20
    assert EVIL not in outcome.files["html"]
    assert EVIL not in outcome.files["junit"]
    assert max(map(len, outcome.files.values())) < 3_000_000


def test_a_server_that_conforms_ends_with_0(tmp_path: Path) -> None:
    with serving(Kennel()) as server:
        outcome = check(server.url, tmp_path)
    sound(outcome, 0)
