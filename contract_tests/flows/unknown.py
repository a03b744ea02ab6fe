"""What does not exist is told as the document says, by every operation that names a thing in its path.

Knows which operations have been asked for something that is not there; whether the answer conforms is for the checks.
"""

from __future__ import annotations

from contract_tests.flows.maker import UNKNOWN, Maker
from contract_tests.track import Track
from generator.ir.api import Operation


def unknown(track: Track, maker: Maker, operation: Operation) -> None:
    """One request about something that does not exist, where none was sent yet."""
    if not operation.path_parameters or any(
        each.case.operation.id == operation.id and each.status in (404, 410, 422) and not each.meant_to_fail
        for each in track.exchanges
    ):
        return
    case = maker.case(track, operation)
    if case is not None and UNKNOWN in maker.unknown(case).parameters.values():
        track.send(maker.unknown(case))
