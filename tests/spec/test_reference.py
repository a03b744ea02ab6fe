"""The contract holds every fact of the document that it was imported from, and none of its sentences."""

from __future__ import annotations

import copy
import hashlib
import os
import re
from pathlib import Path

import pytest

from generator.document.facts import extract
from generator.document.read import read
from tests.spec.conftest import SPEC
from tests.spec.structure import differences, leaves

REFERENCE = os.environ.get("TRUESPEC_REFERENCE", "")
needs_reference = pytest.mark.skipif(not REFERENCE, reason="TRUESPEC_REFERENCE names no upstream document")
WORDS = 10


@pytest.fixture(scope="module")
def reference():
    return read(REFERENCE).data


@needs_reference
def test_no_fact_differs(reference, contract):
    assert differences(reference, contract) == []


@needs_reference
def test_the_import_is_reproducible(reference, contract):
    assert extract(reference, keep_prose=False) == contract


@needs_reference
def test_the_lock_names_this_document(reference):
    lock = dict(line.split(": ", 1) for line in (SPEC / "spec.lock").read_text().splitlines())
    assert lock["sha256"] == hashlib.sha256(Path(REFERENCE).read_bytes()).hexdigest()
    assert lock["version"].strip("'") == reference["info"]["version"]


@needs_reference
def test_no_sentence_of_it_stands_in_our_files(reference):
    ours = [path for path in SPEC.rglob("*") if path.is_file()]
    shingles = {
        shingle
        for path, value in leaves(reference)
        if path[-1] in ("description", "summary")
        for shingle in _shingles(value)
    }
    copied = {path.name: shingles & set(_shingles(path.read_text())) for path in ours}
    assert {name: found for name, found in copied.items() if found} == {}


def _shingles(text):
    """Every run of ten words, addresses left out: those are facts."""
    words = re.findall(r"[a-z0-9']+", re.sub(r"https?://\S+", "", text.lower()))
    return [" ".join(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)]


def test_the_contract_has_its_size(contract):
    assert len(contract["paths"]) == 86
    assert len(contract["components"]["schemas"]) == 238
    assert contract["openapi"] == "3.0.3"


def test_the_contract_has_no_prose(contract):
    """Every description left is the phrase of a response, and no summary is left."""
    said = {path for path, _ in leaves(contract) if path[-1] in ("description", "summary")}
    assert said
    assert all("responses" in path[-3:-1] for path in said)


@pytest.mark.parametrize(
    ("where", "change"),
    [
        (("components", "schemas", "AgentRequest", "properties", "stt_mode", "enum"), lambda node: node.pop()),
        (("components", "schemas", "AgentRequest", "properties", "voice_speed"), lambda node: node.pop("maximum")),
        (("components", "schemas", "AgentResponse", "allOf", 1, "required"), lambda node: node.pop()),
        (("components", "schemas", "CallScreeningOption"), lambda node: node.pop("nullable")),
        (("components", "schemas", "PIIConfig", "properties", "mode"), lambda node: node.update(default="other")),
        (("components", "parameters", "LimitParam", "schema"), lambda node: node.update(minimum=1)),
        (("paths", "/create-agent", "post", "responses"), lambda node: node.pop("401")),
        (("components", "schemas", "CustomTool", "properties"), lambda node: node.pop("description")),
        (("components", "schemas", "AgentWeight", "properties", "weight"), lambda node: node.pop("example")),
        (("paths", "/create-agent", "post", "responses", "201"), lambda node: node.update(description="It is made.")),
        (("servers", 0), lambda node: node.update(url="https://example.com")),
        (("paths",), lambda node: node.pop("/create-agent")),
    ],
)
def test_the_comparison_sees_a_lost_or_changed_fact(contract, where, change):
    other = copy.deepcopy(contract)
    node = other
    for key in where:
        node = node[key]
    change(node)
    assert differences(contract, contract) == []
    assert differences(contract, other) != []
