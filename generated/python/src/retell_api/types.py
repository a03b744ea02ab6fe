"""Every type of the API by its name, loaded with its module when it is first looked at."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models.agent import AgentGetVersionsResponse as AgentGetVersionsResponse
    from .models.agent import AgentListResponse as AgentListResponse
    from .models.agent import AgentResponse as AgentResponse
    from .models.agent import AmbientSound as AmbientSound
    from .models.agent import AsrProvider as AsrProvider
    from .models.agent import CallScreeningOption as CallScreeningOption
    from .models.agent import CallWebhookEvent as CallWebhookEvent
    from .models.agent import CreateAgentVersionResponse as CreateAgentVersionResponse
    from .models.agent import CustomSttConfig as CustomSttConfig
    from .models.agent import DenoisingMode as DenoisingMode
    from .models.agent import IvrOption as IvrOption
    from .models.agent import PhoneticAlphabet as PhoneticAlphabet
    from .models.agent import Pronunciation as Pronunciation
    from .models.agent import SttMode as SttMode
    from .models.agent import UnknownCreateAgentVersionResponse as UnknownCreateAgentVersionResponse
    from .models.agent import UserDtmfOptions as UserDtmfOptions
    from .models.agent import VocabSpecialization as VocabSpecialization
    from .models.agent import VoiceEmotion as VoiceEmotion
    from .models.agent import VoiceHandbookConfig as VoiceHandbookConfig
    from .models.agent import VoicemailOption as VoicemailOption
    from .models.agent import VoiceModel as VoiceModel
    from .models.batch_call import BatchCallResponse as BatchCallResponse
    from .models.batch_call import CallTimeWindow as CallTimeWindow
    from .models.batch_call import DayOfWeek as DayOfWeek
    from .models.batch_call import TimeWindow as TimeWindow
    from .models.call import CallListV1Response as CallListV1Response
    from .models.call import CustomFieldFilter as CustomFieldFilter
    from .models.call import CustomFieldFilterBooleanFilter as CustomFieldFilterBooleanFilter
    from .models.call import CustomFieldFilterEnumFilter as CustomFieldFilterEnumFilter
    from .models.call import CustomFieldFilterNumberFilter as CustomFieldFilterNumberFilter
    from .models.call import CustomFieldFilterPresentFilter as CustomFieldFilterPresentFilter
    from .models.call import CustomFieldFilterRangeFilter as CustomFieldFilterRangeFilter
    from .models.call import CustomFieldFilterStringFilter as CustomFieldFilterStringFilter
    from .models.call import ListCallsV3Response as ListCallsV3Response
    from .models.call import NumberFilter as NumberFilter
    from .models.call import NumberOperator as NumberOperator
    from .models.call import NumberOrRangeFilter as NumberOrRangeFilter
    from .models.call import PresenceOperator as PresenceOperator
    from .models.call import RangeFilter as RangeFilter
    from .models.call import StringOperator as StringOperator
    from .models.call import UnknownCustomFieldFilter as UnknownCustomFieldFilter
    from .models.call import UnknownNumberOrRangeFilter as UnknownNumberOrRangeFilter
    from .models.call import UnknownV3CallResponse as UnknownV3CallResponse
    from .models.call import V3CallResponse as V3CallResponse
    from .models.call import V3PhoneCallResponse as V3PhoneCallResponse
    from .models.call import V3WebCallResponse as V3WebCallResponse
    from .models.chat import ChatListV1Response as ChatListV1Response
    from .models.chat import CreateChatCompletionResponse as CreateChatCompletionResponse
    from .models.chat import ListChatsV3Response as ListChatsV3Response
    from .models.chat import V3ChatResponse as V3ChatResponse
    from .models.chat_agent import ChatAgentGetVersionsResponse as ChatAgentGetVersionsResponse
    from .models.chat_agent import ChatAgentListResponse as ChatAgentListResponse
    from .models.concurrency import GetConcurrencyResponse as GetConcurrencyResponse
    from .models.conversation_flow import ConversationFlow as ConversationFlow
    from .models.conversation_flow import ConversationFlowListV1Response as ConversationFlowListV1Response
    from .models.conversation_flow import ConversationFlowOverride as ConversationFlowOverride
    from .models.conversation_flow import ConversationFlowResponse as ConversationFlowResponse
    from .models.conversation_flow import ListConversationFlowsV2Response as ListConversationFlowsV2Response
    from .models.conversation_flow_component import (
        ConversationFlowComponentListV1Response as ConversationFlowComponentListV1Response,
    )
    from .models.conversation_flow_component import (
        ConversationFlowComponentResponse as ConversationFlowComponentResponse,
    )
    from .models.conversation_flow_component import (
        ListConversationFlowComponentsV2Response as ListConversationFlowComponentsV2Response,
    )
    from .models.export_request import ExportChannel as ExportChannel
    from .models.export_request import ExportRequest as ExportRequest
    from .models.export_request import ExportStatus as ExportStatus
    from .models.export_request import ListExportRequestsV2Response as ListExportRequestsV2Response
    from .models.knowledge_base import KnowledgeBaseListResponse as KnowledgeBaseListResponse
    from .models.knowledge_base import KnowledgeBaseResponse as KnowledgeBaseResponse
    from .models.knowledge_base import KnowledgeBaseSource as KnowledgeBaseSource
    from .models.knowledge_base import KnowledgeBaseSourceDocument as KnowledgeBaseSourceDocument
    from .models.knowledge_base import KnowledgeBaseSourceText as KnowledgeBaseSourceText
    from .models.knowledge_base import KnowledgeBaseSourceUrl as KnowledgeBaseSourceUrl
    from .models.knowledge_base import KnowledgeBaseStatus as KnowledgeBaseStatus
    from .models.knowledge_base import UnknownKnowledgeBaseSource as UnknownKnowledgeBaseSource
    from .models.llm import ListRetellLLMV2Response as ListRetellLLMV2Response
    from .models.llm import LlmListV1Response as LlmListV1Response
    from .models.llm import RetellLLMResponse as RetellLLMResponse
    from .models.llm import SpeechToSpeechModel as SpeechToSpeechModel
    from .models.llm import State as State
    from .models.llm import StateEdge as StateEdge
    from .models.mcp_tool import MCPToolDefinition as MCPToolDefinition
    from .models.mcp_tool import McpToolGetMcpToolsResponse as McpToolGetMcpToolsResponse
    from .models.phone_number import AgentWeight as AgentWeight
    from .models.phone_number import ListPhoneNumbersV2Response as ListPhoneNumbersV2Response
    from .models.phone_number import PhoneNumberListV1Response as PhoneNumberListV1Response
    from .models.phone_number import PhoneNumberResponse as PhoneNumberResponse
    from .models.phone_number import PhoneNumberType as PhoneNumberType
    from .models.phone_number import SipOutboundTrunkConfig as SipOutboundTrunkConfig
    from .models.playground import AgentPlaygroundCompletionResponse as AgentPlaygroundCompletionResponse
    from .models.playground import ChatMessageInput as ChatMessageInput
    from .models.playground import MessageBase as MessageBase
    from .models.playground import NodeTransitionMessageBase as NodeTransitionMessageBase
    from .models.playground import StateTransitionMessageBase as StateTransitionMessageBase
    from .models.playground import ToolCallInvocationMessageBase as ToolCallInvocationMessageBase
    from .models.playground import ToolCallResultMessageBase as ToolCallResultMessageBase
    from .models.playground import UnknownChatMessageInput as UnknownChatMessageInput
    from .models.shared import AgentVersionReference as AgentVersionReference
    from .models.shared import BooleanAnalysisData as BooleanAnalysisData
    from .models.shared import DataStorageSetting as DataStorageSetting
    from .models.shared import EnumAnalysisData as EnumAnalysisData
    from .models.shared import ErrorBody as ErrorBody
    from .models.shared import LLMModel as LLMModel
    from .models.shared import MessageRole as MessageRole
    from .models.shared import ModelChoice as ModelChoice
    from .models.shared import ModelChoiceCascading as ModelChoiceCascading
    from .models.shared import NodeTransitionType as NodeTransitionType
    from .models.shared import NumberAnalysisData as NumberAnalysisData
    from .models.shared import PaginatedResponseBase as PaginatedResponseBase
    from .models.shared import ProductCost as ProductCost
    from .models.shared import ResponseEngine as ResponseEngine
    from .models.shared import ResponseEngineConversationFlow as ResponseEngineConversationFlow
    from .models.shared import ResponseEngineCustomLm as ResponseEngineCustomLm
    from .models.shared import ResponseEngineRetellLm as ResponseEngineRetellLm
    from .models.shared import StartSpeaker as StartSpeaker
    from .models.shared import StringAnalysisData as StringAnalysisData
    from .models.shared import ToolMockInputMatchRule as ToolMockInputMatchRule
    from .models.shared import ToolMockInputMatchRuleAny as ToolMockInputMatchRuleAny
    from .models.shared import ToolMockInputMatchRulePartialMatch as ToolMockInputMatchRulePartialMatch
    from .models.shared import UnknownModelChoice as UnknownModelChoice
    from .models.shared import UnknownResponseEngine as UnknownResponseEngine
    from .models.shared import UnknownToolMockInputMatchRule as UnknownToolMockInputMatchRule
    from .models.shared import UserSentiment as UserSentiment
    from .models.shared_chat_agent_response import ChatAgentResponse as ChatAgentResponse
    from .models.shared_chat_agent_response import ChatAnalysisPreset as ChatAnalysisPreset
    from .models.shared_chat_agent_response import ChatHandbookConfig as ChatHandbookConfig
    from .models.shared_chat_agent_response import ChatPresetAnalysisData as ChatPresetAnalysisData
    from .models.shared_chat_agent_response import ChatWebhookEvent as ChatWebhookEvent
    from .models.shared_chat_agent_response import GuardrailConfig as GuardrailConfig
    from .models.shared_chat_agent_response import GuardrailOutputTopic as GuardrailOutputTopic
    from .models.shared_chat_agent_response import Language as Language
    from .models.shared_chat_agent_response import LanguageLegacy as LanguageLegacy
    from .models.shared_chat_agent_response import LanguageSetting as LanguageSetting
    from .models.shared_chat_agent_response import PiiCategory as PiiCategory
    from .models.shared_chat_agent_response import PIIConfig as PIIConfig
    from .models.shared_chat_agent_response import PostChatAnalysisData as PostChatAnalysisData
    from .models.shared_chat_agent_response import UnknownPostChatAnalysisData as UnknownPostChatAnalysisData
    from .models.shared_chat_response import ChatAnalysis as ChatAnalysis
    from .models.shared_chat_response import ChatCost as ChatCost
    from .models.shared_chat_response import ChatResponse as ChatResponse
    from .models.shared_chat_response import ChatStatus as ChatStatus
    from .models.shared_chat_response import ChatType as ChatType
    from .models.shared_chat_response import CustomAttributeValue as CustomAttributeValue
    from .models.shared_create_conversation_flow_component_request import AgentOverrideConfig as AgentOverrideConfig
    from .models.shared_create_conversation_flow_component_request import AgentSwapNode as AgentSwapNode
    from .models.shared_create_conversation_flow_component_request import AlwaysEdge as AlwaysEdge
    from .models.shared_create_conversation_flow_component_request import (
        AlwaysEdgeTransitionCondition as AlwaysEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import BranchNode as BranchNode
    from .models.shared_create_conversation_flow_component_request import BridgeTransferNode as BridgeTransferNode
    from .models.shared_create_conversation_flow_component_request import CancelTransferNode as CancelTransferNode
    from .models.shared_create_conversation_flow_component_request import CodeNode as CodeNode
    from .models.shared_create_conversation_flow_component_request import ComparisonOperator as ComparisonOperator
    from .models.shared_create_conversation_flow_component_request import ComponentNode as ComponentNode
    from .models.shared_create_conversation_flow_component_request import ConversationFlowNode as ConversationFlowNode
    from .models.shared_create_conversation_flow_component_request import ConversationNode as ConversationNode
    from .models.shared_create_conversation_flow_component_request import (
        CreateConversationFlowComponentRequest as CreateConversationFlowComponentRequest,
    )
    from .models.shared_create_conversation_flow_component_request import ElseEdge as ElseEdge
    from .models.shared_create_conversation_flow_component_request import (
        ElseEdgeTransitionCondition as ElseEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import EndNode as EndNode
    from .models.shared_create_conversation_flow_component_request import Equation as Equation
    from .models.shared_create_conversation_flow_component_request import EquationCondition as EquationCondition
    from .models.shared_create_conversation_flow_component_request import (
        ExtractDynamicVariablesNode as ExtractDynamicVariablesNode,
    )
    from .models.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtterance as FinetuneExampleUtterance,
    )
    from .models.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtteranceAgent as FinetuneExampleUtteranceAgent,
    )
    from .models.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtteranceToolCallInvocation as FinetuneExampleUtteranceToolCallInvocation,
    )
    from .models.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtteranceToolCallResult as FinetuneExampleUtteranceToolCallResult,
    )
    from .models.shared_create_conversation_flow_component_request import FunctionNode as FunctionNode
    from .models.shared_create_conversation_flow_component_request import (
        GlobalNodeFinetuneTransitionExample as GlobalNodeFinetuneTransitionExample,
    )
    from .models.shared_create_conversation_flow_component_request import GlobalNodeSetting as GlobalNodeSetting
    from .models.shared_create_conversation_flow_component_request import LogicalOperator as LogicalOperator
    from .models.shared_create_conversation_flow_component_request import MCPNode as MCPNode
    from .models.shared_create_conversation_flow_component_request import NodeBase as NodeBase
    from .models.shared_create_conversation_flow_component_request import NodeBaseCommon as NodeBaseCommon
    from .models.shared_create_conversation_flow_component_request import NodeEdge as NodeEdge
    from .models.shared_create_conversation_flow_component_request import (
        NodeEdgeTransitionCondition as NodeEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import (
        NodeFinetuneConversationExample as NodeFinetuneConversationExample,
    )
    from .models.shared_create_conversation_flow_component_request import (
        NodeFinetuneTransitionExample as NodeFinetuneTransitionExample,
    )
    from .models.shared_create_conversation_flow_component_request import NodeInstruction as NodeInstruction
    from .models.shared_create_conversation_flow_component_request import NodeInstructionPrompt as NodeInstructionPrompt
    from .models.shared_create_conversation_flow_component_request import (
        NodeInstructionStaticText as NodeInstructionStaticText,
    )
    from .models.shared_create_conversation_flow_component_request import NodeTool as NodeTool
    from .models.shared_create_conversation_flow_component_request import (
        NodeToolBookAppointmentCalTool as NodeToolBookAppointmentCalTool,
    )
    from .models.shared_create_conversation_flow_component_request import (
        NodeToolCheckAvailabilityCalTool as NodeToolCheckAvailabilityCalTool,
    )
    from .models.shared_create_conversation_flow_component_request import NodeToolCustomTool as NodeToolCustomTool
    from .models.shared_create_conversation_flow_component_request import Note as Note
    from .models.shared_create_conversation_flow_component_request import NoteSize as NoteSize
    from .models.shared_create_conversation_flow_component_request import Position as Position
    from .models.shared_create_conversation_flow_component_request import PressDigitNode as PressDigitNode
    from .models.shared_create_conversation_flow_component_request import PromptCondition as PromptCondition
    from .models.shared_create_conversation_flow_component_request import SharingScope as SharingScope
    from .models.shared_create_conversation_flow_component_request import SkipResponseEdge as SkipResponseEdge
    from .models.shared_create_conversation_flow_component_request import (
        SkipResponseEdgeTransitionCondition as SkipResponseEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import SmsFailedEdge as SmsFailedEdge
    from .models.shared_create_conversation_flow_component_request import (
        SmsFailedEdgeTransitionCondition as SmsFailedEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import SmsInstruction as SmsInstruction
    from .models.shared_create_conversation_flow_component_request import (
        SmsInstructionTemplate as SmsInstructionTemplate,
    )
    from .models.shared_create_conversation_flow_component_request import SmsNode as SmsNode
    from .models.shared_create_conversation_flow_component_request import SmsSuccessEdge as SmsSuccessEdge
    from .models.shared_create_conversation_flow_component_request import (
        SmsSuccessEdgeTransitionCondition as SmsSuccessEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import SubagentNode as SubagentNode
    from .models.shared_create_conversation_flow_component_request import TransferCallNode as TransferCallNode
    from .models.shared_create_conversation_flow_component_request import TransferFailedEdge as TransferFailedEdge
    from .models.shared_create_conversation_flow_component_request import (
        TransferFailedEdgeTransitionCondition as TransferFailedEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import (
        UnknownConversationFlowNode as UnknownConversationFlowNode,
    )
    from .models.shared_create_conversation_flow_component_request import (
        UnknownFinetuneExampleUtterance as UnknownFinetuneExampleUtterance,
    )
    from .models.shared_create_conversation_flow_component_request import (
        UnknownNodeEdgeTransitionCondition as UnknownNodeEdgeTransitionCondition,
    )
    from .models.shared_create_conversation_flow_component_request import (
        UnknownNodeInstruction as UnknownNodeInstruction,
    )
    from .models.shared_create_conversation_flow_component_request import UnknownNodeTool as UnknownNodeTool
    from .models.shared_create_conversation_flow_component_request import UnknownSmsInstruction as UnknownSmsInstruction
    from .models.shared_ivr_action import CallAnalysisPreset as CallAnalysisPreset
    from .models.shared_ivr_action import CallPresetAnalysisData as CallPresetAnalysisData
    from .models.shared_ivr_action import IvrAction as IvrAction
    from .models.shared_ivr_action import IvrActionHangup as IvrActionHangup
    from .models.shared_ivr_action import PostCallAnalysisData as PostCallAnalysisData
    from .models.shared_ivr_action import UnknownIvrAction as UnknownIvrAction
    from .models.shared_ivr_action import UnknownPostCallAnalysisData as UnknownPostCallAnalysisData
    from .models.shared_ivr_action import UnknownVoicemailAction as UnknownVoicemailAction
    from .models.shared_ivr_action import VoicemailAction as VoicemailAction
    from .models.shared_ivr_action import VoicemailActionBridgeTransfer as VoicemailActionBridgeTransfer
    from .models.shared_ivr_action import VoicemailActionHangup as VoicemailActionHangup
    from .models.shared_ivr_action import VoicemailActionPrompt as VoicemailActionPrompt
    from .models.shared_ivr_action import VoicemailActionStaticText as VoicemailActionStaticText
    from .models.shared_kb_config import MCP as MCP
    from .models.shared_kb_config import AgenticTransferConfig as AgenticTransferConfig
    from .models.shared_kb_config import AgentSwapTool as AgentSwapTool
    from .models.shared_kb_config import AgentSwapWebhookSetting as AgentSwapWebhookSetting
    from .models.shared_kb_config import AnalysisData as AnalysisData
    from .models.shared_kb_config import BookAppointmentCalTool as BookAppointmentCalTool
    from .models.shared_kb_config import BridgeTransferTool as BridgeTransferTool
    from .models.shared_kb_config import CalEventTypeId as CalEventTypeId
    from .models.shared_kb_config import CancelTransferTool as CancelTransferTool
    from .models.shared_kb_config import CheckAvailabilityCalTool as CheckAvailabilityCalTool
    from .models.shared_kb_config import CodeTool as CodeTool
    from .models.shared_kb_config import ColdTransferMode as ColdTransferMode
    from .models.shared_kb_config import CustomTool as CustomTool
    from .models.shared_kb_config import EndCallTool as EndCallTool
    from .models.shared_kb_config import ExecutionMessageType as ExecutionMessageType
    from .models.shared_kb_config import ExtractDynamicVariableTool as ExtractDynamicVariableTool
    from .models.shared_kb_config import HttpMethod as HttpMethod
    from .models.shared_kb_config import KBConfig as KBConfig
    from .models.shared_kb_config import MCPTool as MCPTool
    from .models.shared_kb_config import OnHoldMusic as OnHoldMusic
    from .models.shared_kb_config import PostCallAnalysisSetting as PostCallAnalysisSetting
    from .models.shared_kb_config import PressDigitTool as PressDigitTool
    from .models.shared_kb_config import SendSMSTool as SendSMSTool
    from .models.shared_kb_config import SmsContent as SmsContent
    from .models.shared_kb_config import SmsContentInferred as SmsContentInferred
    from .models.shared_kb_config import SmsContentPredefined as SmsContentPredefined
    from .models.shared_kb_config import SmsContentTemplate as SmsContentTemplate
    from .models.shared_kb_config import Tool as Tool
    from .models.shared_kb_config import ToolParameter as ToolParameter
    from .models.shared_kb_config import TransferAgent as TransferAgent
    from .models.shared_kb_config import TransferCallTool as TransferCallTool
    from .models.shared_kb_config import TransferDestination as TransferDestination
    from .models.shared_kb_config import TransferDestinationInferred as TransferDestinationInferred
    from .models.shared_kb_config import TransferDestinationPredefined as TransferDestinationPredefined
    from .models.shared_kb_config import TransferOption as TransferOption
    from .models.shared_kb_config import TransferOptionAgenticWarmTransfer as TransferOptionAgenticWarmTransfer
    from .models.shared_kb_config import TransferOptionColdTransfer as TransferOptionColdTransfer
    from .models.shared_kb_config import TransferOptionWarmTransfer as TransferOptionWarmTransfer
    from .models.shared_kb_config import TransferTimeoutAction as TransferTimeoutAction
    from .models.shared_kb_config import UnknownAnalysisData as UnknownAnalysisData
    from .models.shared_kb_config import UnknownSmsContent as UnknownSmsContent
    from .models.shared_kb_config import UnknownTool as UnknownTool
    from .models.shared_kb_config import UnknownTransferDestination as UnknownTransferDestination
    from .models.shared_kb_config import UnknownTransferOption as UnknownTransferOption
    from .models.shared_kb_config import UnknownWarmTransferHandoff as UnknownWarmTransferHandoff
    from .models.shared_kb_config import WarmTransferHandoff as WarmTransferHandoff
    from .models.shared_kb_config import WarmTransferPrompt as WarmTransferPrompt
    from .models.shared_kb_config import WarmTransferPromptTagged as WarmTransferPromptTagged
    from .models.shared_kb_config import WarmTransferStaticMessage as WarmTransferStaticMessage
    from .models.shared_message_or_tool_call import Message as Message
    from .models.shared_message_or_tool_call import MessageOrToolCall as MessageOrToolCall
    from .models.shared_message_or_tool_call import NodeTransitionMessage as NodeTransitionMessage
    from .models.shared_message_or_tool_call import StateTransitionMessage as StateTransitionMessage
    from .models.shared_message_or_tool_call import ToolCallInvocationMessage as ToolCallInvocationMessage
    from .models.shared_message_or_tool_call import ToolCallResultMessage as ToolCallResultMessage
    from .models.shared_message_or_tool_call import UnknownMessageOrToolCall as UnknownMessageOrToolCall
    from .models.shared_v2_call_response import CallAnalysis as CallAnalysis
    from .models.shared_v2_call_response import CallCost as CallCost
    from .models.shared_v2_call_response import CallDirection as CallDirection
    from .models.shared_v2_call_response import CallLatencies as CallLatencies
    from .models.shared_v2_call_response import CallLatency as CallLatency
    from .models.shared_v2_call_response import CallStatus as CallStatus
    from .models.shared_v2_call_response import DisconnectionReason as DisconnectionReason
    from .models.shared_v2_call_response import DTMFUtterance as DTMFUtterance
    from .models.shared_v2_call_response import LlmTokenUsage as LlmTokenUsage
    from .models.shared_v2_call_response import NodeTransitionUtterance as NodeTransitionUtterance
    from .models.shared_v2_call_response import TelephonyIdentifier as TelephonyIdentifier
    from .models.shared_v2_call_response import ToolCallInvocationUtterance as ToolCallInvocationUtterance
    from .models.shared_v2_call_response import ToolCallResultUtterance as ToolCallResultUtterance
    from .models.shared_v2_call_response import UnknownUtteranceOrToolCall as UnknownUtteranceOrToolCall
    from .models.shared_v2_call_response import UnknownV2CallResponse as UnknownV2CallResponse
    from .models.shared_v2_call_response import Utterance as Utterance
    from .models.shared_v2_call_response import UtteranceOrToolCall as UtteranceOrToolCall
    from .models.shared_v2_call_response import UtteranceRole as UtteranceRole
    from .models.shared_v2_call_response import UtteranceWord as UtteranceWord
    from .models.shared_v2_call_response import V2CallBase as V2CallBase
    from .models.shared_v2_call_response import V2CallResponse as V2CallResponse
    from .models.shared_v2_call_response import V2PhoneCallResponse as V2PhoneCallResponse
    from .models.shared_v2_call_response import V2WebCallResponse as V2WebCallResponse
    from .models.tests import BatchTestStatus as BatchTestStatus
    from .models.tests import ListBatchTestsV2Response as ListBatchTestsV2Response
    from .models.tests import ListTestCaseDefinitionsV2Response as ListTestCaseDefinitionsV2Response
    from .models.tests import ListTestRunsV2Response as ListTestRunsV2Response
    from .models.tests import RetellResponseEngine as RetellResponseEngine
    from .models.tests import TestCaseBatchJob as TestCaseBatchJob
    from .models.tests import TestCaseDefinition as TestCaseDefinition
    from .models.tests import TestCaseJob as TestCaseJob
    from .models.tests import TestRunStatus as TestRunStatus
    from .models.tests import TestsListBatchTestsV1Response as TestsListBatchTestsV1Response
    from .models.tests import TestsListTestCaseDefinitionsV1Response as TestsListTestCaseDefinitionsV1Response
    from .models.tests import TestsListTestRunsV1Response as TestsListTestRunsV1Response
    from .models.tests import ToolMock as ToolMock
    from .models.tests import UnknownRetellResponseEngine as UnknownRetellResponseEngine
    from .models.voice import CommunityVoice as CommunityVoice
    from .models.voice import SearchCommunityVoiceResponse as SearchCommunityVoiceResponse
    from .models.voice import VoiceGender as VoiceGender
    from .models.voice import VoiceListResponse as VoiceListResponse
    from .models.voice import VoiceProvider as VoiceProvider
    from .models.voice import VoiceResponse as VoiceResponse
    from .models.webhooks import CallAnalyzedEvent as CallAnalyzedEvent
    from .models.webhooks import CallEndedEvent as CallEndedEvent
    from .models.webhooks import CallInboundEvent as CallInboundEvent
    from .models.webhooks import CallStartedEvent as CallStartedEvent
    from .models.webhooks import ChatAnalyzedEvent as ChatAnalyzedEvent
    from .models.webhooks import ChatEndedEvent as ChatEndedEvent
    from .models.webhooks import ChatStartedEvent as ChatStartedEvent
    from .models.webhooks import InboundCall as InboundCall
    from .models.webhooks import TranscriptUpdatedEvent as TranscriptUpdatedEvent
    from .models.webhooks import TransferBridgedEvent as TransferBridgedEvent
    from .models.webhooks import TransferCancelledEvent as TransferCancelledEvent
    from .models.webhooks import TransferEndedEvent as TransferEndedEvent
    from .models.webhooks import TransferStartedEvent as TransferStartedEvent
    from .models.webhooks import UnknownWebhookEvent as UnknownWebhookEvent
    from .models.webhooks import WebhookEvent as WebhookEvent
    from .params.agent import AgentCreateParams as AgentCreateParams
    from .params.agent import AgentCreateVersionParams as AgentCreateVersionParams
    from .params.agent import AgentDeleteVersionParams as AgentDeleteVersionParams
    from .params.agent import AgentListParams as AgentListParams
    from .params.agent import AgentPublishParams as AgentPublishParams
    from .params.agent import AgentRetrieveParams as AgentRetrieveParams
    from .params.agent import AgentUpdateParams as AgentUpdateParams
    from .params.agent import CreateAgentRequestParam as CreateAgentRequestParam
    from .params.agent import CreateAgentVersionRequestParam as CreateAgentVersionRequestParam
    from .params.agent import PublishAgentVersionRequestParam as PublishAgentVersionRequestParam
    from .params.batch_call import BatchCallCreateBatchCallParams as BatchCallCreateBatchCallParams
    from .params.batch_call import BatchCallTaskParam as BatchCallTaskParam
    from .params.batch_call import CallTimeWindowParam as CallTimeWindowParam
    from .params.batch_call import CreateBatchCallRequestParam as CreateBatchCallRequestParam
    from .params.batch_call import DayOfWeekParam as DayOfWeekParam
    from .params.batch_call import TimeWindowParam as TimeWindowParam
    from .params.call import AgentFilterParam as AgentFilterParam
    from .params.call import BooleanFilterParam as BooleanFilterParam
    from .params.call import CallCreatePhoneCallParams as CallCreatePhoneCallParams
    from .params.call import CallCreateWebCallParams as CallCreateWebCallParams
    from .params.call import CallDirectionFilterParam as CallDirectionFilterParam
    from .params.call import CallDirectionParam as CallDirectionParam
    from .params.call import CallFilterDynamicVariablesItemParam as CallFilterDynamicVariablesItemParam
    from .params.call import CallFilterParam as CallFilterParam
    from .params.call import CallListParams as CallListParams
    from .params.call import CallListV1Params as CallListV1Params
    from .params.call import CallRegisterPhoneCallParams as CallRegisterPhoneCallParams
    from .params.call import CallStatusFilterParam as CallStatusFilterParam
    from .params.call import CallTypeFilterParam as CallTypeFilterParam
    from .params.call import CallTypeParam as CallTypeParam
    from .params.call import CallUpdateParams as CallUpdateParams
    from .params.call import CreatePhoneCallRequestParam as CreatePhoneCallRequestParam
    from .params.call import CreateWebCallRequestParam as CreateWebCallRequestParam
    from .params.call import CustomFieldFilterBooleanFilterParam as CustomFieldFilterBooleanFilterParam
    from .params.call import CustomFieldFilterEnumFilterParam as CustomFieldFilterEnumFilterParam
    from .params.call import CustomFieldFilterNumberFilterParam as CustomFieldFilterNumberFilterParam
    from .params.call import CustomFieldFilterParam as CustomFieldFilterParam
    from .params.call import CustomFieldFilterPresentFilterParam as CustomFieldFilterPresentFilterParam
    from .params.call import CustomFieldFilterRangeFilterParam as CustomFieldFilterRangeFilterParam
    from .params.call import CustomFieldFilterStringFilterParam as CustomFieldFilterStringFilterParam
    from .params.call import DataStorageSettingFilterParam as DataStorageSettingFilterParam
    from .params.call import DisconnectionReasonFilterParam as DisconnectionReasonFilterParam
    from .params.call import DisconnectionReasonParam as DisconnectionReasonParam
    from .params.call import FilterableCallStatusParam as FilterableCallStatusParam
    from .params.call import LegacyCallFilterParam as LegacyCallFilterParam
    from .params.call import ListCallsRequestParam as ListCallsRequestParam
    from .params.call import ListCallsV3RequestParam as ListCallsV3RequestParam
    from .params.call import NumberFilterParam as NumberFilterParam
    from .params.call import NumberOperatorParam as NumberOperatorParam
    from .params.call import NumberOrRangeFilterParam as NumberOrRangeFilterParam
    from .params.call import PresenceOperatorParam as PresenceOperatorParam
    from .params.call import RangeFilterParam as RangeFilterParam
    from .params.call import RegisterPhoneCallRequestParam as RegisterPhoneCallRequestParam
    from .params.call import StringFilterParam as StringFilterParam
    from .params.call import StringOperatorParam as StringOperatorParam
    from .params.call import TimestampThresholdParam as TimestampThresholdParam
    from .params.call import ToolCallFilterParam as ToolCallFilterParam
    from .params.call import UpdateCallMetadataRequestParam as UpdateCallMetadataRequestParam
    from .params.call import UserSentimentFilterParam as UserSentimentFilterParam
    from .params.call import UserSentimentParam as UserSentimentParam
    from .params.chat import ChatCreateChatCompletionParams as ChatCreateChatCompletionParams
    from .params.chat import ChatCreateParams as ChatCreateParams
    from .params.chat import ChatCreateSmsChatParams as ChatCreateSmsChatParams
    from .params.chat import ChatDataStorageSettingParam as ChatDataStorageSettingParam
    from .params.chat import ChatListParams as ChatListParams
    from .params.chat import ChatListV1Params as ChatListV1Params
    from .params.chat import ChatUpdateParams as ChatUpdateParams
    from .params.chat import CreateChatCompletionRequestParam as CreateChatCompletionRequestParam
    from .params.chat import CreateChatRequestParam as CreateChatRequestParam
    from .params.chat import CreateSmsChatRequestParam as CreateSmsChatRequestParam
    from .params.chat import ListChatsV3RequestParam as ListChatsV3RequestParam
    from .params.chat import UpdateChatMetadataRequestParam as UpdateChatMetadataRequestParam
    from .params.chat_agent import ChatAgentCreateParams as ChatAgentCreateParams
    from .params.chat_agent import ChatAgentListParams as ChatAgentListParams
    from .params.chat_agent import ChatAgentRequestParam as ChatAgentRequestParam
    from .params.chat_agent import ChatAgentRetrieveParams as ChatAgentRetrieveParams
    from .params.chat_agent import ChatAgentUpdateParams as ChatAgentUpdateParams
    from .params.chat_agent import ChatAnalysisPresetParam as ChatAnalysisPresetParam
    from .params.chat_agent import ChatHandbookConfigParam as ChatHandbookConfigParam
    from .params.chat_agent import ChatPresetAnalysisDataParam as ChatPresetAnalysisDataParam
    from .params.chat_agent import ChatWebhookEventParam as ChatWebhookEventParam
    from .params.chat_agent import CreateChatAgentRequestParam as CreateChatAgentRequestParam
    from .params.chat_agent import PostChatAnalysisDataParam as PostChatAnalysisDataParam
    from .params.conversation_flow import ConversationFlowCreateParams as ConversationFlowCreateParams
    from .params.conversation_flow import ConversationFlowListParams as ConversationFlowListParams
    from .params.conversation_flow import ConversationFlowListV1Params as ConversationFlowListV1Params
    from .params.conversation_flow import ConversationFlowParam as ConversationFlowParam
    from .params.conversation_flow import ConversationFlowRetrieveParams as ConversationFlowRetrieveParams
    from .params.conversation_flow import ConversationFlowUpdateParams as ConversationFlowUpdateParams
    from .params.conversation_flow import CreateConversationFlowRequestParam as CreateConversationFlowRequestParam
    from .params.conversation_flow_component import (
        ConversationFlowComponentCreateParams as ConversationFlowComponentCreateParams,
    )
    from .params.conversation_flow_component import (
        ConversationFlowComponentListParams as ConversationFlowComponentListParams,
    )
    from .params.conversation_flow_component import ConversationFlowComponentParam as ConversationFlowComponentParam
    from .params.conversation_flow_component import (
        ConversationFlowComponentUpdateParams as ConversationFlowComponentUpdateParams,
    )
    from .params.export_request import ExportRequestListParams as ExportRequestListParams
    from .params.knowledge_base import KnowledgeBaseAddSourcesParams as KnowledgeBaseAddSourcesParams
    from .params.knowledge_base import KnowledgeBaseAddSourcesRequestParam as KnowledgeBaseAddSourcesRequestParam
    from .params.knowledge_base import KnowledgeBaseCreateParams as KnowledgeBaseCreateParams
    from .params.knowledge_base import KnowledgeBaseRequestParam as KnowledgeBaseRequestParam
    from .params.knowledge_base import KnowledgeBaseTextParam as KnowledgeBaseTextParam
    from .params.llm import LlmCreateParams as LlmCreateParams
    from .params.llm import LlmListParams as LlmListParams
    from .params.llm import LlmListV1Params as LlmListV1Params
    from .params.llm import LlmRetrieveParams as LlmRetrieveParams
    from .params.llm import LlmUpdateParams as LlmUpdateParams
    from .params.llm import RetellLlmRequestParam as RetellLlmRequestParam
    from .params.llm import StateEdgeParam as StateEdgeParam
    from .params.llm import StateParam as StateParam
    from .params.mcp_tool import McpToolGetMcpToolsParams as McpToolGetMcpToolsParams
    from .params.phone_number import AgentWeightParam as AgentWeightParam
    from .params.phone_number import CreatePhoneNumberRequestParam as CreatePhoneNumberRequestParam
    from .params.phone_number import ImportPhoneNumberRequestParam as ImportPhoneNumberRequestParam
    from .params.phone_number import NumberProviderParam as NumberProviderParam
    from .params.phone_number import PhoneNumberCountryParam as PhoneNumberCountryParam
    from .params.phone_number import PhoneNumberCreateParams as PhoneNumberCreateParams
    from .params.phone_number import PhoneNumberImportParams as PhoneNumberImportParams
    from .params.phone_number import PhoneNumberListParams as PhoneNumberListParams
    from .params.phone_number import PhoneNumberUpdateParams as PhoneNumberUpdateParams
    from .params.phone_number import UpdatePhoneNumberRequestParam as UpdatePhoneNumberRequestParam
    from .params.playground import AgentPlaygroundCompletionRequestParam as AgentPlaygroundCompletionRequestParam
    from .params.playground import ChatMessageInputParam as ChatMessageInputParam
    from .params.playground import MessageBaseParam as MessageBaseParam
    from .params.playground import NodeTransitionMessageBaseParam as NodeTransitionMessageBaseParam
    from .params.playground import NodeTransitionTypeParam as NodeTransitionTypeParam
    from .params.playground import PlaygroundCompletionParams as PlaygroundCompletionParams
    from .params.playground import StateTransitionMessageBaseParam as StateTransitionMessageBaseParam
    from .params.playground import ToolCallInvocationMessageBaseParam as ToolCallInvocationMessageBaseParam
    from .params.playground import ToolCallResultMessageBaseParam as ToolCallResultMessageBaseParam
    from .params.shared import AgentVersionReferenceParam as AgentVersionReferenceParam
    from .params.shared import BooleanAnalysisDataParam as BooleanAnalysisDataParam
    from .params.shared import ConversationFlowOverrideParam as ConversationFlowOverrideParam
    from .params.shared import CustomAttributeValueParam as CustomAttributeValueParam
    from .params.shared import EnumAnalysisDataParam as EnumAnalysisDataParam
    from .params.shared import KBConfigParam as KBConfigParam
    from .params.shared import LLMModelParam as LLMModelParam
    from .params.shared import MessageRoleParam as MessageRoleParam
    from .params.shared import ModelChoiceCascadingParam as ModelChoiceCascadingParam
    from .params.shared import ModelChoiceParam as ModelChoiceParam
    from .params.shared import NumberAnalysisDataParam as NumberAnalysisDataParam
    from .params.shared import ResponseEngineConversationFlowParam as ResponseEngineConversationFlowParam
    from .params.shared import ResponseEngineRetellLmParam as ResponseEngineRetellLmParam
    from .params.shared import RetellLlmOverrideParam as RetellLlmOverrideParam
    from .params.shared import SortOrderParam as SortOrderParam
    from .params.shared import SpeechToSpeechModelParam as SpeechToSpeechModelParam
    from .params.shared import StartSpeakerParam as StartSpeakerParam
    from .params.shared import StringAnalysisDataParam as StringAnalysisDataParam
    from .params.shared import ToolMockInputMatchRuleAnyParam as ToolMockInputMatchRuleAnyParam
    from .params.shared import ToolMockInputMatchRuleParam as ToolMockInputMatchRuleParam
    from .params.shared import ToolMockInputMatchRulePartialMatchParam as ToolMockInputMatchRulePartialMatchParam
    from .params.shared import ToolMockParam as ToolMockParam
    from .params.shared_agent_override_request import AgentOverrideRequestParam as AgentOverrideRequestParam
    from .params.shared_agent_override_request import AgentRequestParam as AgentRequestParam
    from .params.shared_agent_override_request import AmbientSoundParam as AmbientSoundParam
    from .params.shared_agent_override_request import AsrProviderParam as AsrProviderParam
    from .params.shared_agent_override_request import CallAnalysisPresetParam as CallAnalysisPresetParam
    from .params.shared_agent_override_request import CallPresetAnalysisDataParam as CallPresetAnalysisDataParam
    from .params.shared_agent_override_request import CallScreeningOptionParam as CallScreeningOptionParam
    from .params.shared_agent_override_request import CallWebhookEventParam as CallWebhookEventParam
    from .params.shared_agent_override_request import CustomSttConfigParam as CustomSttConfigParam
    from .params.shared_agent_override_request import DenoisingModeParam as DenoisingModeParam
    from .params.shared_agent_override_request import IvrActionHangupParam as IvrActionHangupParam
    from .params.shared_agent_override_request import IvrActionParam as IvrActionParam
    from .params.shared_agent_override_request import IvrOptionParam as IvrOptionParam
    from .params.shared_agent_override_request import PhoneticAlphabetParam as PhoneticAlphabetParam
    from .params.shared_agent_override_request import PostCallAnalysisDataParam as PostCallAnalysisDataParam
    from .params.shared_agent_override_request import PronunciationParam as PronunciationParam
    from .params.shared_agent_override_request import SttModeParam as SttModeParam
    from .params.shared_agent_override_request import UserDtmfOptionsParam as UserDtmfOptionsParam
    from .params.shared_agent_override_request import VocabSpecializationParam as VocabSpecializationParam
    from .params.shared_agent_override_request import VoiceEmotionParam as VoiceEmotionParam
    from .params.shared_agent_override_request import VoiceHandbookConfigParam as VoiceHandbookConfigParam
    from .params.shared_agent_override_request import (
        VoicemailActionBridgeTransferParam as VoicemailActionBridgeTransferParam,
    )
    from .params.shared_agent_override_request import VoicemailActionHangupParam as VoicemailActionHangupParam
    from .params.shared_agent_override_request import VoicemailActionParam as VoicemailActionParam
    from .params.shared_agent_override_request import VoicemailActionPromptParam as VoicemailActionPromptParam
    from .params.shared_agent_override_request import VoicemailActionStaticTextParam as VoicemailActionStaticTextParam
    from .params.shared_agent_override_request import VoicemailOptionParam as VoicemailOptionParam
    from .params.shared_agent_override_request import VoiceModelParam as VoiceModelParam
    from .params.shared_create_conversation_flow_component_request import (
        AgentOverrideConfigParam as AgentOverrideConfigParam,
    )
    from .params.shared_create_conversation_flow_component_request import AgentSwapNodeParam as AgentSwapNodeParam
    from .params.shared_create_conversation_flow_component_request import AlwaysEdgeParam as AlwaysEdgeParam
    from .params.shared_create_conversation_flow_component_request import (
        AlwaysEdgeTransitionConditionParam as AlwaysEdgeTransitionConditionParam,
    )
    from .params.shared_create_conversation_flow_component_request import BranchNodeParam as BranchNodeParam
    from .params.shared_create_conversation_flow_component_request import (
        BridgeTransferNodeParam as BridgeTransferNodeParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        CancelTransferNodeParam as CancelTransferNodeParam,
    )
    from .params.shared_create_conversation_flow_component_request import CodeNodeParam as CodeNodeParam
    from .params.shared_create_conversation_flow_component_request import (
        ComparisonOperatorParam as ComparisonOperatorParam,
    )
    from .params.shared_create_conversation_flow_component_request import ComponentNodeParam as ComponentNodeParam
    from .params.shared_create_conversation_flow_component_request import (
        ConversationFlowNodeParam as ConversationFlowNodeParam,
    )
    from .params.shared_create_conversation_flow_component_request import ConversationNodeParam as ConversationNodeParam
    from .params.shared_create_conversation_flow_component_request import (
        CreateConversationFlowComponentRequestParam as CreateConversationFlowComponentRequestParam,
    )
    from .params.shared_create_conversation_flow_component_request import ElseEdgeParam as ElseEdgeParam
    from .params.shared_create_conversation_flow_component_request import (
        ElseEdgeTransitionConditionParam as ElseEdgeTransitionConditionParam,
    )
    from .params.shared_create_conversation_flow_component_request import EndNodeParam as EndNodeParam
    from .params.shared_create_conversation_flow_component_request import (
        EquationConditionParam as EquationConditionParam,
    )
    from .params.shared_create_conversation_flow_component_request import EquationParam as EquationParam
    from .params.shared_create_conversation_flow_component_request import (
        ExtractDynamicVariablesNodeParam as ExtractDynamicVariablesNodeParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtteranceAgentParam as FinetuneExampleUtteranceAgentParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtteranceParam as FinetuneExampleUtteranceParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtteranceToolCallInvocationParam as FinetuneExampleUtteranceToolCallInvocationParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        FinetuneExampleUtteranceToolCallResultParam as FinetuneExampleUtteranceToolCallResultParam,
    )
    from .params.shared_create_conversation_flow_component_request import FunctionNodeParam as FunctionNodeParam
    from .params.shared_create_conversation_flow_component_request import (
        GlobalNodeFinetuneTransitionExampleParam as GlobalNodeFinetuneTransitionExampleParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        GlobalNodeSettingParam as GlobalNodeSettingParam,
    )
    from .params.shared_create_conversation_flow_component_request import LogicalOperatorParam as LogicalOperatorParam
    from .params.shared_create_conversation_flow_component_request import MCPNodeParam as MCPNodeParam
    from .params.shared_create_conversation_flow_component_request import NodeBaseCommonParam as NodeBaseCommonParam
    from .params.shared_create_conversation_flow_component_request import NodeBaseParam as NodeBaseParam
    from .params.shared_create_conversation_flow_component_request import NodeEdgeParam as NodeEdgeParam
    from .params.shared_create_conversation_flow_component_request import (
        NodeEdgeTransitionConditionParam as NodeEdgeTransitionConditionParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        NodeFinetuneConversationExampleParam as NodeFinetuneConversationExampleParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        NodeFinetuneTransitionExampleParam as NodeFinetuneTransitionExampleParam,
    )
    from .params.shared_create_conversation_flow_component_request import NodeInstructionParam as NodeInstructionParam
    from .params.shared_create_conversation_flow_component_request import (
        NodeInstructionPromptParam as NodeInstructionPromptParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        NodeInstructionStaticTextParam as NodeInstructionStaticTextParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        NodeToolBookAppointmentCalToolParam as NodeToolBookAppointmentCalToolParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        NodeToolCheckAvailabilityCalToolParam as NodeToolCheckAvailabilityCalToolParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        NodeToolCustomToolParam as NodeToolCustomToolParam,
    )
    from .params.shared_create_conversation_flow_component_request import NodeToolParam as NodeToolParam
    from .params.shared_create_conversation_flow_component_request import NoteParam as NoteParam
    from .params.shared_create_conversation_flow_component_request import NoteSizeParam as NoteSizeParam
    from .params.shared_create_conversation_flow_component_request import PositionParam as PositionParam
    from .params.shared_create_conversation_flow_component_request import PressDigitNodeParam as PressDigitNodeParam
    from .params.shared_create_conversation_flow_component_request import PromptConditionParam as PromptConditionParam
    from .params.shared_create_conversation_flow_component_request import SharingScopeParam as SharingScopeParam
    from .params.shared_create_conversation_flow_component_request import SkipResponseEdgeParam as SkipResponseEdgeParam
    from .params.shared_create_conversation_flow_component_request import (
        SkipResponseEdgeTransitionConditionParam as SkipResponseEdgeTransitionConditionParam,
    )
    from .params.shared_create_conversation_flow_component_request import SmsFailedEdgeParam as SmsFailedEdgeParam
    from .params.shared_create_conversation_flow_component_request import (
        SmsFailedEdgeTransitionConditionParam as SmsFailedEdgeTransitionConditionParam,
    )
    from .params.shared_create_conversation_flow_component_request import SmsInstructionParam as SmsInstructionParam
    from .params.shared_create_conversation_flow_component_request import (
        SmsInstructionTemplateParam as SmsInstructionTemplateParam,
    )
    from .params.shared_create_conversation_flow_component_request import SmsNodeParam as SmsNodeParam
    from .params.shared_create_conversation_flow_component_request import SmsSuccessEdgeParam as SmsSuccessEdgeParam
    from .params.shared_create_conversation_flow_component_request import (
        SmsSuccessEdgeTransitionConditionParam as SmsSuccessEdgeTransitionConditionParam,
    )
    from .params.shared_create_conversation_flow_component_request import SubagentNodeParam as SubagentNodeParam
    from .params.shared_create_conversation_flow_component_request import TransferCallNodeParam as TransferCallNodeParam
    from .params.shared_create_conversation_flow_component_request import (
        TransferFailedEdgeParam as TransferFailedEdgeParam,
    )
    from .params.shared_create_conversation_flow_component_request import (
        TransferFailedEdgeTransitionConditionParam as TransferFailedEdgeTransitionConditionParam,
    )
    from .params.shared_data_storage_setting import DataStorageSettingParam as DataStorageSettingParam
    from .params.shared_data_storage_setting import GuardrailConfigParam as GuardrailConfigParam
    from .params.shared_data_storage_setting import GuardrailOutputTopicParam as GuardrailOutputTopicParam
    from .params.shared_data_storage_setting import LanguageLegacyParam as LanguageLegacyParam
    from .params.shared_data_storage_setting import LanguageParam as LanguageParam
    from .params.shared_data_storage_setting import LanguageSettingParam as LanguageSettingParam
    from .params.shared_data_storage_setting import PiiCategoryParam as PiiCategoryParam
    from .params.shared_data_storage_setting import PIIConfigParam as PIIConfigParam
    from .params.shared_data_storage_setting import ResponseEngineCustomLmParam as ResponseEngineCustomLmParam
    from .params.shared_data_storage_setting import ResponseEngineParam as ResponseEngineParam
    from .params.shared_mcp import AgenticTransferConfigParam as AgenticTransferConfigParam
    from .params.shared_mcp import AgentSwapToolParam as AgentSwapToolParam
    from .params.shared_mcp import AgentSwapWebhookSettingParam as AgentSwapWebhookSettingParam
    from .params.shared_mcp import AnalysisDataParam as AnalysisDataParam
    from .params.shared_mcp import BookAppointmentCalToolParam as BookAppointmentCalToolParam
    from .params.shared_mcp import BridgeTransferToolParam as BridgeTransferToolParam
    from .params.shared_mcp import CalEventTypeIdParam as CalEventTypeIdParam
    from .params.shared_mcp import CancelTransferToolParam as CancelTransferToolParam
    from .params.shared_mcp import CheckAvailabilityCalToolParam as CheckAvailabilityCalToolParam
    from .params.shared_mcp import CodeToolParam as CodeToolParam
    from .params.shared_mcp import ColdTransferModeParam as ColdTransferModeParam
    from .params.shared_mcp import CustomToolParam as CustomToolParam
    from .params.shared_mcp import EndCallToolParam as EndCallToolParam
    from .params.shared_mcp import ExecutionMessageTypeParam as ExecutionMessageTypeParam
    from .params.shared_mcp import ExtractDynamicVariableToolParam as ExtractDynamicVariableToolParam
    from .params.shared_mcp import HttpMethodParam as HttpMethodParam
    from .params.shared_mcp import MCPParam as MCPParam
    from .params.shared_mcp import MCPToolParam as MCPToolParam
    from .params.shared_mcp import OnHoldMusicParam as OnHoldMusicParam
    from .params.shared_mcp import PostCallAnalysisSettingParam as PostCallAnalysisSettingParam
    from .params.shared_mcp import PressDigitToolParam as PressDigitToolParam
    from .params.shared_mcp import SendSMSToolParam as SendSMSToolParam
    from .params.shared_mcp import SmsContentInferredParam as SmsContentInferredParam
    from .params.shared_mcp import SmsContentParam as SmsContentParam
    from .params.shared_mcp import SmsContentPredefinedParam as SmsContentPredefinedParam
    from .params.shared_mcp import SmsContentTemplateParam as SmsContentTemplateParam
    from .params.shared_mcp import ToolParam as ToolParam
    from .params.shared_mcp import ToolParameterParam as ToolParameterParam
    from .params.shared_mcp import TransferAgentParam as TransferAgentParam
    from .params.shared_mcp import TransferCallToolParam as TransferCallToolParam
    from .params.shared_mcp import TransferDestinationInferredParam as TransferDestinationInferredParam
    from .params.shared_mcp import TransferDestinationParam as TransferDestinationParam
    from .params.shared_mcp import TransferDestinationPredefinedParam as TransferDestinationPredefinedParam
    from .params.shared_mcp import TransferOptionAgenticWarmTransferParam as TransferOptionAgenticWarmTransferParam
    from .params.shared_mcp import TransferOptionColdTransferParam as TransferOptionColdTransferParam
    from .params.shared_mcp import TransferOptionParam as TransferOptionParam
    from .params.shared_mcp import TransferOptionWarmTransferParam as TransferOptionWarmTransferParam
    from .params.shared_mcp import TransferTimeoutActionParam as TransferTimeoutActionParam
    from .params.shared_mcp import WarmTransferHandoffParam as WarmTransferHandoffParam
    from .params.shared_mcp import WarmTransferPromptParam as WarmTransferPromptParam
    from .params.shared_mcp import WarmTransferPromptTaggedParam as WarmTransferPromptTaggedParam
    from .params.shared_mcp import WarmTransferStaticMessageParam as WarmTransferStaticMessageParam
    from .params.tests import CreateBatchTestRequestParam as CreateBatchTestRequestParam
    from .params.tests import CreateTestCaseDefinitionRequestParam as CreateTestCaseDefinitionRequestParam
    from .params.tests import ResponseEngineTypeParam as ResponseEngineTypeParam
    from .params.tests import RetellResponseEngineParam as RetellResponseEngineParam
    from .params.tests import TestCaseDefinitionInputParam as TestCaseDefinitionInputParam
    from .params.tests import TestsCreateBatchTestParams as TestsCreateBatchTestParams
    from .params.tests import TestsCreateTestCaseDefinitionParams as TestsCreateTestCaseDefinitionParams
    from .params.tests import TestsListBatchTestsParams as TestsListBatchTestsParams
    from .params.tests import TestsListBatchTestsV1Params as TestsListBatchTestsV1Params
    from .params.tests import TestsListTestCaseDefinitionsParams as TestsListTestCaseDefinitionsParams
    from .params.tests import TestsListTestCaseDefinitionsV1Params as TestsListTestCaseDefinitionsV1Params
    from .params.tests import TestsListTestRunsParams as TestsListTestRunsParams
    from .params.tests import TestsUpdateTestCaseDefinitionParams as TestsUpdateTestCaseDefinitionParams
    from .params.voice import AddCommunityVoiceRequestParam as AddCommunityVoiceRequestParam
    from .params.voice import CloneVoiceProviderParam as CloneVoiceProviderParam
    from .params.voice import CloneVoiceRequestParam as CloneVoiceRequestParam
    from .params.voice import CommunityVoiceProviderParam as CommunityVoiceProviderParam
    from .params.voice import SearchCommunityVoiceRequestParam as SearchCommunityVoiceRequestParam
    from .params.voice import VoiceAddResourceParams as VoiceAddResourceParams
    from .params.voice import VoiceCloneParams as VoiceCloneParams
    from .params.voice import VoiceSearchParams as VoiceSearchParams

_MODULES: dict[str, str] = {
    "models.agent": """
        AgentGetVersionsResponse AgentListResponse AgentResponse AmbientSound AsrProvider CallScreeningOption
        CallWebhookEvent CreateAgentVersionResponse CustomSttConfig DenoisingMode IvrOption PhoneticAlphabet
        Pronunciation SttMode UnknownCreateAgentVersionResponse UserDtmfOptions VocabSpecialization VoiceEmotion
        VoiceHandbookConfig VoiceModel VoicemailOption
    """,
    "models.batch_call": """
        BatchCallResponse CallTimeWindow DayOfWeek TimeWindow
    """,
    "models.call": """
        CallListV1Response CustomFieldFilter CustomFieldFilterBooleanFilter CustomFieldFilterEnumFilter
        CustomFieldFilterNumberFilter CustomFieldFilterPresentFilter CustomFieldFilterRangeFilter
        CustomFieldFilterStringFilter ListCallsV3Response NumberFilter NumberOperator NumberOrRangeFilter
        PresenceOperator RangeFilter StringOperator UnknownCustomFieldFilter UnknownNumberOrRangeFilter
        UnknownV3CallResponse V3CallResponse V3PhoneCallResponse V3WebCallResponse
    """,
    "models.chat": """
        ChatListV1Response CreateChatCompletionResponse ListChatsV3Response V3ChatResponse
    """,
    "models.chat_agent": """
        ChatAgentGetVersionsResponse ChatAgentListResponse
    """,
    "models.concurrency": """
        GetConcurrencyResponse
    """,
    "models.conversation_flow": """
        ConversationFlow ConversationFlowListV1Response ConversationFlowOverride ConversationFlowResponse
        ListConversationFlowsV2Response
    """,
    "models.conversation_flow_component": """
        ConversationFlowComponentListV1Response ConversationFlowComponentResponse
        ListConversationFlowComponentsV2Response
    """,
    "models.export_request": """
        ExportChannel ExportRequest ExportStatus ListExportRequestsV2Response
    """,
    "models.knowledge_base": """
        KnowledgeBaseListResponse KnowledgeBaseResponse KnowledgeBaseSource KnowledgeBaseSourceDocument
        KnowledgeBaseSourceText KnowledgeBaseSourceUrl KnowledgeBaseStatus UnknownKnowledgeBaseSource
    """,
    "models.llm": """
        ListRetellLLMV2Response LlmListV1Response RetellLLMResponse SpeechToSpeechModel State StateEdge
    """,
    "models.mcp_tool": """
        MCPToolDefinition McpToolGetMcpToolsResponse
    """,
    "models.phone_number": """
        AgentWeight ListPhoneNumbersV2Response PhoneNumberListV1Response PhoneNumberResponse PhoneNumberType
        SipOutboundTrunkConfig
    """,
    "models.playground": """
        AgentPlaygroundCompletionResponse ChatMessageInput MessageBase NodeTransitionMessageBase
        StateTransitionMessageBase ToolCallInvocationMessageBase ToolCallResultMessageBase UnknownChatMessageInput
    """,
    "models.shared": """
        AgentVersionReference BooleanAnalysisData DataStorageSetting EnumAnalysisData ErrorBody LLMModel MessageRole
        ModelChoice ModelChoiceCascading NodeTransitionType NumberAnalysisData PaginatedResponseBase ProductCost
        ResponseEngine ResponseEngineConversationFlow ResponseEngineCustomLm ResponseEngineRetellLm StartSpeaker
        StringAnalysisData ToolMockInputMatchRule ToolMockInputMatchRuleAny ToolMockInputMatchRulePartialMatch
        UnknownModelChoice UnknownResponseEngine UnknownToolMockInputMatchRule UserSentiment
    """,
    "models.shared_chat_agent_response": """
        ChatAgentResponse ChatAnalysisPreset ChatHandbookConfig ChatPresetAnalysisData ChatWebhookEvent
        GuardrailConfig GuardrailOutputTopic Language LanguageLegacy LanguageSetting PIIConfig PiiCategory
        PostChatAnalysisData UnknownPostChatAnalysisData
    """,
    "models.shared_chat_response": """
        ChatAnalysis ChatCost ChatResponse ChatStatus ChatType CustomAttributeValue
    """,
    "models.shared_create_conversation_flow_component_request": """
        AgentOverrideConfig AgentSwapNode AlwaysEdge AlwaysEdgeTransitionCondition BranchNode BridgeTransferNode
        CancelTransferNode CodeNode ComparisonOperator ComponentNode ConversationFlowNode ConversationNode
        CreateConversationFlowComponentRequest ElseEdge ElseEdgeTransitionCondition EndNode Equation EquationCondition
        ExtractDynamicVariablesNode FinetuneExampleUtterance FinetuneExampleUtteranceAgent
        FinetuneExampleUtteranceToolCallInvocation FinetuneExampleUtteranceToolCallResult FunctionNode
        GlobalNodeFinetuneTransitionExample GlobalNodeSetting LogicalOperator MCPNode NodeBase NodeBaseCommon NodeEdge
        NodeEdgeTransitionCondition NodeFinetuneConversationExample NodeFinetuneTransitionExample NodeInstruction
        NodeInstructionPrompt NodeInstructionStaticText NodeTool NodeToolBookAppointmentCalTool
        NodeToolCheckAvailabilityCalTool NodeToolCustomTool Note NoteSize Position PressDigitNode PromptCondition
        SharingScope SkipResponseEdge SkipResponseEdgeTransitionCondition SmsFailedEdge
        SmsFailedEdgeTransitionCondition SmsInstruction SmsInstructionTemplate SmsNode SmsSuccessEdge
        SmsSuccessEdgeTransitionCondition SubagentNode TransferCallNode TransferFailedEdge
        TransferFailedEdgeTransitionCondition UnknownConversationFlowNode UnknownFinetuneExampleUtterance
        UnknownNodeEdgeTransitionCondition UnknownNodeInstruction UnknownNodeTool UnknownSmsInstruction
    """,
    "models.shared_ivr_action": """
        CallAnalysisPreset CallPresetAnalysisData IvrAction IvrActionHangup PostCallAnalysisData UnknownIvrAction
        UnknownPostCallAnalysisData UnknownVoicemailAction VoicemailAction VoicemailActionBridgeTransfer
        VoicemailActionHangup VoicemailActionPrompt VoicemailActionStaticText
    """,
    "models.shared_kb_config": """
        AgentSwapTool AgentSwapWebhookSetting AgenticTransferConfig AnalysisData BookAppointmentCalTool
        BridgeTransferTool CalEventTypeId CancelTransferTool CheckAvailabilityCalTool CodeTool ColdTransferMode
        CustomTool EndCallTool ExecutionMessageType ExtractDynamicVariableTool HttpMethod KBConfig MCP MCPTool
        OnHoldMusic PostCallAnalysisSetting PressDigitTool SendSMSTool SmsContent SmsContentInferred
        SmsContentPredefined SmsContentTemplate Tool ToolParameter TransferAgent TransferCallTool TransferDestination
        TransferDestinationInferred TransferDestinationPredefined TransferOption TransferOptionAgenticWarmTransfer
        TransferOptionColdTransfer TransferOptionWarmTransfer TransferTimeoutAction UnknownAnalysisData
        UnknownSmsContent UnknownTool UnknownTransferDestination UnknownTransferOption UnknownWarmTransferHandoff
        WarmTransferHandoff WarmTransferPrompt WarmTransferPromptTagged WarmTransferStaticMessage
    """,
    "models.shared_message_or_tool_call": """
        Message MessageOrToolCall NodeTransitionMessage StateTransitionMessage ToolCallInvocationMessage
        ToolCallResultMessage UnknownMessageOrToolCall
    """,
    "models.shared_v2_call_response": """
        CallAnalysis CallCost CallDirection CallLatencies CallLatency CallStatus DTMFUtterance DisconnectionReason
        LlmTokenUsage NodeTransitionUtterance TelephonyIdentifier ToolCallInvocationUtterance ToolCallResultUtterance
        UnknownUtteranceOrToolCall UnknownV2CallResponse Utterance UtteranceOrToolCall UtteranceRole UtteranceWord
        V2CallBase V2CallResponse V2PhoneCallResponse V2WebCallResponse
    """,
    "models.tests": """
        BatchTestStatus ListBatchTestsV2Response ListTestCaseDefinitionsV2Response ListTestRunsV2Response
        RetellResponseEngine TestCaseBatchJob TestCaseDefinition TestCaseJob TestRunStatus
        TestsListBatchTestsV1Response TestsListTestCaseDefinitionsV1Response TestsListTestRunsV1Response ToolMock
        UnknownRetellResponseEngine
    """,
    "models.voice": """
        CommunityVoice SearchCommunityVoiceResponse VoiceGender VoiceListResponse VoiceProvider VoiceResponse
    """,
    "models.webhooks": """
        CallAnalyzedEvent CallEndedEvent CallInboundEvent CallStartedEvent ChatAnalyzedEvent ChatEndedEvent
        ChatStartedEvent InboundCall TranscriptUpdatedEvent TransferBridgedEvent TransferCancelledEvent
        TransferEndedEvent TransferStartedEvent UnknownWebhookEvent WebhookEvent
    """,
    "params.agent": """
        AgentCreateParams AgentCreateVersionParams AgentDeleteVersionParams AgentListParams AgentPublishParams
        AgentRetrieveParams AgentUpdateParams CreateAgentRequestParam CreateAgentVersionRequestParam
        PublishAgentVersionRequestParam
    """,
    "params.batch_call": """
        BatchCallCreateBatchCallParams BatchCallTaskParam CallTimeWindowParam CreateBatchCallRequestParam
        DayOfWeekParam TimeWindowParam
    """,
    "params.call": """
        AgentFilterParam BooleanFilterParam CallCreatePhoneCallParams CallCreateWebCallParams CallDirectionFilterParam
        CallDirectionParam CallFilterDynamicVariablesItemParam CallFilterParam CallListParams CallListV1Params
        CallRegisterPhoneCallParams CallStatusFilterParam CallTypeFilterParam CallTypeParam CallUpdateParams
        CreatePhoneCallRequestParam CreateWebCallRequestParam CustomFieldFilterBooleanFilterParam
        CustomFieldFilterEnumFilterParam CustomFieldFilterNumberFilterParam CustomFieldFilterParam
        CustomFieldFilterPresentFilterParam CustomFieldFilterRangeFilterParam CustomFieldFilterStringFilterParam
        DataStorageSettingFilterParam DisconnectionReasonFilterParam DisconnectionReasonParam
        FilterableCallStatusParam LegacyCallFilterParam ListCallsRequestParam ListCallsV3RequestParam
        NumberFilterParam NumberOperatorParam NumberOrRangeFilterParam PresenceOperatorParam RangeFilterParam
        RegisterPhoneCallRequestParam StringFilterParam StringOperatorParam TimestampThresholdParam
        ToolCallFilterParam UpdateCallMetadataRequestParam UserSentimentFilterParam UserSentimentParam
    """,
    "params.chat": """
        ChatCreateChatCompletionParams ChatCreateParams ChatCreateSmsChatParams ChatDataStorageSettingParam
        ChatListParams ChatListV1Params ChatUpdateParams CreateChatCompletionRequestParam CreateChatRequestParam
        CreateSmsChatRequestParam ListChatsV3RequestParam UpdateChatMetadataRequestParam
    """,
    "params.chat_agent": """
        ChatAgentCreateParams ChatAgentListParams ChatAgentRequestParam ChatAgentRetrieveParams ChatAgentUpdateParams
        ChatAnalysisPresetParam ChatHandbookConfigParam ChatPresetAnalysisDataParam ChatWebhookEventParam
        CreateChatAgentRequestParam PostChatAnalysisDataParam
    """,
    "params.conversation_flow": """
        ConversationFlowCreateParams ConversationFlowListParams ConversationFlowListV1Params ConversationFlowParam
        ConversationFlowRetrieveParams ConversationFlowUpdateParams CreateConversationFlowRequestParam
    """,
    "params.conversation_flow_component": """
        ConversationFlowComponentCreateParams ConversationFlowComponentListParams ConversationFlowComponentParam
        ConversationFlowComponentUpdateParams
    """,
    "params.export_request": """
        ExportRequestListParams
    """,
    "params.knowledge_base": """
        KnowledgeBaseAddSourcesParams KnowledgeBaseAddSourcesRequestParam KnowledgeBaseCreateParams
        KnowledgeBaseRequestParam KnowledgeBaseTextParam
    """,
    "params.llm": """
        LlmCreateParams LlmListParams LlmListV1Params LlmRetrieveParams LlmUpdateParams RetellLlmRequestParam
        StateEdgeParam StateParam
    """,
    "params.mcp_tool": """
        McpToolGetMcpToolsParams
    """,
    "params.phone_number": """
        AgentWeightParam CreatePhoneNumberRequestParam ImportPhoneNumberRequestParam NumberProviderParam
        PhoneNumberCountryParam PhoneNumberCreateParams PhoneNumberImportParams PhoneNumberListParams
        PhoneNumberUpdateParams UpdatePhoneNumberRequestParam
    """,
    "params.playground": """
        AgentPlaygroundCompletionRequestParam ChatMessageInputParam MessageBaseParam NodeTransitionMessageBaseParam
        NodeTransitionTypeParam PlaygroundCompletionParams StateTransitionMessageBaseParam
        ToolCallInvocationMessageBaseParam ToolCallResultMessageBaseParam
    """,
    "params.shared": """
        AgentVersionReferenceParam BooleanAnalysisDataParam ConversationFlowOverrideParam CustomAttributeValueParam
        EnumAnalysisDataParam KBConfigParam LLMModelParam MessageRoleParam ModelChoiceCascadingParam ModelChoiceParam
        NumberAnalysisDataParam ResponseEngineConversationFlowParam ResponseEngineRetellLmParam RetellLlmOverrideParam
        SortOrderParam SpeechToSpeechModelParam StartSpeakerParam StringAnalysisDataParam
        ToolMockInputMatchRuleAnyParam ToolMockInputMatchRuleParam ToolMockInputMatchRulePartialMatchParam
        ToolMockParam
    """,
    "params.shared_agent_override_request": """
        AgentOverrideRequestParam AgentRequestParam AmbientSoundParam AsrProviderParam CallAnalysisPresetParam
        CallPresetAnalysisDataParam CallScreeningOptionParam CallWebhookEventParam CustomSttConfigParam
        DenoisingModeParam IvrActionHangupParam IvrActionParam IvrOptionParam PhoneticAlphabetParam
        PostCallAnalysisDataParam PronunciationParam SttModeParam UserDtmfOptionsParam VocabSpecializationParam
        VoiceEmotionParam VoiceHandbookConfigParam VoiceModelParam VoicemailActionBridgeTransferParam
        VoicemailActionHangupParam VoicemailActionParam VoicemailActionPromptParam VoicemailActionStaticTextParam
        VoicemailOptionParam
    """,
    "params.shared_create_conversation_flow_component_request": """
        AgentOverrideConfigParam AgentSwapNodeParam AlwaysEdgeParam AlwaysEdgeTransitionConditionParam BranchNodeParam
        BridgeTransferNodeParam CancelTransferNodeParam CodeNodeParam ComparisonOperatorParam ComponentNodeParam
        ConversationFlowNodeParam ConversationNodeParam CreateConversationFlowComponentRequestParam ElseEdgeParam
        ElseEdgeTransitionConditionParam EndNodeParam EquationConditionParam EquationParam
        ExtractDynamicVariablesNodeParam FinetuneExampleUtteranceAgentParam FinetuneExampleUtteranceParam
        FinetuneExampleUtteranceToolCallInvocationParam FinetuneExampleUtteranceToolCallResultParam FunctionNodeParam
        GlobalNodeFinetuneTransitionExampleParam GlobalNodeSettingParam LogicalOperatorParam MCPNodeParam
        NodeBaseCommonParam NodeBaseParam NodeEdgeParam NodeEdgeTransitionConditionParam
        NodeFinetuneConversationExampleParam NodeFinetuneTransitionExampleParam NodeInstructionParam
        NodeInstructionPromptParam NodeInstructionStaticTextParam NodeToolBookAppointmentCalToolParam
        NodeToolCheckAvailabilityCalToolParam NodeToolCustomToolParam NodeToolParam NoteParam NoteSizeParam
        PositionParam PressDigitNodeParam PromptConditionParam SharingScopeParam SkipResponseEdgeParam
        SkipResponseEdgeTransitionConditionParam SmsFailedEdgeParam SmsFailedEdgeTransitionConditionParam
        SmsInstructionParam SmsInstructionTemplateParam SmsNodeParam SmsSuccessEdgeParam
        SmsSuccessEdgeTransitionConditionParam SubagentNodeParam TransferCallNodeParam TransferFailedEdgeParam
        TransferFailedEdgeTransitionConditionParam
    """,
    "params.shared_data_storage_setting": """
        DataStorageSettingParam GuardrailConfigParam GuardrailOutputTopicParam LanguageLegacyParam LanguageParam
        LanguageSettingParam PIIConfigParam PiiCategoryParam ResponseEngineCustomLmParam ResponseEngineParam
    """,
    "params.shared_mcp": """
        AgentSwapToolParam AgentSwapWebhookSettingParam AgenticTransferConfigParam AnalysisDataParam
        BookAppointmentCalToolParam BridgeTransferToolParam CalEventTypeIdParam CancelTransferToolParam
        CheckAvailabilityCalToolParam CodeToolParam ColdTransferModeParam CustomToolParam EndCallToolParam
        ExecutionMessageTypeParam ExtractDynamicVariableToolParam HttpMethodParam MCPParam MCPToolParam
        OnHoldMusicParam PostCallAnalysisSettingParam PressDigitToolParam SendSMSToolParam SmsContentInferredParam
        SmsContentParam SmsContentPredefinedParam SmsContentTemplateParam ToolParam ToolParameterParam
        TransferAgentParam TransferCallToolParam TransferDestinationInferredParam TransferDestinationParam
        TransferDestinationPredefinedParam TransferOptionAgenticWarmTransferParam TransferOptionColdTransferParam
        TransferOptionParam TransferOptionWarmTransferParam TransferTimeoutActionParam WarmTransferHandoffParam
        WarmTransferPromptParam WarmTransferPromptTaggedParam WarmTransferStaticMessageParam
    """,
    "params.tests": """
        CreateBatchTestRequestParam CreateTestCaseDefinitionRequestParam ResponseEngineTypeParam
        RetellResponseEngineParam TestCaseDefinitionInputParam TestsCreateBatchTestParams
        TestsCreateTestCaseDefinitionParams TestsListBatchTestsParams TestsListBatchTestsV1Params
        TestsListTestCaseDefinitionsParams TestsListTestCaseDefinitionsV1Params TestsListTestRunsParams
        TestsUpdateTestCaseDefinitionParams
    """,
    "params.voice": """
        AddCommunityVoiceRequestParam CloneVoiceProviderParam CloneVoiceRequestParam CommunityVoiceProviderParam
        SearchCommunityVoiceRequestParam VoiceAddResourceParams VoiceCloneParams VoiceSearchParams
    """,
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Load the module of a type (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"there is no type {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __package__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(_HOMES)
