"""The resource graph of this API: what inference and the overlay find, and a list that others made by reading it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.ir.graph import graph
from tests.spec.test_reference import REFERENCE

KNOWN = Path(REFERENCE).parent.parent / "reference" / "links.json"
needs_links = pytest.mark.skipif(not REFERENCE or not KNOWN.is_file(), reason="no list of links beside the reference")

OURS = {"retell_llm": "llm"}
NOT_OURS = ("cursor", "version-of-path-resource", "mcp_server", "community_voice", "agent_version")
"""Positions in lists, versions, and what no operation keeps: without an identity of its own."""
DEPTH = 3
"""The list follows responses no further than so many names."""


@pytest.fixture(scope="module")
def found(api):
    return graph(api)


def test_the_things_of_this_api(found):
    assert {(entity.name, entity.id, entity.version, entity.parent) for entity in found.entities} == {
        ("agent", "agent_id", "version", ""),
        ("batch_call", "batch_call_id", "", ""),
        ("batch_test", "test_case_batch_job_id", "", ""),
        ("call", "call_id", "", ""),
        ("chat", "chat_id", "", ""),
        ("chat_agent", "agent_id", "version", ""),
        ("conversation_flow", "conversation_flow_id", "version", ""),
        ("conversation_flow_component", "conversation_flow_component_id", "", ""),
        ("export_request", "export_request_id", "", ""),
        ("knowledge_base", "knowledge_base_id", "", ""),
        ("knowledge_base_source", "source_id", "", "knowledge_base"),
        ("llm", "llm_id", "version", ""),
        ("phone_number", "phone_number", "", ""),
        ("test_case_definition", "test_case_definition_id", "", ""),
        ("test_run", "test_case_job_id", "", ""),
        ("voice", "voice_id", "", ""),
    }


def test_what_has_no_identity_is_nobodys(found, api):
    nobodys = {operation.id for operation in api.operations if found.of(operation.id) is None}
    assert nobodys == {"agentPlaygroundCompletion", "getConcurrency", "getMCPTools"}


def test_every_word_of_the_overlay_counts(found, api):
    """Each line names things and operations that exist, and the graph differs without it."""
    names = {entity.name for entity in found.entities}
    assert {name for _, refers in api.settings.refers for name in refers} <= names
    for field in ("entities", "refers"):
        lines = getattr(api.settings, field)
        assert lines
        for line in lines:
            rest = tuple(each for each in lines if each != line)
            without = graph(_with(api, field, rest))
            assert without != found, line


def _with(api, field, lines):
    return replace(api, settings=replace(api.settings, **{field: lines}))


@pytest.fixture(scope="module")
def known():
    return {each["op"]: each for each in json.loads(KNOWN.read_text())}


@needs_links
def test_the_list_names_every_operation(known, api):
    assert known.keys() == {operation.id for operation in api.operations}


@needs_links
def test_ids_are_consumed_and_produced_as_the_list_says(found, known):
    for name, each in known.items():
        theirs = {(where, path, entity) for where, path, entity, _ in _links(each)}
        ours = {
            (link.location, _operand(link.path), link.entity)
            for link in (*found.consumes(name), *found.produces(name))
            if not (link.location == "response" and _names(link.path) > DEPTH)
        }
        assert ours == theirs, name


@needs_links
def test_what_we_require_the_list_requires(found, known):
    for name, each in known.items():
        theirs = {(where, path) for where, path, _, required in _links(each) if required}
        ours = (*found.consumes(name), *found.produces(name))
        required = {(link.location, _operand(link.path)) for link in ours if link.required}
        assert required <= theirs, name
        assert {pair for pair in theirs if pair[0] == "path"} <= required, name


@needs_links
def test_things_come_and_go_as_the_list_says(found, known):
    for name, each in known.items():
        created = _ours(each.get("creates", {}).get("resource", ""))
        assert found.creates(name) == created, name
        assert found.deletes(name) == _ours(each.get("deletes", "")), name


def _links(each):
    for link in each["consumes"]:
        path = _path(link["name"]) if link["where"] == "body" else (link["name"],)
        yield from ((link["where"], path, name, link["required"]) for name in _entities(link))
    for link in each["produces"]:
        yield from (("response", _path(link["path"]), name, link["guaranteed"]) for name in _entities(link))


def _entities(link):
    return [] if link["resource"].startswith(NOT_OURS) else [_ours(name) for name in link["resource"].split("|")]


def _ours(name):
    return "" if name in NOT_OURS else OURS.get(name, name)


def _path(text):
    return tuple(token for token in text.removeprefix("$").replace("[]", ".*").split(".") if token)


def _names(path):
    return sum(token != "*" for token in path)


def _operand(path):
    """The list names a filter, the graph the value in it."""
    return path[:-1] if path[-1] == "value" else path
