"""What exactly a value violates: the errors of a JSON Schema validator, down to the branch that was meant.

Knows the validator's errors; must not know documents or OpenAPI.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from jsonschema_rs import ValidationError, ValidationErrorKind, Validator

from generator.pointer import Pointer

_NO_BRANCH = (ValidationErrorKind.OneOfNotValid, ValidationErrorKind.AnyOf)
MAX_MESSAGE = 200


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken constraint: the node of the instance, the keyword and where it stands, and a sentence.

    `instance` is relative to the instance's root, `schema` to that of the document; its last token is `keyword`, or
    below it for keywords with parts (`dependentRequired`). `members` names what is missing or not allowed.
    """

    instance: Pointer
    schema: Pointer
    keyword: str
    message: str
    members: tuple[str, ...] = ()


def violations(validator: Validator, instance: object) -> tuple[Violation, ...]:
    """Every violation, in the order of the schema, without repetitions.

    Where no branch of a union fits, those of the branch that comes nearest stand for the union.
    """
    return tuple(dict.fromkeys(_violation(leaf) for leaf in _leaves(validator.iter_errors(instance))))


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    for error in errors:
        kind = error.kind
        branches = [branch for branch in kind.context if branch] if isinstance(kind, _NO_BRANCH) else []
        if branches:
            yield from _leaves(min(branches, key=partial(_distance, union=error)))
        else:
            yield error


def _distance(branch: list[ValidationError], union: ValidationError) -> tuple[bool, bool, bool, bool, int]:
    """How far a branch is from what was meant: another type, another tag, faults on top, and last their number.

    Where an object or a reference to one may stand, what has no `$ref` was meant as the object.
    """
    depth = len(union.instance_path)
    here = [error for error in branch if len(error.instance_path) == depth]
    tags = [error for error in branch if _is_constant(error.kind) and len(error.instance_path) == depth + 1]
    is_type = any(isinstance(error.kind, ValidationErrorKind.Type) for error in here)
    is_reference = any("$ref" in _members(error.kind) for error in here)
    return is_type, bool(tags), is_reference, bool(here), len(branch)


def _is_constant(kind: ValidationErrorKind) -> bool:
    """Whether one value alone was allowed, as for a property that tells the branches apart."""
    return isinstance(kind, ValidationErrorKind.Constant) or (
        isinstance(kind, ValidationErrorKind.Enum) and isinstance(kind.options, list) and len(kind.options) == 1
    )


def _violation(error: ValidationError) -> Violation:
    return Violation(
        Pointer(str(token) for token in error.instance_path),
        Pointer(str(token) for token in error.schema_path),
        error.kind.name,
        _sentence(error),
        _members(error.kind),
    )


def _members(kind: ValidationErrorKind) -> tuple[str, ...]:
    match kind:
        case ValidationErrorKind.Required():
            return (str(kind.property),)
        case ValidationErrorKind.AdditionalProperties() | ValidationErrorKind.UnevaluatedProperties():
            return tuple(kind.unexpected)
        case ValidationErrorKind.PropertyNames():
            return (str(kind.error.instance),)
        case _:
            return ()


def _sentence(error: ValidationError) -> str:
    """The validator's message without a dump of the value, which it puts in front."""
    value, message = error.instance, error.message
    if isinstance(value, dict | list) or len(message) > MAX_MESSAGE:
        dump = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        message = message.replace(dump, _noun(value), 1) if message.startswith(dump) else message
    if len(message) > MAX_MESSAGE:
        message = f"{message[: MAX_MESSAGE // 2]} … {message[-MAX_MESSAGE // 2 :]}"
    return message


def _noun(value: object) -> str:
    match value:
        case dict():
            return "this object"
        case list():
            return "this list"
        case _:
            return "this value"
