"""What callers may send to `phone_number`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypedDict

from .. import types


class AgentWeightParam(TypedDict, total=False):
    agent_id: Required[str]
    """At least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"."""
    agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    weight: Required[float]
    """At most 1, more than 0, example 0.5."""


NumberProviderParam: TypeAlias = Literal["twilio", "telnyx"]

PhoneNumberCountryParam: TypeAlias = Literal["US", "CA"]


class CreatePhoneNumberRequestParam(TypedDict, total=False):
    inbound_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
    outbound_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
    area_code: int
    nickname: str
    inbound_webhook_url: str | None
    allowed_inbound_country_list: Sequence[str] | None
    allowed_outbound_country_list: Sequence[str] | None
    number_provider: NumberProviderParam
    country_code: PhoneNumberCountryParam
    toll_free: bool
    phone_number: str
    """At least 1 character, example "+14157774444"."""
    transport: str | None
    fallback_number: str | None


class ImportPhoneNumberRequestParam(TypedDict, total=False):
    phone_number: Required[str]
    """At least 1 character, example "+14157774444"."""
    ignore_e164_validation: bool
    termination_uri: Required[str]
    sip_trunk_auth_username: str
    sip_trunk_auth_password: str
    inbound_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
    outbound_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
    nickname: str
    inbound_webhook_url: str | None
    allowed_inbound_country_list: Sequence[str] | None
    allowed_outbound_country_list: Sequence[str] | None
    transport: str | None


class UpdatePhoneNumberRequestParam(TypedDict, total=False):
    inbound_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
    outbound_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
    inbound_sms_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
    outbound_sms_agents: Sequence[AgentWeightParam | types.AgentWeight] | None
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


PhoneNumberCreateParams: TypeAlias = CreatePhoneNumberRequestParam

PhoneNumberImportParams: TypeAlias = ImportPhoneNumberRequestParam


class PhoneNumberListParams(TypedDict, total=False):
    limit: int
    """At most 1000, default 50."""
    sort_order: types.SortOrderParam
    """Default "descending"."""
    pagination_key: str


PhoneNumberUpdateParams: TypeAlias = UpdatePhoneNumberRequestParam
