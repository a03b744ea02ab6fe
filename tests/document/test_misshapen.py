"""What is out of shape, or leads nowhere, is set aside with a finding; the rest goes on."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.loops import cut
from generator.document.misshapen import set_aside
from generator.document.read import read
from generator.document.shapes import SHAPES
from generator.document.sites import sites
from generator.document.source import Source
from generator.document.upgrade import upgrade
from generator.normalize import normalize
from generator.pointer import ROOT, Pointer

PETS = Path(__file__).parent.parent / "specs" / "ok" / "pets.yaml"
SOURCE = read(str(PETS))


def pets() -> dict[str, Any]:
    return copy.deepcopy(SOURCE.data)


def schema(data: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = data["components"]["schemas"][name]
    return found


def test_a_document_in_shape_stays_as_it_is():
    data = pets()
    assert set_aside(data, SOURCE) == ()
    assert cut(data, SOURCE) == ()
    assert data == SOURCE.data


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("required", 5),
        ("required", ["name", {}]),
        ("properties", []),
        ("enum", []),
        ("enum", "small"),
        ("type", 5),
        ("oneOf", []),
        ("allOf", [5]),
        ("minLength", -1),
        ("minLength", True),
        ("maximum", float("nan")),
        ("multipleOf", 0),
        ("pattern", 5),
        ("nullable", "yes"),
        ("discriminator", {}),
        ("x-truespec", 5),
        ("$ref", {}),
    ],
)
def test_a_member_out_of_shape_goes(member, value):
    data = pets()
    schema(data, "NewPet")[member] = value
    (finding,) = set_aside(data, SOURCE)
    assert finding.pointer == Pointer(("components", "schemas", "NewPet", member))
    assert finding.position is not None
    assert member not in schema(data, "NewPet")


def test_only_the_bad_entry_of_an_object_goes():
    data = pets()
    schema(data, "NewPet")["properties"]["name"] = 5
    (finding,) = set_aside(data, SOURCE)
    assert finding.pointer.name == "name"
    assert sorted(schema(data, "NewPet")["properties"]) == ["born", "kind", "size"]


@pytest.mark.parametrize(
    ("at", "extension"),
    [
        ((), {"webhook": {"tolerance": "soon"}}),
        ((), {"webhook": {"events": {"created": 5}}}),
        ((), {"package": ["pets"]}),
        (("paths", "/pets", "get"), {"aliases": [5]}),
        (("paths", "/pets", "get"), {"aliases": [{"resource": "pet"}]}),
        (("paths", "/pets", "get"), {"pagination": {"style": "magic"}}),
        (("paths", "/pets", "get"), {"pagination": {"style": "cursor", "keys": [["one"]]}}),
        (("paths", "/pets", "get"), {"rules": [{"kind": "range", "path": 5}]}),
        (("components", "schemas", "Pet"), {"name": 5}),
    ],
)
def test_our_own_extension_is_judged_too(at, extension):
    data = pets()
    Pointer(at).resolve(data)["x-truespec"] = extension
    (finding,) = set_aside(data, SOURCE)
    assert finding.pointer.within(Pointer((*at, "x-truespec")))
    normalize(upgrade(SOURCE, data))


def test_a_number_without_a_fraction_counts_as_whole():
    data = pets()
    schema(data, "NewPet")["properties"]["name"]["minLength"] = 2.0
    assert set_aside(data, SOURCE) == ()


LOOP = {"$ref": "#/components/schemas/Loop"}


@pytest.mark.parametrize(
    "loop", [LOOP, {"allOf": [LOOP]}, {"oneOf": [{"type": "string"}, LOOP]}, {"not": {"not": LOOP}}]
)
def test_a_reference_that_leads_back_to_itself_is_cut(loop):
    data = pets()
    data["components"]["schemas"]["Loop"] = copy.deepcopy(loop)
    (finding,) = cut(data, SOURCE)
    assert finding.rule == "reference-circular"
    assert "$ref" not in str(schema(data, "Loop"))
    normalize(upgrade(SOURCE, data))


def test_a_loop_of_two_is_cut_once():
    data = pets()
    data["components"]["schemas"] |= {"Loop": {"$ref": "#/components/schemas/Other"}, "Other": LOOP}
    assert len(cut(data, SOURCE)) == 1


def test_recursion_through_a_property_stays():
    data = pets()
    schema(data, "Pet")["allOf"].append({"properties": {"mother": {"$ref": "#/components/schemas/Pet"}}})
    before = copy.deepcopy(data)
    assert cut(data, SOURCE) == ()
    assert data == before


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.floats() | st.sampled_from(["", "x", "object", "Pet"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["", "a", "type"]), inner, max_size=2),
    max_leaves=4,
)
PLACES = [
    (at, member)
    for kind, at, _ in sites(SOURCE.data)
    for member in SHAPES.get(kind, {})
    if at != ROOT or member != "openapi"
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=3))
def test_whatever_stands_anywhere_the_rest_is_normalized(faults):
    data = pets()
    for (at, member), value in faults:
        try:
            node = at.resolve(data)
        except (LookupError, ValueError):
            continue
        if isinstance(node, dict):
            node[member] = copy.deepcopy(value)
    changed = Source(SOURCE.uri, data, SOURCE.digest, SOURCE.positions)
    set_aside(data, changed)
    cut(data, changed)
    normalize(upgrade(changed, data))
