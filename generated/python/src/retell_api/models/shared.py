# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Any, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open, Tagged

LLMModel = TypeAliasType(
    "LLMModel",
    Annotated[
        Literal[
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-5",
            "gpt-5-mini",
            "gpt-5-nano",
            "gpt-5.1",
            "gpt-5.2",
            "gpt-5.4",
            "gpt-5.4-mini",
            "gpt-5.4-nano",
            "gpt-5.5",
            "claude-4.5-sonnet",
            "claude-4.6-sonnet",
            "claude-4.5-haiku",
            "gemini-2.5-flash-lite",
            "gemini-3.0-flash",
            "gemini-3.1-flash-lite",
        ]
        | str,
        Open(str),
    ],
)


class ResponseEngineConversationFlow(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["conversation-flow"]
    conversation_flow_id: str
    version: Number | None = None


class ResponseEngineCustomLm(Model):
    type: Literal["custom-llm"]
    llm_websocket_url: str


class ResponseEngineRetellLm(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["retell-llm"]
    llm_id: str
    version: Number | None = None


class UnknownResponseEngine(Model):
    """A variant that is newer than this package."""

    type: str


DataStorageSetting = TypeAliasType(
    "DataStorageSetting",
    Annotated[Literal["everything", "everything_except_pii", "basic_attributes_only"] | str, Open(str)],
)


class PaginatedResponseBase(Model):
    pagination_key: str | None = None
    has_more: bool | None = None


StartSpeaker = TypeAliasType("StartSpeaker", Annotated[Literal["user", "agent"] | str, Open(str)])


AgentVersionReference = TypeAliasType("AgentVersionReference", int | str)


NodeTransitionType = TypeAliasType(
    "NodeTransitionType", Annotated[Literal["global", "global_go_back", "interrupt_go_back", "normal"] | str, Open(str)]
)


MessageRole = TypeAliasType("MessageRole", Annotated[Literal["agent", "user"] | str, Open(str)])


class ToolMockInputMatchRuleAny(Model):
    type: Literal["any"]


class ToolMockInputMatchRulePartialMatch(Model):
    type: Literal["partial_match"]
    args: dict[str, Any]


class UnknownToolMockInputMatchRule(Model):
    """A variant that is newer than this package."""

    type: str


class BooleanAnalysisData(Model):
    type: Literal["boolean"]
    name: str
    description: str
    required: bool | None = None
    conditional_prompt: str | None = None


class EnumAnalysisData(Model):
    type: Literal["enum"]
    name: str
    description: str
    choices: list[str]
    required: bool | None = None
    conditional_prompt: str | None = None


class NumberAnalysisData(Model):
    type: Literal["number"]
    name: str
    description: str
    required: bool | None = None
    conditional_prompt: str | None = None


class StringAnalysisData(Model):
    type: Literal["string"]
    name: str
    description: str
    examples: list[str] | None = None
    required: bool | None = None
    conditional_prompt: str | None = None


class ErrorBody(Model):
    status: Literal["error"] | str | None = None
    message: str | None = None


UserSentiment = TypeAliasType(
    "UserSentiment", Annotated[Literal["Negative", "Positive", "Neutral", "Unknown"] | str, Open(str)]
)


class ProductCost(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    product: str
    unit_price: Number | None = None
    cost: Number
    is_transfer_leg_cost: bool | None = None


class ModelChoiceCascading(Model):
    type: Literal["cascading"]
    model: LLMModel
    high_priority: bool | None = None


class UnknownModelChoice(Model):
    """A variant that is newer than this package."""

    type: str


ResponseEngine = TypeAliasType(
    "ResponseEngine",
    Annotated[
        ResponseEngineRetellLm | ResponseEngineCustomLm | ResponseEngineConversationFlow | UnknownResponseEngine,
        Tagged(
            "type",
            {
                "retell-llm": "ResponseEngineRetellLm",
                "custom-llm": "ResponseEngineCustomLm",
                "conversation-flow": "ResponseEngineConversationFlow",
            },
            "UnknownResponseEngine",
            (),
        ),
    ],
)


ToolMockInputMatchRule = TypeAliasType(
    "ToolMockInputMatchRule",
    Annotated[
        ToolMockInputMatchRuleAny | ToolMockInputMatchRulePartialMatch | UnknownToolMockInputMatchRule,
        Tagged(
            "type",
            {"any": "ToolMockInputMatchRuleAny", "partial_match": "ToolMockInputMatchRulePartialMatch"},
            "UnknownToolMockInputMatchRule",
            (),
        ),
    ],
)


ModelChoice = TypeAliasType(
    "ModelChoice",
    Annotated[
        ModelChoiceCascading | UnknownModelChoice,
        Tagged("type", {"cascading": "ModelChoiceCascading"}, "UnknownModelChoice", ()),
    ],
)
