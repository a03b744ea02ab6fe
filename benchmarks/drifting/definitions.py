"""What counts as naming a drift, row by row of the catalogue: the definitions that all figures rest on.

Plain data. Knows the ids of rules of contract tests; these know nothing of this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Spot = Literal["node", "object", "member", "body", "responses", "request", "parameter", "operation"]
"""Where a row's truth lies: the schema or property that the rule names; the object that holds that property; the member
that `detail.name` names, of the object at the pointer; the body of the success; the operation's responses; its request
body; a parameter by its name; the operation as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What names one row's drift.

    `exact`: rules that name this very drift. `near`: rules that tell of it without naming it. `follows`: what is true
    as well wherever this drift is, and explained by it. `word`: what a finding must say besides, by the name of what
    the injected rule was told. `mendable`: the document could, and should, be made to say what the server does: not
    where that is unknown (which media type is taken instead), nor where it would hide a hole.
    """

    exact: tuple[str, ...]
    spot: Spot
    near: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    word: str = ""
    mendable: bool = True


SHAPE = (
    "response-type-changed",
    "response-null",
    "response-value-unknown",
    "response-variant-unknown",
    "response-constraint-broken",
    "response-out-of-range",
    "response-envelope",
    "response-property-missing",
)
WRITES = ("state-write-lost", "state-update-lost")

DEFINITIONS: Mapping[int, Definition] = {
    1: Definition(exact=("response-property-missing",), spot="node", near=SHAPE),
    2: Definition(
        exact=("response-property-renamed",),
        spot="node",
        near=("response-property-missing", "response-property-undeclared", "response-variant-unknown"),
        word="name",
    ),
    3: Definition(exact=("response-type-changed",), spot="node", near=SHAPE),
    4: Definition(exact=("response-type-changed",), spot="node", near=SHAPE),
    5: Definition(exact=("response-null",), spot="node", near=SHAPE),
    6: Definition(exact=("response-type-changed",), spot="node", near=SHAPE),
    7: Definition(exact=("response-value-unknown",), spot="node", near=SHAPE),
    8: Definition(exact=("response-variant-unknown",), spot="node", near=(*SHAPE, "response-property-undeclared")),
    9: Definition(exact=("response-envelope",), spot="body", near=SHAPE),
    10: Definition(exact=("response-type-changed", "response-constraint-broken"), spot="node", near=SHAPE),
    11: Definition(exact=("response-type-changed", "response-out-of-range"), spot="node", near=SHAPE),
    12: Definition(
        exact=("response-body-missing",), spot="responses", near=("response-body-unreadable", "status-undeclared")
    ),
    13: Definition(exact=("response-property-undeclared",), spot="object", word="name"),
    16: Definition(exact=("status-replaced",), spot="responses", near=("status-undeclared",)),
    17: Definition(
        exact=("status-undeclared",), spot="responses", near=("status-replaced", "operation-gone", "state-delete-twice")
    ),
    18: Definition(exact=("error-body-changed",), spot="responses", near=("response-body-missing", *SHAPE)),
    19: Definition(
        exact=("operation-gone",), spot="operation", near=("status-undeclared", "status-replaced"), mendable=False
    ),
    20: Definition(
        exact=("method-refused",), spot="operation", near=("operation-gone", "status-undeclared"), mendable=False
    ),
    21: Definition(exact=("response-content-type-undeclared",), spot="responses", near=("response-body-unreadable",)),
    22: Definition(exact=("response-charset",), spot="responses", near=("response-body-unreadable",), mendable=False),
    24: Definition(exact=("server-error",), spot="node", near=("request-refused",), mendable=False),
    25: Definition(
        exact=("redirected",), spot="operation", near=("status-undeclared", "status-replaced"), mendable=False
    ),
    27: Definition(exact=("request-accepted",), spot="node", word="keyword"),
    28: Definition(exact=("request-refused",), spot="node", near=("request-property-refused",), word="keyword"),
    29: Definition(exact=("request-property-required",), spot="object", near=("request-refused",), word="name"),
    30: Definition(exact=("request-property-refused",), spot="member", near=("request-refused",), word="name"),
    31: Definition(exact=("request-accepted",), spot="node"),
    32: Definition(
        exact=("parameter-ignored",),
        spot="parameter",
        near=("state-order", "state-pagination"),
        word="name",
        mendable=False,
    ),
    33: Definition(exact=("default-changed",), spot="node", near=WRITES),
    34: Definition(exact=("request-media-type-refused",), spot="request", near=("status-undeclared",), mendable=False),
    35: Definition(exact=("state-read-after-create",), spot="operation", near=("operation-gone",), mendable=False),
    36: Definition(exact=WRITES, spot="operation", word="name", mendable=False),
    37: Definition(exact=("state-delete-ineffective",), spot="operation", mendable=False),
    38: Definition(exact=("state-identity",), spot="operation", near=("state-read-after-create",), mendable=False),
    39: Definition(exact=("state-list-incomplete",), spot="operation", mendable=False),
    40: Definition(exact=("state-pagination",), spot="operation", near=("state-list-incomplete",), mendable=False),
    41: Definition(exact=("state-order",), spot="operation", near=("parameter-ignored",), mendable=False),
    42: Definition(exact=("state-update-clears",), spot="operation", near=WRITES, word="name", mendable=False),
    43: Definition(exact=("state-refused-write",), spot="operation", mendable=False),
    44: Definition(
        exact=("state-delete-twice",), spot="operation", near=("server-error", "status-undeclared"), mendable=False
    ),
    45: Definition(exact=("security-not-enforced",), spot="operation", mendable=False),
    46: Definition(exact=("security-status",), spot="operation", near=("status-undeclared",)),
    47: Definition(
        exact=("response-secret-leaked",),
        spot="object",
        near=("response-property-undeclared",),
        word="name",
        mendable=False,
    ),
}
"""By row. A finding is *leaf-accurate* where its rule is exact, it stands at the row's spot and says the word; it
*finds* the drift where its rule is exact or near and it is about the drifting operation."""

SEVERAL = (18,)
"""Rows whose drift stands at several places of the document at once: each documented status has a body of its own."""

ROWS = tuple(DEFINITIONS)
WHOLE_API = ("#/components/responses", "#/components/securitySchemes")
"""Places at which a drift of five operations or more is told once."""
