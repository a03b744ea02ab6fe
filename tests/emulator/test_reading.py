"""What clients send for each operation of the contract is read back as it was meant."""

from __future__ import annotations

import json
from typing import Any as Json

import pytest
from hypothesis import HealthCheck, given, settings

from contract_tests import wire
from contract_tests.cases import Case
from contract_tests.plan import cases
from generator.ir.api import Operation
from tests.emulator.reading_cases import arrived, contract, contract_reader, contract_values, plain

OPERATIONS = contract().api.operations


def meant(case: Case) -> tuple[Json, Json]:
    """Parameters and body as they can arrive: a form cannot say that a list has no items."""
    body = case.body
    if case.content is not None and case.content.encodings:
        unsent = {each.wire for each in case.content.encodings if each.form in ("file", "repeated")}
        body = {name: value for name, value in body.items() if not (name in unsent and value == [])}
    return {f"{where}.{name}": value for (where, name), value in case.parameters.items()}, body


@pytest.mark.parametrize("operation", OPERATIONS, ids=[each.id for each in OPERATIONS])
def test_what_is_sent_is_what_is_read(operation: Operation) -> None:
    @settings(max_examples=10, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases(contract_values(), operation).filter(lambda case: not lacks_files(case)))
    def survives(case: Case) -> None:
        segments, request = arrived(wire.request(case, "https://x.invalid"), operation)
        inputs = contract_reader().read(operation, segments, request)
        named = (("path", inputs.path), ("query", inputs.query), ("header", inputs.headers), ("cookie", inputs.cookies))
        parameters = {f"{where}.{name}": value for where, values in named for name, value in values.items()}
        read = json.dumps([parameters, plain(inputs.body)], sort_keys=True)
        assert read == json.dumps(meant(case), sort_keys=True)
        assert inputs.content == case.content

    survives()


def lacks_files(case: Case) -> bool:
    """Whether a list of files that must be there has no items, which no form can say."""
    names = {each.wire for each in case.content.encodings if each.form == "file"} if case.content else set()
    return any(case.body.get(name) == [] for name in names) if names else False
