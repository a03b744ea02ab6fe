"""A media type that is refused, and which other one is taken.

Knows what bodies look like on the wire; must not know documents.
"""

from __future__ import annotations

from dataclasses import replace

from contract_tests.drift.blaming.placing import Placing
from contract_tests.drift.blaming.probing import Probe
from contract_tests.observation import Observation
from generator.ir.api import Content

OTHERS = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
SILENT = (401, 403, 429)


def media_type(probe: Probe) -> Observation | None:
    """No body of a declared type is taken: every request with a body was told so."""
    operation, content = probe.refused.case.operation, probe.refused.case.content
    if content is None:
        return None
    told = [
        each.status
        for each in probe.track.exchanges
        if each.case.operation.id == operation.id
        and each.case.content is not None
        and each.case.content.media_type == content.media_type
        and each.status not in SILENT
    ]
    if set(told) != {415}:
        return None
    accept = probe.refused.headers.get("accept-post", "") or probe.refused.headers.get("accept-patch", "")
    accept = accept.partition(",")[0].strip()[:80] or _taken(probe, content)
    return Placing(probe).observed(
        "request-media-type-refused",
        content.origin,
        content.media_type,
        f"{content.media_type} is refused with 415",
        (probe.refused,),
        (),
        None,
        {"accept": accept},
    )


def _taken(probe: Probe, content: Content) -> str:
    """Another media type in which the same body is taken; empty where there is none."""
    case = probe.refused.case
    for each in OTHERS:
        if each != content.media_type and isinstance(case.body, dict):
            other = replace(case, content=replace(content, media_type=each))
            if probe.track.send(other, meant_to_fail=True, silent=True).status // 100 == 2:
                return each
    return ""
