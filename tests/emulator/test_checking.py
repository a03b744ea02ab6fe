"""What is said of a value that the document refuses: the path of the first bad value, and what must be so."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any as Json

import pytest

from contract_tests import wire
from contract_tests.cases import Case
from contract_tests.plan import cases
from contract_tests.test_strategies import drawn
from emulator.checking import Judge
from emulator.problem import Problem
from emulator.wording import WORDS
from generator.document.oracle import Oracle
from generator.ir.api import Operation
from generator.ir.types import Bool, Enum, Float, Int, Object, Property, Str, Type
from generator.ir.walk import definitions, flatten, resolve
from tests.emulator.reading_cases import arrived, contract, contract_reader, contract_values, read, refusal, small

TYPES = definitions(contract().api)
JUDGE = Oracle(contract().document)
WITH_BODY = [each for each in contract().api.operations if each.body and "json" in each.body.contents[0].media_type]
WITH_QUERY = [each for each in contract().api.operations if each.query]


def refused(case: Case) -> str:
    """The message with which a case of the contract is refused."""
    segments, request = arrived(wire.request(case, "https://x.invalid"), case.operation)
    with pytest.raises(Problem) as caught:
        contract_reader().read(case.operation, segments, request)
    return caught.value.message


def properties(t: Type) -> tuple[Property, ...]:
    """The properties of a body that is an object."""
    shape = resolve(TYPES, t)
    return flatten(TYPES, shape) if isinstance(shape, Object) else ()


def mutations(case: Case) -> Iterator[tuple[Json, str]]:
    """Bodies with one fault each, and how the message must begin."""
    assert case.content is not None
    for each in properties(case.content.type):
        if each.required:
            without = {name: value for name, value in case.body.items() if name != each.wire}
            yield without, f"request/body must have required property '{each.wire}'"
        for wrong, words in faults(resolve(TYPES, each.type)):
            yield {**deepcopy(case.body), each.wire: wrong}, f"request/body/{each.wire} {words}"


def faults(t: Type) -> Iterator[tuple[Json, str]]:
    """Values that are not of a type, and what must be so."""
    match t:
        case Str():
            yield 3, "must be string"
        case Bool():
            yield "yes", "must be boolean"
        case Int(maximum=maximum):
            yield 1.5, "must be integer"
            if maximum is not None:
                yield maximum + 1, f"must be <= {maximum}"
        case Float(minimum=minimum):
            yield [], "must be number"
            if minimum is not None:
                yield minimum - 1, f"must be >= {minimum}"
        case Enum(values=values):
            yield "none of them", f"must be equal to one of the allowed values: {values[0]}"
        case _:
            return


@pytest.mark.parametrize("operation", WITH_BODY, ids=[each.id for each in WITH_BODY])
def test_one_fault_in_a_body(operation: Operation) -> None:
    case = drawn(cases(contract_values(), operation).filter(lambda case: case.content is not None), 1)[0]
    schema = case.content.origin / "schema"
    told = [
        (refused(Case(operation, case.parameters, case.content, body)), begins)
        for body, begins in mutations(case)
        if not JUDGE.accepts(schema, body)
    ]
    assert told
    assert [message for message, begins in told if not message.startswith(begins)] == []


@pytest.mark.parametrize("operation", WITH_QUERY, ids=[each.id for each in WITH_QUERY])
def test_one_fault_in_a_query(operation: Operation) -> None:
    case = drawn(cases(contract_values(), operation), 1)[0]
    told = []
    for each in operation.query:
        key = ("query", each.wire)
        if each.required:
            left = {name: value for name, value in case.parameters.items() if name != key}
            told.append((left, f"request/query must have required property '{each.wire}'"))
        for wrong, words in faults(resolve(TYPES, each.type)):
            if not isinstance(resolve(TYPES, each.type), Str):
                told.append(({**case.parameters, key: wrong}, f"request/query/{each.wire} {words}"))
    assert told
    for parameters, begins in told:
        assert refused(Case(operation, parameters, case.content, case.body)).startswith(begins)


SENTENCES: list[tuple[Json, str, str]] = [
    ({"type": ["string", "null"]}, "3", " must be string,null"),
    ({"const": "a"}, '"b"', " must be equal to constant a"),
    ({"enum": [1, None, "x"]}, '"b"', " must be equal to one of the allowed values: 1, null, x"),
    ({"type": "number", "exclusiveMinimum": 0}, "0", " must be > 0"),
    ({"type": "number", "exclusiveMaximum": 2.5}, "3", " must be < 2.5"),
    ({"type": "number", "multipleOf": 5}, "3", " must be multiple of 5"),
    ({"type": "string", "pattern": "^a+$"}, '"b"', ' must match pattern "^a+$"'),
    ({"type": "array", "minItems": 1}, "[]", " must NOT have fewer than 1 items"),
    ({"type": "array", "maxItems": 1}, "[1,2]", " must NOT have more than 1 items"),
    ({"type": "array", "uniqueItems": True}, "[1,1]", " must NOT have duplicate items"),
    ({"type": "array", "items": {"type": "string"}}, '["a", 1]', "/1 must be string"),
    ({"type": "object", "minProperties": 1}, "{}", " must NOT have fewer than 1 properties"),
    ({"type": "object", "propertyNames": {"maxLength": 1}}, '{"ab": 1}', " property name must be valid: ab"),
    (
        {"type": "object", "dependentRequired": {"a": ["b"]}},
        '{"a": 1}',
        " must have required property 'b'",
    ),
    (
        {"type": "object", "properties": {"c": {}}, "additionalProperties": False},
        '{"b": 1, "a": 2}',
        " must NOT have additional properties: a, b",
    ),
    (
        {"oneOf": [{"type": "integer"}, {"type": "number"}]},
        "3",
        " must match exactly one schema in oneOf",
    ),
    ({"type": "object", "additionalProperties": False}, '{"a": 1}', " must NOT have additional properties"),
    ({"not": {"required": ["a", "b"]}}, '{"a": 1, "b": 2}', " must NOT have the properties a, b together"),
    ({"not": {"type": "string"}}, '"a"', " must NOT be valid"),
    ({"type": "object", "properties": {"a/b~": {"type": "string"}}}, '{"a/b~": 1}', "/a~1b~0 must be string"),
    ({"type": "object", "properties": {"a": False}}, '{"a": 1}', "/a must NOT be given"),
]


@pytest.mark.parametrize(("schema", "text", "words"), SENTENCES, ids=range(len(SENTENCES)))
def test_sentences(tmp_path: Path, schema: Json, text: str, words: str) -> None:
    made = small(tmp_path, "/", body(schema))
    assert refusal(made, body=text.encode(), content_type="application/json") == f"request/body{words}"


def body(schema: Json) -> Json:
    """A JSON body of this schema."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def test_the_grossest_fault_comes_first(tmp_path: Path) -> None:
    """What is missing before what is wrong below, an object before its members, whatever the order in the document."""
    schema = {
        "type": "object",
        "properties": {"deep": {"type": "object", "properties": {"x": {"type": "string"}}}, "flat": {"minimum": 3}},
        "required": ["needed"],
    }
    made = small(tmp_path, "/", body(schema))
    sent = [
        b'{"deep": {"x": 1}, "flat": 1}',
        b'{"deep": {"x": 1}, "flat": 1, "needed": 0}',
        b'{"deep":{"x":1},"needed":0}',
    ]
    assert [refusal(made, body=each, content_type="application/json") for each in sent] == [
        "request/body must have required property 'needed'",
        "request/body/flat must be >= 3",
        "request/body/deep/x must be string",
    ]


def test_secrets_are_not_repeated(tmp_path: Path) -> None:
    """Neither values, nor names that are as long as keys are."""
    secret = "sk_" + "a1b2" * 20
    schema = {"type": "object", "properties": {"key": {"enum": ["x"]}}, "additionalProperties": False}
    made = small(tmp_path, "/", body(schema))
    for sent in (f'{{"key": "{secret}"}}', f'{{"{secret}": 1}}'):
        assert secret not in refusal(made, body=sent.encode(), content_type="application/json")
    named = refusal(made, body=b'{"a\\u0000\\nb": 1}', content_type="application/json")
    assert named == "request/body must NOT have additional properties: a??b"


def test_long_lists_are_cut(tmp_path: Path) -> None:
    made = small(tmp_path, "/", body({"enum": [f"value-{number}" for number in range(1000)]}))
    assert len(refusal(made, body=b"1", content_type="application/json")) < 1100


def test_every_keyword_has_words() -> None:
    """No template asks for what a violation does not have."""
    for template in WORDS.values():
        assert template.format(value="v", members="m")


def test_defaults_are_not_made_up(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "integer", "default": 3}}}
    assert read(small(tmp_path, "/", body(schema)), body=b"{}", content_type="application/json").body == {}


def test_without_the_document_the_path_is_still_told() -> None:
    body = next(each.body for each in WITH_BODY if each.action == "create")
    assert body is not None
    judge = Judge(JUDGE)
    schema = body.contents[0].origin / "schema"
    with pytest.raises(Problem, match=r"^request/body must "):
        judge.check(schema, 3, "request/body")
