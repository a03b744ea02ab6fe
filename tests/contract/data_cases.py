"""Coverings for the contract and for small documents, with ids that a test makes up."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any as Json

from contract_tests.cases import Case
from contract_tests.data import Covering, Positive
from generator.document.oracle import Oracle
from generator.ir.api import Operation
from generator.ir.graph import graph
from generator.load import Loaded, load

SPEC = Path(__file__).parent.parent.parent / "spec" / "openapi.yaml"
NUMBERS = ["+14155550100", "+14155550101"]


def known(entity: str) -> Sequence[Json]:
    """Two ids of everything."""
    if entity.endswith(".version"):
        return [0, 1]
    return NUMBERS if entity == "phone_number" else [f"{entity}_1", f"{entity}_2"]


def nothing(_: str) -> Sequence[Json]:
    """No ids."""
    return []


@dataclass(frozen=True, slots=True)
class Trial:
    """A document, its oracle, and a covering with what was confirmed to it."""

    loaded: Loaded
    oracle: Oracle
    covering: Covering
    positives: tuple[Positive, ...] = ()

    def operation(self, name: str) -> Operation:
        """An operation by its id."""
        return next(each for each in self.loaded.api.operations if each.id == name)

    def tried(self, accepts: Callable[[Case], bool] = lambda _: True, most: int = 200) -> Trial:
        """With requests for all operations, sent to a server that accepts some."""
        sent: list[Positive] = []
        for operation in self.covering.order(self.loaded.api.operations):
            for positive in self.covering.positives(operation, known, most=most):
                sent.append(positive)
                if accepts(positive.case):
                    self.covering.confirmed(positive)
        return Trial(self.loaded, self.oracle, self.covering, tuple(sent))


@cache
def contract() -> Loaded:
    """The document in `spec/`."""
    return load(str(SPEC))


def fresh(loaded: Loaded, seed: int = 0) -> Trial:
    """A covering that has seen nothing yet."""
    oracle = Oracle(loaded.document)
    return Trial(loaded, oracle, Covering(loaded.api, graph(loaded.api), seed=seed, oracle=oracle))


@cache
def covered_contract() -> Trial:
    """Everything that the document in `spec/` lets a client send, accepted."""
    return fresh(contract()).tried()


def small(tmp_path: Path, schema: Json, *, media_type: str = "application/json", **item: Json) -> Trial:
    """A document of one operation, `POST /things`, whose body is of `schema`; other schemas in `schemas`."""
    schemas = item.pop("schemas", {})
    post = {
        "operationId": "try",
        "requestBody": {"required": True, "content": {media_type: {"schema": schema}}},
        "responses": {"204": {"description": "Done."}},
        **item,
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1"},
        "paths": {"/things": {"post": post}},
        "components": {"schemas": schemas},
    }
    file = tmp_path / "small.json"
    file.write_text(json.dumps(document))
    return fresh(load(str(file)))


def bodies(tested: Trial) -> list[Json]:
    """What the requests carried."""
    return [each.case.body for each in tested.positives]


def told(tested: Trial) -> set[tuple[str, str, Json]]:
    """The targets of all requests: kind, the end of the pointer, facet."""
    return {(each.kind, each.pointer.name, each.facet) for one in tested.positives for each in one.targets}
