"""How the API says that a request is malformed."""

from __future__ import annotations

from emulator.facts import Deviation, Fact
from emulator.pack import Module

ERRORS = Module(
    malformed="error_message",
    facts=(
        Fact(
            id="malformed-request-body",
            evidence="observed",
            says="What is wrong with a malformed request stands in error_message, which is all of the body.",
            deviations=(Deviation(profile="live", kind="error-body", operations=("*",), status=400),),
        ),
    ),
)
