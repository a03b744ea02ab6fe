"""Calls of the resource `phone_number`."""
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

_CREATE: Operation[types.PhoneNumberResponse] = Operation(
    id="createPhoneNumber",
    method="POST",
    path="/create-phone-number",
    body=Body(
        names=words(
            "inbound_agents outbound_agents area_code nickname inbound_webhook_url "
            "allowed_inbound_country_list allowed_outbound_country_list number_provider country_code "
            "toll_free phone_number transport fallback_number "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.phone_number.PhoneNumberResponse"),
        Result("400 401 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deletePhoneNumber",
    method="DELETE",
    path="/delete-phone-number/{phone_number}",
    parameters=(
        Parameter("phone_number", "phone_number", location="path", style="simple", explode=False, required=True),
    ),
    results=(Result("204", form="none"), Result("401 422 500", type="retell_api.models.shared.ErrorBody")),
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
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_IMPORT_: Operation[types.PhoneNumberResponse] = Operation(
    id="importPhoneNumber",
    method="POST",
    path="/import-phone-number",
    body=Body(
        names=words(
            "phone_number ignore_e164_validation termination_uri sip_trunk_auth_username "
            "sip_trunk_auth_password inbound_agents outbound_agents nickname inbound_webhook_url "
            "allowed_inbound_country_list allowed_outbound_country_list transport "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.phone_number.PhoneNumberResponse"),
        Result("400 401 500", type="retell_api.models.shared.ErrorBody"),
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
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
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
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
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
        names=words(
            "inbound_agents outbound_agents inbound_sms_agents outbound_sms_agents nickname "
            "inbound_webhook_url inbound_sms_webhook_url allowed_inbound_country_list "
            "allowed_outbound_country_list termination_uri auth_username auth_password transport "
            "fallback_number "
        ),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.phone_number.PhoneNumberResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
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
            area_code: int, example 415
            nickname: str, example "Frontdesk Number"
            inbound_webhook_url: str | None, example "https://example.com/inbound-webhook"
            allowed_inbound_country_list: Sequence[str] | None, example ["US", "CA", "GB"]
            allowed_outbound_country_list: Sequence[str] | None, example ["US", "CA"]
            number_provider: types.NumberProviderParam, one of "twilio", "telnyx", example "twilio"
            country_code: types.PhoneNumberCountryParam, one of "US", "CA", example "US"
            toll_free: bool
            phone_number: str, at least 1 character, example "+14157774444"
            transport: str | None, example "TCP"
            fallback_number: str | None, example "+14155551234"

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
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
            phone_number: str, at least 1 character, required, example "+14157774444"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), InternalServerError (500)
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
            phone_number: str, at least 1 character, required, example "+14157774444"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
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
            phone_number: str, at least 1 character, required, example "+14157774444"
            ignore_e164_validation: bool
            termination_uri: str, required, example "someuri.pstn.twilio.com"
            sip_trunk_auth_username: str, example "username"
            sip_trunk_auth_password: str, example "123456"
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str, example "Frontdesk Number"
            inbound_webhook_url: str | None, example "https://example.com/inbound-webhook"
            allowed_inbound_country_list: Sequence[str] | None, example ["US", "CA", "GB"]
            allowed_outbound_country_list: Sequence[str] | None, example ["US", "CA"]
            transport: str | None, example "TCP"

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_IMPORT_, params, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberListParams],
    ) -> SyncPage[types.PhoneNumberResponse]:
        """List phone numbers.

        GET /v2/list-phone-numbers

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST, params, options, max_items))

    @deprecated("Deprecated: use phone_number.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> SyncListPage[types.PhoneNumberResponse]:
        """List phone numbers.

        GET /list-phone-numbers

        Deprecated: use phone_number.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST_V1, {}, options, max_items))

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
            phone_number: str, at least 1 character, required, example "+14157774444"
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            inbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str | None, example "Frontdesk Number"
            inbound_webhook_url: str | None, example "https://example.com/inbound-webhook"
            inbound_sms_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None, example ["US", "CA", "GB"]
            allowed_outbound_country_list: Sequence[str] | None, example ["US", "CA"]
            termination_uri: str, example "someuri.pstn.twilio.com"
            auth_username: str, example "username"
            auth_password: str, example "123456"
            transport: str | None, example "TCP"
            fallback_number: str | None, example "+14155551234"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
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
            area_code: int, example 415
            nickname: str, example "Frontdesk Number"
            inbound_webhook_url: str | None, example "https://example.com/inbound-webhook"
            allowed_inbound_country_list: Sequence[str] | None, example ["US", "CA", "GB"]
            allowed_outbound_country_list: Sequence[str] | None, example ["US", "CA"]
            number_provider: types.NumberProviderParam, one of "twilio", "telnyx", example "twilio"
            country_code: types.PhoneNumberCountryParam, one of "US", "CA", example "US"
            toll_free: bool
            phone_number: str, at least 1 character, example "+14157774444"
            transport: str | None, example "TCP"
            fallback_number: str | None, example "+14155551234"

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
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
            phone_number: str, at least 1 character, required, example "+14157774444"

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), InternalServerError (500)
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
            phone_number: str, at least 1 character, required, example "+14157774444"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
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
            phone_number: str, at least 1 character, required, example "+14157774444"
            ignore_e164_validation: bool
            termination_uri: str, required, example "someuri.pstn.twilio.com"
            sip_trunk_auth_username: str, example "username"
            sip_trunk_auth_password: str, example "123456"
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str, example "Frontdesk Number"
            inbound_webhook_url: str | None, example "https://example.com/inbound-webhook"
            allowed_inbound_country_list: Sequence[str] | None, example ["US", "CA", "GB"]
            allowed_outbound_country_list: Sequence[str] | None, example ["US", "CA"]
            transport: str | None, example "TCP"

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_IMPORT_, params, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PhoneNumberListParams],
    ) -> AsyncPager[types.PhoneNumberResponse, AsyncPage[types.PhoneNumberResponse]]:
        """List phone numbers.

        GET /v2/list-phone-numbers

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST, params, options, max_items))

    @deprecated("Deprecated: use phone_number.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> AsyncPager[types.PhoneNumberResponse, AsyncListPage[types.PhoneNumberResponse]]:
        """List phone numbers.

        GET /list-phone-numbers

        Deprecated: use phone_number.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST_V1, {}, options, max_items))

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
            phone_number: str, at least 1 character, required, example "+14157774444"
            inbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            inbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            outbound_sms_agents: Sequence[types.AgentWeightParam | types.AgentWeight] | None
            nickname: str | None, example "Frontdesk Number"
            inbound_webhook_url: str | None, example "https://example.com/inbound-webhook"
            inbound_sms_webhook_url: str | None
            allowed_inbound_country_list: Sequence[str] | None, example ["US", "CA", "GB"]
            allowed_outbound_country_list: Sequence[str] | None, example ["US", "CA"]
            termination_uri: str, example "someuri.pstn.twilio.com"
            auth_username: str, example "username"
            auth_password: str, example "123456"
            transport: str | None, example "TCP"
            fallback_number: str | None, example "+14155551234"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
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
    list_v1 = Call(
        PhoneNumberResource.list_v1,  # pyright: ignore[reportDeprecated]
        AsyncPhoneNumberResource.list_v1,  # pyright: ignore[reportDeprecated]
    )
    update = Call(PhoneNumberResource.update, AsyncPhoneNumberResource.update)
