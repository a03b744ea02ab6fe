"""Calls of the resource `agent`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.listing import Listing
from .._runtime.operation import Body, Operation, Pagination, Parameter, Result, words
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPager, SyncListPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_CREATE: Operation[types.AgentResponse] = Operation(
    id="createAgent",
    method="POST",
    path="/create-agent",
    body=Body(
        names=words(
            "response_engine agent_name version_description voice_id voice_model fallback_voice_ids "
            "voice_temperature voice_speed enable_dynamic_voice_speed enable_dynamic_responsiveness "
            "volume voice_emotion responsiveness interruption_sensitivity enable_backchannel "
            "backchannel_frequency backchannel_words reminder_trigger_ms reminder_max_count "
            "ambient_sound ambient_sound_volume language webhook_url webhook_events webhook_timeout_ms "
            "boosted_keywords data_storage_setting data_storage_retention_days opt_in_signed_url "
            "signed_url_expiration_ms pronunciation_dictionary end_call_after_silence_ms "
            "max_call_duration_ms voicemail_message voicemail_detection_timeout_ms voicemail_option "
            "ivr_option call_screening_option post_call_analysis_data post_call_analysis_model "
            "analysis_successful_prompt analysis_summary_prompt analysis_user_sentiment_prompt "
            "begin_message_delay_ms ring_duration_ms stt_mode custom_stt_config vocab_specialization "
            "allow_user_dtmf allow_dtmf_interruption user_dtmf_options denoising_mode pii_config "
            "guardrail_config handbook_config timezone is_public "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.agent.AgentResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deleteAgent",
    method="DELETE",
    path="/delete-agent/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    results=(Result("204", form="none"), Result("400 401 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_GET_VERSIONS: Operation[types.AgentGetVersionsResponse] = Operation(
    id="getAgentVersions",
    method="GET",
    path="/get-agent-versions/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    results=(
        Result("200", type="retell_api.models.agent.AgentGetVersionsResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)
_RETRIEVE: Operation[types.AgentResponse] = Operation(
    id="getAgent",
    method="GET",
    path="/get-agent/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version"),
    ),
    results=(
        Result("200", type="retell_api.models.agent.AgentResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST: Operation[types.AgentListResponse] = Operation(
    id="listAgents",
    method="GET",
    path="/list-agents",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
        Parameter("pagination_key_version", "pagination_key_version"),
        Parameter("is_latest", "is_latest"),
    ),
    results=(
        Result("200", type="retell_api.models.agent.AgentListResponse"),
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="last-item", limit="limit", keys=(("pagination_key", "agent_id"), ("pagination_key_version", "version"))
    ),
)
_CREATE_VERSION: Operation[types.CreateAgentVersionResponse] = Operation(
    id="createAgentVersion",
    method="POST",
    path="/create-agent-version/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    body=Body(names=("base_version",), required=True),
    results=(
        Result("201", type="retell_api.models.agent.CreateAgentVersionResponse"),
        Result("400 401 404 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_PUBLISH: Operation[None] = Operation(
    id="publishAgentVersion",
    method="POST",
    path="/publish-agent-version/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    body=Body(names=("version", "version_description"), required=True),
    results=(Result("200", form="none"), Result("400 401 404 422 500", type="retell_api.models.shared.ErrorBody")),
)
_DELETE_VERSION: Operation[None] = Operation(
    id="deleteAgentVersion",
    method="DELETE",
    path="/delete-agent-version/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version", required=True),
    ),
    results=(Result("204", form="none"), Result("400 401 404 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_UPDATE: Operation[types.AgentResponse] = Operation(
    id="updateAgent",
    method="PATCH",
    path="/update-agent/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version"),
    ),
    body=Body(
        names=words(
            "response_engine agent_name version_description voice_id voice_model fallback_voice_ids "
            "voice_temperature voice_speed enable_dynamic_voice_speed enable_dynamic_responsiveness "
            "volume voice_emotion responsiveness interruption_sensitivity enable_backchannel "
            "backchannel_frequency backchannel_words reminder_trigger_ms reminder_max_count "
            "ambient_sound ambient_sound_volume language webhook_url webhook_events webhook_timeout_ms "
            "boosted_keywords data_storage_setting data_storage_retention_days opt_in_signed_url "
            "signed_url_expiration_ms pronunciation_dictionary end_call_after_silence_ms "
            "max_call_duration_ms voicemail_message voicemail_detection_timeout_ms voicemail_option "
            "ivr_option call_screening_option post_call_analysis_data post_call_analysis_model "
            "analysis_successful_prompt analysis_summary_prompt analysis_user_sentiment_prompt "
            "begin_message_delay_ms ring_duration_ms stt_mode custom_stt_config vocab_specialization "
            "allow_user_dtmf allow_dtmf_interruption user_dtmf_options denoising_mode pii_config "
            "guardrail_config handbook_config timezone is_public "
        ),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.agent.AgentResponse"),
        Result("400 401 412 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class AgentResource:
    """Calls of the resource `agent`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> AgentCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return AgentCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> AgentCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return AgentCalls(self._client, Streamed)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentCreateParams],
    ) -> types.AgentResponse:
        """Create agent.

        POST /create-agent

        Args:
            response_engine: types.ResponseEngineParam | types.ResponseEngine, required
            agent_name: str | None, example "Jarvis"
            version_description: str | None
            voice_id: str, required, example "retell-Cimo"
            voice_model: types.VoiceModelParam | None
            fallback_voice_ids: Sequence[str] | None, example ["cartesia-Cimo", "minimax-Cimo"]
            voice_temperature: float, example 1
            voice_speed: float, at least 0.5, at most 2, example 1
            enable_dynamic_voice_speed: bool
            enable_dynamic_responsiveness: bool
            volume: float, example 1
            voice_emotion: types.VoiceEmotionParam | None, one of "calm", "sympathetic", "happy", "sad", "angry",
              "fearful", "surprised", example "calm"
            responsiveness: float, at least 0, at most 1, example 1
            interruption_sensitivity: float, at least 0, at most 1, example 1
            enable_backchannel: bool
            backchannel_frequency: float, example 0.9
            backchannel_words: Sequence[str] | None, example ["yeah", "uh-huh"]
            reminder_trigger_ms: float, example 10000
            reminder_max_count: int, example 2
            ambient_sound: types.AmbientSoundParam | None, one of "coffee-shop", "convention-hall",
              "summer-outdoor", "mountain-outdoor", "static-noise", "call-center"
            ambient_sound_volume: float, example 1
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.CallWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            boosted_keywords: Sequence[str] | None, example ["retell", "kroger"]
            data_storage_setting: types.DataStorageSettingParam, one of "everything", "everything_except_pii",
              "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            pronunciation_dictionary: Sequence[types.PronunciationParam | types.Pronunciation] | None
            end_call_after_silence_ms: int, example 600000
            max_call_duration_ms: int, example 3600000
            voicemail_message: str
            voicemail_detection_timeout_ms: int, example 30000
            voicemail_option: types.VoicemailOptionParam | types.VoicemailOption | None
            ivr_option: types.IvrOptionParam | types.IvrOption | None, example {"action": {"type": "hangup"}}
            call_screening_option: types.CallScreeningOptionParam | types.CallScreeningOption | None
            post_call_analysis_data: Sequence[types.PostCallAnalysisDataParam | types.PostCallAnalysisData] | None
            post_call_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None, at most 2000 characters
            analysis_summary_prompt: str | None, at most 2000 characters
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            begin_message_delay_ms: int, example 1000
            ring_duration_ms: int, at least 5000, at most 300000, example 30000
            stt_mode: types.SttModeParam, one of "fast", "accurate", "custom", example "fast"
            custom_stt_config: types.CustomSttConfigParam | types.CustomSttConfig | None
            vocab_specialization: types.VocabSpecializationParam, one of "general", "medical", example "general"
            allow_user_dtmf: bool
            allow_dtmf_interruption: bool
            user_dtmf_options: types.UserDtmfOptionsParam | types.UserDtmfOptions | None
            denoising_mode: types.DenoisingModeParam, one of "no-denoise", "noise-cancellation",
              "noise-and-background-speech-cancellation", example "noise-cancellation"
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.VoiceHandbookConfigParam | types.VoiceHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def delete(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete agent.

        DELETE /delete-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"agent_id": agent_id}, options)

    def get_versions(
        self,
        agent_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> SyncListPage[types.AgentResponse]:
        """Get agent versions.

        GET /get-agent-versions/{agent_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _GET_VERSIONS, {"agent_id": agent_id}, options, max_items))

    def retrieve(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentRetrieveParams],
    ) -> types.AgentResponse:
        """Get agent.

        GET /get-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"agent_id": agent_id, **params}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentListParams],
    ) -> SyncListPage[types.AgentResponse]:
        """List agents.

        GET /list-agents

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, example 50
            pagination_key: str, example "agent_1ffdb9717444d0e77346838911"
            pagination_key_version: int, example 0
            is_latest: bool
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST, params, options, max_items))

    def create_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentCreateVersionParams],
    ) -> types.CreateAgentVersionResponse:
        """Create agent version.

        POST /create-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            base_version: int, at least 0, required, example 12

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_VERSION, {"agent_id": agent_id, **params}, options)

    def publish(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentPublishParams],
    ) -> None:
        """Publish agent version.

        POST /publish-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 15
            version_description: str

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_PUBLISH, {"agent_id": agent_id, **params}, options)

    def delete_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentDeleteVersionParams],
    ) -> None:
        """Delete agent version.

        DELETE /delete-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE_VERSION, {"agent_id": agent_id, **params}, options)

    def update(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentUpdateParams],
    ) -> types.AgentResponse:
        """Update agent.

        PATCH /update-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1
            response_engine: types.ResponseEngineParam | types.ResponseEngine
            agent_name: str | None, example "Jarvis"
            version_description: str | None
            voice_id: str, example "retell-Cimo"
            voice_model: types.VoiceModelParam | None
            fallback_voice_ids: Sequence[str] | None, example ["cartesia-Cimo", "minimax-Cimo"]
            voice_temperature: float, example 1
            voice_speed: float, at least 0.5, at most 2, example 1
            enable_dynamic_voice_speed: bool
            enable_dynamic_responsiveness: bool
            volume: float, example 1
            voice_emotion: types.VoiceEmotionParam | None, one of "calm", "sympathetic", "happy", "sad", "angry",
              "fearful", "surprised", example "calm"
            responsiveness: float, at least 0, at most 1, example 1
            interruption_sensitivity: float, at least 0, at most 1, example 1
            enable_backchannel: bool
            backchannel_frequency: float, example 0.9
            backchannel_words: Sequence[str] | None, example ["yeah", "uh-huh"]
            reminder_trigger_ms: float, example 10000
            reminder_max_count: int, example 2
            ambient_sound: types.AmbientSoundParam | None, one of "coffee-shop", "convention-hall",
              "summer-outdoor", "mountain-outdoor", "static-noise", "call-center"
            ambient_sound_volume: float, example 1
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.CallWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            boosted_keywords: Sequence[str] | None, example ["retell", "kroger"]
            data_storage_setting: types.DataStorageSettingParam, one of "everything", "everything_except_pii",
              "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            pronunciation_dictionary: Sequence[types.PronunciationParam | types.Pronunciation] | None
            end_call_after_silence_ms: int, example 600000
            max_call_duration_ms: int, example 3600000
            voicemail_message: str
            voicemail_detection_timeout_ms: int, example 30000
            voicemail_option: types.VoicemailOptionParam | types.VoicemailOption | None
            ivr_option: types.IvrOptionParam | types.IvrOption | None, example {"action": {"type": "hangup"}}
            call_screening_option: types.CallScreeningOptionParam | types.CallScreeningOption | None
            post_call_analysis_data: Sequence[types.PostCallAnalysisDataParam | types.PostCallAnalysisData] | None
            post_call_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None, at most 2000 characters
            analysis_summary_prompt: str | None, at most 2000 characters
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            begin_message_delay_ms: int, example 1000
            ring_duration_ms: int, at least 5000, at most 300000, example 30000
            stt_mode: types.SttModeParam, one of "fast", "accurate", "custom", example "fast"
            custom_stt_config: types.CustomSttConfigParam | types.CustomSttConfig | None
            vocab_specialization: types.VocabSpecializationParam, one of "general", "medical", example "general"
            allow_user_dtmf: bool
            allow_dtmf_interruption: bool
            user_dtmf_options: types.UserDtmfOptionsParam | types.UserDtmfOptions | None
            denoising_mode: types.DenoisingModeParam, one of "no-denoise", "noise-cancellation",
              "noise-and-background-speech-cancellation", example "noise-cancellation"
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.VoiceHandbookConfigParam | types.VoiceHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), PreconditionFailedError (412),
              UnprocessableEntityError (422), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_UPDATE, {"agent_id": agent_id, **params}, options)


class AsyncAgentResource:
    """Calls of the resource `agent`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> AgentCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return AgentCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> AgentCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return AgentCalls(self._client, AsyncStreamed)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentCreateParams],
    ) -> types.AgentResponse:
        """Create agent.

        POST /create-agent

        Args:
            response_engine: types.ResponseEngineParam | types.ResponseEngine, required
            agent_name: str | None, example "Jarvis"
            version_description: str | None
            voice_id: str, required, example "retell-Cimo"
            voice_model: types.VoiceModelParam | None
            fallback_voice_ids: Sequence[str] | None, example ["cartesia-Cimo", "minimax-Cimo"]
            voice_temperature: float, example 1
            voice_speed: float, at least 0.5, at most 2, example 1
            enable_dynamic_voice_speed: bool
            enable_dynamic_responsiveness: bool
            volume: float, example 1
            voice_emotion: types.VoiceEmotionParam | None, one of "calm", "sympathetic", "happy", "sad", "angry",
              "fearful", "surprised", example "calm"
            responsiveness: float, at least 0, at most 1, example 1
            interruption_sensitivity: float, at least 0, at most 1, example 1
            enable_backchannel: bool
            backchannel_frequency: float, example 0.9
            backchannel_words: Sequence[str] | None, example ["yeah", "uh-huh"]
            reminder_trigger_ms: float, example 10000
            reminder_max_count: int, example 2
            ambient_sound: types.AmbientSoundParam | None, one of "coffee-shop", "convention-hall",
              "summer-outdoor", "mountain-outdoor", "static-noise", "call-center"
            ambient_sound_volume: float, example 1
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.CallWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            boosted_keywords: Sequence[str] | None, example ["retell", "kroger"]
            data_storage_setting: types.DataStorageSettingParam, one of "everything", "everything_except_pii",
              "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            pronunciation_dictionary: Sequence[types.PronunciationParam | types.Pronunciation] | None
            end_call_after_silence_ms: int, example 600000
            max_call_duration_ms: int, example 3600000
            voicemail_message: str
            voicemail_detection_timeout_ms: int, example 30000
            voicemail_option: types.VoicemailOptionParam | types.VoicemailOption | None
            ivr_option: types.IvrOptionParam | types.IvrOption | None, example {"action": {"type": "hangup"}}
            call_screening_option: types.CallScreeningOptionParam | types.CallScreeningOption | None
            post_call_analysis_data: Sequence[types.PostCallAnalysisDataParam | types.PostCallAnalysisData] | None
            post_call_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None, at most 2000 characters
            analysis_summary_prompt: str | None, at most 2000 characters
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            begin_message_delay_ms: int, example 1000
            ring_duration_ms: int, at least 5000, at most 300000, example 30000
            stt_mode: types.SttModeParam, one of "fast", "accurate", "custom", example "fast"
            custom_stt_config: types.CustomSttConfigParam | types.CustomSttConfig | None
            vocab_specialization: types.VocabSpecializationParam, one of "general", "medical", example "general"
            allow_user_dtmf: bool
            allow_dtmf_interruption: bool
            user_dtmf_options: types.UserDtmfOptionsParam | types.UserDtmfOptions | None
            denoising_mode: types.DenoisingModeParam, one of "no-denoise", "noise-cancellation",
              "noise-and-background-speech-cancellation", example "noise-cancellation"
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.VoiceHandbookConfigParam | types.VoiceHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def delete(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete agent.

        DELETE /delete-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"agent_id": agent_id}, options)

    def get_versions(
        self,
        agent_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> AsyncPager[types.AgentResponse, AsyncListPage[types.AgentResponse]]:
        """Get agent versions.

        GET /get-agent-versions/{agent_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _GET_VERSIONS, {"agent_id": agent_id}, options, max_items))

    async def retrieve(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentRetrieveParams],
    ) -> types.AgentResponse:
        """Get agent.

        GET /get-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"agent_id": agent_id, **params}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentListParams],
    ) -> AsyncPager[types.AgentResponse, AsyncListPage[types.AgentResponse]]:
        """List agents.

        GET /list-agents

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, example 50
            pagination_key: str, example "agent_1ffdb9717444d0e77346838911"
            pagination_key_version: int, example 0
            is_latest: bool
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST, params, options, max_items))

    async def create_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentCreateVersionParams],
    ) -> types.CreateAgentVersionResponse:
        """Create agent version.

        POST /create-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            base_version: int, at least 0, required, example 12

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_VERSION, {"agent_id": agent_id, **params}, options)

    async def publish(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentPublishParams],
    ) -> None:
        """Publish agent version.

        POST /publish-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 15
            version_description: str

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_PUBLISH, {"agent_id": agent_id, **params}, options)

    async def delete_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentDeleteVersionParams],
    ) -> None:
        """Delete agent version.

        DELETE /delete-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE_VERSION, {"agent_id": agent_id, **params}, options)

    async def update(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentUpdateParams],
    ) -> types.AgentResponse:
        """Update agent.

        PATCH /update-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1
            response_engine: types.ResponseEngineParam | types.ResponseEngine
            agent_name: str | None, example "Jarvis"
            version_description: str | None
            voice_id: str, example "retell-Cimo"
            voice_model: types.VoiceModelParam | None
            fallback_voice_ids: Sequence[str] | None, example ["cartesia-Cimo", "minimax-Cimo"]
            voice_temperature: float, example 1
            voice_speed: float, at least 0.5, at most 2, example 1
            enable_dynamic_voice_speed: bool
            enable_dynamic_responsiveness: bool
            volume: float, example 1
            voice_emotion: types.VoiceEmotionParam | None, one of "calm", "sympathetic", "happy", "sad", "angry",
              "fearful", "surprised", example "calm"
            responsiveness: float, at least 0, at most 1, example 1
            interruption_sensitivity: float, at least 0, at most 1, example 1
            enable_backchannel: bool
            backchannel_frequency: float, example 0.9
            backchannel_words: Sequence[str] | None, example ["yeah", "uh-huh"]
            reminder_trigger_ms: float, example 10000
            reminder_max_count: int, example 2
            ambient_sound: types.AmbientSoundParam | None, one of "coffee-shop", "convention-hall",
              "summer-outdoor", "mountain-outdoor", "static-noise", "call-center"
            ambient_sound_volume: float, example 1
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.CallWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            boosted_keywords: Sequence[str] | None, example ["retell", "kroger"]
            data_storage_setting: types.DataStorageSettingParam, one of "everything", "everything_except_pii",
              "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            pronunciation_dictionary: Sequence[types.PronunciationParam | types.Pronunciation] | None
            end_call_after_silence_ms: int, example 600000
            max_call_duration_ms: int, example 3600000
            voicemail_message: str
            voicemail_detection_timeout_ms: int, example 30000
            voicemail_option: types.VoicemailOptionParam | types.VoicemailOption | None
            ivr_option: types.IvrOptionParam | types.IvrOption | None, example {"action": {"type": "hangup"}}
            call_screening_option: types.CallScreeningOptionParam | types.CallScreeningOption | None
            post_call_analysis_data: Sequence[types.PostCallAnalysisDataParam | types.PostCallAnalysisData] | None
            post_call_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None, at most 2000 characters
            analysis_summary_prompt: str | None, at most 2000 characters
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            begin_message_delay_ms: int, example 1000
            ring_duration_ms: int, at least 5000, at most 300000, example 30000
            stt_mode: types.SttModeParam, one of "fast", "accurate", "custom", example "fast"
            custom_stt_config: types.CustomSttConfigParam | types.CustomSttConfig | None
            vocab_specialization: types.VocabSpecializationParam, one of "general", "medical", example "general"
            allow_user_dtmf: bool
            allow_dtmf_interruption: bool
            user_dtmf_options: types.UserDtmfOptionsParam | types.UserDtmfOptions | None
            denoising_mode: types.DenoisingModeParam, one of "no-denoise", "noise-cancellation",
              "noise-and-background-speech-cancellation", example "noise-cancellation"
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.VoiceHandbookConfigParam | types.VoiceHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), PreconditionFailedError (412),
              UnprocessableEntityError (422), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_UPDATE, {"agent_id": agent_id, **params}, options)


class AgentCalls(Calls[K]):
    """The calls of `agent`, returning responses."""

    create = Call(AgentResource.create, AsyncAgentResource.create)
    delete = Call(AgentResource.delete, AsyncAgentResource.delete)
    get_versions = Call(AgentResource.get_versions, AsyncAgentResource.get_versions)
    retrieve = Call(AgentResource.retrieve, AsyncAgentResource.retrieve)
    list = Call(AgentResource.list, AsyncAgentResource.list)
    create_version = Call(AgentResource.create_version, AsyncAgentResource.create_version)
    publish = Call(AgentResource.publish, AsyncAgentResource.publish)
    delete_version = Call(AgentResource.delete_version, AsyncAgentResource.delete_version)
    update = Call(AgentResource.update, AsyncAgentResource.update)
