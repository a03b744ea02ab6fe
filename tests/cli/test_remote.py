"""Documents from an address: generated and compared like files, but never taken to be fresh unread."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def address(workspace):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=workspace / "spec"))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/openapi.yaml"
    server.shutdown()
    thread.join()
    server.server_close()


def test_generate_and_check_from_an_address(truespec, workspace, address):
    assert truespec("generate", "--target", "docs", "--spec", address).code == 0
    assert truespec("generate", "--target", "docs", "--spec", address, "--check").code == 0
    spec = workspace / "spec/openapi.yaml"
    spec.write_text(spec.read_text().replace("maximum: 100", "maximum: 50"))
    assert truespec("generate", "--target", "docs", "--spec", address, "--check").code == 1


def test_what_was_generated_from_a_file_is_fresh_from_its_address(truespec, address):
    assert truespec("generate", "--target", "docs").code == 0
    assert truespec("generate", "--target", "docs", "--spec", address, "--check").code == 0


def test_an_address_with_nothing_behind_it(truespec, address):
    result = truespec("lint", address.replace("openapi.yaml", "absent.yaml"))
    assert result.code == 3
    assert "absent.yaml" in result.err
