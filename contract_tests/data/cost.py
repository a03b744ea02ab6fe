"""What it costs, or may spoil, to send requests of an operation.

Knows operations and the graph of ids; must not know data.
"""

from __future__ import annotations

from contract_tests.cases import reads
from generator.ir.api import Operation
from generator.ir.graph import Graph


def cost(operation: Operation, graph: Graph) -> float:
    """How much it costs, or may spoil, to send requests of an operation: reading nothing, dialling most."""
    entity = graph.of(operation.id)
    needed = sum(link.required and link.location == "body" for link in graph.consumes(operation.id))
    if reads(operation):
        base = 0.0
    elif operation.action in ("update", "replace") or operation.method == "patch":
        base = 1.0
    elif entity is not None and operation.id in entity.creates and operation.action == "create" and entity.deletes:
        base = 2.0
    else:
        base = 4.0 if operation.method == "delete" else 3.0
    return base + needed / 4
