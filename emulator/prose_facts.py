"""What the profile `strict` refuses by rules that stand only in prose, as a fact.

Knows which operations are concerned; which rules those are, the model says.
"""

from __future__ import annotations

from emulator.facts import Deviation, Fact
from emulator.prose import Prose
from generator.ir.api import Api


def facts_of(api: Api, prose: Prose) -> tuple[Fact, ...]:
    """The fact that rules of prose are enforced; none where the document has no rules."""
    concerned = tuple(operation.id for operation in api.operations if prose.governs(operation))
    if not concerned:
        return ()
    return (
        Fact(
            id="rules-of-prose",
            evidence="stated",
            says="In the profile strict, a request that breaks a rule which stands only in prose is refused.",
            deviations=(Deviation(profile="strict", kind="refusal", operations=concerned),),
        ),
    )
