# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open

from .shared import AgentVersionReference, PaginatedResponseBase

PhoneNumberType = TypeAliasType(
    "PhoneNumberType", Annotated[Literal["retell-twilio", "retell-telnyx", "custom"] | str, Open(str)]
)


class SipOutboundTrunkConfig(Model):
    termination_uri: str | None = None
    auth_username: str | None = None
    transport: str | None = None


class AgentWeight(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    agent_id: str
    agent_version: AgentVersionReference | None = None
    weight: Number


class PhoneNumberResponse(Model):
    phone_number: str
    phone_number_type: PhoneNumberType
    phone_number_pretty: str | None = None
    allowed_inbound_country_list: list[str] | None = None
    allowed_outbound_country_list: list[str] | None = None
    area_code: int | None = None
    inbound_agents: list[AgentWeight] | None = None
    outbound_agents: list[AgentWeight] | None = None
    inbound_sms_agents: list[AgentWeight] | None = None
    outbound_sms_agents: list[AgentWeight] | None = None
    nickname: str | None = None
    inbound_webhook_url: str | None = None
    inbound_sms_webhook_url: str | None = None
    last_modification_timestamp: int
    sip_outbound_trunk_config: SipOutboundTrunkConfig | None = None
    fallback_number: str | None = None


class ListPhoneNumbersV2Response(PaginatedResponseBase):
    items: list[PhoneNumberResponse] | None = None


PhoneNumberListV1Response = TypeAliasType("PhoneNumberListV1Response", list[PhoneNumberResponse])
