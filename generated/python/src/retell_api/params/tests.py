"""What callers may send to `tests`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types

RetellResponseEngineParam = TypeAliasType(
    "RetellResponseEngineParam",
    "types.ResponseEngineRetellLmParam | types.ResponseEngineRetellLm | types.ResponseEngineConversationFlowParam | types.ResponseEngineConversationFlow",
)


class TestCaseDefinitionInputParam(TypedDict, total=False):
    name: str
    response_engine: RetellResponseEngineParam | types.RetellResponseEngine
    user_prompt: str
    metrics: Sequence[str]
    dynamic_variables: Mapping[str, str]
    tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
    llm_model: types.LLMModelParam


class CreateBatchTestRequestParam(TypedDict, total=False):
    test_case_definition_ids: Required[Sequence[str]]
    """At least 1 item, at most 1000 items."""
    response_engine: Required[RetellResponseEngineParam | types.RetellResponseEngine]


class CreateTestCaseDefinitionRequestParam(TypedDict, total=False):
    name: Required[str]
    response_engine: Required[RetellResponseEngineParam | types.RetellResponseEngine]
    user_prompt: Required[str]
    metrics: Required[Sequence[str]]
    dynamic_variables: Mapping[str, str]
    tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
    llm_model: types.LLMModelParam


ResponseEngineTypeParam: TypeAlias = Literal["retell-llm", "conversation-flow"]

TestsCreateBatchTestParams: TypeAlias = CreateBatchTestRequestParam

TestsCreateTestCaseDefinitionParams: TypeAlias = CreateTestCaseDefinitionRequestParam


class TestsListTestCaseDefinitionsV1Params(TypedDict, total=False):
    type: Required[ResponseEngineTypeParam]
    llm_id: str
    conversation_flow_id: str


class TestsListTestCaseDefinitionsParams(TypedDict, total=False):
    type: Required[ResponseEngineTypeParam]
    llm_id: str
    conversation_flow_id: str
    limit: int
    """At most 1000, default 50."""
    pagination_key: str


TestsUpdateTestCaseDefinitionParams: TypeAlias = TestCaseDefinitionInputParam


class TestsListBatchTestsV1Params(TypedDict, total=False):
    type: Required[ResponseEngineTypeParam]
    llm_id: str
    conversation_flow_id: str
    version: int


class TestsListBatchTestsParams(TypedDict, total=False):
    type: Required[ResponseEngineTypeParam]
    llm_id: str
    conversation_flow_id: str
    version: int
    limit: int
    """At most 1000, default 50."""
    pagination_key: str


class TestsListTestRunsParams(TypedDict, total=False):
    limit: int
    """At most 1000, default 50."""
    pagination_key: str
