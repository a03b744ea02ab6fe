"""Names: words out of identifiers, and spellings that no other type has. Never a number to tell two types apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[A-Z]+s(?![a-z])|[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+")
_VERSION = re.compile(r"[Vv]\d+")


def words(text: str) -> list[str]:
    """The words of an identifier, versions kept whole: `listRetellLLMV2` → list, Retell, LLM, V2."""
    found: list[str] = []
    for part in re.split(r"[^A-Za-z0-9]+", text):
        rest = part
        tail = re.search(r"V\d+$", rest)
        head = rest[: tail.start()] if tail else rest
        found.extend(_split(head))
        if tail:
            found.append(tail.group())
    return found


def _split(text: str) -> list[str]:
    parts = _WORD.findall(text)
    merged: list[str] = []
    for part in parts:
        if merged and part.isdigit() and (re.fullmatch(r"[Vv]", merged[-1]) or merged[-1].isalpha()):
            merged[-1] += part
        else:
            merged.append(part)
    return merged


def is_version(word: str) -> bool:
    """Whether a word is a version: V2."""
    return _VERSION.fullmatch(word) is not None


def pascal(text: str) -> str:
    """`text` as a type name: `call_status` → CallStatus. What is an identifier in PascalCase already stays as it is."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*", text):
        return text
    name = "".join(word[:1].upper() + word[1:] for word in words(text))
    return name if name[:1].isalpha() else f"Type{name}"


def snake(text: str) -> str:
    """`text` in snake_case: `getMCPTools` → get_mcp_tools."""
    return "_".join(word.lower() for word in words(text))


def singular(word: str) -> str:
    """The singular of an English plural, for the regular cases that resource names use."""
    lower = word.lower()
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def unique(name: str, taken: Collection[str], contexts: Iterable[str] = ("Schema", "Type", "Model", "Value")) -> str:
    """`name`, or `name` with a telling suffix where it is taken."""
    if name not in taken:
        return name
    for context in contexts:
        if name + context not in taken:
            return name + context
    return unique(name + "Other", taken, contexts)
