"""Calls of the resource `phone_number`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from typing_extensions import deprecated

from .._runtime.operation import Body, Operation, Pagination, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_CREATE: Operation[types.PhoneNumberResponse] = Operation(
    id="createPhoneNumber",
    method="POST",
    path="/create-phone-number",
    body=Body(
        names=(
            "inbound_agents",
            "outbound_agents",
            "area_code",
            "nickname",
            "inbound_webhook_url",
            "allowed_inbound_country_list",
            "allowed_outbound_country_list",
            "number_provider",
            "country_code",
            "toll_free",
            "phone_number",
            "transport",
            "fallback_number",
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.phone_number.PhoneNumberResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deletePhoneNumber",
    method="DELETE",
    path="/delete-phone-number/{phone_number}",
    parameters=(
        Parameter("phone_number", "phone_number", location="path", style="simple", explode=False, required=True),
    ),
    results=(
        Result("204", form="none"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_RETRIEVE: Operation[types.PhoneNumberResponse] = Operation(
    id="getPhoneNumber",
    method="GET",
    path="/get-phone-number/{phone_number}",
    parameters=(
        Parameter("phone_number", "phone_number", location="path", style="simple", explode=False, required=True),
    ),
    results=(
        Result("200", type="retell_api.models.phone_number.PhoneNumberResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_IMPORT_: Operation[types.PhoneNumberResponse] = Operation(
    id="importPhoneNumber",
    method="POST",
    path="/import-phone-number",
    body=Body(
        names=(
            "phone_number",
            "ignore_e164_validation",
            "termination_uri",
            "sip_trunk_auth_username",
            "sip_trunk_auth_password",
            "inbound_agents",
            "outbound_agents",
            "nickname",
            "inbound_webhook_url",
            "allowed_inbound_country_list",
            "allowed_outbound_country_list",
            "transport",
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.phone_number.PhoneNumberResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_LIST: Operation[types.ListPhoneNumbersV2Response] = Operation(
    id="listPhoneNumbersV2",
    method="GET",
    path="/v2/list-phone-numbers",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("sort_order", "sort_order"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.phone_number.ListPhoneNumbersV2Response"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="cursor",
        items="items",
        cursor="pagination_key",
        next_cursor="pagination_key",
        has_more="has_more",
        limit="limit",
    ),
)
_LIST_V1: Operation[types.PhoneNumberListV1Response] = Operation(
    id="listPhoneNumbers",
    method="GET",
    path="/list-phone-numbers",
    results=(
        Result("200", type="retell_api.models.phone_number.PhoneNumberListV1Response"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)
_UPDATE: Operation[types.PhoneNumberResponse] = Operation(
    id="updatePhoneNumber",
    method="PATCH",
    path="/update-phone-number/{phone_number}",
    parameters=(
        Parameter("phone_number", "phone_number", location="path", style="simple", explode=False, required=True),
    ),
    body=Body(
        names=(
            "inbound_agents",
            "outbound_agents",
            "inbound_sms_agents",
            "outbound_sms_agents",
            "nickname",
            "inbound_webhook_url",
            "inbound_sms_webhook_url",
            "allowed_inbound_country_list",
            "allowed_outbound_country_list",
            "termination_uri",
            "auth_username",
            "auth_password",
            "transport",
            "fallback_number",
        ),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.phone_number.PhoneNumberResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class PhoneNumberResource:
    """Calls of the resource `phone_number`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> PhoneNumberCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return PhoneNumberCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> PhoneNumberCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return PhoneNumberCalls(self._client, Streamed)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberCreateParams],
    ) -> types.PhoneNumberResponse:
        """Create phone number.

        POST /create-phone-number

        Args:
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            area_code: int
            nickname: str
            inbound_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None
            allowed_outbound_country_list: Sequence[str] | None
            number_provider: types.NumberProviderParam, one of "twilio", "telnyx"
            country_code: types.PhoneNumberCountryParam, one of "US", "CA"
            toll_free: bool
            phone_number: str, at least 1 character
            transport: str | None
            fallback_number: str | None

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def delete(
        self,
        phone_number: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete phone number.

        DELETE /delete-phone-number/{phone_number}

        Args:
            phone_number: str, at least 1 character, required

        Raises:
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"phone_number": phone_number}, options)

    def retrieve(
        self,
        phone_number: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.PhoneNumberResponse:
        """Get phone number.

        GET /get-phone-number/{phone_number}

        Args:
            phone_number: str, at least 1 character, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"phone_number": phone_number}, options)

    def import_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberImportParams],
    ) -> types.PhoneNumberResponse:
        """Import phone number.

        POST /import-phone-number

        Args:
            phone_number: str, at least 1 character, required
            ignore_e164_validation: bool
            termination_uri: str, required
            sip_trunk_auth_username: str
            sip_trunk_auth_password: str
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str
            inbound_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None
            allowed_outbound_country_list: Sequence[str] | None
            transport: str | None

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_IMPORT_, params, options)

    def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberListParams],
    ) -> types.ListPhoneNumbersV2Response:
        """List phone numbers.

        GET /v2/list-phone-numbers

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST, params, options)

    @deprecated("Deprecated: use phone_number.list.")
    def list_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.PhoneNumberListV1Response:
        """List phone numbers.

        GET /list-phone-numbers

        Deprecated: use phone_number.list.

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST_V1, {}, options)

    def update(
        self,
        phone_number: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberUpdateParams],
    ) -> types.PhoneNumberResponse:
        """Update phone number.

        PATCH /update-phone-number/{phone_number}

        Args:
            phone_number: str, at least 1 character, required
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            inbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str | None
            inbound_webhook_url: str | None
            inbound_sms_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None
            allowed_outbound_country_list: Sequence[str] | None
            termination_uri: str
            auth_username: str
            auth_password: str
            transport: str | None
            fallback_number: str | None

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_UPDATE, {"phone_number": phone_number, **params}, options)


class AsyncPhoneNumberResource:
    """Calls of the resource `phone_number`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> PhoneNumberCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return PhoneNumberCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> PhoneNumberCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return PhoneNumberCalls(self._client, AsyncStreamed)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberCreateParams],
    ) -> types.PhoneNumberResponse:
        """Create phone number.

        POST /create-phone-number

        Args:
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            area_code: int
            nickname: str
            inbound_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None
            allowed_outbound_country_list: Sequence[str] | None
            number_provider: types.NumberProviderParam, one of "twilio", "telnyx"
            country_code: types.PhoneNumberCountryParam, one of "US", "CA"
            toll_free: bool
            phone_number: str, at least 1 character
            transport: str | None
            fallback_number: str | None

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def delete(
        self,
        phone_number: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete phone number.

        DELETE /delete-phone-number/{phone_number}

        Args:
            phone_number: str, at least 1 character, required

        Raises:
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"phone_number": phone_number}, options)

    async def retrieve(
        self,
        phone_number: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.PhoneNumberResponse:
        """Get phone number.

        GET /get-phone-number/{phone_number}

        Args:
            phone_number: str, at least 1 character, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"phone_number": phone_number}, options)

    async def import_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberImportParams],
    ) -> types.PhoneNumberResponse:
        """Import phone number.

        POST /import-phone-number

        Args:
            phone_number: str, at least 1 character, required
            ignore_e164_validation: bool
            termination_uri: str, required
            sip_trunk_auth_username: str
            sip_trunk_auth_password: str
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str
            inbound_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None
            allowed_outbound_country_list: Sequence[str] | None
            transport: str | None

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_IMPORT_, params, options)

    async def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberListParams],
    ) -> types.ListPhoneNumbersV2Response:
        """List phone numbers.

        GET /v2/list-phone-numbers

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST, params, options)

    @deprecated("Deprecated: use phone_number.list.")
    async def list_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.PhoneNumberListV1Response:
        """List phone numbers.

        GET /list-phone-numbers

        Deprecated: use phone_number.list.

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST_V1, {}, options)

    async def update(
        self,
        phone_number: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberUpdateParams],
    ) -> types.PhoneNumberResponse:
        """Update phone number.

        PATCH /update-phone-number/{phone_number}

        Args:
            phone_number: str, at least 1 character, required
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            inbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str | None
            inbound_webhook_url: str | None
            inbound_sms_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None
            allowed_outbound_country_list: Sequence[str] | None
            termination_uri: str
            auth_username: str
            auth_password: str
            transport: str | None
            fallback_number: str | None

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_UPDATE, {"phone_number": phone_number, **params}, options)


class PhoneNumberCalls(Calls[K]):
    """The calls of `phone_number`, returning responses."""

    create = Call(PhoneNumberResource.create, AsyncPhoneNumberResource.create)
    delete = Call(PhoneNumberResource.delete, AsyncPhoneNumberResource.delete)
    retrieve = Call(PhoneNumberResource.retrieve, AsyncPhoneNumberResource.retrieve)
    import_ = Call(PhoneNumberResource.import_, AsyncPhoneNumberResource.import_)
    list = Call(PhoneNumberResource.list, AsyncPhoneNumberResource.list)
    list_v1 = Call(PhoneNumberResource.list_v1, AsyncPhoneNumberResource.list_v1)  # pyright: ignore[reportDeprecated]
    update = Call(PhoneNumberResource.update, AsyncPhoneNumberResource.update)
