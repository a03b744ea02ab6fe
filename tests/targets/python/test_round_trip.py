"""Reading any valid answer and writing it again gives what came: nothing lost, nothing invented."""

from __future__ import annotations

import json
import random
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.ir import schema as printer
from generator.ir.api import Api
from generator.ir.walk import used_in_responses
from tests.soundness.draw import Draw, NoValueError
from tests.soundness.flat import Flattener

INSTANCES = 12


@pytest.fixture(scope="module")
def drawn(api: Api) -> dict[str, list[Any]]:
    """Valid instances of every type that an answer reaches."""
    document = printer.document(api, notes=False)
    flattener = Flattener(document)
    return {name: list(instances(flattener, name)) for name in sorted(used_in_responses(api))}


def instances(flattener: Flattener, name: str) -> list[Any]:
    draw = Draw(flattener, random.Random(name))
    made = []
    for _ in range(INSTANCES):
        try:
            made.append(draw.instance({"$ref": f"#/components/schemas/{name}"}, faulty=False))
        except NoValueError:
            continue
    return made


def test_round_trip(sdk: ModuleType, drawn: dict[str, list[Any]]) -> None:
    from retell_api import types as public  # type: ignore[import-not-found,import-untyped,unused-ignore]  # generated

    count = 0
    for name, values in drawn.items():
        adapter: TypeAdapter[Any] = TypeAdapter(getattr(public, name))
        for value in values:
            text = json.dumps(value)
            read = adapter.validate_json(text)
            again = adapter.dump_python(read, mode="json", by_alias=True, exclude_unset=True)
            assert json.dumps(again, sort_keys=True) == json.dumps(value, sort_keys=True), name
            count += 1
    assert count > 1500
