"""Deleting is effective, and deleting once more is told as the document says."""

from __future__ import annotations

from contract_tests.cases import Case, Exchange
from contract_tests.flows.living import Living
from contract_tests.track import LIMITED
from generator.ir.api import Operation


def deleted(one: Living, delete: Operation) -> None:
    """What was deleted is gone, and deleting it again is told so."""
    if any(parameter.required for parameter in delete.query) or len(delete.path_parameters) > 1:
        return
    case = one.maker.on(one.track, delete, one.entity, one.thing)
    gone = one.track.send(case, needs=[one.born])
    if gone.status // 100 != 2:
        return
    after = one.track.send(one.maker.on(one.track, one.reading, one.entity, one.thing), needs=[one.born, gone])
    if after.status // 100 == 2:
        one.track.observe(
            after,
            "state-delete-ineffective",
            delete.origin,
            "state",
            "still there",
            f"what {delete.id} deleted can still be read",
            needs=[one.born, gone],
        )
    else:
        _again(one, delete, case, gone)


def _again(one: Living, delete: Operation, case: Case, gone: Exchange) -> None:
    again = one.track.send(case, needs=[one.born, gone], silent=True)
    declared = {response.status for response in delete.responses}
    is_undeclared = again.status // 100 == 4 and again.status != LIMITED and str(again.status) not in declared
    if is_undeclared and one.track.send(one.maker.unknown(case)).status == again.status:
        return  # what never was is told so, too: that is no matter of deleting twice
    if again.status // 100 == 5 or is_undeclared:
        one.track.observe(
            again,
            "state-delete-twice",
            delete.origin,
            "state",
            str(again.status),
            f"deleting what is gone is told with {again.status}",
            needs=[one.born, gone],
            detail={"status": str(again.status)},
        )
