"""TLS contexts that read the certificates they trust with the first encrypted connection.

Knows that reading them is the costliest part of making a client, that one which speaks plain HTTP needs none, and that
each of the proxies of the environment would read them again. Must not know what is sent. Imported with the first client
of httpx.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any

import httpx


class LateContext(ssl.SSLContext):
    """Stands for httpx's own context, which is made when something is to be encrypted: the same checks, later.

    What httpx reads from the environment (`SSL_CERT_FILE`, `SSL_CERT_DIR`) is read then, too.
    """

    _protocols: tuple[str, ...] = ()
    _own: ssl.SSLContext | None = None

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        """Remember what the connection is to speak. The only setting that is made from outside."""
        self._protocols = tuple(alpn_protocols)

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """Encrypt a socket. Raises OSError where there are no certificates to be read."""
        return self._made().wrap_socket(*args, **kwargs)

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        """Encrypt what is sent by other means. Raises OSError where there are no certificates to be read."""
        return self._made().wrap_bio(*args, **kwargs)

    def _made(self) -> ssl.SSLContext:
        # Threads that come at the same time may make one each, of which the last stays: they are equal.
        own = self._own or httpx.create_ssl_context()
        if self._protocols:
            own.set_alpn_protocols(list(self._protocols))
        self._own = own
        return own


def late() -> LateContext:
    """A late context, which by itself trusts nobody: that is what it does where it is used by mistake."""
    # With the protocol as an argument, because a program may have put another class in the place of the standard one.
    return LateContext(ssl.PROTOCOL_TLS_CLIENT)
