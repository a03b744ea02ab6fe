# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Any, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Open, Tagged

from .shared import (
    LLMModel,
    PaginatedResponseBase,
    ResponseEngine,
    ResponseEngineConversationFlow,
    ResponseEngineRetellLm,
    ToolMockInputMatchRule,
)


class UnknownRetellResponseEngine(Model):
    """A variant that is newer than this package."""

    type: str


BatchTestStatus = TypeAliasType("BatchTestStatus", Annotated[Literal["in_progress", "complete"] | str, Open(str)])


TestRunStatus = TypeAliasType(
    "TestRunStatus", Annotated[Literal["in_progress", "pass", "fail", "error"] | str, Open(str)]
)


RetellResponseEngine = TypeAliasType(
    "RetellResponseEngine",
    Annotated[
        ResponseEngineRetellLm | ResponseEngineConversationFlow | UnknownRetellResponseEngine,
        Tagged(
            "type",
            {"retell-llm": "ResponseEngineRetellLm", "conversation-flow": "ResponseEngineConversationFlow"},
            "UnknownRetellResponseEngine",
            (),
        ),
    ],
)


class TestCaseBatchJob(Model):
    test_case_batch_job_id: str
    status: BatchTestStatus
    response_engine: ResponseEngine
    pass_count: int
    fail_count: int
    error_count: int
    total_count: int
    creation_timestamp: int
    user_modified_timestamp: int


class ToolMock(Model):
    tool_name: str
    input_match_rule: ToolMockInputMatchRule
    output: str
    result: bool | None = None


class ListBatchTestsV2Response(PaginatedResponseBase):
    items: list[TestCaseBatchJob] | None = None


TestsListBatchTestsV1Response = TypeAliasType("TestsListBatchTestsV1Response", list[TestCaseBatchJob])


class TestCaseDefinition(Model):
    name: str
    response_engine: RetellResponseEngine
    user_prompt: str
    metrics: list[str]
    dynamic_variables: dict[str, str]
    tool_mocks: list[ToolMock]
    llm_model: LLMModel
    test_case_definition_id: str
    type: Literal["simulation"] | str
    creation_timestamp: int
    user_modified_timestamp: int


class TestCaseJob(Model):
    test_case_job_id: str
    status: TestRunStatus
    test_case_definition_id: str
    test_case_definition_snapshot: TestCaseDefinition
    transcript_snapshot: dict[str, Any] | None = None
    result_explanation: str | None = None
    creation_timestamp: int
    user_modified_timestamp: int


class ListTestCaseDefinitionsV2Response(PaginatedResponseBase):
    items: list[TestCaseDefinition] | None = None


class ListTestRunsV2Response(PaginatedResponseBase):
    items: list[TestCaseJob] | None = None


TestsListTestCaseDefinitionsV1Response = TypeAliasType(
    "TestsListTestCaseDefinitionsV1Response", list[TestCaseDefinition]
)


TestsListTestRunsV1Response = TypeAliasType("TestsListTestRunsV1Response", list[TestCaseJob])
