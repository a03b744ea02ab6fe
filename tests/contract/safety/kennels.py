"""A small API with something harmless to make and something that is not, and an emulator that stands in for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any as Json

import httpx
import yaml

from contract_tests.check import Budget, Check, Limits, Options, Scope, prepared
from contract_tests.safety.guard import Guard
from contract_tests.safety.journal import Journal
from contract_tests.safety.marking import Run
from contract_tests.safety.modes import Mode, Permission
from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.ir.graph import Graph, graph
from generator.load import Loaded, load

KENNEL = Path(__file__).parent.parent / "kennel.yaml"
URL = "http://api.example.com"
KEY = "key_of_a_kennel"


def document() -> Json:
    """The kennel, with operations that make, that dial, and of which no overlay says anything."""
    data = yaml.safe_load(KENNEL.read_text())
    data["paths"]["/dogs"]["post"]["x-truespec"] = {"sandbox": True}
    refused = {"$ref": "#/components/responses/Refused"}
    made = {"description": "Created", "content": {"application/json": {"schema": {"type": "object"}}}}
    answer = {"201": made, "400": refused, "401": refused}
    data["paths"]["/calls"] = {
        "post": {
            "operationId": "createCall",
            "responses": answer,
            "x-truespec": {"effect": "dials", "cost": 0.5},
        }
    }
    data["paths"]["/letters"] = {"post": {"operationId": "createLetter", "responses": answer}}
    return data


@cache
def loaded(folder: Path) -> Loaded:
    path = folder / "kennel.yaml"
    path.write_text(yaml.safe_dump(document(), sort_keys=False))
    return load(str(path))


class Kennel:
    """The server, and what is in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loaded = loaded(folder)
        self.emulator = Emulator(self.loaded, clock=Setting(mode="stepped", step=1000))
        self.requests: list[httpx.Request] = []
        self.journals: list[Journal] = []
        self.client = httpx.Client(
            transport=EmulatorTransport(self.emulator), base_url=URL, headers={"Authorization": f"Bearer {KEY}"}
        )

    @property
    def graph(self) -> Graph:
        return graph(self.loaded.api)

    def dogs(self) -> list[Json]:
        return list(self.client.get("/dogs").json())

    def foreign(self, name: str = "Rex") -> str:
        return str(self.client.post("/dogs", json={"name": name}).json()["id"])

    def transport(self) -> httpx.BaseTransport:
        """The emulator, whose requests are noted."""
        inner = EmulatorTransport(self.emulator)

        def noted(request: httpx.Request) -> httpx.Response:
            self.requests.append(request)
            return inner.handle_request(request)

        return httpx.MockTransport(noted)

    def check(self, mode: Mode = "sandbox", *, transport: httpx.BaseTransport | None = None, **scope: Json) -> Check:
        options = Options(
            url=URL,
            key=KEY,
            spec=str(self.folder / "kennel.yaml"),
            limits=Limits(requests=200, patience=0.0),
            scope=Scope(mode=mode, state=self.folder / "state", **scope),
        )
        return prepared(options, transport=transport or self.transport())

    def close(self) -> None:
        """End what tests have begun."""
        for journal in self.journals:
            journal.file.close()

    def guard(
        self, mode: Mode = "sandbox", *, named: frozenset[str] = frozenset(), budget: Budget | None = None
    ) -> Guard:
        permission = Permission(mode, self.graph, named)
        run = Run.new()
        journal = Journal(self.folder / "state" / f"{run.token}.journal", run)
        self.journals.append(journal)
        return Guard(self.loaded.api, self.graph, permission, journal, budget or Budget())
