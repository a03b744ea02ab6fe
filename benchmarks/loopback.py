"""A server on the loopback address that answers at once, whatever it is asked: what is measured is the client.

Run as a program it prints its address, and serves until its standard input ends.
"""

from __future__ import annotations

import asyncio
import sys

from benchmarks import bodies

BODY = bodies.agent()
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(BODY), BODY)
END = b"\r\n\r\n"


class Answering(asyncio.Protocol):
    """One connection. Requests have no body, so each ends with its headers."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write, and that nothing has been read."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("a connection that can be written to is needed")
        self._transport = transport
        self._read = b""

    def data_received(self, data: bytes) -> None:
        """Answer as many requests as have come in whole."""
        *requests, self._read = (self._read + data).split(END)
        self._transport.write(ANSWER * len(requests))


async def main() -> None:
    """Serve until the standard input ends: with the benchmark, however that ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Answering, "127.0.0.1", 0, backlog=1000)
    host, port = server.sockets[0].getsockname()
    print(f"http://{host}:{port}", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
