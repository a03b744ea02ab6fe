"""Reading JSON that breaks the contract: everything that fits is typed, the rest stays as it came and is named.

Knows the shapes that models of answers are made of; must not know any particular model. Imported with the first answer
that has a fault: one without is read by pydantic alone.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from inspect import isclass
from typing import Annotated, Any, ForwardRef, Union, cast, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from typing_extensions import TypeAliasType

from .faults import Fault
from .models import Model, Tagged, adapter

Path = tuple[str | int, ...]


def read(kind: Any, value: object) -> tuple[Any, tuple[Fault, ...]]:
    """`value` as a `kind`, with what broke in the order of the contract; nothing of it is lost or made up.

    A fault whose path is empty means that `value` is no `kind` at all, and comes back as it is.
    """
    faults: list[Fault] = []
    try:
        return _read(kind, "", value, (), faults), tuple(faults)
    except RecursionError:
        return value, (Fault((), "it is nested too deeply"),)


def _read(kind: Any, home: str, value: object, path: Path, faults: list[Fault]) -> object:
    """`home` is the module in which names stand that `kind` only mentions."""
    try:
        return adapter(_looked_up(kind, home)).validate_python(value)
    except ValidationError as error:
        within, home = _within(kind, home, value)
        if within is None:
            faults.append(Fault(path, _said(error)))
            return value
    match value:
        case dict():
            members = cast("dict[str, object]", value)
            if isclass(within) and issubclass(within, Model):
                return _model(within, members, path, faults)
            inner = get_args(within)[1]
            return {name: _read(inner, home, item, (*path, name), faults) for name, item in members.items()}
        case list():
            items = cast("list[object]", value)
            inner = get_args(within)[0]
            return [_read(inner, home, item, (*path, place), faults) for place, item in enumerate(items)]
        case _:
            raise TypeError(f"{within} holds no other values")


def _within(kind: Any, home: str, value: object) -> tuple[Any, str]:
    """The one class, dict or list of `kind` that `value` was meant to be; None where there is none, or no one."""
    found = [each for each in _choices(kind, home, value) if _holds(each[0], value)]
    return found[0] if len(found) == 1 else (None, home)


def _holds(kind: Any, value: object) -> bool:
    if isinstance(value, dict):
        return get_origin(kind) is dict or (isclass(kind) and issubclass(kind, Model))
    return isinstance(value, list) and get_origin(kind) is list


def _choices(kind: Any, home: str, value: object) -> Iterator[tuple[Any, str]]:
    """What a value of `kind` may be, with names looked up, unions taken apart and tags followed."""
    match kind:
        case TypeAliasType():
            yield from _choices(kind.__value__, kind.__module__ or home, value)
        case ForwardRef():
            yield from _choices(_looked_up(kind, home), home, value)
        case _ if get_origin(kind) is Annotated:
            inner, *marks = get_args(kind)
            tagged = next((mark for mark in marks if isinstance(mark, Tagged)), None)
            yield from _choices(tagged.chosen(inner, value) if tagged else inner, home, value)
        case _ if get_origin(kind) in (Union, types.UnionType):
            for member in get_args(kind):
                yield from _choices(member, home, value)
        case _:
            yield kind, home


def _looked_up(kind: Any, home: str) -> Any:
    return getattr(sys.modules[home], kind.__forward_arg__) if isinstance(kind, ForwardRef) else kind


def _model(kind: type[Model], value: dict[str, Any], path: Path, faults: list[Fault]) -> Model:
    """A model of any object: its constructor takes none with faults, so its parts are set one by one."""
    kind.model_rebuild()
    first, rest = len(faults), dict(value)
    members: dict[str, Any] = {}
    given: set[str] = set()
    for name, field in kind.model_fields.items():
        wire = field.alias or name
        if wire in rest:
            members[name] = _read(_kind(field), kind.__module__, rest.pop(wire), (*path, wire), faults)
            given.add(name)
        elif field.is_required():
            faults.append(Fault((*path, wire), "is missing"))
        else:
            members[name] = field.get_default(call_default_factory=True, validated_data=members)
    own = tuple(Fault(fault.path[len(path) :], fault.message) for fault in faults[first:])
    return _made(kind, members, given, rest, own)


def _made(
    kind: type[Model], members: dict[str, Any], given: set[str], rest: dict[str, Any], own: tuple[Fault, ...]
) -> Model:
    made = kind.__new__(kind)
    object.__setattr__(made, "__dict__", members)
    object.__setattr__(made, "__pydantic_fields_set__", given)
    object.__setattr__(made, "__pydantic_extra__", rest)
    object.__setattr__(made, "__pydantic_private__", {"_warnings": own} if own else None)
    return made


def _kind(field: FieldInfo) -> Any:
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _said(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return " or ".join(dict.fromkeys(fault["msg"] for fault in found))
