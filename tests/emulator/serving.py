"""The server as others meet it: a process of its own that is asked over sockets, or a thread of this process."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from emulator.emulator import Emulator
from emulator.serve import run

ROOT = Path(__file__).parent.parent.parent
READY = re.compile(r"ready: http://127\.0\.0\.1:(\d+) · (.+) · (\d+) operations · profile (\w+)")
PATIENCE = 60
KEY = {"authorization": "Bearer key_a"}
PROMPT = {"general_prompt": "Be brief."}


@dataclass
class Served:
    """A running `truespec emulate`."""

    process: subprocess.Popen[str]
    port: int
    ready: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, **options) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers=KEY, timeout=PATIENCE, **options)

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def end(self, sent: int = signal.SIGTERM) -> tuple[int, str]:
        """Its exit code after a signal, and what it said on standard error."""
        self.process.send_signal(sent)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said

    @property
    def megabytes(self) -> float:
        """The most memory that it ever held."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "generator", "emulate", *map(str, arguments)]


@contextmanager
def serving(*arguments: str | Path, environment: dict[str, str] | None = None) -> Iterator[Served]:
    """`truespec emulate` on a free port, until it is left or ended."""
    process = subprocess.Popen(
        command("--port", "0", *arguments),
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        found = READY.match(line)
        if found is None:
            process.kill()
            raise AssertionError((line, process.communicate()))
        yield Served(process, int(found[1]), line)
    finally:
        with process:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def in_thread(emulator: Emulator) -> Iterator[str]:
    """The address of an emulator that is served by a thread of this process."""
    reading, writing = os.pipe()
    started = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        thread = threading.Thread(target=run, args=(emulator, listening, started.set), kwargs={"until": reading})
        thread.start()
        try:
            assert started.wait(PATIENCE)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.write(writing, b".")
            thread.join(PATIENCE)
            os.close(reading)
            os.close(writing)


def exchanged(connection: socket.socket, *parts: bytes) -> bytes:
    """All that is answered until the connection ends or nothing more comes of an answer."""
    received = b""
    try:
        for part in parts:
            connection.sendall(part)
    except OSError:  # the server has closed; what it said before can still be read
        pass
    while True:
        try:
            data = connection.recv(65536)
        except OSError:
            return received
        if not data:
            return received
        received += data
        head, end, body = received.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head.lower())
        if end and length and len(body) >= int(length[1]) and b"connection: close" not in head.lower():
            return received
