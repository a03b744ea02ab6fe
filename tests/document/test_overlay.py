"""Overlay 1.0: which nodes a target selects, how they change, and what is refused."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.document.overlay import apply, read_overlays
from generator.document.overlay_file import parse
from generator.document.overlay_targets import nearest, select, singular, spell
from generator.document.source import Source
from generator.findings import InputError, Position
from generator.pointer import Pointer

DOCUMENT = {
    "info": {"title": "A", "tags": ["a"]},
    "paths": {"/users": {"get": {"id": "listUsers"}, "post": {"id": "createUser"}}, "/a.b": {"get": {"id": "ab"}}},
    "list": [{"name": "x"}, {"name": "y"}, {"name": "x"}],
}


def overlay(*actions, **fields):
    data = {"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": list(actions), **fields}
    positions = {Pointer(("actions", "0", "target")): Position("o.yaml", 5, 5)}
    return parse(Source("o.yaml", data, "", positions))


def changed(*actions, document=DOCUMENT):
    return apply(document, [overlay(*actions)])


def refused(*actions):
    with pytest.raises(InputError) as caught:
        changed(*actions)
    return caught.value.findings[0]


def test_objects_merge_member_by_member():
    result = changed({"target": "$.paths['/users']", "update": {"get": {"id": "all", "tags": []}, "put": {"id": "x"}}})
    assert result["paths"]["/users"] == {
        "get": {"id": "all", "tags": []},
        "post": {"id": "createUser"},
        "put": {"id": "x"},
    }


def test_lists_within_an_update_are_joined():
    assert changed({"target": "$.info", "update": {"tags": ["b", "c"]}})["info"]["tags"] == ["a", "b", "c"]


def test_an_update_of_a_list_is_appended_as_one_item():
    assert changed({"target": "$.info.tags", "update": "b"})["info"]["tags"] == ["a", "b"]
    assert changed({"target": "$.list", "update": {"name": "z"}})["list"][-1] == {"name": "z"}


def test_a_scalar_is_replaced_also_by_null_and_false():
    assert changed({"target": "$.info", "update": {"title": None}})["info"]["title"] is None
    assert changed({"target": "$.info", "update": {"title": False}})["info"]["title"] is False


def test_actions_follow_one_another_through_all_overlays():
    first = overlay({"target": "$", "update": {"x": {"a": 1}}})
    second = overlay({"target": "$.x", "update": {"b": 2}}, {"target": "$.x.a", "remove": True})
    assert apply(DOCUMENT, [first, second])["x"] == {"b": 2}


def test_the_input_and_the_overlay_are_not_changed_or_shared():
    before = copy.deepcopy(DOCUMENT)
    update: dict[str, Any] = {"x": {"y": []}}
    one = overlay({"target": "$.paths.*", "update": update}, {"target": "$.paths['/users'].x.y", "update": 1})
    result = apply(DOCUMENT, [one])
    assert result["paths"]["/users"]["x"] == {"y": [1]}
    assert result["paths"]["/a.b"]["x"] == {"y": []}
    assert (before, update) == (DOCUMENT, {"x": {"y": []}})


def test_remove_wins_over_update_and_takes_every_match():
    result = changed({"target": "$.list[?@.name == 'x']", "remove": True, "update": {"ignored": 1}})
    assert result["list"] == [{"name": "y"}]


def test_nested_matches_are_removed():
    document = {"a": {"a": {"a": 1}, "b": 2}}
    assert changed({"target": "$..a", "remove": True}, document=document) == {}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("$", [()]),
        ("$.info.title", [("info", "title")]),
        ("$.paths['/a.b'].get", [("paths", "/a.b", "get")]),
        ('$["paths"]["/users"]', [("paths", "/users")]),
        ("$.list[1]", [("list", 1)]),
        ("$.list[-1]", [("list", 2)]),
        ("$.list[*].name", [("list", 0, "name"), ("list", 1, "name"), ("list", 2, "name")]),
        ("$.list[0,0]", [("list", 0)]),
        ("$.paths.*.get", [("paths", "/users", "get"), ("paths", "/a.b", "get")]),
        ("$.list[3]", []),
        ("$.info.title.more", []),
        ("$.list.name", []),
        ("$.nothing", []),
        (r"$['in\u0066o']", [("info",)]),
    ],
)
def test_select(query, expected):
    assert list(select(DOCUMENT, query)) == expected


@pytest.mark.parametrize("query", ["$.a.*", "$..a", "$.a[-1]", "$['a','b']", "$.a[01]", "$.a ", "a", "$.a['b\\'c']"])
def test_what_is_not_plain_is_left_to_the_full_implementation(query):
    assert singular(query) is None


def test_a_plain_location_can_be_spelled_and_read_back():
    location = ("paths", "/users/{id}", "get", "responses", "200", "parameters", 0)
    assert singular(spell(location)) == location


def test_a_target_that_selects_nothing_names_the_nearest_node():
    finding = refused({"target": "$.paths['/user'].get", "update": {}})
    assert finding.rule == "overlay-target-missing"
    assert finding.position == Position("o.yaml", 5, 5)
    assert "$.paths['/users']" in finding.suggestion


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("$.inf.title", "$.info"),
        ("$.list[7]", "$.list"),
        ("$.paths['/users'].qqqqqq", "$.paths['/users']"),
        ("$..x", ""),
    ],
)
def test_nearest(query, expected):
    assert nearest(DOCUMENT, query) == expected


@pytest.mark.parametrize(
    ("action", "rule"),
    [
        ({"target": "$.paths.*.patch", "update": {}}, "overlay-target-missing"),
        ({"target": "$.paths[", "update": {}}, "overlay-target-malformed"),
        ({"target": "paths", "update": {}}, "overlay-target-malformed"),
        ({"target": "$[?@.a==1e999]", "update": {}}, "overlay-target-malformed"),
        ({"target": "$[?" + "(" * 3000 + "@.a" + ")" * 3000 + "]", "update": {}}, "overlay-target-malformed"),
        ({"target": "$", "remove": True}, "overlay-removes-root"),
        ({"target": "$.info.title", "update": {"a": 1}}, "overlay-update-unfit"),
        ({"target": "$.info", "update": 3}, "overlay-update-unfit"),
        ({"target": "$.info", "update": {"title": {"a": 1}}}, "overlay-update-unfit"),
        ({"target": "$.info", "update": {"tags": "b"}}, "overlay-update-unfit"),
        ({"target": "$", "update": {"info": []}}, "overlay-update-unfit"),
    ],
)
def test_what_does_not_fit_is_refused(action, rule):
    finding = refused(action)
    assert (finding.rule, finding.position) == (rule, Position("o.yaml", 5, 5))
    assert finding.suggestion or rule == "overlay-removes-root"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"overlay": "2.0.0"}, "no Overlay 1.0"),
        ({"overlay": 1.0}, "no Overlay 1.0"),
        ({"info": None}, "no text 'title'"),
        ({"info": {"title": "a"}}, "no text 'version'"),
        ({"actions": []}, "at least one action"),
        ({"actions": ["a"]}, "no object"),
        ({"actions": [{"update": {}}]}, "no 'target'"),
        ({"actions": [{"target": "$", "remove": "yes"}]}, "neither true nor false"),
        ({"actions": [{"target": "$", "remove": False}]}, "neither updates nor removes"),
        ({"actions": [{"target": "$", "update": {}, "copy": 1}]}, "no field 'copy'"),
        ({"actions": [{"target": "$", "update": {}, "description": 1}]}, "'description' is no text"),
        ({"extends": 3}, "'extends' is no text"),
        ({"extra": 3}, "no field 'extra'"),
    ],
)
def test_a_file_that_is_no_overlay_is_refused(fields, message):
    good = {"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": [{"target": "$", "update": {}}]}
    with pytest.raises(InputError, match=message):
        parse(Source("o.yaml", {**good, **fields}, "", {}))


def test_every_fault_of_a_file_is_told_at_once():
    with pytest.raises(InputError) as caught:
        parse(Source("o.yaml", {"x-mine": 1}, "", {}))
    assert len(caught.value.findings) == 4


TEXT = """\
overlay: 1.0.0
info: {title: t, version: '1'}
actions:
  - target: $.info
    update: {on: no}
  - description: a second one
    target: $.inof
    remove: true
"""


def test_files_are_read_in_the_given_order_and_faults_are_located(tmp_path):
    first, second = tmp_path / "b.yaml", tmp_path / "a.json"
    first.write_text(TEXT)
    second.write_text(
        '{"overlay": "1.0.3", "info": {"title": "u", "version": "1"}, "actions": [{"target": "$", "update": {}}]}'
    )
    overlays = read_overlays([first, second])
    assert [one.title for one in overlays] == ["t", "u"]
    assert overlays[0].actions[0].update == {"on": "no"}
    with pytest.raises(InputError) as caught:
        apply(DOCUMENT, overlays)
    assert caught.value.findings[0].position == Position(str(first), 7, 5)
    assert "$.info" in caught.value.findings[0].suggestion


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("overlay: 1.0.0\noverlay: 1.0.0\n", "duplicate-key", 2),
        ("overlay: [\n", None, None),
        ("", "overlay-invalid", 1),
        ("- a\n", "overlay-invalid", 1),
        (TEXT.replace("remove: true", "remove: maybe"), "overlay-invalid", 6),
    ],
)
def test_a_broken_file_is_refused_at_its_line(tmp_path, text, rule, line):
    path = tmp_path / "o.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_overlays([path])
    finding = caught.value.findings[0]
    assert finding.position is not None
    assert finding.position.file == str(path)
    assert rule is None or (finding.rule, finding.position.line) == (rule, line)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError):
        read_overlays([tmp_path / "none.yaml"])
