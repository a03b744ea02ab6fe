# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Tagged

from .shared_chat_response import ChatResponse
from .shared_v2_call_response import V2CallResponse


class InboundCall(Model):
    from_number: str
    to_number: str
    agent_id: str | None = None


class CallInboundEvent(Model):
    event: Literal["call_inbound"]
    call_inbound: InboundCall


class UnknownWebhookEvent(Model):
    """A variant that is newer than this package."""

    event: str


class CallStartedEvent(Model):
    event: Literal["call_started"]
    call: V2CallResponse


class CallEndedEvent(Model):
    event: Literal["call_ended"]
    call: V2CallResponse


class CallAnalyzedEvent(Model):
    event: Literal["call_analyzed"]
    call: V2CallResponse


class TransferStartedEvent(Model):
    event: Literal["transfer_started"]
    call: V2CallResponse


class TransferBridgedEvent(Model):
    event: Literal["transfer_bridged"]
    call: V2CallResponse


class TransferCancelledEvent(Model):
    event: Literal["transfer_cancelled"]
    call: V2CallResponse


class TransferEndedEvent(Model):
    event: Literal["transfer_ended"]
    call: V2CallResponse


class ChatStartedEvent(Model):
    event: Literal["chat_started"]
    chat: ChatResponse


class ChatEndedEvent(Model):
    event: Literal["chat_ended"]
    chat: ChatResponse


class ChatAnalyzedEvent(Model):
    event: Literal["chat_analyzed"]
    chat: ChatResponse


class TranscriptUpdatedEvent(Model):
    event: Literal["transcript_updated"]
    call: V2CallResponse | None = None
    chat: ChatResponse | None = None


WebhookEvent = TypeAliasType(
    "WebhookEvent",
    Annotated[
        CallStartedEvent
        | CallEndedEvent
        | CallAnalyzedEvent
        | TranscriptUpdatedEvent
        | TransferStartedEvent
        | TransferBridgedEvent
        | TransferCancelledEvent
        | TransferEndedEvent
        | ChatStartedEvent
        | ChatEndedEvent
        | ChatAnalyzedEvent
        | CallInboundEvent
        | UnknownWebhookEvent,
        Tagged(
            "event",
            {
                "call_started": "CallStartedEvent",
                "call_ended": "CallEndedEvent",
                "call_analyzed": "CallAnalyzedEvent",
                "transcript_updated": "TranscriptUpdatedEvent",
                "transfer_started": "TransferStartedEvent",
                "transfer_bridged": "TransferBridgedEvent",
                "transfer_cancelled": "TransferCancelledEvent",
                "transfer_ended": "TransferEndedEvent",
                "chat_started": "ChatStartedEvent",
                "chat_ended": "ChatEndedEvent",
                "chat_analyzed": "ChatAnalyzedEvent",
                "call_inbound": "CallInboundEvent",
            },
            "UnknownWebhookEvent",
            (),
        ),
    ],
)
