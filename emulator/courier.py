"""Sending what the emulator has to send: over the network beside a server, or at once within the process.

Knows HTTP clients, addresses and bounds; must not know what is sent, or when.

A receiver may be anywhere in the world only if that is said: else its host must resolve to this machine alone, and what
was resolved is what is connected to. Redirects are not followed, and of an answer no more is read than it takes.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING

from emulator.webhooks import Answer, Parcel

if TYPE_CHECKING:
    import httpx

    from emulator.emulator import Emulator

LONGEST_ANSWER = 64 * 1024
AT_ONCE = 50
"""How many deliveries are on their way at once."""

PATIENCE = 0.05
"""After how many seconds the queue is looked at again."""

Post = Callable[[Parcel], Answer]


class Unsendable(Exception):  # noqa: N818 - of the receiver's address, no error of ours
    """A parcel that cannot go where it is addressed to."""


def deliver(emulator: Emulator, post: Post, *, most: int = 10_000) -> int:
    """Send by `post` what is due, and what becomes due by the answers, until there is nothing; how many there were."""
    count = 0
    while count < most and (parcels := emulator.parcels(1)):
        for parcel in parcels:
            emulator.reported(parcel, post(parcel))
            count += 1
    return count


def posting(client: httpx.Client) -> Post:
    """Send by a client of httpx, wherever it leads: to an application in this process, or to a mock."""
    import httpx  # here, so that an emulator that sends nothing does without it

    def post(parcel: Parcel) -> Answer:
        try:
            response = client.post(
                parcel.url,
                headers=list(parcel.headers),
                content=parcel.body,
                timeout=parcel.timeout,
                follow_redirects=False,
            )
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Answer(error=_named(error))
        return Answer(status=response.status_code, body=response.content[:LONGEST_ANSWER])

    return post


class Courier:
    """Sends over the network for as long as a server runs."""

    def __init__(self, emulator: Emulator, confess: Callable[[Exception], None]) -> None:
        """`confess` is told what fails here, and not at a receiver."""
        self._emulator = emulator
        self._confess = confess
        self._sender: _Sender | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Send what falls due, until cancelled; what is on its way then is given up, and sent anew another time."""
        try:
            while True:
                try:
                    self.begin()
                except Exception as error:  # noqa: BLE001 - what is sent later must be sent all the same
                    self._confess(error)
                await asyncio.sleep(PATIENCE)
        finally:
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            if self._sender is not None:
                await self._sender.close()

    def begin(self) -> None:
        """Take what is due, and let it go its way."""
        room = AT_ONCE - len(self._tasks)
        for parcel in self._emulator.parcels(room) if room > 0 else ():
            task = asyncio.create_task(self._send(parcel))
            self._tasks.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        # What was not reported is sent anew in time.
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._confess(error)

    async def _send(self, parcel: Parcel) -> None:
        if self._sender is None:
            self._sender = _Sender(is_anywhere=self._emulator.webhooks.targets == "any")
        self._emulator.reported(parcel, await self._sender.send(parcel))


class _Sender:
    """A client, and where it may go."""

    def __init__(self, *, is_anywhere: bool) -> None:
        import httpx  # here, so that an emulator that sends nothing starts without it

        self._is_anywhere = is_anywhere
        self._httpx = httpx
        self._client = httpx.AsyncClient(
            trust_env=False, follow_redirects=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    async def close(self) -> None:
        """Let go of all connections."""
        await self._client.aclose()

    async def send(self, parcel: Parcel) -> Answer:
        """Send a parcel, within its time. Never raises for what a receiver does."""
        try:
            async with asyncio.timeout(parcel.timeout):
                return await self._posted(parcel)
        except TimeoutError:
            return Answer(error="the receiver did not answer in time")
        except Unsendable as error:
            return Answer(error=str(error), refused=True)
        except (self._httpx.HTTPError, OSError, ValueError) as error:
            return Answer(error=_named(error))

    async def _posted(self, parcel: Parcel) -> Answer:
        """Try the addresses of the host in turn (RFC 8305 without haste), until one takes the connection."""
        url = self._url(parcel.url)
        *others, last = await self._addresses(url)
        for address in others:
            try:
                return await self._posted_to(url, address, parcel)
            except self._httpx.ConnectError:
                continue
        return await self._posted_to(url, last, parcel)

    async def _posted_to(self, url: httpx.URL, address: str, parcel: Parcel) -> Answer:
        headers = [("host", url.netloc.decode("ascii")), *parcel.headers]
        extensions = {"sni_hostname": url.raw_host.decode("ascii")}
        request = self._client.build_request(
            "POST",
            url.copy_with(host=address),
            headers=headers,
            content=parcel.body,
            extensions=extensions,
            timeout=parcel.timeout,
        )
        response = await self._client.send(request, stream=True)
        try:
            return Answer(status=response.status_code, body=await _beginning(response))
        finally:
            await response.aclose()

    def _url(self, text: str) -> httpx.URL:
        try:
            url = self._httpx.URL(text)
        except self._httpx.InvalidURL as error:
            raise Unsendable(f"the URL cannot be used: {error}") from None
        if url.scheme not in ("http", "https") or not url.host:
            raise Unsendable("the URL cannot be used: it has to begin with http:// or https://")
        return url

    async def _addresses(self, url: httpx.URL) -> list[str]:
        """What to connect to: the host itself where it may be anywhere, or else the addresses that it resolves to.

        Raises Unsendable where one of them is not this machine's.
        """
        if self._is_anywhere:
            return [url.host]
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]) for each in found]
        if not addresses or not all(is_loopback(address) for address in addresses):
            raise Unsendable(f"{url.host[:100]} is not this machine: deliveries go to loopback addresses only")
        return list(dict.fromkeys(addresses))


def is_loopback(address: str) -> bool:
    """Whether an IP address, also IPv4 within IPv6 (RFC 4291, 2.5.5.2), is that of this machine (RFC 6890)."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return bool(parsed.is_loopback or (mapped is not None and mapped.is_loopback))


async def _beginning(response: httpx.Response) -> bytes:
    """An answer's body as far as it is wanted: as it is on the wire, so that nothing can be blown up."""
    body = b""
    if response.headers.get("content-encoding"):
        return body
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) >= LONGEST_ANSWER:
            break
    return body[:LONGEST_ANSWER]


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]
