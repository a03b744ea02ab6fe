"""Drift in the bodies of answers: at sites drawn by seed, each answer differs as its row says and no further."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any as Json

import pytest

from emulator.drift import Site, sites
from emulator.emulator import Emulator
from generator.load import Loaded, load
from tests.emulator.documents import HERE
from tests.emulator.drifting import (
    ABSENT,
    SEEDS,
    Change,
    accepts,
    asked,
    changes,
    drawn,
    drift_of,
    drifting,
    operation_of,
    showing,
)

ROWS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 47)
Kind = Callable[[Change, Site], bool]


def _is_boxed(change: Change, _site: Site) -> bool:
    return change[2] == {"value": change[1]} or (isinstance(change[1], dict | list) and isinstance(change[2], str))


def _is_renamed(change: Change, site: Site) -> bool:
    at, old, new = change
    name = site.pointer.name
    return (at[-1] == name and new is ABSENT) or (at[-1] == f"{name}_v2" and old is ABSENT)


def _is_other_time(change: Change, _site: Site) -> bool:
    return {type(change[1]), type(change[2])} == {int, str}


LOOKS: dict[int, Kind] = {
    1: lambda change, site: change[0][-1] == site.pointer.name and change[2] is ABSENT,
    2: _is_renamed,
    3: _is_boxed,
    4: lambda change, _: change[2] == str(change[1]),
    5: lambda change, site: change[0][-1] == site.pointer.name and change[2] is None,
    6: _is_boxed,
    7: lambda change, _: change[2] == "brand_new_value",
    8: lambda change, _: change[2] in ("brand_new_kind", 1, ABSENT),
    9: lambda change, _: (
        change[2] in ([change[1]], {"data": change[1]}) or change[0] == ("data",) or change[2] is ABSENT
    ),
    10: _is_other_time,
    11: lambda change, _: change[2] == change[1] + 0.5,
    13: lambda change, _: change[0][-1] == "brand_new_property" and change[1] is ABSENT,
    47: lambda change, _: change[0][-1] == "internal_api_key" and change[1] is ABSENT,
}
"""What a row may change."""

ADDITIVE = (13, 47)


@pytest.fixture(scope="module")
def shown(loaded: Loaded) -> Emulator:
    """An emulator that shows examples of everything."""
    return showing(loaded)


def exposed(emulator: Emulator, site: Site) -> tuple[Json, Json, bool] | None:
    """The body without and with the drift of a site, and whether the document declares the latter.

    None where no example shows it.
    """
    operation, drift = operation_of(emulator, site.operation), drift_of(emulator)
    for turn in SEEDS:
        clean = emulator.handle(asked(emulator, operation, turn))
        drift.set(site.rule())
        drifted = emulator.handle(asked(emulator, operation, turn))
        drift.clear()
        assert accepts(emulator, operation, clean), site
        assert (drifted.status, drifted.headers) == (clean.status, clean.headers)
        if drifted.body != clean.body:
            return clean.json(), drifted.json(), accepts(emulator, operation, drifted)
    return None


@pytest.mark.parametrize("where", ["top", "item", "variant"])
@pytest.mark.parametrize("row", ROWS)
def test_an_answer_differs_where_and_as_its_rule_says(shown: Emulator, loaded: Loaded, row: int, where: str) -> None:
    listed = tuple(site for site in sites(loaded.api, loaded.document, row) if site.where == where)
    if (row, where) in NOWHERE:
        assert not listed
        return
    seen = 0
    for site in drawn(listed, 12):
        found = exposed(shown, site)
        if found is None:
            assert not site.certain, site
            continue
        clean, drifted, is_accepted = found
        seen += 1
        differences = list(changes(clean, drifted))
        assert differences, site
        for change in differences:
            assert LOOKS[row](change, site), (site, change)
        assert row == 2 or is_accepted == (row in ADDITIVE), (site, drifted)
    assert seen >= 3 or seen == len(listed), (row, where, seen)


NOWHERE = {(3, "variant"), (6, "top"), (6, "item")}


@pytest.mark.parametrize("row", ROWS)
def test_other_operations_stay_as_they_are(shown: Emulator, loaded: Loaded, row: int) -> None:
    (site,) = drawn(sites(loaded.api, loaded.document, row), 1, "others")
    drifting(shown, site.rule())
    others = [each for each in shown.api.operations if each.id != site.operation][:20]
    drifted = [shown.handle(asked(shown, each, 1)) for each in others]
    drift_of(shown).clear()
    assert drifted == [shown.handle(asked(shown, each, 1)) for each in others]


@pytest.mark.parametrize("row", [1, 3, 5, 9])
def test_certain_sites_show_in_every_answer(shown: Emulator, loaded: Loaded, row: int) -> None:
    certain = tuple(site for site in sites(loaded.api, loaded.document, row) if site.certain and site.where == "top")
    for site in drawn(certain, 10, "certain"):
        operation = operation_of(shown, site.operation)
        clean = shown.handle(asked(shown, operation, 0))
        drifting(shown, site.rule())
        drifted = shown.handle(asked(shown, operation, 0))
        drift_of(shown).clear()
        assert drifted.body != clean.body, site


def test_several_rules_on_one_operation_all_show(shown: Emulator, loaded: Loaded) -> None:
    operation = operation_of(shown, "getAgent")
    at = "/components/schemas/AgentResponse/allOf/0/properties/"
    rules = [
        Site(row=1, operation="getAgent", pointer=site.pointer).rule("one")
        for site in sites(loaded.api, loaded.document, 1)
        if site.operation == "getAgent" and str(site.pointer).endswith(at + "version")
    ]
    others = [Site(row=13, operation="getAgent").rule("two"), Site(row=16, operation="getAgent").rule("three")]
    drifting(shown, *rules, *others)
    drifted = shown.handle(asked(shown, operation, 1))
    drift_of(shown).clear()
    assert ("version" in drifted.json(), "brand_new_property" in drifted.json(), drifted.status) == (False, True, 202)


def test_rules_work_for_any_document() -> None:
    emulator = showing(load(str(HERE / "shop.yaml")))
    loaded = load(str(HERE / "shop.yaml"))
    for row in (1, 2, 3, 4, 5, 7, 10, 11):
        for site in sites(loaded.api, loaded.document, row):
            found = exposed(emulator, site)
            assert found is not None or not site.certain, site
            for change in changes(*found[:2]) if found is not None else ():
                assert LOOKS[row](change, site), (site, change)
