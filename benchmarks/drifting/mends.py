"""Whether a proposed patch is the mend of what was injected, judged by traffic that no contract test has sent.

Knows how a document is patched, and the emulator as what a document says. A patch of what is answered must accept every
answer of the drifting server, and every answer that came before the drift from other operations. A patch of what is
taken must make an emulator of the patched document accept and refuse the same requests as the drifting one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any as Json

from benchmarks.drifting.draws import Draw
from benchmarks.drifting.ours import served
from benchmarks.drifting.witness import Heard, Witness
from contract_tests.drift.verifying import as_overlay
from emulator.drift.bodies import BODIES
from emulator.drift.requests import EDITS
from generator.document.oracle import Oracle
from generator.document.overlay import apply
from generator.findings import TruespecError
from generator.load import Loaded, model


def mends(witness: Witness, draw: Draw, patch: Json) -> bool | None:
    """Whether a patch mends; None for drift of which that cannot be told so."""
    if draw.row not in BODIES and draw.row not in EDITS:
        return None
    try:
        patched = _patched(witness.loaded, patch)
    except TruespecError:
        return False
    if draw.row in BODIES:
        return _answers_accepted(witness, draw, patched)
    return all(_same_taken(witness.loaded, patched, draw, part) for part in witness.traffic[:1])


def _patched(loaded: Loaded, patch: Json) -> Loaded:
    data = apply(loaded.source.data, (*loaded.overlays, as_overlay(patch)))
    return model(replace(loaded.source, data=data), ())


def _answers_accepted(witness: Witness, draw: Draw, patched: Loaded) -> bool:
    """Whether the patched document accepts what the drifting server says, and what it said before elsewhere."""
    oracle, operations = Oracle(patched.document), {each.id: each for each in patched.api.operations}
    for operation, status, body in witness.answers(draw.rule()):
        response = next((each for each in operations[operation].responses if each.status == str(status)), None)
        content = next((each for each in response.contents if "json" in each.media_type), None) if response else None
        if content is not None and not oracle.accepts(content.origin / "schema", body):
            return False
    return True


def _same_taken(loaded: Loaded, patched: Loaded, draw: Draw, part: Sequence[Heard]) -> bool:
    """Whether a server of the patched document accepts what the drifting one accepts, and refuses what it refuses."""
    drifting, mended = served(loaded, (draw.rule(),)), served(patched, ())
    for each in part:
        one, other = drifting.handle(each.request).status, mended.handle(each.request).status
        if each.operation in draw.shown_by and one // 100 != other // 100:
            return False
    return True
