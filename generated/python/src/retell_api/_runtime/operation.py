"""What the runtime has to know of one operation: a record, written once for each by the generator.

Knows where a value travels and by which name; must not know how it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Location = Literal["path", "query", "header", "cookie"]
BodyForm = Literal["json", "multipart", "urlencoded", "raw"]
PartForm = Literal["file", "text", "json", "repeated"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter by its argument's `name` and its name on the `wire`; `style` and `explode` as OpenAPI has them."""

    name: str
    wire: str
    location: Location = "query"
    style: str = "form"
    explode: bool = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries.

    `names` are the arguments that make up the object, `wire` the names of those that travel under another one; both are
    empty where the argument `body` is the body as a whole. `parts` says how properties of a multipart body travel.
    """

    media_type: str = "application/json"
    form: BodyForm = "json"
    names: tuple[str, ...] = ()
    wire: Mapping[str, str] | None = None
    parts: Mapping[str, PartForm] | None = None
    whole: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What an answer of `status` (three digits, a range as `2XX`, or `default`) carries.

    `form`: `json`, `text`, `bytes`, or `none` for an empty body. `type` is the dotted name of the model of a JSON body,
    imported when the first answer comes; empty for JSON of any shape.
    """

    status: str
    form: Literal["json", "text", "bytes", "none"] = "json"
    type: str = ""


@dataclass(frozen=True, slots=True)
class Pagination:
    """How a list is read on: the same record as in the API's model, by names on the wire."""

    style: Literal["cursor", "last-item", "none"]
    location: Literal["query", "body"] = "query"
    items: str = ""
    cursor: str = ""
    next_cursor: str = ""
    has_more: str = ""
    limit: str = ""
    offset: str = ""
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Operation(Generic[T]):
    """One method of one path, whose answer is a `T`.

    `repeatable`: doing it twice is the same as doing it once. `security` lists alternatives, each the ids of the
    credentials that it takes together; None stands for the client's own.
    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    results: tuple[Result, ...] = ()
    repeatable: bool = False
    security: tuple[tuple[str, ...], ...] | None = None
    pagination: Pagination | None = None
    known: frozenset[str] = field(init=False, repr=False, compare=False)
    """The names of all arguments."""

    def __post_init__(self) -> None:
        names = {parameter.name for parameter in self.parameters}
        if self.body is not None:
            names.update(("body",) if self.body.whole else self.body.names)
        object.__setattr__(self, "known", frozenset(names))

    def result(self, status: int) -> Result | None:
        """What an answer of `status` carries: its own entry, else its range's, else the default."""
        entries = {result.status: result for result in self.results}
        return entries.get(str(status)) or entries.get(f"{status // 100}XX") or entries.get("default")
