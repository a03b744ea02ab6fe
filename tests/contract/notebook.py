"""A small document with whatever makes it hard to say what a body means, and a track of answers to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.client import Sender
from contract_tests.observation import Drift, gathered
from contract_tests.settle import settled
from contract_tests.track import Track
from generator.ir.graph import graph
from generator.load import Loaded, load

DOCUMENT = """
openapi: 3.1.0
info: {title: Notebook, version: '1'}
paths:
  /notes/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getNote
      responses:
        '200':
          description: A note
          headers:
            X-Left: {required: true, schema: {type: integer, minimum: 0}}
            X-Next: {schema: {type: string}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
        '404': {$ref: '#/components/responses/Missing'}
        '422': {$ref: '#/components/responses/Missing'}
    put:
      operationId: putNote
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
      responses:
        '200': {description: A note, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
    delete:
      operationId: deleteNote
      responses: {'204': {description: Gone}, '404': {$ref: '#/components/responses/Missing'}}
components:
  responses:
    Missing:
      description: None
      content:
        application/json:
          schema:
            type: object
            properties: {status: {type: string, enum: [error]}, message: {type: string}}
            required: [status, message]
  schemas:
    Note:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - type: object
          properties:
            parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
            owner: {$ref: '#/components/schemas/Owner'}
            mood: {type: string, enum: [calm, wild]}
            seen: {type: string, format: date-time}
            count: {type: integer, minimum: 0, maximum: 9}
            longest_line: {type: integer}
            extra: {type: object}
            last_editor_name: {type: string}
            tags: {type: array, items: {type: string}}
    Base: {type: object, properties: {id: {type: string}}, required: [id]}
    Owner:
      oneOf:
        - {type: object, properties: {name: {type: string}, age: {type: integer}}, required: [name]}
        - {type: object, properties: {company: {type: string}}, required: [company]}
        - {type: 'null'}
    Part:
      oneOf:
        - {$ref: '#/components/schemas/Text'}
        - {$ref: '#/components/schemas/Sketch'}
        - {$ref: '#/components/schemas/Line'}
        - {$ref: '#/components/schemas/Rule'}
    Text: {type: object, properties: {kind: {const: text}, text: {type: string}}, required: [kind, text]}
    Sketch:
      type: object
      properties: {kind: {const: sketch}, strokes: {type: integer}, ink: {anyOf: [{type: string}, {type: 'null'}]}}
      required: [kind, strokes]
    Line: {type: object, properties: {kind: {const: line}, width: {type: integer}}, required: [kind]}
    Rule: {type: object, properties: {kind: {const: rule}, width: {type: integer}}, required: [kind]}
"""
NOTE: dict[str, Json] = {
    "id": "n",
    "parts": [{"kind": "text", "text": "T"}, {"kind": "sketch", "strokes": 2}],
    "owner": {"name": "A"},
    "mood": "calm",
    "seen": "2026-01-01T10:00:00Z",
    "count": 3,
    "extra": {"anything": 1},
    "tags": ["a"],
}


def notebook(folder: Path, text: str = DOCUMENT) -> Loaded:
    """The document, loaded."""
    path = folder / "openapi.yaml"
    path.write_text(text)
    return load(str(path))


def answer(
    loaded: Loaded,
    body: Json,
    *,
    operation: str = "getNote",
    status: int = 200,
    number: int = 1,
    sent: Json = None,
    headers: dict[str, str] | None = None,
) -> Exchange:
    """An answer as JSON; bytes are the body as it is."""
    found = next(each for each in loaded.api.operations if each.id == operation)
    content = found.body.contents[0] if found.body is not None else None
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    told = {"content-type": "application/json", "x-left": "3", **(headers or {})}
    told = {name: value for name, value in told.items() if value}
    return Exchange(Case(found, {("path", "id"): "n"}, content, sent), status, told, text, number)


def found(loaded: Loaded, *answers: Exchange) -> tuple[Drift, ...]:
    """What a run with these answers finds."""
    return gathered(settled(tracked(loaded, *answers)))


def tracked(loaded: Loaded, *answers: Exchange) -> Track:
    """A run with these answers, judged."""
    track = Track(Scene.of(loaded), graph(loaded.api), Sender(loaded.api, "http://notes.test"))
    for each in answers:
        track.exchanges.append(each)
        track.observations.extend(judge(each, track.scene))
    return track


def told(drifts: tuple[Drift, ...]) -> list[tuple[str, str, str]]:
    """Rule, place and facet of each, the place below the components in short."""
    return sorted((each.rule, str(each.pointer).removeprefix("#/components/schemas/"), each.facet) for each in drifts)
