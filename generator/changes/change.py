"""A change: one difference between two Apis, told from the side of those who send or those who receive.

Knows what a change consists of; must not know how changes are found, or whom they break.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.pointer import Pointer

Direction = Literal["request", "response", "operation"]
"""Whether it concerns what clients send, what they receive, or an operation as a whole."""

Effect = Literal["widened", "narrowed", "replaced", "none"]
"""What becomes of the set of values that are valid: it grows, it shrinks, it becomes another, or it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `kind` is the id of the rule that judges it.

    `pointer` leads into the newer document, or, where `is_gone`, into the older one. `subject` names the place for
    people (`AgentResponse.voice_id`), `before` and `after` what stood and stands there. `is_needed`: what was added or
    removed is required. `operations` are the ids of those that it touches.
    """

    kind: str
    pointer: Pointer
    subject: str
    direction: Direction = "operation"
    effect: Effect = "none"
    before: str = ""
    after: str = ""
    is_gone: bool = False
    is_needed: bool = False
    operations: tuple[str, ...] = ()
