"""Where the emulator departs from its document and says so, a run finds that and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_tests.client import Limits, Sender
from contract_tests.observation import Drift
from contract_tests.run import Run
from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.facts import Deviation, ProfileName
from emulator.transport import EmulatorTransport
from tests.contract.drifting import loaded

STATUSES = ("status-undeclared", "status-replaced", "state-delete-twice")
REQUESTS = ("request-refused", "request-property-refused", "request-property-required")


def declared(emulator: Emulator, profile: ProfileName) -> Iterator[Deviation]:
    for fact in emulator.facts:
        yield from (each for each in fact.deviations if each.profile == profile)


def explains(deviation: Deviation, drift: Drift) -> bool:
    """Whether a drift is of the kind, and at the place, of what is declared; for which operations is another matter."""
    match deviation.kind:
        case "status":
            return drift.rule in STATUSES and drift.facet == str(deviation.status)
        case "property":
            return drift.rule == "response-property-undeclared" and deviation.pointer.endswith(f"/{drift.facet}")
        case "error-body":
            return drift.rule == "error-body-changed"
        case "refusal":
            return drift.rule in REQUESTS and _is_at(deviation.pointer, drift.detail.get("place", ()))


def _is_at(pointer: str, place: tuple[str | int, ...]) -> bool:
    """Whether one place leads to the other."""
    steps = pointer.split("/")[1:]
    where = [str(each) for each in place if each != "body"]
    return all(one in ("*", other) for one, other in zip(steps, where, strict=False))


def unexplained(emulator: Emulator, profile: ProfileName, drift: Drift) -> set[str]:
    """The operations for which nothing declares a drift."""
    told = [each for each in declared(emulator, profile) if explains(each, drift)]
    return {
        each for each in drift.operations if not any("*" in one.operations or each in one.operations for one in told)
    }


@pytest.mark.parametrize("profile", ["live", "strict"])
def test_a_run_reports_what_the_profile_declares(profile: ProfileName) -> None:
    emulator = Emulator(loaded(), profile=profile, clock=Setting(mode="stepped", step=10_000))
    sender = Sender(
        loaded().api,
        "http://emulator",
        key="key_a",
        limits=Limits(requests=1000),
        transport=EmulatorTransport(emulator),
    )
    drifts = Run(loaded(), sender).carried_out().drifts
    assert {(each.rule, str(each.pointer)): unexplained(emulator, profile, each) for each in drifts} == {
        (each.rule, str(each.pointer)): set() for each in drifts
    }
    found = [(each.rule, str(each.pointer), each.facet) for each in drifts]
    if profile == "live":
        components = "#/components/schemas"
        assert found.count(("status-undeclared", "#/components/responses", "404")) == 1
        assert not [each for each in drifts if each.rule == "state-delete-twice"]
        assert [each.facet for each in drifts if each.rule == "status-replaced"] == ["200"]
        additional = sorted((each.facet, str(each.pointer)) for each in drifts if each.rule.endswith("-undeclared"))
        assert [name for name, _ in additional if name != "404"] == [
            "channel",
            "channel",
            "is_published",
            "tool_calls",
            "voice_type",
        ]
        assert all(pointer.startswith(components) for name, pointer in additional if name != "404")
