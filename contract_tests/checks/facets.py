"""What was observed, so far normalised that the same drift reads the same; and the schema that would describe it.

Knows JSON values only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any as Json

from contract_tests.meant import kind

SECRET_WORDS = frozenset(
    (
        *("secret", "secrets", "password", "passwd", "passphrase", "token", "apikey", "credential", "credentials"),
        *("ssn", "cvv", "cvc", "iban", "authorization", "otp", "pin"),
    )
)
SECRET_PAIRS = (("api", "key"), ("private", "key"), ("access", "key"), ("signing", "key"), ("card", "number"))
"""Words of names, alone or one after the other, of what nobody sends on purpose."""

SECRET_VALUE = re.compile(
    r"(\b(sk|pk|rk|ghp|gho|xox[abp]|AKIA|AIza)[_\-A-Za-z0-9]{12,}|\beyJ[\w-]{8,}\.[\w-]{8,}|-----BEGIN|\b\d{3}-\d{2}-\d{4}\b)"
)
"""Names and values that nobody sends on purpose: keys of well-known makers, JSON Web Tokens, private keys, SSNs."""

MOST = 24
SHORTEST = 8
"""How many characters a text must have to be a secret by its name."""

LOOKED_AT = 4096
"""How many characters of a text are searched for secrets."""


def facet(value: Json) -> str:
    """The JSON type, finer where a text is a number or a time."""
    if isinstance(value, str):
        if re.fullmatch(r"-?\d+(\.\d+)?", value):
            return "numeric string"
        if _is_time(value):
            return "time as text"
    return kind(value)


def _is_time(value: str) -> bool:
    if not re.match(r"\d{4}-\d{2}-\d{2}T", value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def looks_secret(name: str, value: Json) -> bool:
    """Whether a property seems to be one that should not leave the server."""
    if isinstance(value, str) and SECRET_VALUE.search(value[:LOOKED_AT]):
        return True
    return isinstance(value, str) and len(value) >= SHORTEST and _names_secret(name[:LOOKED_AT])


def _names_secret(name: str) -> bool:
    words = [each.lower() for each in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)]
    return bool(SECRET_WORDS & {*words}) or any(pair in SECRET_PAIRS for pair in pairwise(words))


def described(value: Json, depth: int = 4) -> dict[str, Json]:
    """A schema that accepts `value` and its like."""
    match value:
        case None:
            return {"type": "null"}
        case dict() if depth:
            members = {str(name): described(each, depth - 1) for name, each in list(value.items())[:MOST]}
            return {"type": "object", "properties": members}
        case list() if depth and value:
            return {"type": "array", "items": described(value[0], depth - 1)}
        case _:
            return {"type": kind(value)}


def excerpt(value: Json, longest: int = 80) -> str:
    """A value for a message, cut where it is long; what looks secret is never shown."""
    if isinstance(value, Mapping):
        return f"an object with {', '.join(sorted(map(str, value))[:6]) or 'no members'}"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    if isinstance(value, str) and SECRET_VALUE.search(value[:LOOKED_AT]):
        return '"…"'
    return text if len(text) <= longest else f"{text[:longest]}…"
