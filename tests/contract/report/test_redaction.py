"""What a body held and no report may show; and what reads alike, and stays."""

from __future__ import annotations

import json
from typing import Any as Json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.drift import steps
from contract_tests.redaction import redacted, redacted_value
from contract_tests.report import FORMATS, read, render
from tests.contract.report.accounts import account, drift, patch, replay

SECRETS = (
    "+14155238886",
    "+49 30 901820",
    "/get-phone-number/%2B14155238886",
    "/users/jane%40corp.io",
    "(415) 523-8886",
    "415-523-8886",
    "1-415-523-8886",
    "jane.doe+test@corp.io",
    "sk-proj-Zm9vYmFyYmF6cXV4",
    "key_5f4dcc3b5aa765d61d8327deb882cf99",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "xoxb-2413-8ab7c6d5e4f3",
    "AKIAIOSFODNN7EXAMPLE",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N",
    "Bearer 0a1b2c3d4e5f6071",
    "https://jane:hunter2@host.test/x",
    "https://bucket.test/a.wav?X-Amz-Credential=AKIA&X-Amz-Signature=0123abcd",
    "https://blob.test/a?sv=2024&sig=AbCd%2B12&se=2030",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----",
    "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
    'password is "hunter2hunter2"',
    "client_secret=abcdefgh1234",
    '"access_token": "abc.def-123"',
)
HIDDEN: tuple[str, ...] = (
    "4155238886",
    "901820",
    "523-8886",
    "jane",
    "Zm9v",
    "5f4dcc",
    "16C7e4",
    "8ab7c6",
    "IOSF",
    "dozjg",
    "0a1b2c",
)
HIDDEN += ("hunter2", "0123abcd", "AbCd", "MIIEp", "2fd4e1", "abcdefgh1234", "abc.def-123")

HARMLESS = (
    "+12025550123",
    "someone@example.com",
    "agent_oBeDLoLOeuAbiuaMFXRtDLriTJ",
    "123e4567-e89b-12d3-a456-426614174000",
    "2026-11-25T08:02:11.123+01:00",
    "1703302407333",
    "#/components/schemas/AgentRequest/properties/voice_temperature",
    '/provider is "brand_new_value", which the declared values do not include',
    "https://example.com/hook?page=2&limit=50",
    "no key is asked for: 200 without one",
    "authorization is required, and the token is missing",
    "a long name of words that are only words, and of no digit at all, however long it may be",
    "11labs-Adrian",
    "/get-phone-number/%2B12025550123",
    "test_case_definition_c89fda757a443c51ca7b9e4d",
    "conversation_flow_component_oBeDLoLOeuAb",
    "status 404 is not declared",
    "max_tokens: 4096",
    'termination_key is "1"',
)


@pytest.mark.parametrize("text", SECRETS)
@pytest.mark.parametrize("around", ["{}", "it is {}, they say", '{{"a": "{}"}}'])
def test_secrets_are_hidden_wherever_they_stand(text: str, around: str) -> None:
    for keep_form in (False, True):
        shown = redacted(around.format(text), keep_form=keep_form)
        assert not [each for each in HIDDEN if each in shown], shown


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize("text", SECRETS)
def test_redacting_again_changes_nothing(text: str) -> None:
    for keep_form in (False, True):
        once = redacted(text, keep_form=keep_form)
        assert redacted(once, keep_form=keep_form) == once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*SECRETS, *HARMLESS, " ", ",", "&", '"', "x"]) | st.text(max_size=5)).map("".join))
def test_any_text_is_redacted_once_and_for_all(text: str) -> None:
    once = redacted(text)
    assert redacted(once) == once


def test_members_are_hidden_by_their_names() -> None:
    value = {"password": "a", "x-api-key": "b", "accessToken": "c", "max_tokens": 5, "token_type": "bearer"}
    assert redacted_value(value) == {
        **value,
        "password": "[secret]",
        "x-api-key": "[secret]",
        "accessToken": "[secret]",
    }


def leaking() -> Json:
    """An account every text of which holds a secret."""
    text = " ; ".join(SECRETS)
    found = drift(
        message=text,
        facet=text,
        value={text: [text], "password": "hunter2"},
        reproduction=replay(note=text, password="hunter2"),
        patch={**patch(), "actions": [{"target": "$.a", "update": {"enum": [text]}}]},
    )
    return account(found, notes=(text,), reason=text, url="http://jane:hunter2@host.test")


@pytest.mark.parametrize("name", [name for name, _ in FORMATS])
def test_no_report_tells_a_secret(name: str) -> None:
    told = render(leaking(), name)
    assert not [each for each in HIDDEN if each in told]


def test_what_is_redacted_can_still_be_sent_and_is_still_the_same_drift() -> None:
    found = json.loads(render(leaking(), "json"))["drifts"][0]
    body = steps.of(found["reproduction"]["replay"]).steps[0].body
    assert body["name"] == "Rex"
    assert body["password"] == "redacted"
    assert found["fingerprint"] == leaking().drifts[0].fingerprint
    assert found["patch_verified"] is False  # it no longer says what was verified


def test_without_bodies_nothing_is_quoted() -> None:
    found = drift(message='/name is "Rex the third", not one of {"a": 1}', value="Rex the third")
    (told,) = read(render(account(found), "json", bodies=False)).drifts
    assert (told.value, told.reproduction) == (None, None)
    assert told.message.startswith("/name is …")
    for name, _ in FORMATS:
        assert "Rex" not in render(account(found), name, bodies=False)
