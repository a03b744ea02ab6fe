"""What ends a thing that goes on by itself: a call, a session, a job.

Knows operations with a verb of their own, by how such verbs are called; must not know when something is to end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json

from contract_tests.cases import Case
from generator.ir.api import Api, Operation
from generator.ir.graph import Entity, Graph

VERBS = ("stop", "end", "cancel", "terminate", "close", "hangup", "finish", "abort")


def ending(api: Api, graph: Graph, entity: Entity, identity: Json) -> Iterator[Case]:
    """The requests that end one thing."""
    for operation in api.operations:
        is_change = operation.method in ("post", "put", "patch") and operation.body is None
        if is_change and _verb(operation) in VERBS:
            yield from about(graph, operation, entity, identity)


def about(graph: Graph, operation: Operation, entity: Entity, identity: Json) -> Iterator[Case]:
    """The request of an operation that needs nothing but one thing's id; none where it needs more."""
    named = [link for link in graph.consumes(operation.id) if link.location == "path"]
    is_plain = len(operation.path_parameters) == 1 and not any(each.required for each in operation.query)
    if is_plain and [link.entity for link in named] == [entity.name]:
        yield Case(operation, {("path", named[0].path[0]): identity})


def _verb(operation: Operation) -> str:
    return operation.action.replace("-", "_").split("_")[0].lower()
