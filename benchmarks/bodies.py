"""The answers that the benchmarks of the SDK read: as large and as nested as real ones, the same in every run.

Standard library only: contenders import it inside their own environments.
"""

from __future__ import annotations

import json
from typing import Any


def agent() -> bytes:
    """One agent, most of its properties set."""
    return _json(
        {
            "agent_id": "agent_0123456789abcdef",
            "version": 7,
            "is_published": True,
            "agent_name": "Front desk",
            "response_engine": {"type": "retell-llm", "llm_id": "llm_0123456789abcdef", "version": 3},
            "voice_id": "voice-anna",
            "voice_model": "eleven_turbo_v2",
            "fallback_voice_ids": ["voice-ben", "voice-cleo"],
            "voice_temperature": 1,
            "voice_speed": 1.1,
            "volume": 0.9,
            "responsiveness": 0.8,
            "interruption_sensitivity": 1,
            "enable_backchannel": True,
            "backchannel_frequency": 0.4,
            "backchannel_words": ["yes", "right", "of course"],
            "reminder_trigger_ms": 10000,
            "reminder_max_count": 2,
            "ambient_sound": "coffee-shop",
            "ambient_sound_volume": 0.5,
            "language": "en-US",
            "webhook_url": "https://example.com/hook",
            "boosted_keywords": ["invoice", "appointment"],
            "data_storage_setting": "everything",
            "opt_in_signed_url": True,
            "pronunciation_dictionary": [{"word": "actually", "alphabet": "ipa", "phoneme": "ækchuəli"}],
            "end_call_after_silence_ms": 600000,
            "max_call_duration_ms": 3600000,
            "begin_message_delay_ms": 1000,
            "ring_duration_ms": 30000,
            "post_call_analysis_data": [
                {"type": "string", "name": "name", "description": "Who called.", "examples": ["Ann", "Bob"]}
            ],
            "post_call_analysis_model": "gpt-4.1-mini",
            "allow_user_dtmf": True,
            "denoising_mode": "noise-cancellation",
            "last_modification_timestamp": 1703413636133,
        }
    )


def calls(count: int) -> bytes:
    """One page with `count` calls, each with analysis, costs and latencies."""
    return _json({"items": [_call(number) for number in range(count)], "has_more": False})


def _call(number: int) -> dict[str, Any]:
    latency = {"p50": 800, "p90": 1200, "p95": 1500, "p99": 2500, "max": 2700, "min": 500, "num": 10}
    costs = [{"product": "elevenlabs_tts", "unit_price": 1, "cost": 60}, {"product": "llm", "cost": 12.5}]
    return {
        "call_type": "phone_call",
        "call_id": f"call_{number:032}",
        "agent_id": "agent_0123456789abcdef",
        "agent_name": "Front desk",
        "agent_version": 7,
        "call_status": "ended",
        "from_number": "+12137771234",
        "to_number": f"+1213{number:07}",
        "direction": "outbound" if number % 2 else "inbound",
        "metadata": {"customer": number, "labels": ["new", "paying"]},
        "retell_llm_dynamic_variables": {"customer_name": f"Customer {number}"},
        "collected_dynamic_variables": {"last_node_name": "Goodbye"},
        "opt_in_signed_url": True,
        "start_timestamp": 1703302407333 + number,
        "end_timestamp": 1703302428855 + number,
        "duration_ms": 21522,
        "recording_url": f"https://example.com/{number}/recording.wav",
        "public_log_url": f"https://example.com/{number}/public_log.txt",
        "latency": {kind: {**latency, "values": [500, 700.5, 900, 1100, 2700]} for kind in ("e2e", "llm", "tts")},
        "disconnection_reason": "agent_hangup",
        "call_analysis": {
            "call_summary": "The caller asked for a new appointment and got one on Tuesday.",
            "in_voicemail": False,
            "user_sentiment": "Positive",
            "call_successful": True,
            "custom_analysis_data": {"name": f"Customer {number}", "satisfied": True},
        },
        "call_cost": {
            "product_costs": costs,
            "total_duration_seconds": 22,
            "total_duration_unit_price": 1,
            "combined_cost": 72.5,
        },
        "llm_token_usage": {"values": [1250, 1300.5], "average": 1275.25, "num_requests": 2},
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
