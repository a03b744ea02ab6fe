"""Calls of the resource `voice`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.listing import Listing
from .._runtime.operation import Body, Operation, Pagination, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPager, SyncListPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_RETRIEVE: Operation[types.VoiceResponse] = Operation(
    id="getVoice",
    method="GET",
    path="/get-voice/{voice_id}",
    parameters=(Parameter("voice_id", "voice_id", location="path", style="simple", explode=False, required=True),),
    results=(
        Result("200", type="retell_api.models.voice.VoiceResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_CLONE: Operation[types.VoiceResponse] = Operation(
    id="cloneVoice",
    method="POST",
    path="/clone-voice",
    body=Body(
        media_type="multipart/form-data",
        form="multipart",
        names=("files", "voice_name", "voice_provider"),
        parts={"files": "repeated", "voice_name": "text", "voice_provider": "text"},
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.voice.VoiceResponse"),
        Result("400 401 402 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_ADD_RESOURCE: Operation[types.VoiceResponse] = Operation(
    id="addCommunityVoice",
    method="POST",
    path="/add-community-voice",
    body=Body(names=("voice_provider", "provider_voice_id", "voice_name", "public_user_id"), required=True),
    results=(
        Result("200", type="retell_api.models.voice.VoiceResponse"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_SEARCH: Operation[types.SearchCommunityVoiceResponse] = Operation(
    id="searchCommunityVoice",
    method="POST",
    path="/search-community-voice",
    body=Body(names=("voice_provider", "search_query"), required=True),
    results=(
        Result("200", type="retell_api.models.voice.SearchCommunityVoiceResponse"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none", items="voices"),
)
_LIST: Operation[types.VoiceListResponse] = Operation(
    id="listVoices",
    method="GET",
    path="/list-voices",
    results=(
        Result("200", type="retell_api.models.voice.VoiceListResponse"),
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)


class VoiceResource:
    """Calls of the resource `voice`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> VoiceCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return VoiceCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> VoiceCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return VoiceCalls(self._client, Streamed)

    def retrieve(
        self,
        voice_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.VoiceResponse:
        """Get voice.

        GET /get-voice/{voice_id}

        Args:
            voice_id: str, required, example "retell-Cimo"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"voice_id": voice_id}, options)

    def clone(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.VoiceCloneParams],
    ) -> types.VoiceResponse:
        """Clone voice.

        POST /clone-voice

        Args:
            files: Sequence[FileTypes], required
            voice_name: str, at least 1 character, at most 200 characters, required
            voice_provider: types.CloneVoiceProviderParam, one of "elevenlabs", "cartesia", "minimax", "fish_audio",
              "platform", required

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CLONE, params, options)

    def add_resource(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.VoiceAddResourceParams],
    ) -> types.VoiceResponse:
        """Add community voice.

        POST /add-community-voice

        Args:
            voice_provider: types.CommunityVoiceProviderParam, one of "elevenlabs", "cartesia", "minimax",
              "fish_audio"
            provider_voice_id: str, required
            voice_name: str, at least 1 character, at most 200 characters, required
            public_user_id: str

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_ADD_RESOURCE, params, options)

    def search(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.VoiceSearchParams],
    ) -> types.SearchCommunityVoiceResponse:
        """Search community voice.

        POST /search-community-voice

        Args:
            voice_provider: types.CommunityVoiceProviderParam, one of "elevenlabs", "cartesia", "minimax",
              "fish_audio"
            search_query: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_SEARCH, params, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> SyncListPage[types.VoiceResponse]:
        """List voices.

        GET /list-voices

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST, {}, options, max_items))


class AsyncVoiceResource:
    """Calls of the resource `voice`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> VoiceCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return VoiceCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> VoiceCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return VoiceCalls(self._client, AsyncStreamed)

    async def retrieve(
        self,
        voice_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.VoiceResponse:
        """Get voice.

        GET /get-voice/{voice_id}

        Args:
            voice_id: str, required, example "retell-Cimo"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"voice_id": voice_id}, options)

    async def clone(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.VoiceCloneParams],
    ) -> types.VoiceResponse:
        """Clone voice.

        POST /clone-voice

        Args:
            files: Sequence[FileTypes], required
            voice_name: str, at least 1 character, at most 200 characters, required
            voice_provider: types.CloneVoiceProviderParam, one of "elevenlabs", "cartesia", "minimax", "fish_audio",
              "platform", required

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CLONE, params, options)

    async def add_resource(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.VoiceAddResourceParams],
    ) -> types.VoiceResponse:
        """Add community voice.

        POST /add-community-voice

        Args:
            voice_provider: types.CommunityVoiceProviderParam, one of "elevenlabs", "cartesia", "minimax",
              "fish_audio"
            provider_voice_id: str, required
            voice_name: str, at least 1 character, at most 200 characters, required
            public_user_id: str

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_ADD_RESOURCE, params, options)

    async def search(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.VoiceSearchParams],
    ) -> types.SearchCommunityVoiceResponse:
        """Search community voice.

        POST /search-community-voice

        Args:
            voice_provider: types.CommunityVoiceProviderParam, one of "elevenlabs", "cartesia", "minimax",
              "fish_audio"
            search_query: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_SEARCH, params, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> AsyncPager[types.VoiceResponse, AsyncListPage[types.VoiceResponse]]:
        """List voices.

        GET /list-voices

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST, {}, options, max_items))


class VoiceCalls(Calls[K]):
    """The calls of `voice`, returning responses."""

    retrieve = Call(VoiceResource.retrieve, AsyncVoiceResource.retrieve)
    clone = Call(VoiceResource.clone, AsyncVoiceResource.clone)
    add_resource = Call(VoiceResource.add_resource, AsyncVoiceResource.add_resource)
    search = Call(VoiceResource.search, AsyncVoiceResource.search)
    list = Call(VoiceResource.list, AsyncVoiceResource.list)
