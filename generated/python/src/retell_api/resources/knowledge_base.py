"""Calls of the resource `knowledge_base`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.listing import Listing
from .._runtime.operation import Body, Operation, Pagination, Parameter, Result, words
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPager, SyncListPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_ADD_SOURCES: Operation[types.KnowledgeBaseResponse] = Operation(
    id="addKnowledgeBaseSources",
    method="POST",
    path="/add-knowledge-base-sources/{knowledge_base_id}",
    parameters=(
        Parameter(
            "knowledge_base_id", "knowledge_base_id", location="path", style="simple", explode=False, required=True
        ),
    ),
    body=Body(
        media_type="multipart/form-data",
        form="multipart",
        names=("knowledge_base_texts", "knowledge_base_files", "knowledge_base_urls"),
        parts={"knowledge_base_texts": "json", "knowledge_base_files": "repeated", "knowledge_base_urls": "json"},
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.knowledge_base.KnowledgeBaseResponse"),
        Result("400 401 402 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_CREATE: Operation[types.KnowledgeBaseResponse] = Operation(
    id="createKnowledgeBase",
    method="POST",
    path="/create-knowledge-base",
    body=Body(
        media_type="multipart/form-data",
        form="multipart",
        names=words(
            "knowledge_base_name knowledge_base_texts knowledge_base_files knowledge_base_urls "
            "enable_auto_refresh max_chunk_size min_chunk_size "
        ),
        parts={
            "knowledge_base_name": "text",
            "knowledge_base_texts": "json",
            "knowledge_base_files": "repeated",
            "knowledge_base_urls": "json",
            "enable_auto_refresh": "text",
            "max_chunk_size": "text",
            "min_chunk_size": "text",
        },
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.knowledge_base.KnowledgeBaseResponse"),
        Result("400 401 402 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE_SOURCE: Operation[types.KnowledgeBaseResponse] = Operation(
    id="deleteKnowledgeBaseSource",
    method="DELETE",
    path="/delete-knowledge-base-source/{knowledge_base_id}/source/{source_id}",
    parameters=(
        Parameter(
            "knowledge_base_id", "knowledge_base_id", location="path", style="simple", explode=False, required=True
        ),
        Parameter("source_id", "source_id", location="path", style="simple", explode=False, required=True),
    ),
    results=(
        Result("200", type="retell_api.models.knowledge_base.KnowledgeBaseResponse"),
        Result("401 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_DELETE: Operation[None] = Operation(
    id="deleteKnowledgeBase",
    method="DELETE",
    path="/delete-knowledge-base/{knowledge_base_id}",
    parameters=(
        Parameter(
            "knowledge_base_id", "knowledge_base_id", location="path", style="simple", explode=False, required=True
        ),
    ),
    results=(Result("204", form="none"), Result("401 422 429 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_RETRIEVE: Operation[types.KnowledgeBaseResponse] = Operation(
    id="getKnowledgeBase",
    method="GET",
    path="/get-knowledge-base/{knowledge_base_id}",
    parameters=(
        Parameter(
            "knowledge_base_id", "knowledge_base_id", location="path", style="simple", explode=False, required=True
        ),
    ),
    results=(
        Result("200", type="retell_api.models.knowledge_base.KnowledgeBaseResponse"),
        Result("401 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST: Operation[types.KnowledgeBaseListResponse] = Operation(
    id="listKnowledgeBases",
    method="GET",
    path="/list-knowledge-bases",
    results=(
        Result("200", type="retell_api.models.knowledge_base.KnowledgeBaseListResponse"),
        Result("401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)


class KnowledgeBaseResource:
    """Calls of the resource `knowledge_base`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> KnowledgeBaseCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return KnowledgeBaseCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> KnowledgeBaseCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return KnowledgeBaseCalls(self._client, Streamed)

    def add_sources(
        self,
        knowledge_base_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.KnowledgeBaseAddSourcesParams],
    ) -> types.KnowledgeBaseResponse:
        """Add knowledge base sources.

        POST /add-knowledge-base-sources/{knowledge_base_id}

        Args:
            knowledge_base_id: str, required, example "kb_1234567890"
            knowledge_base_texts: Sequence[types.KnowledgeBaseTextParam]
            knowledge_base_files: Sequence[FileTypes]
            knowledge_base_urls: Sequence[str]

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_ADD_SOURCES, {"knowledge_base_id": knowledge_base_id, **params}, options)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.KnowledgeBaseCreateParams],
    ) -> types.KnowledgeBaseResponse:
        """Create knowledge base.

        POST /create-knowledge-base

        Args:
            knowledge_base_name: str, required, example "Sample KB"
            knowledge_base_texts: Sequence[types.KnowledgeBaseTextParam]
            knowledge_base_files: Sequence[FileTypes]
            knowledge_base_urls: Sequence[str]
            enable_auto_refresh: bool
            max_chunk_size: int, at least 600, at most 6000, example 2000
            min_chunk_size: int, at least 200, at most 2000, example 400

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def delete_source(
        self,
        source_id: str,
        *,
        knowledge_base_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.KnowledgeBaseResponse:
        """Delete knowledge base source.

        DELETE /delete-knowledge-base-source/{knowledge_base_id}/source/{source_id}

        Args:
            source_id: str, required, example "source_1234567890"
            knowledge_base_id: str, required, example "kb_1234567890"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(
            _DELETE_SOURCE, {"source_id": source_id, "knowledge_base_id": knowledge_base_id}, options
        )

    def delete(
        self,
        knowledge_base_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete knowledge base.

        DELETE /delete-knowledge-base/{knowledge_base_id}

        Args:
            knowledge_base_id: str, required, example "kb_1234567890"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"knowledge_base_id": knowledge_base_id}, options)

    def retrieve(
        self,
        knowledge_base_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.KnowledgeBaseResponse:
        """Get knowledge base.

        GET /get-knowledge-base/{knowledge_base_id}

        Args:
            knowledge_base_id: str, required, example "kb_1234567890"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"knowledge_base_id": knowledge_base_id}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> SyncListPage[types.KnowledgeBaseResponse]:
        """List knowledge bases.

        GET /list-knowledge-bases

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST, {}, options, max_items))


class AsyncKnowledgeBaseResource:
    """Calls of the resource `knowledge_base`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> KnowledgeBaseCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return KnowledgeBaseCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> KnowledgeBaseCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return KnowledgeBaseCalls(self._client, AsyncStreamed)

    async def add_sources(
        self,
        knowledge_base_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.KnowledgeBaseAddSourcesParams],
    ) -> types.KnowledgeBaseResponse:
        """Add knowledge base sources.

        POST /add-knowledge-base-sources/{knowledge_base_id}

        Args:
            knowledge_base_id: str, required, example "kb_1234567890"
            knowledge_base_texts: Sequence[types.KnowledgeBaseTextParam]
            knowledge_base_files: Sequence[FileTypes]
            knowledge_base_urls: Sequence[str]

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_ADD_SOURCES, {"knowledge_base_id": knowledge_base_id, **params}, options)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.KnowledgeBaseCreateParams],
    ) -> types.KnowledgeBaseResponse:
        """Create knowledge base.

        POST /create-knowledge-base

        Args:
            knowledge_base_name: str, required, example "Sample KB"
            knowledge_base_texts: Sequence[types.KnowledgeBaseTextParam]
            knowledge_base_files: Sequence[FileTypes]
            knowledge_base_urls: Sequence[str]
            enable_auto_refresh: bool
            max_chunk_size: int, at least 600, at most 6000, example 2000
            min_chunk_size: int, at least 200, at most 2000, example 400

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def delete_source(
        self,
        source_id: str,
        *,
        knowledge_base_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.KnowledgeBaseResponse:
        """Delete knowledge base source.

        DELETE /delete-knowledge-base-source/{knowledge_base_id}/source/{source_id}

        Args:
            source_id: str, required, example "source_1234567890"
            knowledge_base_id: str, required, example "kb_1234567890"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _DELETE_SOURCE, {"source_id": source_id, "knowledge_base_id": knowledge_base_id}, options
        )

    async def delete(
        self,
        knowledge_base_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete knowledge base.

        DELETE /delete-knowledge-base/{knowledge_base_id}

        Args:
            knowledge_base_id: str, required, example "kb_1234567890"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"knowledge_base_id": knowledge_base_id}, options)

    async def retrieve(
        self,
        knowledge_base_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.KnowledgeBaseResponse:
        """Get knowledge base.

        GET /get-knowledge-base/{knowledge_base_id}

        Args:
            knowledge_base_id: str, required, example "kb_1234567890"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"knowledge_base_id": knowledge_base_id}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> AsyncPager[types.KnowledgeBaseResponse, AsyncListPage[types.KnowledgeBaseResponse]]:
        """List knowledge bases.

        GET /list-knowledge-bases

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST, {}, options, max_items))


class KnowledgeBaseCalls(Calls[K]):
    """The calls of `knowledge_base`, returning responses."""

    add_sources = Call(KnowledgeBaseResource.add_sources, AsyncKnowledgeBaseResource.add_sources)
    create = Call(KnowledgeBaseResource.create, AsyncKnowledgeBaseResource.create)
    delete_source = Call(KnowledgeBaseResource.delete_source, AsyncKnowledgeBaseResource.delete_source)
    delete = Call(KnowledgeBaseResource.delete, AsyncKnowledgeBaseResource.delete)
    retrieve = Call(KnowledgeBaseResource.retrieve, AsyncKnowledgeBaseResource.retrieve)
    list = Call(KnowledgeBaseResource.list, AsyncKnowledgeBaseResource.list)
