"""Calls of the resource `tests`."""
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

_CREATE_BATCH_TEST: Operation[types.TestCaseBatchJob] = Operation(
    id="createBatchTest",
    method="POST",
    path="/create-batch-test",
    body=Body(names=("test_case_definition_ids", "response_engine"), required=True),
    results=(
        Result("201", type="retell_api.models.tests.TestCaseBatchJob"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("402", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_CREATE_TEST_CASE_DEFINITION: Operation[types.TestCaseDefinition] = Operation(
    id="createTestCaseDefinition",
    method="POST",
    path="/create-test-case-definition",
    body=Body(
        names=("name", "response_engine", "user_prompt", "metrics", "dynamic_variables", "tool_mocks", "llm_model"),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.tests.TestCaseDefinition"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("402", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
    results=(
        Result("204", form="none"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("404", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("404", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
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
        names=("name", "response_engine", "user_prompt", "metrics", "dynamic_variables", "tool_mocks", "llm_model"),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.tests.TestCaseDefinition"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("404", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("404", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("404", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("404", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("404", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(
            _GET_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id}, options
        )

    @deprecated("Deprecated: use tests.list_test_case_definitions.")
    def list_test_case_definitions_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsV1Params],
    ) -> types.TestsListTestCaseDefinitionsV1Response:
        """List test case definitions.

        GET /list-test-case-definitions

        Deprecated: use tests.list_test_case_definitions.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST_TEST_CASE_DEFINITIONS_V1, params, options)

    def list_test_case_definitions(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsParams],
    ) -> types.ListTestCaseDefinitionsV2Response:
        """List test case definitions.

        GET /v2/list-test-case-definitions

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST_TEST_CASE_DEFINITIONS, params, options)

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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_GET_BATCH_TEST, {"test_case_batch_job_id": test_case_batch_job_id}, options)

    @deprecated("Deprecated: use tests.list_batch_tests.")
    def list_batch_tests_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsV1Params],
    ) -> types.TestsListBatchTestsV1Response:
        """List batch tests.

        GET /list-batch-tests

        Deprecated: use tests.list_batch_tests.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST_BATCH_TESTS_V1, params, options)

    def list_batch_tests(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsParams],
    ) -> types.ListBatchTestsV2Response:
        """List batch tests.

        GET /v2/list-batch-tests

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST_BATCH_TESTS, params, options)

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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_GET_TEST_RUN, {"test_case_job_id": test_case_job_id}, options)

    @deprecated("Deprecated: use tests.list_test_runs.")
    def list_test_runs_v1(
        self,
        test_case_batch_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestsListTestRunsV1Response:
        """List test runs.

        GET /list-test-runs/{test_case_batch_job_id}

        Deprecated: use tests.list_test_runs.

        Args:
            test_case_batch_job_id: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST_TEST_RUNS_V1, {"test_case_batch_job_id": test_case_batch_job_id}, options)

    def list_test_runs(
        self,
        test_case_batch_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestRunsParams],
    ) -> types.ListTestRunsV2Response:
        """List test runs.

        GET /v2/list-test-runs/{test_case_batch_job_id}

        Args:
            test_case_batch_job_id: str, required
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(
            _LIST_TEST_RUNS, {"test_case_batch_job_id": test_case_batch_job_id, **params}, options
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _GET_TEST_CASE_DEFINITION, {"test_case_definition_id": test_case_definition_id}, options
        )

    @deprecated("Deprecated: use tests.list_test_case_definitions.")
    async def list_test_case_definitions_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsV1Params],
    ) -> types.TestsListTestCaseDefinitionsV1Response:
        """List test case definitions.

        GET /list-test-case-definitions

        Deprecated: use tests.list_test_case_definitions.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST_TEST_CASE_DEFINITIONS_V1, params, options)

    async def list_test_case_definitions(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestCaseDefinitionsParams],
    ) -> types.ListTestCaseDefinitionsV2Response:
        """List test case definitions.

        GET /v2/list-test-case-definitions

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST_TEST_CASE_DEFINITIONS, params, options)

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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_GET_BATCH_TEST, {"test_case_batch_job_id": test_case_batch_job_id}, options)

    @deprecated("Deprecated: use tests.list_batch_tests.")
    async def list_batch_tests_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsV1Params],
    ) -> types.TestsListBatchTestsV1Response:
        """List batch tests.

        GET /list-batch-tests

        Deprecated: use tests.list_batch_tests.

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST_BATCH_TESTS_V1, params, options)

    async def list_batch_tests(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListBatchTestsParams],
    ) -> types.ListBatchTestsV2Response:
        """List batch tests.

        GET /v2/list-batch-tests

        Args:
            type: types.ResponseEngineTypeParam, one of "retell-llm", "conversation-flow", required
            llm_id: str
            conversation_flow_id: str
            version: int
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST_BATCH_TESTS, params, options)

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
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_GET_TEST_RUN, {"test_case_job_id": test_case_job_id}, options)

    @deprecated("Deprecated: use tests.list_test_runs.")
    async def list_test_runs_v1(
        self,
        test_case_batch_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.TestsListTestRunsV1Response:
        """List test runs.

        GET /list-test-runs/{test_case_batch_job_id}

        Deprecated: use tests.list_test_runs.

        Args:
            test_case_batch_job_id: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _LIST_TEST_RUNS_V1, {"test_case_batch_job_id": test_case_batch_job_id}, options
        )

    async def list_test_runs(
        self,
        test_case_batch_job_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.TestsListTestRunsParams],
    ) -> types.ListTestRunsV2Response:
        """List test runs.

        GET /v2/list-test-runs/{test_case_batch_job_id}

        Args:
            test_case_batch_job_id: str, required
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            NotFoundError: 404, Not Found
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _LIST_TEST_RUNS, {"test_case_batch_job_id": test_case_batch_job_id, **params}, options
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
        TestsResource.list_test_case_definitions_v1, AsyncTestsResource.list_test_case_definitions_v1
    )  # pyright: ignore[reportDeprecated]
    list_test_case_definitions = Call(
        TestsResource.list_test_case_definitions, AsyncTestsResource.list_test_case_definitions
    )
    update_test_case_definition = Call(
        TestsResource.update_test_case_definition, AsyncTestsResource.update_test_case_definition
    )
    get_batch_test = Call(TestsResource.get_batch_test, AsyncTestsResource.get_batch_test)
    list_batch_tests_v1 = Call(TestsResource.list_batch_tests_v1, AsyncTestsResource.list_batch_tests_v1)  # pyright: ignore[reportDeprecated]
    list_batch_tests = Call(TestsResource.list_batch_tests, AsyncTestsResource.list_batch_tests)
    get_test_run = Call(TestsResource.get_test_run, AsyncTestsResource.get_test_run)
    list_test_runs_v1 = Call(TestsResource.list_test_runs_v1, AsyncTestsResource.list_test_runs_v1)  # pyright: ignore[reportDeprecated]
    list_test_runs = Call(TestsResource.list_test_runs, AsyncTestsResource.list_test_runs)
