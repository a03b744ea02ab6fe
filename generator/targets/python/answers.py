"""What operations answer with: every JSON answer by a type's name, so that it can be imported by that name.

Knows responses and media types; must not know how types are spelled.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.ir.api import Api, Content, Operation, Response
from generator.ir.types import Any, Ref, TypeDef
from generator.targets.python import names

Form = Literal["json", "text", "bytes", "none"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer of `status` carries; `type` is the name of its type, None for JSON of any shape."""

    status: str
    form: Form
    type: str | None = None


def named(api: Api) -> Api:
    """`api` with a name for every type that stands unnamed at the root of an answer (lists, mostly)."""
    taken = {definition.name for definition in api.types}
    added: list[TypeDef] = []
    operations = tuple(_named(operation, taken, added) for operation in api.operations)
    return replace(api, types=(*api.types, *added), operations=operations)


def answers(operation: Operation) -> tuple[Answer, ...]:
    """What each documented status answers with."""
    return tuple(_answer(response) for response in operation.responses)


def is_json(media_type: str) -> bool:
    """Whether a body of this type is JSON (RFC 6839, 3.1)."""
    bare = media_type.partition(";")[0].strip().lower()
    return bare == "application/json" or bare.endswith("+json") or bare in ("*/*", "text/json")


def chosen(response: Response) -> Content | None:
    """The content that a client asks for: the first JSON, or else the first of any kind."""
    preferred = (content for content in response.contents if is_json(content.media_type))
    return next(preferred, None) or next(iter(response.contents), None)


def _named(operation: Operation, taken: set[str], added: list[TypeDef]) -> Operation:
    responses = tuple(_response(operation, response, taken, added) for response in operation.responses)
    return replace(operation, responses=responses)


def _response(operation: Operation, response: Response, taken: set[str], added: list[TypeDef]) -> Response:
    content = chosen(response)
    if content is None or isinstance(content.type, Any | Ref) or not is_json(content.media_type):
        return response
    base = f"{names.pascal(operation.resource)}{names.pascal(operation.name)}"
    name = names.unique(f"{base}{'' if response.is_success else 'Error'}Response", taken, ("Body", "Answer"))
    taken.add(name)
    added.append(TypeDef(name=name, type=content.type, origin=content.origin, declared=False))
    reference = Ref(name=name, origin=content.origin)
    return replace(response, contents=(replace(content, type=reference),))


def _answer(response: Response) -> Answer:
    content = chosen(response)
    if content is None:
        return Answer(response.status, "none")
    if is_json(content.media_type):
        return Answer(response.status, "json", content.type.name if isinstance(content.type, Ref) else None)
    return Answer(response.status, "text" if content.media_type.startswith("text/") else "bytes")
