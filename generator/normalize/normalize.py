"""The stage as a whole: a Document becomes an Api, and says what was done on the way."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.source import Document
from generator.findings import Finding
from generator.ir.api import Api, Operation, Resource
from generator.normalize import settings
from generator.normalize.build import Builder
from generator.normalize.collect import collect
from generator.normalize.operations import Reader, security
from generator.normalize.rewrite import rewrite
from generator.normalize.scope import Trace


@dataclass(frozen=True, slots=True)
class Normalized:
    """An Api, the steps that led to it, and what had to be mended or left out."""

    api: Api
    trace: Trace
    findings: tuple[Finding, ...]


def normalize(document: Document) -> Normalized:
    """The Api of a Document. Never fails on a document that could be read: what cannot be modelled is a finding."""
    scope = collect(document)
    rewrite(scope)
    builder = Builder(scope)
    builder.components()
    operations = Reader(scope, builder).operations()
    data = document.data
    info = data.get("info")
    info = info if isinstance(info, dict) else {}
    api = Api(
        title=str(info.get("title") or "API"),
        version=str(info.get("version") or ""),
        settings=settings.settings(data),
        servers=settings.servers(data),
        security_schemes=settings.security_schemes(data),
        security=security(data.get("security")),
        types=tuple(builder.types.values()),
        resources=_resources(operations),
        operations=operations,
    )
    findings = tuple(sorted(scope.findings, key=lambda finding: finding.sort_key))
    return Normalized(api, Trace(tuple(scope.steps)), findings)


def _resources(operations: tuple[Operation, ...]) -> tuple[Resource, ...]:
    grouped: dict[str, list[str]] = {}
    for operation in operations:
        grouped.setdefault(operation.resource, []).append(operation.id)
    return tuple(Resource(name=name, operations=tuple(ids)) for name, ids in grouped.items())
