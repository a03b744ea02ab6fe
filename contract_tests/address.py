"""The address of a server, as users give it: what it must be, and how to say what is wrong with one.

Knows URLs; must not open any. A key has no place in an address: what may hold one is never shown.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

SHOWN = 100
"""How many characters of a wrong address are shown."""


def fault(url: str) -> str:
    """What keeps `url` from being the address of a server, with the mend; empty where nothing does."""
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return f"{_shown(url)} is no address of a server: write it as https://api.example.com"
    if parts.username is not None or parts.password is not None:
        return "the address holds a user name or a password: leave it out, and give the key apart"
    if parts.query or parts.fragment:
        return "the address holds a query or a fragment: leave it out, and give the key apart"
    if not url.isascii() or not url.isprintable() or " " in url:
        return f"{_shown(url)} holds characters that no address has: percent-encode them, hosts as xn--…"
    return ""


def is_local(url: str) -> bool:
    """Whether the server is on this machine, by its name or as a loopback address."""
    parts = _split(url)
    host = (parts.hostname or "") if parts else ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return None if parts.port == 0 else parts
    except ValueError:
        return None


def _shown(url: str) -> str:
    return repr(url[:SHOWN]) if not set("@?#") & set(url) else "that"
