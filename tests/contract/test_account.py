"""From what was seen to an account: the line of each drift, the operations that an entry is about, and the verdict."""

from __future__ import annotations

import threading
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from contract_tests.account import Account
from contract_tests.check import Options, prepared
from contract_tests.flows import FLOWS
from contract_tests.outcome import PARTS, Outcome, Trouble, flow_operations, flows
from contract_tests.places import Places
from contract_tests.reach import Reach
from contract_tests.sharing import Lost, shared
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.transport import EmulatorTransport
from generator.ir.graph import graph
from generator.load import Loaded, load
from generator.pointer import Pointer
from tests.cli.checked import document, edited

SPEC = str(Path(__file__).parent.parent.parent / "spec" / "openapi.yaml")

DOCUMENT = """\
openapi: 3.0.3
info: {title: Notes, version: '1'}
paths:
  /notes/{id}:
    parameters:
      - {name: first, in: query, schema: {type: string}}
      - name: id
        in: path
        required: true
        schema: {type: string}
      - $ref: '#/components/parameters/Page'
    get:
      operationId: getNote
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Note'}
  /authors:
    get:
      operationId: listAuthors
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Author'
components:
  parameters:
    Page:
      name: page
      in: query
      schema: {type: integer}
  schemas:
    Note:
      type: object
      properties:
        author:
          nullable: true
          allOf:
            - $ref: '#/components/schemas/Author'
        kind:
          type: string
          enum:
            - plain
            - rich
    Author:
      type: object
      properties: {name: {type: string}}
    Unused: {type: object}
"""

OVERLAY = """\
overlay: 1.0.0
info: {title: Mends, version: '1'}
actions:
  - target: $.paths['/notes/{id}'].parameters[0]
    remove: true
  - target: $.components.schemas.Note.properties
    update:
      tags:
        type: array
        items: {type: string}
  - target: $.components.schemas.Note.properties.kind
    update:
      enum:
        - wild
      maxLength: 9
"""


@pytest.fixture
def notes(tmp_path, monkeypatch) -> Loaded:
    monkeypatch.chdir(tmp_path)
    Path("notes.yaml").write_text(DOCUMENT)
    Path("mends.yaml").write_text(OVERLAY)
    return load("notes.yaml", overlays=[Path("mends.yaml")])


def line(text: str, words: str) -> int:
    found = [number for number, each in enumerate(text.splitlines(), 1) if each.startswith(words) or words in each]
    return next((each for each in found if text.splitlines()[each - 1].startswith(words)), found[0])


@pytest.mark.parametrize(
    ("pointer", "file", "words"),
    [
        ("#/paths/~1notes~1{id}/get", "notes.yaml", "operationId: getNote"),
        ("#/paths/~1notes~1{id}/parameters/0", "notes.yaml", "- name: id"),
        ("#/paths/~1notes~1{id}/parameters/0/schema", "notes.yaml", "        schema: {type: string}"),
        ("#/paths/~1notes~1{id}/parameters/1", "notes.yaml", "- $ref: '#/components/parameters/Page'"),
        ("#/paths/~1notes~1{id}/get/responses/200/content/application~1json/schema", "notes.yaml", "schemas/Note'"),
        ("#/components/schemas/Note/properties/author", "notes.yaml", "        author:"),
        (
            "#/components/schemas/Note/properties/author/anyOf/0/allOf/0",
            "notes.yaml",
            "- $ref: '#/components/schemas/A",
        ),
        ("#/components/schemas/Note/properties/author/anyOf/1", "notes.yaml", "        author:"),
        ("#/components/schemas/Note/properties/kind/enum/1", "notes.yaml", "- rich"),
        ("#/components/schemas/Note/properties/kind/enum/2", "mends.yaml", "- wild"),
        ("#/components/schemas/Note/properties/kind/maxLength", "mends.yaml", "maxLength: 9"),
        ("#/components/schemas/Note/properties/kind/minLength", "notes.yaml", "        kind:"),
        ("#/components/schemas/Note/properties/tags", "mends.yaml", "      tags:"),
        ("#/components/schemas/Note/properties/tags/items/maxLength", "mends.yaml", "        items: {type: string}"),
        ("#/components/schemas/Nobody/properties/x", "notes.yaml", "  schemas:"),
        ("#/components/responses", "notes.yaml", "components:"),
        ("#", "notes.yaml", "openapi: 3.0.3"),
    ],
)
def test_a_drift_is_placed_where_its_node_was_written(notes, pointer, file, words):
    position = Places.of(notes).position(Pointer.parse(pointer))
    text = DOCUMENT if file == "notes.yaml" else OVERLAY
    near = line(text, words) - (1 if words.startswith("operationId") else 0)
    assert (position.file, position.line) == (file, near)


def test_every_node_of_the_contract_has_a_place_of_its_own_or_its_parents():
    loaded = load(SPEC)
    places = Places.of(loaded)
    for operation in loaded.api.operations:
        assert places.position(operation.origin) == loaded.source.positions[operation.origin]
    for pointer, position in list(loaded.source.positions.items())[::17]:
        is_moved = any(name.isdecimal() and len(name) < 3 for name in pointer)  # by what overlays take out before it
        if places.written.location(pointer) is not None and not is_moved:
            assert places.position(pointer) == position


@pytest.mark.parametrize(
    ("pointer", "operations"),
    [
        ("#/components/schemas/Author/properties/name", ("getNote", "listAuthors")),
        ("#/components/schemas/Note", ("getNote",)),
        ("#/components/parameters/Page/schema", ("getNote",)),
        ("#/paths/~1notes~1{id}/parameters/0", ("getNote",)),
        ("#/paths/~1authors/get/responses", ("listAuthors",)),
        ("#/paths/~1authors", ("listAuthors",)),
        ("#/components/schemas/Unused", ()),
        ("#/components/schemas/Gone", ()),
        ("#/paths/~1gone/get", ()),
        ("#/components/responses", ("getNote", "listAuthors")),
        ("#/components/securitySchemes/key", ("getNote", "listAuthors")),
        ("#", ("getNote", "listAuthors")),
    ],
)
def test_an_entry_is_about_all_operations_that_lead_to_its_node(notes, pointer, operations):
    assert Reach.of(notes.document, notes.api).operations(Pointer.parse(pointer)) == operations


class Twisted(EmulatorTransport):
    """An emulator that leaves out what is required, and says more than it should."""

    def handle_request(self, request):
        answered = super().handle_request(request)
        response = Response(answered.status_code, tuple(answered.headers.items()), answered.read())
        twisted = edited(lambda each: (each.pop("kind", None), each.update(mood="good")))(Request("", ""), response)
        headers = [pair for pair in twisted.headers if pair[0].lower() != "content-length"]
        return type(answered)(twisted.status, headers=headers, content=twisted.body)


@pytest.fixture(scope="module")
def account(tmp_path_factory) -> Account:
    """What a check of a server that drifts in two ways amounts to."""
    path = tmp_path_factory.mktemp("pets") / "pets.yaml"
    path.write_text(document())
    options = Options(url="http://127.0.0.1:4010", key="key_account", spec=str(path))
    return prepared(options, transport=Twisted(Emulator(load(str(path)), seed=1))).carried_out()


def test_the_gravest_comes_first_and_everything_is_filled_in(account):
    assert [each.impact for each in account.drifts] == ["breaking", "additive"]
    assert all(each.position is not None and each.position.line > 1 for each in account.drifts)
    assert (account.title, account.version, account.verdict, account.reason) == ("Pets", "1.2.0", "drift", "")
    assert account.started is not None
    assert account.started.tzinfo is not None
    assert account.requests > 0
    assert not account.is_interrupted


def test_the_verdict(account):
    assert replace(account, drifts=()).verdict == "clean"
    assert replace(account, drifts=(), reason="no server").verdict == "inconclusive"
    assert replace(account, reason="no server").verdict == "drift"


def test_an_outcome_tells_each_operation_what_is_wrong_with_it(account, tmp_path):
    outcome = Outcome.of(account)
    assert Outcome.loaded(outcome.dumped()) == outcome
    (tmp_path / "pets.yaml").write_text(document())
    api = load(str(tmp_path / "pets.yaml")).api
    (pet,) = graph(api).entities
    told = outcome.of_operation("createPet")
    assert len(told) == 2
    for drift, text in zip(account.drifts, told, strict=True):
        for part in (drift.rule, str(drift.pointer), str(drift.position), drift.message, "curl", "overlay: 1.0.0"):
            assert part in text
    assert outcome.of_operation("deletePet") == []
    assert outcome.of_flow("life", pet) == []
    assert outcome.asked == {"listPets", "createPet", "getPet", "deletePet"}
    assert flow_operations("lists", pet) == {"listPets"}
    assert [name for name, _ in flows([pet])] == [name for name, _ in FLOWS] == list(PARTS)
    for rule, operation, concerned in (
        ("state-read-after-create", "getPet", ["life"]),
        ("state-order", "listPets", ["lists"]),
        ("state-refused-write", "createPet", ["refused", "life"]),
        ("response-null", "createPet", []),
    ):
        forgetful = replace(outcome, troubles=(Trouble((operation,), rule, "text"),))
        assert [name for name in PARTS if forgetful.of_flow(name, pet) == ["text"]] == concerned


def test_one_makes_what_all_get(tmp_path):
    made, got = [], []

    def make() -> str:
        made.append(threading.get_ident())
        return "the result"

    def ask() -> None:
        got.append(shared(tmp_path, "thing", make, patience=30))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), got) == (1, ["the result"] * 8)


def _die(folder: Path) -> None:
    shared(folder, "thing", lambda: 1 / 0, patience=1)  # type: ignore[arg-type, return-value]


def test_who_waits_for_the_dead_is_told(tmp_path):
    child = get_context("spawn").Process(target=_die, args=(tmp_path,))
    child.start()
    child.join()
    with pytest.raises(Lost, match="has ended"):
        shared(tmp_path, "thing", lambda: "", patience=30)


def test_who_waits_too_long_is_told(tmp_path):
    (tmp_path / "thing.owner").write_text("")
    waited: list[float] = []
    with pytest.raises(Lost, match="after 3 seconds"):
        shared(tmp_path, "thing", lambda: "", patience=3, sleep=waited.append)
    assert 2.9 <= sum(waited) <= 3.2
