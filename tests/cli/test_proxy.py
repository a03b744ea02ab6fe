"""The proxy as a user starts it: in front of an emulator, with drift, until Ctrl-C."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

KENNEL = Path(__file__).parent.parent / "contract" / "kennel.yaml"


class Dogs(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        content = json.dumps([{"id": "1", "name": 7}]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Dogs)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_what_passes_is_judged_and_reported(server: str, tmp_path: Path) -> None:
    report = tmp_path / "drift.json"
    command = [sys.executable, "-m", "generator", "proxy", "--target", server, "--spec", str(KENNEL), "--port", "0"]
    with subprocess.Popen(
        [*command, "--report", f"json={report}", "--report", "text"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        found = re.search(r"ready: (http://127\.0\.0\.1:\d+)", process.stderr.readline())
        assert found is not None
        headers = {"Authorization": "Bearer very-secret-key-0123"}
        assert httpx.get(f"{found[1]}/dogs", headers=headers, trust_env=False).json() == [{"id": "1", "name": 7}]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 1, err
    told = json.loads(report.read_text())
    assert [(each["rule"], each["pointer"]) for each in told["drifts"]] == [
        ("response-type-changed", "#/components/schemas/Dog/properties/name")
    ]
    assert "very-secret" not in out + err + report.read_text()


@pytest.mark.parametrize("target", ["ftp://x", "https://api.example.com/v1", "nowhere"])
def test_a_target_that_is_none_is_told(truespec, target: str) -> None:
    result = truespec("proxy", "--target", target, "--spec", KENNEL)
    assert result.code == 2
    assert "Traceback" not in result.err
