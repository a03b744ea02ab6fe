"""No operation uses a response, parameter, header or body of the components.

What it finds: a component other than a schema (those are `schema-unreachable`) that no operation refers to.

Why it matters: a response that is defined and never declared is often one that the server does send.

Example::

    components:
      responses:
        Conflict: {description: Conflict}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View
from generator.lint.walk import objects
from generator.pointer import ROOT

RULE = "component-unused"
SEVERITY = Severity.WARNING
KINDS = ("responses", "parameters", "requestBodies", "headers")


def check(view: View) -> Iterator[Finding]:
    """One finding a component; none in a document without operations."""
    components = dict(objects(view.data)).get("components", {})
    for kind in KINDS if view.operations else ():
        for name, _ in objects(components.get(kind)):
            pointer = ROOT / "components" / kind / name
            if pointer not in view.reached:
                yield Finding(
                    RULE,
                    SEVERITY,
                    f"no operation uses '{name}' of components/{kind}",
                    pointer,
                    suggestion="Declare it where it applies, or remove it.",
                )
