"""Calls of the resource `tests`."""
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

_CREATE_BATCH_TEST: Operation[types.TestCaseBatchJob] = Operation(
    id="createBatchTest",
    method="POST",
    path="/create-batch-test",
    body=Body(names=("test_case_definition_ids", "response_engine"), required=True),
    results=(
        Result("201", type="retell_api.models.tests.TestCaseBatchJob"),
        Result("400 401 402 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_CREATE_TEST_CASE_DEFINITION: Operation[types.TestCaseDefinition] = Operation(
    id="createTestCaseDefinition",
    method="POST",
    path="/create-test-case-definition",
    body=Body(
        names=words("name response_engine user_prompt metrics dynamic_variables tool_mocks llm_model "), required=True
    ),
    results=(
        Result("201", type="retell_api.models.tests.TestCaseDefinition"),
        Result("400 401 402 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE_TEST_CASE_DEFINITION: Operation[None] = Operation(
    id="deleteTestCaseDefinition",
    method="DELETE",
    path="/delete-test-case-definition/{test_case_definition_id}",
    parameters=(
        Parameter(
            "test_case_definition_id",
            "test_case_definition_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    results=(Result("204", form="none"), Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_GET_TEST_CASE_DEFINITION: Operation[types.TestCaseDefinition] = Operation(
    id="getTestCaseDefinition",
    method="GET",
    path="/get-test-case-definition/{test_case_definition_id}",
    parameters=(
        Parameter(
            "test_case_definition_id",
            "test_case_definition_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestCaseDefinition"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST_TEST_CASE_DEFINITIONS_V1: Operation[types.TestsListTestCaseDefinitionsV1Response] = Operation(
    id="listTestCaseDefinitions",
    method="GET",
    path="/list-test-case-definitions",
    parameters=(
        Parameter("type", "type", required=True),
        Parameter("llm_id", "llm_id"),
        Parameter("conversation_flow_id", "conversation_flow_id"),
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestsListTestCaseDefinitionsV1Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)
_LIST_TEST_CASE_DEFINITIONS: Operation[types.ListTestCaseDefinitionsV2Response] = Operation(
    id="listTestCaseDefinitionsV2",
    method="GET",
    path="/v2/list-test-case-definitions",
    parameters=(
        Parameter("type", "type", required=True),
        Parameter("llm_id", "llm_id"),
        Parameter("conversation_flow_id", "conversation_flow_id"),
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.tests.ListTestCaseDefinitionsV2Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
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
_UPDATE_TEST_CASE_DEFINITION: Operation[types.TestCaseDefinition] = Operation(
    id="updateTestCaseDefinition",
    method="PUT",
    path="/update-test-case-definition/{test_case_definition_id}",
    parameters=(
        Parameter(
            "test_case_definition_id",
            "test_case_definition_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    body=Body(
        names=words("name response_engine user_prompt metrics dynamic_variables tool_mocks llm_model "), required=True
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestCaseDefinition"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_GET_BATCH_TEST: Operation[types.TestCaseBatchJob] = Operation(
    id="getBatchTest",
    method="GET",
    path="/get-batch-test/{test_case_batch_job_id}",
    parameters=(
        Parameter(
            "test_case_batch_job_id",
            "test_case_batch_job_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestCaseBatchJob"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST_BATCH_TESTS_V1: Operation[types.TestsListBatchTestsV1Response] = Operation(
    id="listBatchTests",
    method="GET",
    path="/list-batch-tests",
    parameters=(
        Parameter("type", "type", required=True),
        Parameter("llm_id", "llm_id"),
        Parameter("conversation_flow_id", "conversation_flow_id"),
        Parameter("version", "version"),
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestsListBatchTestsV1Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)
_LIST_BATCH_TESTS: Operation[types.ListBatchTestsV2Response] = Operation(
    id="listBatchTestsV2",
    method="GET",
    path="/v2/list-batch-tests",
    parameters=(
        Parameter("type", "type", required=True),
        Parameter("llm_id", "llm_id"),
        Parameter("conversation_flow_id", "conversation_flow_id"),
        Parameter("version", "version"),
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.tests.ListBatchTestsV2Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
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
_GET_TEST_RUN: Operation[types.TestCaseJob] = Operation(
    id="getTestRun",
    method="GET",
    path="/get-test-run/{test_case_job_id}",
    parameters=(
        Parameter(
            "test_case_job_id", "test_case_job_id", location="path", style="simple", explode=False, required=True
        ),
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestCaseJob"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST_TEST_RUNS_V1: Operation[types.TestsListTestRunsV1Response] = Operation(
    id="listTestRuns",
    method="GET",
    path="/list-test-runs/{test_case_batch_job_id}",
    parameters=(
        Parameter(
            "test_case_batch_job_id",
            "test_case_batch_job_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestsListTestRunsV1Response"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)
_LIST_TEST_RUNS: Operation[types.ListTestRunsV2Response] = Operation(
    id="listTestRunsV2",
    method="GET",
    path="/v2/list-test-runs/{test_case_batch_job_id}",
    parameters=(
        Parameter(
            "test_case_batch_job_id",
            "test_case_batch_job_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.tests.ListTestRunsV2Response"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
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


class TestsResource:
    """Calls of the resource `tests`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> TestsCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return TestsCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> TestsCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return TestsCalls(self._client, Streamed)

    def create_batch_test(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsCreateBatchTestParams],
    ) -> types.TestCaseBatchJob:
        """Create batch test.

        POST /create-batch-test

        Args:
            test_case_definition_ids: Sequence[str], at least 1 item, at most 1000 items, required
            response_engine: types.RetellResponseEngineParam | types.RetellResponseEngine, required

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_BATCH_TEST, params, options)

    def create_test_case_definition(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsCreateTestCaseDefinitionParams],
    ) -> types.TestCaseDefinition:
        """Create test case definition.

        POST /create-test-case-definition

        Args:
            name: str, required
            response_engine: types.RetellResponseEngineParam | types.RetellResponseEngine, required
            user_prompt: str, required
            metrics: Sequence[str], required
            dynamic_variables: Mapping[str, str]
            tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
            llm_model: types.LLMModelParam

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_TEST_CASE_DEFINITION, params, options)

    def delete_test_case_definition(
        self,
        test_case_definition_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete test case definition.

        DELETE /delete-test-case-definition/{test_case_definition_id}

        Args:
            test_case_definition_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(
            _DELETE_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id}, options
        )

    def get_test_case_definition(
        self,
        test_case_definition_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestCaseDefinition:
        """Get test case definition.

        GET /get-test-case-definition/{test_case_definition_id}

        Args:
            test_case_definition_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(
            _GET_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id}, options
        )

    @deprecated("Deprecated: use tests.list_test_case_definitions.")
    def list_test_case_definitions_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsV1Params],
    ) -> SyncListPage[types.TestCaseDefinition]:
        """List test case definitions.

        GET /list-test-case-definitions

        Deprecated: use tests.list_test_case_definitions.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST_TEST_CASE_DEFINITIONS_V1, params, options, max_items))

    def list_test_case_definitions(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsParams],
    ) -> SyncPage[types.TestCaseDefinition]:
        """List test case definitions.

        GET /v2/list-test-case-definitions

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            limit: int, at most 1000, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST_TEST_CASE_DEFINITIONS, params, options, max_items))

    def update_test_case_definition(
        self,
        test_case_definition_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsUpdateTestCaseDefinitionParams],
    ) -> types.TestCaseDefinition:
        """Update test case definition.

        PUT /update-test-case-definition/{test_case_definition_id}

        Args:
            test_case_definition_id: str, required
            name: str
            response_engine: types.RetellResponseEngineParam | types.RetellResponseEngine
            user_prompt: str
            metrics: Sequence[str]
            dynamic_variables: Mapping[str, str]
            tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
            llm_model: types.LLMModelParam

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(
            _UPDATE_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id, **params}, options
        )

    def get_batch_test(
        self,
        test_case_batch_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestCaseBatchJob:
        """Get batch test.

        GET /get-batch-test/{test_case_batch_job_id}

        Args:
            test_case_batch_job_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_GET_BATCH_TEST, {"test_case_batch_job_id": test_case_batch_job_id}, options)

    @deprecated("Deprecated: use tests.list_batch_tests.")
    def list_batch_tests_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsV1Params],
    ) -> SyncListPage[types.TestCaseBatchJob]:
        """List batch tests.

        GET /list-batch-tests

        Deprecated: use tests.list_batch_tests.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST_BATCH_TESTS_V1, params, options, max_items))

    def list_batch_tests(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsParams],
    ) -> SyncPage[types.TestCaseBatchJob]:
        """List batch tests.

        GET /v2/list-batch-tests

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int
            limit: int, at most 1000, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST_BATCH_TESTS, params, options, max_items))

    def get_test_run(
        self,
        test_case_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestCaseJob:
        """Get test run.

        GET /get-test-run/{test_case_job_id}

        Args:
            test_case_job_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_GET_TEST_RUN, {"test_case_job_id": test_case_job_id}, options)

    @deprecated("Deprecated: use tests.list_test_runs.")
    def list_test_runs_v1(
        self,
        test_case_batch_job_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> SyncListPage[types.TestCaseJob]:
        """List test runs.

        GET /list-test-runs/{test_case_batch_job_id}

        Deprecated: use tests.list_test_runs.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            test_case_batch_job_id: str, required
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(
            Listing(
                SyncListPage, _LIST_TEST_RUNS_V1, {"test_case_batch_job_id": test_case_batch_job_id}, options, max_items
            )
        )

    def list_test_runs(
        self,
        test_case_batch_job_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestRunsParams],
    ) -> SyncPage[types.TestCaseJob]:
        """List test runs.

        GET /v2/list-test-runs/{test_case_batch_job_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            test_case_batch_job_id: str, required
            limit: int, at most 1000, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(
            Listing(
                SyncPage,
                _LIST_TEST_RUNS,
                {"test_case_batch_job_id": test_case_batch_job_id, **params},
                options,
                max_items,
            )
        )


class AsyncTestsResource:
    """Calls of the resource `tests`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> TestsCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return TestsCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> TestsCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return TestsCalls(self._client, AsyncStreamed)

    async def create_batch_test(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsCreateBatchTestParams],
    ) -> types.TestCaseBatchJob:
        """Create batch test.

        POST /create-batch-test

        Args:
            test_case_definition_ids: Sequence[str], at least 1 item, at most 1000 items, required
            response_engine: types.RetellResponseEngineParam | types.RetellResponseEngine, required

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_BATCH_TEST, params, options)

    async def create_test_case_definition(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsCreateTestCaseDefinitionParams],
    ) -> types.TestCaseDefinition:
        """Create test case definition.

        POST /create-test-case-definition

        Args:
            name: str, required
            response_engine: types.RetellResponseEngineParam | types.RetellResponseEngine, required
            user_prompt: str, required
            metrics: Sequence[str], required
            dynamic_variables: Mapping[str, str]
            tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
            llm_model: types.LLMModelParam

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_TEST_CASE_DEFINITION, params, options)

    async def delete_test_case_definition(
        self,
        test_case_definition_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete test case definition.

        DELETE /delete-test-case-definition/{test_case_definition_id}

        Args:
            test_case_definition_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(
            _DELETE_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id}, options
        )

    async def get_test_case_definition(
        self,
        test_case_definition_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestCaseDefinition:
        """Get test case definition.

        GET /get-test-case-definition/{test_case_definition_id}

        Args:
            test_case_definition_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _GET_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id}, options
        )

    @deprecated("Deprecated: use tests.list_test_case_definitions.")
    def list_test_case_definitions_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsV1Params],
    ) -> AsyncPager[types.TestCaseDefinition, AsyncListPage[types.TestCaseDefinition]]:
        """List test case definitions.

        GET /list-test-case-definitions

        Deprecated: use tests.list_test_case_definitions.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST_TEST_CASE_DEFINITIONS_V1, params, options, max_items))

    def list_test_case_definitions(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsParams],
    ) -> AsyncPager[types.TestCaseDefinition, AsyncPage[types.TestCaseDefinition]]:
        """List test case definitions.

        GET /v2/list-test-case-definitions

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            limit: int, at most 1000, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST_TEST_CASE_DEFINITIONS, params, options, max_items))

    async def update_test_case_definition(
        self,
        test_case_definition_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsUpdateTestCaseDefinitionParams],
    ) -> types.TestCaseDefinition:
        """Update test case definition.

        PUT /update-test-case-definition/{test_case_definition_id}

        Args:
            test_case_definition_id: str, required
            name: str
            response_engine: types.RetellResponseEngineParam | types.RetellResponseEngine
            user_prompt: str
            metrics: Sequence[str]
            dynamic_variables: Mapping[str, str]
            tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
            llm_model: types.LLMModelParam

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _UPDATE_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id, **params}, options
        )

    async def get_batch_test(
        self,
        test_case_batch_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestCaseBatchJob:
        """Get batch test.

        GET /get-batch-test/{test_case_batch_job_id}

        Args:
            test_case_batch_job_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_GET_BATCH_TEST, {"test_case_batch_job_id": test_case_batch_job_id}, options)

    @deprecated("Deprecated: use tests.list_batch_tests.")
    def list_batch_tests_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsV1Params],
    ) -> AsyncPager[types.TestCaseBatchJob, AsyncListPage[types.TestCaseBatchJob]]:
        """List batch tests.

        GET /list-batch-tests

        Deprecated: use tests.list_batch_tests.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST_BATCH_TESTS_V1, params, options, max_items))

    def list_batch_tests(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsParams],
    ) -> AsyncPager[types.TestCaseBatchJob, AsyncPage[types.TestCaseBatchJob]]:
        """List batch tests.

        GET /v2/list-batch-tests

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int
            limit: int, at most 1000, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST_BATCH_TESTS, params, options, max_items))

    async def get_test_run(
        self,
        test_case_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestCaseJob:
        """Get test run.

        GET /get-test-run/{test_case_job_id}

        Args:
            test_case_job_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_GET_TEST_RUN, {"test_case_job_id": test_case_job_id}, options)

    @deprecated("Deprecated: use tests.list_test_runs.")
    def list_test_runs_v1(
        self,
        test_case_batch_job_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> AsyncPager[types.TestCaseJob, AsyncListPage[types.TestCaseJob]]:
        """List test runs.

        GET /list-test-runs/{test_case_batch_job_id}

        Deprecated: use tests.list_test_runs.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            test_case_batch_job_id: str, required
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(
            Listing(
                AsyncListPage,
                _LIST_TEST_RUNS_V1,
                {"test_case_batch_job_id": test_case_batch_job_id},
                options,
                max_items,
            )
        )

    def list_test_runs(
        self,
        test_case_batch_job_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestRunsParams],
    ) -> AsyncPager[types.TestCaseJob, AsyncPage[types.TestCaseJob]]:
        """List test runs.

        GET /v2/list-test-runs/{test_case_batch_job_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            test_case_batch_job_id: str, required
            limit: int, at most 1000, default 50
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(
            Listing(
                AsyncPage,
                _LIST_TEST_RUNS,
                {"test_case_batch_job_id": test_case_batch_job_id, **params},
                options,
                max_items,
            )
        )


class TestsCalls(Calls[K]):
    """The calls of `tests`, returning responses."""

    create_batch_test = Call(TestsResource.create_batch_test, AsyncTestsResource.create_batch_test)
    create_test_case_definition = Call(
        TestsResource.create_test_case_definition, AsyncTestsResource.create_test_case_definition
    )
    delete_test_case_definition = Call(
        TestsResource.delete_test_case_definition, AsyncTestsResource.delete_test_case_definition
    )
    get_test_case_definition = Call(TestsResource.get_test_case_definition, AsyncTestsResource.get_test_case_definition)
    list_test_case_definitions_v1 = Call(
        TestsResource.list_test_case_definitions_v1,  # pyright: ignore[reportDeprecated]
        AsyncTestsResource.list_test_case_definitions_v1,  # pyright: ignore[reportDeprecated]
    )
    list_test_case_definitions = Call(
        TestsResource.list_test_case_definitions, AsyncTestsResource.list_test_case_definitions
    )
    update_test_case_definition = Call(
        TestsResource.update_test_case_definition, AsyncTestsResource.update_test_case_definition
    )
    get_batch_test = Call(TestsResource.get_batch_test, AsyncTestsResource.get_batch_test)
    list_batch_tests_v1 = Call(
        TestsResource.list_batch_tests_v1,  # pyright: ignore[reportDeprecated]
        AsyncTestsResource.list_batch_tests_v1,  # pyright: ignore[reportDeprecated]
    )
    list_batch_tests = Call(TestsResource.list_batch_tests, AsyncTestsResource.list_batch_tests)
    get_test_run = Call(TestsResource.get_test_run, AsyncTestsResource.get_test_run)
    list_test_runs_v1 = Call(
        TestsResource.list_test_runs_v1,  # pyright: ignore[reportDeprecated]
        AsyncTestsResource.list_test_runs_v1,  # pyright: ignore[reportDeprecated]
    )
    list_test_runs = Call(TestsResource.list_test_runs, AsyncTestsResource.list_test_runs)
