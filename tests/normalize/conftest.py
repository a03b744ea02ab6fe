"""Small documents around the schemas that a test is about."""

from __future__ import annotations

from typing import Any

import pytest

from generator.document.source import Source
from generator.document.upgrade import upgrade
from generator.normalize import Normalized, normalize
from generator.normalize.collect import collect
from generator.normalize.rewrite import rewrite
from generator.normalize.scope import Scope


def document(
    schemas: dict[str, Any], *, version: str = "3.0.3", paths: dict[str, Any] | None = None, **root: Any
) -> dict[str, Any]:
    info = {"title": "Small API", "version": "1"}
    return {"openapi": version, "info": info, "paths": paths or {}, "components": {"schemas": schemas}, **root}


def scoped(schemas: dict[str, Any], *, version: str = "3.0.3") -> Scope:
    data = document(schemas, version=version)
    scope = collect(upgrade(Source("small.yaml", data, "", {}), data))
    rewrite(scope)
    return scope


def normalized(schemas: dict[str, Any], **options: Any) -> Normalized:
    data = document(schemas, **options)
    return normalize(upgrade(Source("small.yaml", data, "", {}), data))


@pytest.fixture
def ref() -> Any:
    return lambda name, **beside: {"$ref": f"#/components/schemas/{name}", **beside}
