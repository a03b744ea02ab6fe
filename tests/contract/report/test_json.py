"""The report for programs: valid against its published schema, and read back as it was."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema_rs import Draft202012Validator

from contract_tests.account import Account
from contract_tests.report import Unreadable, read, render, told
from tests.contract.report.accounts import account, drift, full, many

SCHEMA = json.loads((files("contract_tests") / "report" / "report.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.mark.parametrize(
    "given", [account(), full(), account(*many(60)), account(reason="no key", is_interrupted=True)]
)
def test_reports_are_valid_and_read_back_as_they_were(given: Account) -> None:
    text = render(given, "json")
    VALIDATOR.validate(json.loads(text))
    again = read(text)
    assert again == told(given)
    assert render(again, "json") == text


def test_members_say_what_a_drift_is() -> None:
    found = json.loads(render(account(drift(3, flaky=True)), "json"))["drifts"][0]
    assert (found["rule"], found["pointer"]) == (
        "response-property-missing",
        "#/components/schemas/Pet/properties/kind3",
    )
    assert (found["severity"], found["level"], found["flaky"]) == ("breaking", "error", True)
    assert found["operations"] == ["getPet", "listPets"]
    assert found["position"] == {"file": "spec/pets.yaml", "line": 123, "column": 9}
    assert found["observed"] == {"name": "Rex", "tags": [1, None, "good"]}
    assert found["fingerprint"] == drift(3).fingerprint
    assert "curl" in found["reproduction"]["curl"]
    assert found["reproduction"]["python"].startswith("#!")
    assert found["reproduction"]["replay"]["steps"][0]["body"] == {"name": "Rex"}


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "cannot be read"), ("[" * 100_000, "cannot be read"), ("{}", "required"), ('{"version": 2}', "not as")],
)
def test_what_is_no_report_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read(text)
