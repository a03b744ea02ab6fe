"""What is known of an API beyond its document, as data: each fact with its evidence, so that it can be falsified.

Must not know any API.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Evidence = Literal["stated", "documented", "sdk", "observed", "assumed"]
"""`stated` by the document, `documented` elsewhere by its authors, read off an official `sdk`, `observed` in single
public reports of live answers, or `assumed` by us."""

ProfileName = Literal["spec", "live", "strict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """How a profile departs from the document where a fact applies; `operations` are ids, or `*` for all.

    `status`: a status that the operation does not declare. `error-body`: errors of another shape. `property`: a
    property at `pointer` that the document does not declare. `refusal`: a request that the document accepts is
    refused.
    """

    profile: ProfileName
    kind: Literal["status", "error-body", "property", "refusal"]
    operations: tuple[str, ...]
    status: int = 0
    pointer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One behaviour. `id` reads as what happens (`published-agent-frozen`)."""

    id: str
    evidence: Evidence
    says: str
    deviations: tuple[Deviation, ...] = ()
