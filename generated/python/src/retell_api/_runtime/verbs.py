"""Calls that no document describes: `client.get("/path", cast_to=…)` and its sisters.

Knows how a path, a body and a type become an operation; must not know how it is performed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .errors import InvalidRequestError
from .operation import Body, Operation
from .options import USE_DEFAULT, CallOptions

if TYPE_CHECKING:
    from .client import AsyncAPIClient, SyncAPIClient
    from .multipart import File
    from .options import RequestOptions

    Files = Mapping[str, File | list[File]]

T = TypeVar("T")

_REPEATABLE = frozenset(("GET", "HEAD", "OPTIONS", "PUT", "DELETE"))
"""What is idempotent by its method (RFC 9110, 9.2.2)."""


class Call(Generic[T]):
    """An operation that was made up, what it is given, and how its answer is read."""

    __slots__ = ("arguments", "operation", "options", "read")

    def __init__(
        self, operation: Operation[T], arguments: Mapping[str, object], options: CallOptions, read: Any
    ) -> None:
        self.operation = operation
        self.arguments = arguments
        self.options = options
        self.read = read


def call(
    method: str, path: str, cast_to: type[T], options: RequestOptions | None, body: object, files: Files | None
) -> Call[T]:
    """A call of `path`, which begins with a slash: the key goes to the client's own address only.

    Raises InvalidRequestError for any other path.
    """
    if not path.startswith("/") or path.startswith("//"):
        raise InvalidRequestError(f"{method}: a path begins with one slash; the address before it is the client's")
    from . import response  # Here, because the first call needs it.

    carried, value = _body(body, files)
    name = f"{method} {path.partition('?')[0]}"
    operation: Operation[T] = Operation(name, method, path, body=carried, repeatable=method in _REPEATABLE)
    arguments = {} if carried is None else {"body": value}
    return Call(operation, arguments, _options(options or {}), partial(response.read_as, operation, cast_to))


def _body(body: object, files: Files | None) -> tuple[Body | None, object]:
    if not files:
        return (None, None) if body is None else (Body(whole=True), body)
    fields: Mapping[str, object] = cast("Mapping[str, object]", body) if isinstance(body, Mapping) else {}
    parts = {name: "repeated" if isinstance(file, list) else "file" for name, file in files.items()}
    return Body("multipart/form-data", "multipart", parts=cast("Any", parts), whole=True), {**fields, **files}


def _options(given: RequestOptions) -> CallOptions:
    return CallOptions(
        headers=given.get("headers"),
        query=given.get("params"),
        timeout=given.get("timeout", USE_DEFAULT),
        deadline=given.get("deadline", USE_DEFAULT),
        max_retries=given.get("max_retries"),
    )


class Verbs:
    """The methods of HTTP on a blocking client.

    `cast_to` is a model, a plain type (`dict`, `list`, `str`, `bytes`, `NoneType`), or `httpx.Response` for the answer
    as it is. `body` is sent as JSON, or as the fields beside `files`.
    """

    def get(self, path: str, *, cast_to: type[T], options: RequestOptions | None = None) -> T:
        """GET a path that the document does not have."""
        return self._do(call("GET", path, cast_to, options, None, None))

    def post(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        """POST to a path that the document does not have."""
        return self._do(call("POST", path, cast_to, options, body, files))

    def put(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        """PUT to a path that the document does not have."""
        return self._do(call("PUT", path, cast_to, options, body, files))

    def patch(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        """PATCH a path that the document does not have."""
        return self._do(call("PATCH", path, cast_to, options, body, files))

    def delete(self, path: str, *, cast_to: type[T], body: object = None, options: RequestOptions | None = None) -> T:
        """DELETE a path that the document does not have."""
        return self._do(call("DELETE", path, cast_to, options, body, None))

    def _do(self, made: Call[T]) -> T:
        client = cast("SyncAPIClient", self)
        return client.exchange(made.operation, made.arguments, made.options, read=made.read).parse()


class AsyncVerbs:
    """The methods of HTTP on an awaited client; their arguments are those of the blocking one."""

    async def get(self, path: str, *, cast_to: type[T], options: RequestOptions | None = None) -> T:
        """GET a path that the document does not have."""
        return await self._do(call("GET", path, cast_to, options, None, None))

    async def post(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        """POST to a path that the document does not have."""
        return await self._do(call("POST", path, cast_to, options, body, files))

    async def put(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        """PUT to a path that the document does not have."""
        return await self._do(call("PUT", path, cast_to, options, body, files))

    async def patch(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        """PATCH a path that the document does not have."""
        return await self._do(call("PATCH", path, cast_to, options, body, files))

    async def delete(
        self, path: str, *, cast_to: type[T], body: object = None, options: RequestOptions | None = None
    ) -> T:
        """DELETE a path that the document does not have."""
        return await self._do(call("DELETE", path, cast_to, options, body, None))

    async def _do(self, made: Call[T]) -> T:
        client = cast("AsyncAPIClient", self)
        answer = await client.exchange(made.operation, made.arguments, made.options, read=made.read)
        return await answer.parse()
