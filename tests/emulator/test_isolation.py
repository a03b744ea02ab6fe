"""Workspaces never see each other: whatever one key does, another one's answers stay what they were."""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Json
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.keys import workspace_of
from emulator.store import SYSTEM, Snapshot
from generator.ir.api import Operation
from generator.load import Loaded
from tests.emulator.scene import Scene, set_up

A, B = "key_a", "key_b"


class As:
    """An emulator whose every request carries one key."""

    def __init__(self, emulator: Emulator, key: str) -> None:
        self._emulator = emulator
        self._key = key

    def __getattr__(self, name: str) -> Json:
        return getattr(self._emulator, name)

    def handle(self, request: Request) -> Response:
        headers = {**request.headers, "authorization": f"Bearer {self._key}"}
        return self._emulator.handle(replace(request, headers=headers))


class Stage:
    """Two workspaces in each of which there is one of everything."""

    def __init__(self, loaded: Loaded) -> None:
        self.emulator = Emulator(loaded, clock=Setting("frozen"))
        self.scenes: dict[str, Scene] = {}
        for key in (A, B):
            self.scenes[key] = set_up(cast(Emulator, As(self.emulator, key)), key)
        self.start: Snapshot = self.emulator.store.snapshot()

    def send(self, key: str, operation: Operation, *, about: str | None = None) -> Response:
        """What a key is answered, for its own things or for those of another one."""
        return self.emulator.handle(self.scenes[about or key].request(operation, key=key))

    def kept(self, key: str) -> str:
        """The digest of all that a key has."""
        return self.emulator.store.digest(keep=lambda workspace, _: workspace == workspace_of(key))


@pytest.fixture(scope="module")
def stage(loaded: Loaded) -> Stage:
    """Two workspaces."""
    return Stage(loaded)


def test_the_scenes_share_no_id_that_is_made_up(stage: Stage) -> None:
    shared = set(stage.scenes[A].ids.values()) & set(stage.scenes[B].ids.values())
    assert shared <= {"retell-Cimo", stage.scenes[A].ids["phone_number"]}


def test_no_operation_reaches_what_belongs_to_another_key(stage: Stage) -> None:
    foreign = {value for value in stage.scenes[A].ids.values() if value not in stage.scenes[B].ids.values()}
    for operation in stage.emulator.api.operations:
        stage.emulator.store.restore(stage.start)
        before = stage.kept(A)
        response = stage.send(B, operation, about=A)
        assert stage.kept(A) == before, operation.id
        asked = {stage.scenes[A].ids.get(each.wire) for each in operation.path_parameters}
        if asked & foreign:
            assert response.status in (400, 404, 422), (operation.id, response)


def test_no_answer_holds_an_id_of_another_key(stage: Stage) -> None:
    foreign = [value for value in stage.scenes[A].ids.values() if value not in stage.scenes[B].ids.values()]
    for operation in stage.emulator.api.operations:
        stage.emulator.store.restore(stage.start)
        text = stage.send(B, operation).body.decode()
        assert not [each for each in foreign if each in text], operation.id


def without_cursor(response: Response) -> tuple[int, Json]:
    """An answer without its cursor, which counts what all keys have created."""
    body = response.json() if response.body else None
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if name != "pagination_key"}
    return response.status, body


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_others_do_makes_no_difference(stage: Stage, data: st.DataObject) -> None:
    operations = st.sampled_from(stage.emulator.api.operations)
    asks = data.draw(st.lists(st.tuples(st.sampled_from((A, B)), operations), min_size=4, max_size=14))
    stage.emulator.store.restore(stage.start)
    together = [without_cursor(stage.send(key, operation)) for key, operation in asks]
    stage.emulator.store.restore(stage.start)
    alone = [without_cursor(stage.send(key, operation)) for key, operation in asks if key == B]
    assert [each for each, (key, _) in zip(together, asks, strict=True) if key == B] == alone


def test_nothing_of_a_key_is_in_the_workspace_that_belongs_to_none(stage: Stage) -> None:
    stage.emulator.store.restore(stage.start)
    for workspace, collection in stage.emulator.store.collections():
        assert workspace in (workspace_of(A), workspace_of(B)) or (workspace == SYSTEM and collection.name[0] == "_")


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer key a", "Basic key_a", "key_a", "Bearer \x00", ""])
def test_malformed_keys_see_nothing(stage: Stage, header: str) -> None:
    for operation in stage.emulator.api.operations:
        request = stage.scenes[A].request(operation)
        stage.emulator.store.restore(stage.start)
        response = stage.emulator.handle(replace(request, headers={**request.headers, "authorization": header}))
        assert response.status == 401, operation.id
        assert stage.emulator.store.snapshot() == stage.start


def test_only_listed_keys_see_anything(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"), keys=(A,))
    scene = set_up(emulator)
    for operation in loaded.api.operations:
        assert emulator.handle(scene.request(operation, key=B)).status == 401, operation.id
