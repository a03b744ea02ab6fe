"""The Api: operations over named types, grouped into resources.

Parameters are grouped by location once, here, so that no consumer regroups them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal

from generator.ir.types import NO_NOTE, Node, Note, Rule, Type, TypeDef

Location = Literal["path", "query", "header", "cookie"]
PaginationStyle = Literal["cursor", "last-item", "none"]
RetrySafety = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL; `{variables}` are already replaced by their defaults."""

    url: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """How a key travels. `kind` is the scheme's type; `name` the header, query or cookie name of an apiKey."""

    id: str
    kind: Literal["bearer", "basic", "apiKey", "oauth2", "openIdConnect", "mutualTLS", "other"]
    location: Location | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Node):
    """A parameter by its wire name. `style` and `explode` as in OpenAPI (Parameter Object), defaults filled in."""

    wire: str
    location: Location
    type: Type
    required: bool = False
    style: str = "simple"
    explode: bool = False
    allow_empty: bool = False
    note: Note = field(default=NO_NOTE, compare=False)
    rules: tuple[Rule, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one property travels in a multipart body.

    `repeated`: one part an item, with the bare name; `json`: one text part holding JSON; `file`: one file part;
    `text`: one text part.
    """

    wire: str
    form: Literal["file", "text", "json", "repeated"]
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Node):
    """A body of one media type."""

    media_type: str
    type: Type
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Json, ...] = field(default=(), hash=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Node):
    """A request body; the first content is the one that clients send."""

    contents: tuple[Content, ...]
    required: bool = False
    note: Note = field(default=NO_NOTE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Node):
    """An answer. `status` is three digits, a range (`4XX`) or `default`; no contents: an empty body."""

    status: str
    contents: tuple[Content, ...] = ()
    headers: tuple[Parameter, ...] = ()
    note: Note = field(default=NO_NOTE, compare=False)

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return self.status.startswith("2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """How a list is read on.

    `cursor`: the answer at `next_cursor` goes into `cursor` of the next request, until it is missing or
    `has_more` is false. `last-item`: each pair of `keys` (request name, property of the last item) leads on, until
    a page is empty or shorter than `limit`. `none`: all items come at once. `location` is where cursor and limit
    travel. `items` is the property that holds the list, empty for an array at the root.
    """

    style: PaginationStyle
    location: Literal["query", "body"] = "query"
    items: str = ""
    cursor: str = ""
    next_cursor: str = ""
    has_more: str = ""
    limit: str = ""
    offset: str = ""
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Node):
    """One method of one path.

    `resource` and `action` say what it does to what (`agent`, `create`; actions: create, retrieve, list, update,
    replace, delete, or a verb of its own). `name` is the method on the SDK's resource, unique there together with
    `sdk_resource`. `retry`: `safe` operations may be repeated after a timeout. `successor` is the id of the
    operation that replaces a deprecated one. `sandbox`: tests may send it to a live server, since what it makes can be
    removed and harms nobody; `effect` names what it does beyond the API (it dials, it buys), `cost` is about what one
    request costs, in US dollars.
    """

    id: str
    method: str
    path: str
    resource: str
    action: str
    name: str
    path_parameters: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    headers: tuple[Parameter, ...] = ()
    cookies: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    pagination: Pagination | None = None
    retry: RetrySafety = "unsafe"
    successor: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    sandbox: bool = field(default=False, compare=False)
    effect: str = field(default="", compare=False)
    cost: float = field(default=0.0, compare=False)
    rules: tuple[Rule, ...] = field(default=(), compare=False)
    note: Note = field(default=NO_NOTE, compare=False)
    summary: str = field(default="", compare=False)

    @property
    def success(self) -> Response | None:
        """The first 2xx response, or None."""
        return next((response for response in self.responses if response.is_success), None)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """All parameters: path, query, headers, cookies."""
        return (*self.path_parameters, *self.query, *self.headers, *self.cookies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A group of operations, by the name that SDKs use (snake_case, singular)."""

    name: str
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """How the API signs what it sends.

    `scheme` is the form of the header's value and `signs` that of the signed message, with the fields `{timestamp}`,
    `{hex}` and `{body}`; `unit` is that of the timestamp (`s` or `ms`), `tolerance` is in seconds; `events` pairs each
    event with the name of its payload's type.
    """

    header: str
    digest: str
    tolerance: int
    events: tuple[tuple[str, str], ...] = ()
    scheme: str = ""
    signs: str = "{body}"
    unit: str = "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a root overlay names: the package, the client class, the environment prefix, official names.

    `entities` pairs operation ids with what they act upon, and `refers` the tokens of a place with the entities that an
    id there may belong to, none where it is no reference; see `generator.ir.graph`.
    """

    package: str
    distribution: str
    client: str
    environment: str
    webhook: Webhook | None = None
    official: tuple[tuple[str, str], ...] = ()
    entities: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    refers: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = field(default=(), compare=False)
    extra: Mapping[str, Json] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Everything that generators, the emulator and contract tests need to know."""

    title: str
    version: str
    settings: Settings
    servers: tuple[Server, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    types: tuple[TypeDef, ...] = ()
    resources: tuple[Resource, ...] = ()
    operations: tuple[Operation, ...] = ()
    note: Note = field(default=NO_NOTE, compare=False)
