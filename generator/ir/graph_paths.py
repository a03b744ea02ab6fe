"""What a path says about the thing that an operation acts upon.

Two styles meet: in the one a path is a place (`/owners/{ownerId}/pets/{petId}`), in the other its segment repeats verb
and noun of the operation (`/get-pet/{pet_id}`). Knows paths and methods; must not know types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.ir.api import Operation
from generator.ir.graph_names import is_version, noun, verb, words

_BY_METHOD = {"get": "retrieve", "put": "replace", "patch": "update", "delete": "delete"}


@dataclass(frozen=True, slots=True)
class Step:
    """A static segment with the parameters that follow it. `key` is the path up to the segment, names blanked."""

    segment: str
    parameters: tuple[str, ...]
    key: str

    @property
    def noun(self) -> str:
        """The thing that the segment names."""
        return noun(self.segment)


def steps(path: str) -> tuple[Step, ...]:
    """The static segments of a path, versions left out."""
    found: list[Step] = []
    done = ""
    for segment in path.strip("/").split("/"):
        parameters = tuple(re.findall(r"{([^{}]+)}", segment))
        if parameters:
            last = found.pop() if found else Step("", (), "")
            found.append(Step(last.segment, (*last.parameters, *parameters), last.key))
        static = re.sub(r"{[^{}]*}", "", segment)
        done += "/" + re.sub(r"{[^{}]*}", "{}", segment)
        if static and not is_version(static) and (not parameters or static.startswith(":")):
            found.append(Step(static.lstrip(":"), (), done))
    return tuple(found)


def is_spoken(step: Step, operation: Operation) -> bool:
    """Whether a segment is a verb, or verb and noun, rather than the name of a collection."""
    said = words(step.segment)
    if not said:
        return False
    if len(said) == 1:
        return bool(verb(said[0])) and operation.method not in ("get", "delete") and not step.parameters
    # Many verbs are nouns too (`/batch-calls`): those count only where the segment repeats the operation's id.
    whole = tuple(word for word in words(operation.id) if not is_version(word))
    return said == whole or said[1] == "by" or verb(said[0]) not in ("", "make", "other")


def role(step: Step, operation: Operation) -> str:
    """What an operation does to the thing at `step`, the last of its path, by its method; nothing for another verb."""
    if step.parameters:
        edits = operation.method == "post" and operation.action == "update"
        return "update" if edits else _BY_METHOD.get(operation.method, "")
    return {"get": "list", "post": "create"}.get(operation.method, "")
