"""A server on a socket for `truespec check`: the emulator of a small document, made to depart from it on demand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from emulator.emulator import Emulator
from emulator.http import Request, Response
from generator.load import load
from tests.cli.conftest import PETS

Twist = Callable[[Request, Response], Response]
REFUSED = "{$ref: '#/components/responses/Refused'}"


def document() -> str:
    """The pets, with the statuses of a missing key and of a broken constraint declared wherever they belong."""
    text = PETS.read_text()
    refused = f"        '401': {REFUSED}\n"
    text = text.replace(refused, f"        '400': {REFUSED}\n{refused}")
    get = f"        '404': {REFUSED}\n"
    delete = f"description: No Content}}, '404': {REFUSED}"
    assert text.count(get) == text.count(delete) == 1
    text = text.replace(get, f"        '401': {REFUSED}\n{get}")
    return text.replace(delete, f"description: No Content}}, '401': {REFUSED}, '404': {REFUSED}")


@dataclass
class Server:
    """What was asked of it, and how it departs from its document."""

    emulator: Emulator
    url: str = ""
    twist: Twist = lambda _, response: response
    requests: list[Request] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        self.requests.append(request)
        return self.twist(request, self.emulator.handle(request))


@contextmanager
def serving(path: Path) -> Iterator[Server]:
    """Serve the document at `path` until the block ends."""
    server = Server(Emulator(load(str(path)), seed=1))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            target, _, query = self.path.partition("?")
            headers = {name.lower(): value for name, value in self.headers.items()}
            response = server.answer(Request(self.command, target, query, headers, body))
            self.send_response(response.status)
            for name, value in response.headers:
                if name.lower() not in ("content-length", "date"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - as the standard library has it

        def log_message(self, *arguments: Any) -> None:
            pass

    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.daemon_threads = True
    thread = Thread(target=served.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{served.server_port}"
    try:
        yield server
    finally:
        served.shutdown()
        thread.join()
        served.server_close()


def edited(change: Callable[[dict[str, Any]], object]) -> Twist:
    """Every object of a success, changed."""

    def twist(request: Request, response: Response) -> Response:
        if response.status // 100 != 2 or not response.body:
            return response
        data = json.loads(response.body)
        for each in data if isinstance(data, list) else [data]:
            change(each)
        return replace(response, body=json.dumps(data).encode())

    return twist


def instead(status: int, body: bytes, *headers: tuple[str, str], after: int = 0) -> Twist:
    """The same answer to all requests after the first so many."""
    count = 0

    def twist(request: Request, response: Response) -> Response:
        nonlocal count
        count += 1
        return Response(status, headers, body) if count > after else response

    return twist
