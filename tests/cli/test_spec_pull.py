"""Pulling asks for news, brings in what has changed, and says what it is."""

from __future__ import annotations

import hashlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import yaml

from tests.cli.conftest import PETS


class Published:
    """A document on a server that counts downloads."""

    def __init__(self) -> None:
        self.text = PETS.read_text()
        self.downloads = 0
        self.gives_etag = True
        published = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                published.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/openapi.yaml"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        content = self.text.encode()
        etag = f'"{hashlib.sha256(content).hexdigest()[:8]}"'
        if not content:
            request.send_error(503)
            return
        if self.gives_etag and request.headers.get("If-None-Match") == etag:
            request.send_response(304)
            request.end_headers()
            return
        self.downloads += 1
        request.send_response(200)
        if self.gives_etag:
            request.send_header("ETag", etag)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)


@pytest.fixture
def published():
    server = Published()
    thread = Thread(target=server.server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.server.shutdown()
    thread.join()
    server.server.server_close()


def test_the_first_pull_imports(truespec, tmp_path, published):
    out = tmp_path / "spec"
    result = truespec("spec", "pull", published.address, "--out", out)
    assert result.code == 0
    assert "listPets" in (out / "openapi.yaml").read_text()
    lock = yaml.safe_load((out / "spec.lock").read_text())
    assert lock["address"] == published.address
    assert lock["etag"].startswith('"')


def test_what_has_not_changed_is_not_downloaded(truespec, tmp_path, published):
    truespec("spec", "pull", published.address, "--out", tmp_path)
    result = truespec("spec", "pull", "--out", tmp_path, "--check")
    assert result.code == 0
    assert "has not changed" in result.err
    assert published.downloads == 1


def test_without_a_validator_the_bytes_tell(truespec, tmp_path, published):
    published.gives_etag = False
    truespec("spec", "pull", published.address, "--out", tmp_path)
    assert truespec("spec", "pull", "--out", tmp_path, "--check").code == 0
    assert published.downloads == 2


def test_what_has_changed_is_told_and_with_check_left(truespec, tmp_path, published):
    truespec("spec", "pull", published.address, "--out", tmp_path)
    before = (tmp_path / "openapi.yaml").read_text()
    published.text = published.text.replace("operationId: listPets", "operationId: findPets", 1)
    checked = truespec("spec", "pull", "--out", tmp_path, "--check")
    assert checked.code == 1
    assert "operation-renamed" in checked.out
    assert f"{tmp_path / 'openapi.yaml'}:" in checked.out
    assert (tmp_path / "openapi.yaml").read_text() == before
    pulled = truespec("spec", "pull", "--out", tmp_path, "--report", "markdown")
    assert pulled.code == 0
    assert "findPets" in pulled.out
    assert "findPets" in (tmp_path / "openapi.yaml").read_text()
    assert truespec("spec", "pull", "--out", tmp_path, "--check").code == 0


def test_a_document_that_was_written_by_hand_is_not_replaced(truespec, tmp_path, published):
    (tmp_path / "openapi.yaml").write_text(PETS.read_text())
    assert truespec("spec", "pull", published.address, "--out", tmp_path).code == 1


@pytest.mark.parametrize(("text", "code"), [("", 3), ("no: document", 2), ("<html>", 2)])
def test_no_document_leaves_everything_as_it_was(truespec, tmp_path, published, text, code):
    truespec("spec", "pull", published.address, "--out", tmp_path)
    before = {path.name: path.read_text() for path in tmp_path.iterdir()}
    published.text = text
    assert truespec("spec", "pull", "--out", tmp_path).code == code
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == before


def test_no_lock_and_no_address(truespec, tmp_path):
    result = truespec("spec", "pull", "--out", tmp_path)
    assert result.code == 2
    assert "ADDRESS" in result.err
    (tmp_path / "spec.lock").write_text("[not, a, lock]")
    assert "lock-broken" in truespec("spec", "pull", "--out", tmp_path).err


def test_a_file_is_no_address(truespec, tmp_path):
    assert truespec("spec", "pull", PETS, "--out", tmp_path).code == 2
