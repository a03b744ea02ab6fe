"""Calls of the resource `call`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from typing_extensions import deprecated

from .._runtime.listing import Listing
from .._runtime.operation import Body, Operation, Pagination, Parameter, Result, words
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPage, AsyncPager, SyncListPage, SyncPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_CREATE_PHONE_CALL: Operation[types.V2PhoneCallResponse] = Operation(
    id="createPhoneCall",
    method="POST",
    path="/v2/create-phone-call",
    body=Body(
        names=words(
            "from_number to_number override_agent_id override_agent_version agent_override metadata "
            "retell_llm_dynamic_variables custom_sip_headers ignore_e164_validation "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.shared_v2_call_response.V2PhoneCallResponse"),
        Result("400 401 402 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_CREATE_WEB_CALL: Operation[types.V2WebCallResponse] = Operation(
    id="createWebCall",
    method="POST",
    path="/v2/create-web-call",
    body=Body(
        names=words(
            "agent_id agent_version agent_override metadata retell_llm_dynamic_variables current_node_id current_state "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.shared_v2_call_response.V2WebCallResponse"),
        Result("400 401 402 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deleteCall",
    method="DELETE",
    path="/v2/delete-call/{call_id}",
    parameters=(Parameter("call_id", "call_id", location="path", style="simple", explode=False, required=True),),
    results=(Result("204", form="none"), Result("400 401 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_RETRIEVE: Operation[types.V2CallResponse] = Operation(
    id="getCall",
    method="GET",
    path="/v2/get-call/{call_id}",
    parameters=(Parameter("call_id", "call_id", location="path", style="simple", explode=False, required=True),),
    results=(
        Result("200", type="retell_api.models.shared_v2_call_response.V2CallResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST_V1: Operation[types.CallListV1Response] = Operation(
    id="listCalls",
    method="POST",
    path="/v2/list-calls",
    body=Body(names=("filter_criteria", "sort_order", "limit", "pagination_key"), required=True),
    results=(
        Result("200", type="retell_api.models.call.CallListV1Response"),
        Result("400 401 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="last-item", location="body", limit="limit", keys=(("pagination_key", "call_id"),)),
)
_LIST: Operation[types.ListCallsV3Response] = Operation(
    id="listCallsV3",
    method="POST",
    path="/v3/list-calls",
    body=Body(names=("filter_criteria", "sort_order", "limit", "skip", "pagination_key")),
    results=(
        Result("200", type="retell_api.models.call.ListCallsV3Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="cursor",
        location="body",
        items="items",
        cursor="pagination_key",
        next_cursor="pagination_key",
        has_more="has_more",
        limit="limit",
        offset="skip",
    ),
)
_REGISTER_PHONE_CALL: Operation[types.V2PhoneCallResponse] = Operation(
    id="registerPhoneCall",
    method="POST",
    path="/v2/register-phone-call",
    body=Body(
        names=words(
            "agent_id agent_version agent_override from_number to_number direction metadata "
            "retell_llm_dynamic_variables "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.shared_v2_call_response.V2PhoneCallResponse"),
        Result("400 401 402 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_UPDATE: Operation[types.V2CallResponse] = Operation(
    id="updateCallMetadata",
    method="PATCH",
    path="/v2/update-call/{call_id}",
    parameters=(Parameter("call_id", "call_id", location="path", style="simple", explode=False, required=True),),
    body=Body(
        names=("metadata", "data_storage_setting", "override_dynamic_variables", "custom_attributes"), required=True
    ),
    results=(
        Result("200", type="retell_api.models.shared_v2_call_response.V2CallResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_STOP: Operation[None] = Operation(
    id="stopCall",
    method="POST",
    path="/v2/stop-call/{call_id}",
    parameters=(Parameter("call_id", "call_id", location="path", style="simple", explode=False, required=True),),
    results=(Result("204", form="none"), Result("400 401 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)


class CallResource:
    """Calls of the resource `call`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> CallCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return CallCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> CallCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return CallCalls(self._client, Streamed)

    def create_phone_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallCreatePhoneCallParams],
    ) -> types.V2PhoneCallResponse:
        """Create phone call.

        POST /v2/create-phone-call

        Args:
            from_number: str, at least 1 character, required, example "+14157774444"
            to_number: str, at least 1 character, required, example "+12137774445"
            override_agent_id: str, at least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            agent_override: types.AgentOverrideRequestParam
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}
            custom_sip_headers: Mapping[str, str], example {"X-Custom-Header": "Custom Value"}
            ignore_e164_validation: bool

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_PHONE_CALL, params, options)

    def create_web_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallCreateWebCallParams],
    ) -> types.V2WebCallResponse:
        """Create web call.

        POST /v2/create-web-call

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            agent_override: types.AgentOverrideRequestParam
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}
            current_node_id: str | None, example "collect_info"
            current_state: str | None, example "information_collection"

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_WEB_CALL, params, options)

    def delete(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete call.

        DELETE /v2/delete-call/{call_id}

        Args:
            call_id: str, required, example "119c3f8e47135a29e65947eeb34cf12d"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"call_id": call_id}, options)

    def retrieve(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.V2CallResponse:
        """Get call.

        GET /v2/get-call/{call_id}

        Args:
            call_id: str, required, example "119c3f8e47135a29e65947eeb34cf12d"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"call_id": call_id}, options)

    @deprecated("Deprecated: use call.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallListV1Params],
    ) -> SyncListPage[types.V2CallResponse]:
        """List calls.

        POST /v2/list-calls

        Deprecated: use call.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            filter_criteria: types.LegacyCallFilterParam
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST_V1, params, options, max_items))

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallListParams],
    ) -> SyncPage[types.V3CallResponse]:
        """List calls.

        POST /v3/list-calls

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            filter_criteria: types.CallFilterParam
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            skip: int, at least 0, default 0
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST, params, options, max_items))

    def register_phone_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallRegisterPhoneCallParams],
    ) -> types.V2PhoneCallResponse:
        """Register phone call.

        POST /v2/register-phone-call

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            agent_override: types.AgentOverrideRequestParam
            from_number: str, at least 1 character, example "+14157774444"
            to_number: str, at least 1 character, example "+12137774445"
            direction: types.CallDirectionParam, one of "inbound", "outbound", example "inbound"
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_REGISTER_PHONE_CALL, params, options)

    def update(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallUpdateParams],
    ) -> types.V2CallResponse:
        """Update call metadata.

        PATCH /v2/update-call/{call_id}

        Args:
            call_id: str, required, example "call_a4441234567890777c4a4a123e6"
            metadata: Mapping[str, object]
            data_storage_setting: types.DataStorageSettingParam, one of "everything", "everything_except_pii",
              "basic_attributes_only", example "everything_except_pii"
            override_dynamic_variables: Mapping[str, str] | None, example {"additional_discount": "15%"}
            custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_UPDATE, {"call_id": call_id, **params}, options)

    def stop(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Stop call.

        POST /v2/stop-call/{call_id}

        Args:
            call_id: str, required, example "call_a4441234567890777c4a4a123e6"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_STOP, {"call_id": call_id}, options)


class AsyncCallResource:
    """Calls of the resource `call`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> CallCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return CallCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> CallCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return CallCalls(self._client, AsyncStreamed)

    async def create_phone_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallCreatePhoneCallParams],
    ) -> types.V2PhoneCallResponse:
        """Create phone call.

        POST /v2/create-phone-call

        Args:
            from_number: str, at least 1 character, required, example "+14157774444"
            to_number: str, at least 1 character, required, example "+12137774445"
            override_agent_id: str, at least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            agent_override: types.AgentOverrideRequestParam
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}
            custom_sip_headers: Mapping[str, str], example {"X-Custom-Header": "Custom Value"}
            ignore_e164_validation: bool

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_PHONE_CALL, params, options)

    async def create_web_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallCreateWebCallParams],
    ) -> types.V2WebCallResponse:
        """Create web call.

        POST /v2/create-web-call

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            agent_override: types.AgentOverrideRequestParam
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}
            current_node_id: str | None, example "collect_info"
            current_state: str | None, example "information_collection"

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_WEB_CALL, params, options)

    async def delete(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete call.

        DELETE /v2/delete-call/{call_id}

        Args:
            call_id: str, required, example "119c3f8e47135a29e65947eeb34cf12d"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"call_id": call_id}, options)

    async def retrieve(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.V2CallResponse:
        """Get call.

        GET /v2/get-call/{call_id}

        Args:
            call_id: str, required, example "119c3f8e47135a29e65947eeb34cf12d"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"call_id": call_id}, options)

    @deprecated("Deprecated: use call.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallListV1Params],
    ) -> AsyncPager[types.V2CallResponse, AsyncListPage[types.V2CallResponse]]:
        """List calls.

        POST /v2/list-calls

        Deprecated: use call.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            filter_criteria: types.LegacyCallFilterParam
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST_V1, params, options, max_items))

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallListParams],
    ) -> AsyncPager[types.V3CallResponse, AsyncPage[types.V3CallResponse]]:
        """List calls.

        POST /v3/list-calls

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            filter_criteria: types.CallFilterParam
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            skip: int, at least 0, default 0
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST, params, options, max_items))

    async def register_phone_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallRegisterPhoneCallParams],
    ) -> types.V2PhoneCallResponse:
        """Register phone call.

        POST /v2/register-phone-call

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            agent_override: types.AgentOverrideRequestParam
            from_number: str, at least 1 character, example "+14157774444"
            to_number: str, at least 1 character, example "+12137774445"
            direction: types.CallDirectionParam, one of "inbound", "outbound", example "inbound"
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_REGISTER_PHONE_CALL, params, options)

    async def update(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.CallUpdateParams],
    ) -> types.V2CallResponse:
        """Update call metadata.

        PATCH /v2/update-call/{call_id}

        Args:
            call_id: str, required, example "call_a4441234567890777c4a4a123e6"
            metadata: Mapping[str, object]
            data_storage_setting: types.DataStorageSettingParam, one of "everything", "everything_except_pii",
              "basic_attributes_only", example "everything_except_pii"
            override_dynamic_variables: Mapping[str, str] | None, example {"additional_discount": "15%"}
            custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_UPDATE, {"call_id": call_id, **params}, options)

    async def stop(
        self,
        call_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Stop call.

        POST /v2/stop-call/{call_id}

        Args:
            call_id: str, required, example "call_a4441234567890777c4a4a123e6"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_STOP, {"call_id": call_id}, options)


class CallCalls(Calls[K]):
    """The calls of `call`, returning responses."""

    create_phone_call = Call(CallResource.create_phone_call, AsyncCallResource.create_phone_call)
    create_web_call = Call(CallResource.create_web_call, AsyncCallResource.create_web_call)
    delete = Call(CallResource.delete, AsyncCallResource.delete)
    retrieve = Call(CallResource.retrieve, AsyncCallResource.retrieve)
    list_v1 = Call(
        CallResource.list_v1,  # pyright: ignore[reportDeprecated]
        AsyncCallResource.list_v1,  # pyright: ignore[reportDeprecated]
    )
    list = Call(CallResource.list, AsyncCallResource.list)
    register_phone_call = Call(CallResource.register_phone_call, AsyncCallResource.register_phone_call)
    update = Call(CallResource.update, AsyncCallResource.update)
    stop = Call(CallResource.stop, AsyncCallResource.stop)
