"""Who asks: the key of a request, and the workspace that belongs to it.

Knows security schemes (OpenAPI 3.1, section 4.8.27); must not know operations. A key is never kept in state: its digest
names the workspace.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl

from emulator.http import Request
from emulator.problem import Problem
from generator.ir.api import Api, Operation, SecurityScheme

REFUSED = "The key is missing, malformed or unknown."
PUBLIC = "public"
LONGEST = 512
MOST = 10_000
"""How many keys are remembered at once, in memory only."""


def workspace_of(key: str) -> str:
    """The name of a key's workspace: twelve hex digits that do not give the key away."""
    return sha256(b"workspace:" + key.encode(errors="surrogatepass")).hexdigest()[:12]


class Keys:
    """Authentication for one Api. `allowed` empty: any well-formed key will do."""

    def __init__(self, api: Api, allowed: tuple[str, ...] = ()) -> None:
        self._schemes: Mapping[str, SecurityScheme] = {scheme.id: scheme for scheme in api.security_schemes}
        self._allowed = frozenset(allowed)
        # Where every key travels in one header, what it says is remembered by that header.
        self._is_in_header = all(scheme.kind in ("bearer", "basic") for scheme in self._schemes.values())
        self._names: dict[str, str] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._secrets: dict[str, str] = {}
        for key in allowed:
            self._named(key)

    def key(self, operation: Operation, request: Request) -> str:
        """The key that a request carries, also for an operation that needs none; empty where it carries none that fits.

        Raises Problem('unauthenticated') where the operation needs one.
        """
        for alternative in operation.security:
            found = [self._carried(name, request) for name in alternative]
            if found and all(self._fits(each) for each in found):
                return found[0]
        if not operation.security or () in operation.security:
            given = (_carried(scheme, request) for scheme in self._schemes.values())
            return next((each for each in given if self._fits(each)), "")
        raise Problem("unauthenticated", REFUSED)

    def _carried(self, name: str, request: Request) -> str:
        """What a request carries for a scheme. One that is not declared may travel anyhow."""
        scheme = self._schemes.get(name)
        if scheme is None or scheme.kind in ("mutualTLS", "other"):
            return request.headers.get("authorization", "").rpartition(" ")[2] or PUBLIC
        return _carried(scheme, request)

    def workspace(self, operation: Operation, request: Request) -> str:
        """The workspace that a request belongs to. Raises Problem('unauthenticated')."""
        if self._is_in_header:
            header = request.headers.get("authorization", "")
            known = self._known.get((operation.id, header))
            if known is None:
                known = self._workspace(operation, request)
                if len(self._known) > MOST:
                    self._known.clear()
                if len(header) <= 2 * LONGEST:  # who needs no key may send anything
                    self._known[operation.id, header] = known
            return known
        return self._workspace(operation, request)

    def _workspace(self, operation: Operation, request: Request) -> str:
        key = self.key(operation, request)
        return self._named(key) if key not in ("", PUBLIC) else PUBLIC

    def carried(self, request: Request) -> str | None:
        """The workspace of whatever key a request carries, for no operation in particular; None where it has none.

        Raises Problem('unauthenticated') where the key will not do.
        """
        found = next(filter(None, (_carried(scheme, request) for scheme in self._schemes.values())), "")
        if found and not self._fits(found):
            raise Problem("unauthenticated", REFUSED)
        return self._named(found) if found else None

    def secret(self, workspace: str) -> str | None:
        """The key of a workspace, where a request has carried it since the start."""
        return self._secrets.get(workspace)

    def _named(self, key: str) -> str:
        if key not in self._names:
            if len(self._names) > MOST:
                self._names.clear()
                self._known.clear()
                self._secrets.clear()
            self._names[key] = workspace_of(key)
            self._secrets[self._names[key]] = key
        return self._names[key]

    def _fits(self, key: str) -> bool:
        if not key or len(key) > LONGEST or not key.isascii() or not key.isprintable() or " " in key:
            return False
        return not self._allowed or key in self._allowed


def _carried(scheme: SecurityScheme, request: Request) -> str:
    """What a request carries for one scheme; empty where it carries nothing."""
    if scheme.kind == "apiKey":
        return _api_key(scheme, request)
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.kind == "basic":
        return _basic(value) if kind.lower() == "basic" else ""
    return value.strip() if kind.lower() == "bearer" else ""


def _api_key(scheme: SecurityScheme, request: Request) -> str:
    match scheme.location:
        case "query":
            return next((value for name, value in parse_qsl(request.query) if name == scheme.name), "")
        case "cookie":
            return _cookies(request).get(scheme.name, "")
        case _:
            return request.headers.get(scheme.name.lower(), "").strip()


def _basic(value: str) -> str:
    """The user of basic authentication (RFC 7617)."""
    try:
        return base64.b64decode(value, validate=True).decode().partition(":")[0]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _cookies(request: Request) -> Mapping[str, str]:
    try:
        parsed = SimpleCookie(request.headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in parsed.items()}
