"""What is wrong with a request by the document: the same judgement as of bodies, of what was meant to be sent.

Knows cases, the model and the oracle; must not know answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.cases import Case
from contract_tests.checks.scene import Scene
from generator.document.oracle import Violation
from generator.ir.api import Operation
from generator.pointer import Pointer

UNDECLARED = "undeclared"
MISSING_PARAMETER = "missing parameter"


def operation_in(scene: Scene, identity: str) -> Operation | None:
    """An operation of a document by its id."""
    return next((each for each in scene.api.operations if each.id == identity), None)


def violations(scene: Scene, case: Case) -> list[Violation]:
    """Every constraint of the scene's document that a request breaks; undeclared members count."""
    operation = operation_in(scene, case.operation.id)
    return [] if operation is None else [*_parameters(scene, operation, case), *_body(scene, operation, case)]


def _parameters(scene: Scene, operation: Operation, case: Case) -> Iterator[Violation]:
    for parameter in operation.parameters:
        key = (parameter.location, parameter.wire)
        if key in case.parameters:
            yield from scene.oracle.errors(parameter.origin / "schema", case.parameters[key])
        elif parameter.required:
            message = f"{parameter.wire} is missing"
            yield Violation(Pointer(), parameter.origin, MISSING_PARAMETER, message, (parameter.wire,))
    known = {(each.location, each.wire) for each in operation.parameters}
    for location, name in case.parameters:
        if (location, name) not in known:
            yield Violation(Pointer(), operation.origin, UNDECLARED, f"{name} is not declared", (name,))


def _body(scene: Scene, operation: Operation, case: Case) -> Iterator[Violation]:
    body = operation.body
    if body is None:
        if case.content is not None:
            yield Violation(Pointer(), operation.origin, UNDECLARED, "no body is declared")
        return
    if case.content is None:
        if body.required:
            yield Violation(Pointer(), body.origin, "required", "the body is missing")
        return
    declared = next((each for each in body.contents if each.media_type == case.content.media_type), None)
    if declared is None:
        yield Violation(Pointer(), body.origin, UNDECLARED, f"{case.content.media_type} is not declared")
        return
    pointer = declared.origin / "schema"
    yield from scene.oracle.errors(pointer, case.body)
    for node in scene.meaning.walk(pointer, case.body):
        if isinstance(node.value, dict) and not scene.meaning.is_open(node.schemas):
            known = scene.meaning.properties(node.schemas)
            for name in sorted(node.value.keys()):
                if name not in known or scene.meaning.schema(known[name]).get("readOnly") is True:
                    yield Violation(node.path, node.declared, UNDECLARED, f"{name} is not declared", (name,))
