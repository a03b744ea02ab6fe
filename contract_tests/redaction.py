"""What must not stand in a report though a body held it: phone numbers, e-mail addresses, keys, signatures.

Knows how such values look and what members that hold them are called; must not know who is told what. Names and numbers
that are reserved for examples (RFC 2606; 555-0100 to 555-0199) stay, since nobody is reached by them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any as Json

LONGEST = 20_000
"""How many characters of one text are looked at; what is longer is cut, since nothing unseen may pass."""

DEEPEST = 60
"""How deep a value is followed; what stands deeper is left out."""

SECRET = "[secret]"  # noqa: S105 - what stands in the place of one

SECRETS = (
    r"pass(?:word|wd|phrase)|secret|authorization|credentials|cookies?|signature"
    r"|(?:access|refresh|auth|bearer|session|id|api|security|csrf)[-_ ]?token"
    r"|(?:api|access|private|secret|signing|encryption|auth|subscription|account)[-_ ]?key"
)
"""What members are called that hold secrets."""

EXAMPLE = re.compile(r"(?i)(?:@|%40|\.)(?:example\.(?:com|net|org|edu)|example|test|invalid|localhost)$")
FICTIONAL = re.compile(r"(?:\+?1)?\d{3}55501\d\d$")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is hidden. `shown` stands in its place for people, `valid` where the value must keep its form."""

    name: str
    pattern: re.Pattern[str]
    shown: str
    valid: str
    spares: Callable[[str], bool] = lambda _: False
    """Whether what looks like it is harmless."""


def _is_fictional(found: str) -> bool:
    return bool(FICTIONAL.search(re.sub(r"[^\d+]", "", found.replace("%2B", "+"))))


RULES: tuple[Rule, ...] = (
    Rule(
        "private key",
        re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\Z)"),
        "[private key]",
        "redacted",
    ),
    Rule(
        "credentials in a URL",
        re.compile(r"(?<=://)[^\s/?#@\"'<>]{1,500}@"),
        "[credentials]@",
        "",
    ),
    Rule(
        "signature in a URL",
        re.compile(
            r"(?i)(?<=[?&;])(?:[a-z0-9_.-]{0,40}(?:signature|credential|token|secret|key|passw(?:or)?d)[a-z0-9_-]{0,40}"
            r"|sig|sign|policy|hmac|jwt|auth|code|session)=[^\s&#\"'<>]{1,4000}"
        ),
        "[signature]",
        "redacted=1",
    ),
    Rule(
        "named secret",
        re.compile(
            rf"(?i)(?<![A-Za-z])((?:{SECRETS})[\"']?\s{{0,3}}(?:[:=]\s{{0,3}}|\bis\s{{1,3}}(?=[\"'])))"
            r"(?:(?:bearer|basic)\s)?(?:\"[^\"]{3,4000}\"|'[^']{3,4000}'|[^\s\"',;&]{6,4000})"
        ),
        rf"\1{SECRET}",
        r"\1redacted",
    ),
    Rule(
        "bearer token",
        re.compile(r"(?i)\b(bearer|basic) (?=[A-Za-z0-9._~+/=-]*[0-9_=.])[A-Za-z0-9._~+/=-]{8,4000}"),
        r"\1 [token]",
        r"\1 redacted",
    ),
    Rule("JSON web token", re.compile(r"\beyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]{2,}){1,4}"), "[token]", "redacted"),
    Rule(
        "key",
        re.compile(
            r"(?<![A-Za-z0-9])(?:(?:sk|pk|rk|key|token|secret|whsec|gh[opsur]|github_pat|glpat|xox[abeprs]|npm|pypi|hf)"
            r"[-_][A-Za-z0-9_-]{12,}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|SG\.[A-Za-z0-9_.-]{20,})"
        ),
        "[key]",
        "redacted",
    ),
    Rule(
        "long random text",  # the words before it, as ids have them, do not count
        re.compile(
            r"(?<![A-Za-z0-9+/_=-])(?>(?:[a-z]{2,20}[_-]){0,8})"
            r"(?=[A-Za-z+_=-]*\d)(?=[\d+_=-]*[A-Za-z])[A-Za-z0-9+_=-]{40,}(?:[/+=][A-Za-z0-9]*)*"
        ),
        "[token]",
        "redacted",
    ),
    Rule(
        "e-mail address",
        re.compile(
            r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b"
        ),
        "[e-mail address]",
        "redacted@example.com",
        lambda found: bool(EXAMPLE.search(found)),
    ),
    Rule(
        "phone number",
        re.compile(
            r"(?:(?<![A-Za-z_+.])(?:\+|%2B)[1-9](?:[ .()-]{0,2}\d){6,14}"
            r"|(?<![\w+.])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4})(?![\w-])"
        ),
        "[phone number]",
        "+12025550100",
        _is_fictional,
    ),
)


PASSES = 4
"""How often a text is gone through at most: what stood beside a secret may turn out to be another."""

SHORTEST = 7
TELLTALE = re.compile(r"[0-9@=:._%-]|\bis\b|AKIA|ASIA|AIza")
"""What no rule can match without: most texts are names, and need no more than this look."""

HALVES = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, for which no encoding has bytes."""


def writable(value: Json) -> Json:
    """A JSON value with U+FFFD for what no file can hold."""
    match value:
        case str():
            return HALVES.sub("\ufffd", value)
        case list() | tuple():
            return [writable(each) for each in value]
        case dict():
            return {HALVES.sub("\ufffd", name): writable(each) for name, each in value.items()}
        case _:
            return value


def redacted(text: str, *, keep_form: bool = False) -> str:
    """`text` with every secret replaced, and with U+FFFD for what no file can hold.

    `keep_form`: secrets are replaced by values that a server would still take.
    """
    text = HALVES.sub("\ufffd", text)
    if len(text) < SHORTEST or not TELLTALE.search(text):
        return text
    for _ in range(PASSES):
        before = text
        for rule in RULES:
            text = rule.pattern.sub(lambda found, rule=rule: _instead(found, rule, keep_form=keep_form), text)  # type: ignore[misc]
        if text == before:
            break
    return text


def _instead(found: re.Match[str], rule: Rule, *, keep_form: bool) -> str:
    return found[0] if rule.spares(found[0]) else found.expand(rule.valid if keep_form else rule.shown)


NAMED = re.compile(rf"(?i)(?:^|[^a-z])(?:{SECRETS})$|(?:{SECRETS})$")


def is_secret(name: str) -> bool:
    """Whether a member of this name holds a secret."""
    return bool(NAMED.search(name))


def redacted_value(value: Json, *, keep_form: bool = False, deepest: int = DEEPEST) -> Json:
    """A JSON value with every secret replaced, also by the name of the member that holds it; names too.

    What stands deeper than `deepest` becomes null.
    """
    match value:
        case str():
            return redacted(value[:LONGEST], keep_form=keep_form)
        case list() | tuple() | dict() if deepest <= 0:
            return None
        case list() | tuple():
            return [redacted_value(each, keep_form=keep_form, deepest=deepest - 1) for each in value]
        case dict():
            return {
                redacted(str(name)[:LONGEST], keep_form=keep_form): _member(
                    str(name), each, keep_form=keep_form, deepest=deepest - 1
                )
                for name, each in value.items()
            }
        case _:
            return value


def _member(name: str, value: Json, *, keep_form: bool, deepest: int) -> Json:
    if isinstance(value, str) and value and is_secret(name):
        return "redacted" if keep_form else SECRET
    return redacted_value(value, keep_form=keep_form, deepest=deepest)
