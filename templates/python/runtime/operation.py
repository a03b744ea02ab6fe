"""What the runtime has to know of one operation: a record, written once for each by the generator.

Knows where a value travels and by which name; must not know how it is sent. Records are named tuples rather than
dataclasses: importing the package must stay near importing httpx, and a dataclass writes its methods anew each time.
Annotations are not postponed here, because a named tuple would compile the text of each.
"""

from collections.abc import Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")

Location = Literal["path", "query", "header", "cookie"]
BodyForm = Literal["json", "multipart", "urlencoded", "raw"]
PartForm = Literal["file", "text", "json", "repeated"]


def words(text: str) -> tuple[str, ...]:
    """The words of a text: many names take fewer lines than as a tuple of literals."""
    return tuple(text.split())


class Parameter(NamedTuple):
    """A parameter by its argument's `name` and its name on the `wire`; `style` and `explode` as OpenAPI has them."""

    name: str
    wire: str
    location: Location = "query"
    style: str = "form"
    explode: bool = True
    required: bool = False


class Body(NamedTuple):
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


class Result(NamedTuple):
    """What an answer of each `status` (three digits, ranges as `2XX`, or `default`, with blanks between) carries.

    `form`: `json`, `text`, `bytes`, or `none` for an empty body. `type` is the dotted name of the model of a JSON body,
    imported when the first answer comes; empty for JSON of any shape.
    """

    status: str
    form: Literal["json", "text", "bytes", "none"] = "json"
    type: str = ""


class Pagination(NamedTuple):
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


class Operation(Generic[T]):
    """One method of one path, whose answer is a `T`. Nobody changes it once it is made.

    `repeatable`: doing it twice is the same as doing it once. `security` lists alternatives, each the ids of the
    credentials that it takes together; None stands for the client's own. `known` are the names of all arguments.
    """

    __slots__ = (
        "body", "id", "known", "method", "pagination", "parameters", "path", "repeatable", "results", "security",
    )  # fmt: skip

    def __init__(
        self,
        id: str,  # noqa: A002 - OpenAPI's word, given by its name
        method: str,
        path: str,
        parameters: tuple[Parameter, ...] = (),
        body: Body | None = None,
        results: tuple[Result, ...] = (),
        *,
        repeatable: bool = False,
        security: tuple[tuple[str, ...], ...] | None = None,
        pagination: Pagination | None = None,
    ) -> None:
        self.id = id
        self.method = method
        self.path = path
        self.parameters = parameters
        self.body = body
        self.results = results
        self.repeatable = repeatable
        self.security = security
        self.pagination = pagination
        members = () if body is None else ("body",) if body.whole else body.names
        self.known = frozenset((*(parameter.name for parameter in parameters), *members))

    def result(self, status: int) -> Result | None:
        """What an answer of `status` carries: its own entry, else its range's, else the default."""
        entries = {status: result for result in self.results for status in result.status.split()}
        return entries.get(str(status)) or entries.get(f"{status // 100}XX") or entries.get("default")
