"""Reports as `truespec check` writes them, as far as these tests need."""

from __future__ import annotations

from typing import Any as Json

OPERATIONS = ("listPets", "createPet", "getPet")


def drift(name: str = "a", **more: Json) -> dict[str, Json]:
    return {
        "fingerprint": (name * 12)[:12],
        "rule": "response-property-undeclared",
        "pointer": "#/components/schemas/Pet",
        "direction": "response",
        "facet": "colour",
        "operations": ["getPet"],
        "severity": "additive",
        "level": "warning",
        "confidence": 1.0,
        "message": f"colour ({name}) is declared nowhere",
        "observed": "red",
        "count": 3,
        "first": 1,
        "last": 9,
        "position": {"file": "spec/openapi.yaml", "line": 12, "column": 5},
        "flaky": False,
        "reproduction": {"replay": {"truespec": 1, "steps": []}, "curl": "curl http://x", "python": "import httpx"},
        "patch": None,
        "patch_verified": False,
        **more,
    }


def report(*drifts: dict[str, Json], tested: tuple[str, ...] = OPERATIONS, **more: Json) -> dict[str, Json]:
    activity = {name: {"requests": 5 if name in tested else 0} for name in OPERATIONS}
    return {
        "truespec": "0.1.0",
        "version": 1,
        "document": {"title": "Pets", "version": "1"},
        "url": "http://127.0.0.1:4010",
        "seed": 0,
        "verdict": "drift" if drifts else "clean",
        "reason": "",
        "drifts": list(drifts),
        "accepted": [],
        "coverage": {"by_operation": activity},
        "requests": 500,
        **more,
    }


def patch(property_: str = "colour") -> dict[str, Json]:
    return {
        "overlay": "1.0.0",
        "info": {"title": "A mend", "version": "1"},
        "actions": [
            {"target": "$.components.schemas.NewPet.properties", "update": {property_: {"type": "string"}}},
        ],
    }
