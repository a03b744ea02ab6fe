"""Replaying from the command line: what it prints, and its exit codes."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

FILE = {
    "truespec": "replay 1",
    "about": {"rule": "response-null", "message": "words \x1b[31mis null"},
    "authentication": {"in": "header", "name": "Authorization", "prefix": "Bearer ", "environment": "NOTES_API_KEY"},
    "steps": [
        {"operation": "makeNote", "method": "POST", "path": "/notes", "bind": {"id_1": ["id"]}, "expects": 2},
        {"operation": "getNote", "method": "GET", "path": "/notes/{{id_1}}"},
    ],
    "cleanup": [{"operation": "deleteNote", "method": "DELETE", "path": "/notes/{{id_1}}"}],
    "shows": {
        "step": 2,
        "conditions": [{"step": 2, "at": "body", "path": ["words"], "is": "type", "value": "null"}],
    },
}


@pytest.fixture
def server():
    """A server that says of every note how many words it has, to who has the key."""
    answers: dict[str, Any] = {"words": None, "keys": set()}

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            answers["keys"].add(self.headers.get("authorization"))
            is_known = self.headers.get("authorization") == "Bearer right"
            data = json.dumps({"id": "n7", "words": answers["words"], "note": "\x1b[2J"}).encode()
            self.send_response(200 if is_known else 401)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_DELETE = answer  # noqa: N815 - as the standard library has it

        def log_message(self, *arguments):
            pass

    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}", answers
    served.shutdown()
    thread.join()
    served.server_close()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "drift.json"
    path.write_text(json.dumps(FILE))
    return path


def test_it_says_step_by_step_that_the_drift_shows(truespec, server, file, monkeypatch):
    monkeypatch.setenv("NOTES_API_KEY", "right")
    result = truespec("replay", file, "--url", server[0])
    assert result.code == 1
    lines = result.out.splitlines()
    assert [line.split(" {")[0] for line in lines[1:4]] == [
        "1. POST /notes 200",
        "2. GET /notes/n7 200",
        "3. DELETE /notes/n7 200",
    ]
    assert lines[-1] == "The drift shows."
    assert "\x1b" not in result.out
    assert "right" not in result.out


def test_a_mended_server(truespec, server, file):
    server[1]["words"] = 3
    result = truespec("replay", file, "--url", server[0], "--api-key", "right")
    assert (result.code, result.out.splitlines()[-1]) == (0, "The drift does not show.")


def test_a_wrong_key_and_a_server_that_is_not_there(truespec, server, file):
    assert truespec("replay", file, "--url", server[0], "--api-key", "wrong").code == 3
    result = truespec("replay", file, "--url", "http://127.0.0.1:9", "--api-key", "right")
    assert result.code == 3
    assert result.out.splitlines()[-1].startswith("Nothing can be said: http://127.0.0.1:9 does not answer")


def test_what_is_no_replay_file(truespec, server, file, tmp_path):
    for text in ("", "[]", json.dumps({**FILE, "steps": [{"operation": "x", "method": "GET", "path": "//evil.test"}]})):
        file.write_text(text)
        result = truespec("replay", file, "--url", server[0])
        assert (result.code, result.out) == (2, "")
    assert truespec("replay", tmp_path / "none.json", "--url", server[0]).code == 2
    assert truespec("replay", tmp_path, "--url", server[0]).code == 2
    file.write_text(json.dumps(FILE))
    assert truespec("replay", file).code == 2
    assert truespec("replay", file, "--url", "file:///etc/passwd").code == 2
    assert server[1]["keys"] == set()
