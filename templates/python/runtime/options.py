"""What a caller may set beside an operation's own arguments, per client and per call.

Knows settings; must not know how they are used.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal

import httpx

Headers = Mapping[str, str | None]
"""Headers by name; None removes one that would be sent otherwise."""

Query = Mapping[str, object]
"""Query parameters by name; lists repeat the name, None removes one."""


class _Default(Enum):
    USE = "the client's own"


USE_DEFAULT: Final = _Default.USE
"""Stands for the client's own setting where None has a meaning of its own."""

Timeout = float | httpx.Timeout | None | Literal[_Default.USE]
"""Seconds, or httpx's fine-grained timeouts; None waits without end."""

DEFAULT_TIMEOUT: Final = httpx.Timeout(60.0, connect=5.0)
DEFAULT_MAX_RETRIES: Final = 2


@dataclass(frozen=True, slots=True)
class CallOptions:
    """What one call sets for itself. `body` adds members to a JSON object, or replaces another body."""

    headers: Headers | None = None
    query: Query | None = None
    body: object = None
    timeout: Timeout = USE_DEFAULT


@dataclass(frozen=True, slots=True)
class Credential:
    """A key: the client's `argument` that takes it, and where it travels.

    `id` is the name that operations refer to. `kind` is `bearer`, `basic` (the value is `user:password`) or `apiKey`;
    an apiKey travels under `name` in `location`.
    """

    id: str
    argument: str
    kind: Literal["bearer", "basic", "apiKey"]
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "Authorization"


@dataclass(frozen=True, slots=True)
class Profile:
    """What the generator knows of an API as a whole.

    `security` lists the alternatives that hold where an operation names none.
    """

    name: str
    version: str
    environment: str
    base_url: str
    credentials: tuple[Credential, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()

    def variable(self, argument: str) -> str:
        """The environment variable that stands in for a constructor's argument."""
        return f"{self.environment}_{argument}".upper()

    def from_environment(self, argument: str) -> str | None:
        """The value of that variable, or None where it is unset or empty."""
        return os.environ.get(self.variable(argument)) or None


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """What a client was made with: arguments, completed from the environment."""

    profile: Profile
    base_url: str
    keys: Mapping[str, str] = field(repr=False)
    timeout: float | httpx.Timeout | None
    max_retries: int
    headers: Headers = field(repr=False)
    query: Query

    def timeout_of(self, call: CallOptions) -> float | httpx.Timeout | None:
        """The timeout of one call, in seconds or as httpx has it."""
        return self.timeout if call.timeout is USE_DEFAULT else call.timeout
