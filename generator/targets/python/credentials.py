"""The keys that a client takes: arguments of its constructor, and where each travels.

Knows security schemes; must not know how requests are made.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.api import Api, SecurityScheme
from generator.targets.python import names

_KINDS = {"bearer": "bearer", "oauth2": "bearer", "openIdConnect": "bearer", "basic": "basic", "apiKey": "apiKey"}


@dataclass(frozen=True, slots=True)
class Credential:
    """A key by its constructor `argument`; the other fields are the runtime's."""

    id: str
    argument: str
    kind: str
    location: str
    name: str


def credentials(api: Api) -> tuple[Credential, ...]:
    """The keys of an Api; schemes that are not about keys (mutual TLS) are left to the httpx client."""
    schemes = [scheme for scheme in api.security_schemes if scheme.kind in _KINDS]
    taken: set[str] = set()
    return tuple(_credential(scheme, taken, single=len(schemes) == 1) for scheme in schemes)


def _credential(scheme: SecurityScheme, taken: set[str], *, single: bool) -> Credential:
    kind = _KINDS[scheme.kind]
    plain = "credentials" if kind == "basic" else "api_key"
    argument = names.unique(plain if single else names.argument(names.snake(scheme.id)), taken, ("_key",))
    taken.add(argument)
    is_key = kind == "apiKey"
    location = scheme.location if is_key and scheme.location in ("query", "cookie") else "header"
    return Credential(scheme.id, argument, kind, location, scheme.name if is_key and scheme.name else "Authorization")
