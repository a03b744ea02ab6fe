"""Why a request is refused, by its meaning. Which status that becomes is for the profile to say.

Must not know HTTP statuses beyond those that a behaviour prefers.

Exceptions::

    Problem      raised anywhere while a request is carried out; everything written so far is undone
"""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "invalid",  # the request is not what the document demands
    "unauthenticated",  # no key, or an unknown one
    "payment",  # the account may not do what costs money
    "forbidden",  # the key may not do this
    "missing",  # what the path names does not exist
    "conflict",  # the state of the object forbids it
    "precondition",  # a condition of the request does not hold
    "unusable",  # well-formed, but it refers to what does not exist or cannot be used so
    "limited",  # too many requests, or too many at once
    "broken",  # the server failed
]


class Problem(Exception):  # noqa: N818 - a refusal is no error of the emulator
    """A refusal. `message` is for the caller; `prefer` are statuses to try first, `retry_after` is in seconds.

    `live` is the status and the message that were observed for it.
    """

    def __init__(
        self,
        kind: Kind,
        message: str,
        *,
        prefer: tuple[int, ...] = (),
        retry_after: float | None = None,
        live: tuple[int, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.kind: Kind = kind
        self.message = message
        self.prefer = prefer
        self.retry_after = retry_after
        self.live = live
