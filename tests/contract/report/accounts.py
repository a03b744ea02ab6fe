"""Accounts to be told: real ones in kind, made up in particulars."""

from __future__ import annotations

import datetime as dt
from typing import Any as Json
from typing import cast

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.data.coverage import Activity, Coverage, Share
from contract_tests.observation import Drift, Impact
from generator.findings import Finding, Position, Severity
from generator.pointer import Pointer

MENU = Pointer(("components", "schemas", "Pet", "properties"))


def share(covered: int, total: int) -> Share:
    return {"covered": covered, "total": total, "bits": f"{(1 << covered) - 1:x}"}


def activity(requests: int, *seen: str, **changed: Json) -> Activity:
    given: dict[str, Json] = {
        "requests": requests,
        "successes": requests // 2,
        "seconds": requests / 100,
        "declared": ["200", "404", "422"],
        "seen": list(seen),
        "undeclared": [],
        "properties": share(5, 8),
        "values": share(2, 2),
        "branches": share(0, 0),
        "constraints": share(0, 1),
        "sizes": share(1, 3),
    }
    return cast(Activity, {**given, **changed})


def coverage() -> Coverage:
    return {
        "operations": share(3, 4),
        "properties": share(20, 25),
        "values": share(7, 7),
        "branches": share(2, 3),
        "constraints": share(1, 10),
        "sizes": share(0, 0),
        "statuses": share(6, 12),
        "refusals": 5,
        "untestable": {"deletePet": "parameters/id"},
        "uncovered": {"createPet": ["long #/components/schemas/Pet/properties/name 200"]},
        "by_operation": {
            "listPets": activity(30, "200"),
            "createPet": activity(200, "200", "422", undeclared=[500]),
            "getPet": activity(40, "200", "404", "422"),
            "deletePet": activity(0),
        },
    }


def replay(**body: Json) -> Json:
    """A replay file's content."""
    step = {"operation": "createPet", "method": "POST", "path": "/pets"}
    return {
        "truespec": "replay 1",
        "about": {"rule": "response-property-missing", "message": "it is missing"},
        "authentication": {"in": "header", "name": "Authorization", "prefix": "Bearer ", "environment": "PETS_API_KEY"},
        "steps": [{**step, "media_type": "application/json", "body": {"name": "Rex", **body}}],
        "cleanup": [],
        "shows": {"step": 1, "conditions": [{"step": 1, "at": "body", "path": ["kind"], "is": "absent"}]},
    }


def patch() -> Json:
    return {
        "overlay": "1.0.0",
        "info": {"title": "response-property-missing", "version": "1.0.0"},
        "actions": [
            {"target": "$.components.schemas.Pet.required[?@ == 'kind']", "remove": True},
            {"target": "$.components.schemas.Pet", "update": {"properties": {"kind": {"type": "string"}}}},
        ],
    }


def drift(number: int = 0, impact: Impact = "breaking", **changed: Json) -> Drift:
    given: dict[str, Json] = {
        "rule": "response-property-missing",
        "pointer": MENU / f"kind{number or ''}",
        "direction": "response",
        "facet": "missing",
        "message": "the body lacks kind, which is required",
        "impact": impact,
        "operations": ("getPet", "listPets"),
        "count": 12,
        "first": 9,
        "last": 610,
        "confidence": 1.0,
        "declared": {"type": "string", "enum": ["cat", "dog"]},
        "value": {"name": "Rex", "tags": [1, None, "good"]},
        "position": Position("spec/pets.yaml", 120 + number, 9),
        "reproduction": replay(),
        "patch": patch(),
        "patch_verified": True,
    }
    return Drift(**{**given, **changed})


def account(*drifts: Drift, **changed: Json) -> Account:
    given: dict[str, Json] = {
        "title": "Pets",
        "version": "1.2.3",
        "url": "http://127.0.0.1:4010",
        "seed": 7,
        "drifts": drifts,
        "coverage": coverage(),
        "requests": 812,
        "seconds": 41.26,
        "started": dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
    }
    return Account(**{**given, **changed})


def many(number: int) -> tuple[Drift, ...]:
    return tuple(drift(index, GRAVITY[index * 4 // number]) for index in range(number))


def entry(fingerprint: str = "0123456789ab", **changed: Json) -> Entry:
    given: dict[str, Json] = {
        "fingerprint": fingerprint,
        "rule": "response-property-missing",
        "pointer": str(MENU / "age"),
        "reason": "known, mended in spring",
    }
    return Entry(**{**given, **changed})


def full() -> Account:
    """One with something of everything."""
    accepted = drift(99, "additive")
    return account(
        drift(1, "informational", confidence=0.6, flaky=True),
        drift(2, "security", position=None, reproduction=None, patch=None, patch_verified=False),
        drift(3),
        drift(4, "additive", patch_verified=False),
        accepted=((accepted, entry(accepted.fingerprint, expires=dt.date(2030, 1, 31))),),
        stale=(entry(),),
        expired=(entry("ba9876543210", expires=dt.date(2025, 12, 31)),),
        pending=((entry("cdcdcdcdcdcd", reason="asked the vendor"), ("deletePet",)),),
        defects=(
            Finding(
                "union-branches-overlap",
                Severity.WARNING,
                "two branches take the same values",
                Pointer(("components", "schemas", "Pet", "oneOf")),
                Position("spec/pets.yaml", 77, 5),
            ),
        ),
        notes=("the budget was spent: 812 requests",),
    )
