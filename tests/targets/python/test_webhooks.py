"""Webhooks: what is genuine is told from what is not, and what is genuine is read."""

from __future__ import annotations

import hashlib
import hmac
import json
import pickle
import subprocess
import sys
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import InputError
from generator.ir.api import Api, Settings, Webhook
from generator.ir.types import Enum, Object, Property, Ref, TypeDef
from generator.ir.walk import definitions
from generator.load import load
from generator.targets.python import files
from templates.python.runtime.errors import InvalidRequestError, SDKError
from templates.python.runtime.webhooks import (
    Signing,
    WebhookPayloadError,
    Webhooks,
    WebhookSignatureError,
    sign,
    verify,
)

from .conftest import SPEC, written
from .examples import example

SIGNING = Signing("X-Shop-Signature", "v={timestamp},d={hex}", "{body}{timestamp}", "sha256", "ms", 300)
BODY = '{"event":"call_ended"}'
SECRET = "test-api-key"
SECONDS = 1_700_000_000.0
DIGEST = "07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e"
SIGNATURE = f"v=1700000000000,d={DIGEST}"


def test_vector_of_the_official_sdk():
    assert verify(SIGNING, BODY, SECRET, SIGNATURE, now=SECONDS)
    assert verify(SIGNING, BODY.encode(), SECRET, SIGNATURE, now=SECONDS)
    assert sign(SIGNING, BODY, SECRET, now=SECONDS) == SIGNATURE


def test_agrees_with_hmac_itself():
    body = '{"näme":"…"}'.encode()
    expected = hmac.new(b"key", body + b"1700000000000", hashlib.sha256).hexdigest()
    assert verify(SIGNING, body, "key", f"v=1700000000000,d={expected}", now=SECONDS)
    assert verify(SIGNING, body.decode(), "key", f"v=1700000000000,d={expected}", now=SECONDS)


@pytest.mark.parametrize(
    ("body", "secret"),
    [(BODY + " ", SECRET), (BODY.replace("ended", "Ended"), SECRET), (BODY, SECRET + "x"), (BODY, ""), ("", SECRET)],
)
def test_refuses_another_body_or_secret(body, secret):
    assert not verify(SIGNING, body, secret, SIGNATURE, now=SECONDS)


@pytest.mark.parametrize(
    "signature",
    [
        "",
        DIGEST,
        f"d={DIGEST},v=1700000000000",
        f" {SIGNATURE}",
        f"{SIGNATURE} ",
        f"{SIGNATURE}\n",
        f"{SIGNATURE},d={DIGEST}",
        f"v=1,{SIGNATURE}",
        f"v=1700000000000,d={DIGEST.upper()}",
        f"v=1700000000000,d={DIGEST[:-1]}",
        f"v=1700000000000,d={DIGEST}0",
        f"v=+1700000000000,d={DIGEST}",
        f"v=1700000000000.0,d={DIGEST}",
        f"v=,d={DIGEST}",
        f"v=1_700_000_000_000,d={DIGEST}",
        f"v=١٧٠٠٠٠٠٠٠٠٠٠٠,d={DIGEST}",
        f"v={'1' * 5000},d={DIGEST}",
        f"v=01700000000000,d={DIGEST}",
        None,
        b"v=1700000000000,d=00",
    ],
)
def test_refuses_another_spelling(signature):
    assert not verify(SIGNING, BODY, SECRET, signature, now=SECONDS)


@pytest.mark.parametrize(
    ("away", "genuine"),
    [(0, True), (299, True), (300, True), (300.001, False), (-300, True), (-300.001, False), (float("nan"), False)],
)
def test_tolerance_holds_both_ways(away, genuine):
    assert verify(SIGNING, BODY, SECRET, SIGNATURE, now=SECONDS + away) is genuine


def test_tolerance_of_one_call():
    assert not verify(SIGNING, BODY, SECRET, SIGNATURE, now=SECONDS + 10, tolerance=9)
    assert verify(SIGNING, BODY, SECRET, SIGNATURE, now=SECONDS + 4000, tolerance=4000)
    assert not verify(SIGNING, BODY, SECRET, SIGNATURE, now=SECONDS, tolerance=float("nan"))


def test_now_is_the_present():
    assert verify(SIGNING, BODY, SECRET, sign(SIGNING, BODY, SECRET))
    assert not verify(SIGNING, BODY, SECRET, SIGNATURE)


@given(body=st.text() | st.binary(), secret=st.text(), signature=st.text())
def test_never_raises_for_garbage(body, secret, signature):
    assert verify(SIGNING, body, secret, signature, now=SECONDS) is False


@pytest.mark.parametrize("body", [None, 7, {"event": "call_ended"}])
def test_a_parsed_body_is_not_the_raw_one(body):
    assert verify(SIGNING, body, SECRET, SIGNATURE, now=SECONDS) is False


def test_a_lone_surrogate_is_refused():
    assert verify(SIGNING, "\ud800", SECRET, SIGNATURE, now=SECONDS) is False


@given(body=st.binary(), secret=st.text(min_size=1, alphabet=st.characters(codec="utf-8")))
def test_what_was_signed_verifies_until_a_byte_changes(body, secret):
    signature = sign(SIGNING, body, secret, now=SECONDS)
    assert verify(SIGNING, body, secret, signature, now=SECONDS)
    assert not verify(SIGNING, body + b"0", secret, signature, now=SECONDS)


def test_compares_in_constant_time(monkeypatch):
    compared = []

    def compare(a, b):
        compared.append((a, b))
        return a == b

    monkeypatch.setattr(hmac, "compare_digest", compare)
    assert verify(SIGNING, BODY, SECRET, SIGNATURE, now=SECONDS)
    assert compared == [(DIGEST, DIGEST)]


@pytest.mark.parametrize(
    "signing",
    [
        Signing("X-Hub-Signature", "sha1={hex}", "{body}", "sha1"),
        Signing("Stripe-Like", "t={timestamp},v1={hex}", "{timestamp}.{body}", "sha512", "s", 60),
        Signing("Dots", "[{hex}].*{timestamp}", "{timestamp}{{body}}{body}", "sha3_256", "s", 60),
    ],
)
def test_other_schemes(signing):
    signature = sign(signing, b"{timestamp}", "secret", now=SECONDS)
    assert verify(signing, b"{timestamp}", "secret", signature, now=SECONDS)
    assert not verify(signing, b"{body}", "secret", signature, now=SECONDS)
    assert not verify(signing, b"{timestamp}", "secret", "x" + signature, now=SECONDS)


class TestUnwrap:
    """Deliveries as a receiver gets them."""

    hooks: Webhooks[object] = Webhooks(SIGNING, SECRET)

    def test_reads_what_is_genuine(self):
        signature = sign(SIGNING, BODY, SECRET)
        assert self.hooks.unwrap(BODY, signature) == {"event": "call_ended"}
        assert self.hooks.unwrap(BODY.encode(), {"Host": "a", "x-shop-SIGNATURE": signature}) == json.loads(BODY)

    @pytest.mark.parametrize(
        "headers",
        [{}, {"X-Other": SIGNATURE}, {"X-Shop-Signature": SIGNATURE}, {"X-Shop-Signature": ["a"]}, "nonsense"],
    )
    def test_reads_nothing_else(self, headers):
        with pytest.raises(WebhookSignatureError, match="X-Shop-Signature"):
            self.hooks.unwrap(BODY, headers)

    def test_a_header_that_stands_twice_is_refused(self):
        signature = sign(SIGNING, BODY, SECRET)
        with pytest.raises(WebhookSignatureError):
            self.hooks.unwrap(BODY, {"x-shop-signature": signature, "X-Shop-Signature": signature})

    @pytest.mark.parametrize("body", ["", "nonsense", '{"event":', "\ud800", "[" * 200_000])
    def test_genuine_but_no_json(self, body):
        with pytest.raises(WebhookPayloadError) as caught:
            self.hooks.unwrap(body, sign(SIGNING, body, SECRET))
        assert caught.value.body == body.encode("utf-8", "surrogatepass")
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
        assert isinstance(caught.value, SDKError)

    def test_messages_show_no_secret(self):
        with pytest.raises(WebhookSignatureError) as caught:
            self.hooks.unwrap(BODY, SIGNATURE)
        assert SECRET not in str(caught.value)

    def test_a_secret_of_one_call(self):
        signature = sign(SIGNING, BODY, "another")
        assert not self.hooks.verify(BODY, signature)
        assert self.hooks.verify(BODY, signature, secret="another")

    def test_without_a_secret(self):
        with pytest.raises(InvalidRequestError, match="secret"):
            Webhooks(SIGNING).verify(BODY, SIGNATURE)

    def test_tolerance(self):
        assert self.hooks.verify(BODY, SIGNATURE, tolerance=1e12)
        assert not self.hooks.verify(BODY, replace_time(SIGNATURE), tolerance=1e12)


def replace_time(signature: str) -> str:
    return signature.replace("1700000000000", "1700000000001")


WEBHOOK = load(str(SPEC)).api.settings.webhook
assert WEBHOOK is not None
EVENTS = WEBHOOK.events


def delivered(sdk, body, **options):
    """An event as a client of the generated package reads it from a signed delivery."""
    signing = import_module(f"{sdk.__name__}._webhooks").SIGNING
    raw = json.dumps(body)
    client = sdk.Retell(api_key=SECRET, **options)
    assert client.verify(raw, SECRET, sign(signing, raw, SECRET)) is True
    assert sdk.AsyncRetell.verify(raw, "wrong", sign(signing, raw, SECRET)) is False
    return client.webhooks.unwrap(raw, {signing.header.lower(): sign(signing, raw, SECRET)})


@pytest.mark.parametrize(("event", "name"), EVENTS, ids=[event for event, _ in EVENTS])
def test_every_event_is_typed(sdk, api, event, name):
    body = example(definitions(api), Ref(name=name)) | {"newer_than_we_are": [1]}
    found = delivered(sdk, body)
    assert type(found).__name__ == name
    assert found.event == event
    assert found.to_dict() == body


def test_an_event_that_is_newer_than_the_package(sdk):
    body = {"event": "call_teleported", "call": {"call_id": 7}}
    found = delivered(sdk, body)
    assert isinstance(found, sdk.types.UnknownWebhookEvent)
    assert (found.event, found.to_dict()) == ("call_teleported", body)


@pytest.mark.parametrize(
    ("body", "name", "where"),
    [
        ({"event": "chat_ended", "chat": {"chat_id": 7}}, "ChatEndedEvent", ("chat", "chat_id")),
        ({"event": "call_ended"}, "CallEndedEvent", ("call",)),
        ({"call": {}}, "UnknownWebhookEvent", ("event",)),
        ({"event": ["call_ended"]}, "UnknownWebhookEvent", ("event",)),
    ],
)
def test_an_event_that_breaks_the_contract_arrives_and_says_how(sdk, body, name, where):
    found = delivered(sdk, body)
    assert (type(found).__name__, found.to_dict()) == (name, body)
    assert where in [path for path, _ in found.warnings]
    with pytest.raises(sdk.WebhookPayloadError, match=where[-1]):
        delivered(sdk, body, strict=True)


@pytest.mark.parametrize("body", [[], None, "call_ended"])
def test_what_is_no_event_at_all(sdk, body):
    with pytest.raises(sdk.WebhookPayloadError, match="breaks the contract"):
        delivered(sdk, body)


def test_verifying_loads_no_model(sdk_folder):
    code = """
import sys, retell_api
assert not retell_api.Retell.verify("{}", "key", "v=1,d=0")
assert not retell_api.Retell(api_key="key").webhooks.verify("{}", "v=1,d=0")
assert "pydantic" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(sdk_folder)})


def webhook_api(**changes):
    payload = Object(properties=(Property(wire="kind", type=Enum(values=("made",)), required=True),))
    webhook = Webhook(**{"header": "X-S", "digest": "sha512", "tolerance": 5, "scheme": "{hex}", **changes})
    settings = Settings(package="shop", distribution="shop", client="Shop", environment="SHOP", webhook=webhook)
    return Api(title="Shop", version="1", settings=settings, types=(TypeDef(name="Made", type=payload),))


def test_another_api(tmp_path):
    api = webhook_api(events=(("made", "Made"),))
    code = """
import json, shop
from shop._webhooks import SIGNING
from shop._runtime.webhooks import sign
raw = json.dumps({"kind": "made"})
hooks = shop.Shop(base_url="https://example.com").webhooks
assert type(hooks.unwrap(raw, sign(SIGNING, raw, "s"), secret="s")).__name__ == "Made"
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(written(files(api), tmp_path))})


def test_without_events_a_payload_is_json(tmp_path):
    source = {file.path: file.text for file in files(webhook_api(), all_schemas=True)}["python/src/shop/_webhooks.py"]
    assert 'events=""' in source


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"digest": "crc32"}, "webhook-digest-unknown"),
        ({"events": (("sold", "Made"),)}, "webhook-event-untagged"),
        ({"events": (("made", "Absent"),)}, "webhook-event-untagged"),
    ],
)
def test_settings_that_cannot_be_followed(changes, rule):
    with pytest.raises(InputError) as caught:
        files(webhook_api(**changes))
    assert caught.value.findings[0].rule == rule
