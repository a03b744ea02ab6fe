"""Every schema of the contract accepts the same instances before and after normalizing, apart from a necessary list.

`TRUESPEC_SOUNDNESS` sets how many instances each schema is judged on.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

from generator.load import Loaded, load
from tests.soundness.compare import COMPONENTS, Comparison, Outcome, Site, sites
from tests.soundness.intended import Difference, edited, intended

SPEC = Path(__file__).parents[2] / "spec" / "openapi.yaml"
INSTANCES = int(os.environ.get("TRUESPEC_SOUNDNESS", "200"))
# Its null travels to its uses, and nothing else is left of it: the model has no type for it.
WITHOUT_TYPE = {"NullableLLMModel"}


@cache
def contract() -> Loaded:
    return load(str(SPEC))


@cache
def outcomes() -> tuple[Outcome, ...]:
    loaded = contract()
    agreed = edited(loaded.document, intended(loaded.document))
    comparison = Comparison(agreed, loaded.api, drawn=loaded.document)
    return tuple(comparison.run(site, INSTANCES) for site in sites(loaded.document, loaded.api))


def smallest(instances: list[object]) -> str:
    return min((json.dumps(instance) for instance in instances), key=len)


def test_every_component_is_judged() -> None:
    schemas = COMPONENTS.resolve(contract().document.data)
    judged = {outcome.site.name for outcome in outcomes() if outcome.site.pointer.parent == COMPONENTS}
    assert set(schemas) - judged == WITHOUT_TYPE


def test_both_readings_accept_the_same() -> None:
    tightened = {outcome.site.name: smallest(outcome.tightened) for outcome in outcomes() if outcome.tightened}
    loosened = {outcome.site.name: smallest(outcome.loosened) for outcome in outcomes() if outcome.loosened}
    assert (tightened, loosened) == ({}, {})


def test_instances_are_balanced() -> None:
    valid, invalid = (sum(getattr(each, kind) for each in outcomes()) for kind in ("valid", "invalid"))
    assert min(valid, invalid) * 3 >= valid + invalid
    assert [each.site.name for each in outcomes() if not each.valid or not each.invalid] == []
    assert [each.site.name for each in outcomes() if each.valid + each.invalid < INSTANCES * 0.9] == []


DIFFERENCES = 11


@pytest.mark.parametrize("index", range(DIFFERENCES))
def test_each_intended_difference_is_necessary(index: int) -> None:
    """Without the edit the two readings differ on the witness, with it they agree."""
    loaded = contract()
    listed = intended(loaded.document)
    assert len(listed) == DIFFERENCES
    site = next(site for site in sites(loaded.document, loaded.api) if site.name == listed[index].site)
    assert differs(loaded, site, listed[index], [*listed[:index], *listed[index + 1 :]])
    assert not differs(loaded, site, listed[index], list(listed))


def differs(loaded: Loaded, site: Site, entry: Difference, made: list[Difference]) -> bool:
    comparison = Comparison(edited(loaded.document, made), loaded.api)
    outcome = comparison.judge(site, [entry.witness])
    return bool(outcome.tightened or outcome.loosened)


def test_unsoundness_is_seen() -> None:
    """The comparison can fail: a model whose types come from another document disagrees in both directions."""
    loaded = contract()
    comparison = Comparison(loaded.document, loaded.api)
    by_name = {site.name: site for site in sites(loaded.document, loaded.api)}
    swapped = Site("swapped", by_name["AgentRequest"].pointer, by_name["AgentResponse"].type)
    assert comparison.run(swapped, 50).tightened
    swapped = Site("swapped", by_name["AgentResponse"].pointer, by_name["AgentRequest"].type)
    assert comparison.run(swapped, 50).loosened
