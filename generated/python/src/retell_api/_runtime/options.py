"""What a caller may set beside an operation's own arguments, per client and per call.

Knows settings; must not know how they are used. Annotations are not postponed, as in `operation`.
"""

import os
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Self, TypedDict

import httpx

from .clock import Clock
from .hooks import OnRequest, OnResponse, OnRetry

Headers = Mapping[str, str | None]
"""Headers by name; None removes one that would be sent otherwise."""

Query = Mapping[str, object]
"""Query parameters by name; lists repeat the name, None removes one."""


if TYPE_CHECKING:
    # Keywords that type checkers know and nothing else needs: importing the package must stay near importing httpx.
    class ClientSettings(TypedDict, total=False):
        """What a client is made with, and what `with_options` changes in a copy; there, what is absent stays as it is.

        `default_headers` and `default_query` join those that are there; `set_default_…` replace them.
        """

        base_url: str | httpx.URL | None
        timeout: float | httpx.Timeout | None
        deadline: float | None
        max_retries: int
        default_headers: Headers
        set_default_headers: Headers
        default_query: Query
        set_default_query: Query
        strict: bool
        max_response_bytes: int
        on_request: OnRequest | None
        on_response: OnResponse | None
        on_retry: OnRetry | None

    class SyncSettings(ClientSettings, total=False):
        """The same with what only blocking clients take."""

        http_client: httpx.Client

    class AsyncSettings(ClientSettings, total=False):
        """The same with what only awaited clients take."""

        http_client: httpx.AsyncClient

    class RequestOptions(TypedDict, total=False):
        """What a call of `get`, `post` and the like sets for itself."""

        headers: Headers
        params: Query
        timeout: float | httpx.Timeout | None
        deadline: float | None
        max_retries: int


class _Default(Enum):
    USE = "the client's own"


USE_DEFAULT: Final = _Default.USE
"""Stands for the client's own setting where None has a meaning of its own."""

Timeout = float | httpx.Timeout | None | Literal[_Default.USE]
"""Seconds, or httpx's fine-grained timeouts; None waits without end."""

Deadline = float | None | Literal[_Default.USE]
"""Seconds for a call as a whole, with all its attempts and the pauses between them; None sets no limit."""

DEFAULT_TIMEOUT: Final = httpx.Timeout(60.0, connect=5.0)
DEFAULT_MAX_RETRIES: Final = 2
DEFAULT_MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024


class CallOptions(NamedTuple):
    """What one call sets for itself. `body` adds members to a JSON object, or replaces another body."""

    headers: Headers | None = None
    query: Query | None = None
    body: object = None
    timeout: Timeout = USE_DEFAULT
    deadline: Deadline = USE_DEFAULT
    max_retries: int | None = None


class Credential(NamedTuple):
    """A key: the client's `argument` that takes it, and where it travels.

    `id` is the name that operations refer to. `kind` is `bearer`, `basic` (the value is `user:password`) or `apiKey`;
    an apiKey travels under `name` in `location`.
    """

    id: str
    argument: str
    kind: Literal["bearer", "basic", "apiKey"]
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "Authorization"


class Profile(NamedTuple):
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


class ClientOptions:
    """What a client was made with: arguments, completed from the environment. `made` remembers what requests share.

    A plain class, because it holds keys: it shows nothing of itself.
    """

    __slots__ = (
        "base_url", "clock", "deadline", "headers", "keys", "made", "max_response_bytes", "max_retries", "on_request",
        "on_response", "on_retry", "profile", "query", "strict", "timeout",
    )  # fmt: skip

    def __init__(
        self,
        profile: Profile,
        base_url: str,
        keys: Mapping[str, str],
        *,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Headers | None = None,
        query: Query | None = None,
        strict: bool = False,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
        on_retry: OnRetry | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.profile = profile
        self.base_url = base_url
        self.keys = keys
        self.timeout = timeout
        self.deadline = deadline
        self.max_retries = max_retries
        self.headers = headers or {}
        self.query = query or {}
        self.strict = strict
        self.max_response_bytes = max_response_bytes
        self.on_request = on_request
        self.on_response = on_response
        self.on_retry = on_retry
        self.clock = clock or Clock()
        self.made: dict[Any, Any] = {}

    def replaced(self, **changes: Any) -> Self:
        """Options with other values. They remember nothing that requests of these ones shared."""
        present = {name: getattr(self, name) for name in self.__slots__ if name != "made"}
        return type(self)(**{**present, **changes})

    @property
    def header_names(self) -> frozenset[str]:
        """The client's own headers, in lower case."""
        return frozenset(name.lower() for name in self.headers)

    def timeout_of(self, call: CallOptions) -> float | httpx.Timeout | None:
        """The timeout of one call, in seconds or as httpx has it."""
        return self.timeout if call.timeout is USE_DEFAULT else call.timeout

    def deadline_of(self, call: CallOptions) -> float | None:
        """The seconds that one call may take as a whole."""
        return self.deadline if call.deadline is USE_DEFAULT else call.deadline

    def retries_of(self, call: CallOptions) -> int:
        """How often one call may be repeated."""
        return self.max_retries if call.max_retries is None else call.max_retries
