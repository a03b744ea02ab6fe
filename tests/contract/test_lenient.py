"""Documents that are not quite right: whole runs judge by what is left of them."""

from __future__ import annotations

import pytest

from contract_tests.check import Options, prepared
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.load import load
from tests.cli.checked import document

SCHEMA = "schema: {type: object, properties: {message: {type: string}}, required: [message]}"
GOOD = document()
assert SCHEMA in GOOD


@pytest.fixture
def account(tmp_path, request):
    """What a run amounts to of a server that keeps to the sound document, judged by another."""
    for name, text in (("sound.yaml", GOOD), ("broken.yaml", request.param)):
        (tmp_path / name).write_text(text)
    transport = EmulatorTransport(Emulator(load(str(tmp_path / "sound.yaml")), seed=1))
    options = Options(url="http://127.0.0.1:4010", key="key_lenient", spec=str(tmp_path / "broken.yaml"))
    return prepared(options, transport=transport).carried_out()


def seen(account):
    return account.verdict, [(each.rule, str(each.pointer)) for each in account.drifts]


@pytest.mark.parametrize(
    "account",
    [
        GOOD.replace(SCHEMA, "example: {message: x}"),
        GOOD.replace(SCHEMA, "schema: {}"),
    ],
    indirect=True,
)
def test_what_is_not_declared_is_not_judged(account):
    assert seen(account) == ("clean", [])
    assert account.defects == ()


@pytest.mark.parametrize(
    "account",
    [
        GOOD.replace("message: {type: string}", "message: {type: string, pattern: '('}"),
        GOOD.replace("message: {type: string}", "message: {type: text}"),
        GOOD.replace("message: {type: string}", "message: {$ref: '#/components/schemas/Gone'}"),
        GOOD.replace(SCHEMA, "schema: {$ref: '#message'}"),
    ],
    indirect=True,
)
def test_what_cannot_be_judged_by_is_told_once_and_stops_nothing(account):
    assert seen(account) == ("clean", [])
    (line,) = [number for number, text in enumerate(GOOD.splitlines(), 1) if SCHEMA in text]
    assert [(each.rule, each.position.line) for each in account.defects] == [("schema-unusable", line)]
    assert account.requests > 20
