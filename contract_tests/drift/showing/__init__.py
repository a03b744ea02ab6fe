"""What shows a drift again, rule by rule, as conditions on the answers of its steps.

Knows the rules of checks and flows, and what they keep in `detail`; must not know how steps are sent. A condition is
kept only where it holds for what was recorded. ROWS is the registry.
"""

from __future__ import annotations

from collections.abc import Mapping

from contract_tests.drift.conditions import holds
from contract_tests.drift.showing import lists, states, statuses
from contract_tests.drift.showing.bodies import BODY, body
from contract_tests.drift.showing.shown import Condition, Row, Shown

__all__ = ["BODY", "ROWS", "Condition", "Shown", "conditions"]


ROWS: Mapping[str, Row] = {
    "connection-broken": statuses.status,
    "server-error": statuses.klass,
    "redirected": statuses.klass,
    "method-refused": statuses.status,
    "operation-gone": statuses.status,
    "status-replaced": statuses.status,
    "status-undeclared": statuses.status,
    "response-content-type-undeclared": statuses.media_type,
    "response-charset": statuses.charset,
    "response-header-missing": statuses.headless,
    "response-header-changed": statuses.header,
    "response-body-undeclared": statuses.media_type,
    "response-body-missing": statuses.empty,
    "response-body-unreadable": statuses.unreadable,
    "response-coding-unasked": statuses.klass,
    "response-name-repeated": statuses.klass,
    "response-key-echoed": statuses.klass,
    "key-refused": statuses.status,
    **dict.fromkeys(BODY, body),
    "error-body-changed": body,
    "security-not-enforced": statuses.status,
    "security-status": statuses.status,
    "state-read-after-create": states.after,
    "state-identity": states.identity,
    "state-write-lost": states.lost,
    "state-update-lost": states.lost,
    "state-update-clears": states.changed,
    "state-refused-write": states.changed,
    "state-delete-ineffective": states.after,
    "state-delete-twice": states.after,
    "state-list-incomplete": lists.unlisted,
    "state-pagination": lists.pages,
    "state-order": lists.order,
    "parameter-ignored": lists.ignored,
    "default-changed": states.default,
    "request-accepted": statuses.klass,
    "request-refused": statuses.refused,
    "request-property-refused": statuses.refused,
    "request-property-required": statuses.refused,
    "request-media-type-refused": statuses.status,
}
"""What shows each rule again; whatever is not here shows by its status."""


def conditions(shown: Shown) -> tuple[Condition, ...]:
    """What must hold for the drift to show; nothing where what was recorded does not show it so."""
    answers = [(each.status, each.headers, each.body) for each in shown.exchanges]
    found = [(each, holds(each, answers)) for each in ROWS.get(shown.drift.rule, statuses.status)(shown)]
    # What an answer repeats of a request is told where it does, and proves nothing where it does not.
    if not all(is_so for each, is_so in found if each["is"] != "agrees"):
        return ()
    return tuple(each for each, is_so in found if is_so)
