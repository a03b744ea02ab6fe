"""Replay files are untrusted, and so are servers; scripts say the same as replaying does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any as Json

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.drift.playing import Played
from contract_tests.drift.scripts import _quoted, curl, python
from contract_tests.drift.steps import LARGEST, Broken, Unbound, of, parse
from contract_tests.replay import replay

URL = "https://api.test/v1"
KEY = "key-0123456789"
HOSTILE = "'; touch hacked; $(touch hacked) `touch hacked` \" \\ \n {{name}} %s é"


def data(**changes: Json) -> dict[str, Json]:
    """A replay file: make a note, read it, delete it."""
    return {
        "truespec": "replay 1",
        "about": {"rule": "response-null", "message": f"words is null {HOSTILE}"},
        "authentication": {
            "in": "header",
            "name": "Authorization",
            "prefix": "Bearer ",
            "environment": "NOTES_API_KEY",
        },
        "steps": [
            {
                "operation": "createNote",
                "method": "POST",
                "path": "/notes",
                "media_type": "application/json",
                "body": {"text": HOSTILE},
                "bind": {"id_1": ["id"]},
                "expects": 2,
            },
            {"operation": "getNote", "method": "GET", "path": "/notes/{{id_1}}", "query": [["as", HOSTILE]]},
        ],
        "cleanup": [{"operation": "deleteNote", "method": "DELETE", "path": "/notes/{{id_1}}"}],
        "shows": {
            "step": 2,
            "conditions": [
                {"step": 2, "at": "class", "is": "equals", "value": 2},
                {"step": 2, "at": "body", "path": ["words"], "is": "type", "value": "null"},
            ],
        },
        **changes,
    }


class Notes:
    """A server of notes; `words` is what it says of each."""

    def __init__(self, words: Json = None, identity: Json = "note-7") -> None:
        self.words = words
        self.identity = identity
        self.seen: list[tuple[str, str, str]] = []
        self.texts: list[Json] = []

    def answer(self, method: str, path: str, key: str, body: bytes) -> tuple[int, Json]:
        """Answer one request."""
        self.seen.append((method, path, key))
        if body:
            self.texts.append(json.loads(body).get("text"))
        return (201 if method == "POST" else 200), {"id": self.identity, "words": self.words}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """For a MockTransport."""
        key = request.headers.get("authorization", "")
        status, value = self.answer(request.method, request.url.path, key, request.read())
        return httpx.Response(status, json=value)


def played(value: Json, server: Callable[[httpx.Request], httpx.Response], url: str = URL) -> Played:
    """What comes of replaying."""
    return replay(of(value), url, key=KEY, transport=httpx.MockTransport(server))


def test_it_creates_acts_and_cleans_up():
    server = Notes()
    assert played(data(), server).verdict == "shown"
    key = f"Bearer {KEY}"
    assert server.seen == [
        ("POST", "/v1/notes", key),
        ("GET", "/v1/notes/note-7", key),
        ("DELETE", "/v1/notes/note-7", key),
    ]
    assert server.texts == [HOSTILE]
    assert played(data(), Notes(words=3)).verdict == "absent"


@pytest.mark.parametrize("status", [401, 403, 500, 404])
def test_a_server_that_refuses_says_nothing(status: int):
    assert played(data(), lambda _: httpx.Response(status, json={})).verdict == "inconclusive"


def test_html_and_silence_say_nothing():
    page = played(data(), lambda _: httpx.Response(200, html="<html>"))
    assert page.verdict == "inconclusive"

    def broken(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    assert played(data(), broken).verdict == "inconclusive"


@pytest.mark.parametrize("identity", ["..", ".", "", None, {"a": 1}])
def test_an_id_never_leads_upwards(identity: Json):
    server = Notes(identity=identity)
    assert played(data(), server).verdict == "inconclusive"
    assert [method for method, _, _ in server.seen] == ["POST"]


def test_an_id_is_one_segment():
    server = Notes(identity="a/../../b?c#d")
    sent = []

    def noting(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.raw_path.decode())
        return server(request)

    played(data(), noting)
    assert sent[1].startswith("/v1/notes/a%2F..%2F..%2Fb%3Fc%23d?as=")


PATHS = [
    "notes", "//evil.test/notes", "https://evil.test/notes", "/../notes", "/a/%2e%2e/b", "/a/..%2fb", "/a?b=c", "/a#b",
    "/a\\..\\b", "/a b", "/a\r\nHost: evil", "/./a", "/..",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_only_paths_below_the_address(path: str):
    steps = [{"operation": "x", "method": "GET", "path": path}]
    with pytest.raises(Broken):
        of(data(steps=steps, cleanup=[]))


WRONG: list[Json] = [
    None, [], {}, "x", data(truespec="replay 2"), data(steps=[]), data(steps=[{"path": "/"}]),
    data(steps=[{"operation": "x", "method": "CONNECT", "path": "/"}]),
    data(steps=[{"operation": "x", "method": "GET", "path": "/", "headers": [["Host", "evil.test"]]}]),
    data(steps=[{"operation": "x", "method": "GET", "path": "/", "headers": [["X\r\nHost", "evil.test"]]}]),
    data(steps=[{"operation": "x", "method": "GET", "path": "/"}] * 100),
    data(shows={"step": 9, "conditions": [{"step": 1, "at": "status", "is": "equals", "value": 1}]}),
    data(shows={"step": 1, "conditions": [{"step": 1, "at": "status", "is": "exec", "value": 1}]}),
    data(shows={"step": 1, "conditions": []}),
    data(authentication={"in": "header", "name": "X\r\nY", "environment": "A_API_KEY"}),
    data(authentication={"in": "header", "name": "X", "environment": "AWS_SECRET"}),
    data(extra=1),
]  # fmt: skip


@pytest.mark.parametrize("value", WRONG, ids=range(len(WRONG)))
def test_a_wrong_file_is_refused(value: Json):
    with pytest.raises(Broken):
        of(value)


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 200_000, b'"' + b"x" * LARGEST + b'"', b"\xff\xfe"])
def test_no_json_is_refused(text: bytes):
    with pytest.raises(Broken):
        parse(text)


@pytest.mark.parametrize(
    "url", ["", "api.test", "ftp://api.test", "https://", "https://u:p@api.test", "http://a:b", "http://a/?b"]
)
def test_a_wrong_address_is_refused(url: str):
    with pytest.raises(Broken):
        played(data(), Notes(), url)


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
TESTS = [
    "equals",
    "absent",
    "type",
    "longer",
    "lacks",
    "breaks",
    "among",
    "begins-otherwise",
    "not-reversed",
    "overlaps",
    "alike",
    "unlike",
    "unlike-start",
    "more",
    "repeated",
]


@given(JSONS, JSONS, st.sampled_from(TESTS), st.lists(st.sampled_from(["*", "id", 0]), max_size=3))
@settings(max_examples=100, deadline=None)
def test_no_condition_and_no_answer_breaks_replaying(value: Json, answer: Json, test: str, path: list[Json]):
    """Whatever a file asks for and a server says, there is a verdict, or the file is refused."""
    condition = {"step": 1, "at": "body", "path": path, "is": test, "value": value}
    file = data(shows={"step": 1, "conditions": [condition]})
    try:
        verdict = played(file, lambda _: httpx.Response(200, json=answer)).verdict
    except Broken:
        return
    assert verdict in ("shown", "absent", "inconclusive")


@given(JSONS)
@settings(max_examples=50, deadline=None)
def test_a_reproduction_survives_its_file(body: Json):
    steps = [{"operation": "x", "method": "POST", "path": "/", "media_type": "application/json", "body": {"a": body}}]
    file = data(
        steps=steps,
        cleanup=[],
        shows={"step": 1, "conditions": [{"step": 1, "at": "status", "is": "among", "value": [1]}]},
    )
    made = parse(json.dumps(of(file).as_json()))
    assert made == of(file)
    try:
        sent = made.steps[0].case({}).body
    except Unbound:
        return
    assert "$bind" in json.dumps(body) or "$literal" in json.dumps(body) or sent == {"a": body}


# Scripts


@pytest.fixture
def served() -> Iterator[tuple[Notes, str]]:
    """A server of notes on a port of this machine."""
    notes = Notes()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            status, value = notes.answer(self.command, self.path, self.headers.get("authorization", ""), body)
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_DELETE = answer  # noqa: N815 - as the standard library has it

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield notes, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(command: list[str], script: Path) -> subprocess.CompletedProcess[str]:
    """Run a script with a key in its environment."""
    environment = {**os.environ, "NOTES_API_KEY": KEY, "NO_PROXY": "*"}
    return subprocess.run([*command, str(script)], env=environment, cwd=script.parent, capture_output=True, text=True)


def test_the_python_script_says_the_same(served: tuple[Notes, str], tmp_path: Path):
    notes, url = served
    script = tmp_path / "drift.py"
    script.write_text(python(of(data()), url), encoding="utf-8")
    for words, code in ((None, 1), (3, 0)):
        notes.words, notes.seen = words, []
        done = run([sys.executable, "-I"], script)
        assert done.returncode == code, done.stderr
        assert [each[0] for each in notes.seen] == ["POST", "GET", "DELETE"]
        assert {each[2] for each in notes.seen} == {f"Bearer {KEY}"}
    assert set(notes.texts) == {HOSTILE}
    assert [each.name for each in tmp_path.iterdir()] == ["drift.py"]
    assert KEY not in script.read_text()


def test_the_shell_script_sends_the_same(served: tuple[Notes, str], tmp_path: Path):
    notes, url = served
    script = tmp_path / "drift.sh"
    script.write_text(curl(of(data()), url), encoding="utf-8")
    done = run(["sh"], script)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert [(method, path.partition("?")[0]) for method, path, _ in notes.seen] == [
        ("POST", "/notes"),
        ("GET", "/notes/note-7"),
        ("DELETE", "/notes/note-7"),
    ]
    assert {each[2] for each in notes.seen} == {f"Bearer {KEY}"}
    assert notes.texts == [HOSTILE]
    assert [each.name for each in tmp_path.iterdir()] == ["drift.sh"]
    assert '"words": null' in done.stdout


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30))
@settings(max_examples=25, deadline=None)
def test_any_text_stays_a_text_in_the_shell(text: str):

    done = subprocess.run(["sh", "-c", f"printf '%s' {_quoted(text)}"], capture_output=True, check=True)
    assert done.stdout.decode() == text
