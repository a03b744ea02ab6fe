"""Forms, as they arrive: multipart and URL-encoded bodies, and the values that their texts may mean.

Knows both encodings; must not know which values are right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from email import message_from_bytes
from itertools import islice, product
from typing import Any as Json
from urllib.parse import parse_qsl

from generator.ir.api import Encoding

Forms = Mapping[str, Encoding]
MULTIPART = "multipart/"
URLENCODED = "application/x-www-form-urlencoded"
REPEATING = ("file", "repeated")
MANY = 256


def parsed(text: str) -> Iterator[Json]:
    """The JSON value that `text` spells, if it spells one."""
    try:
        yield json.loads(text)
    except ValueError:
        return


def values(media_type: str, content: bytes, forms: Forms) -> list[Json]:
    """Every object that a form may mean, the likeliest first; at most MANY."""
    parts = _multipart(media_type, content) if media_type.startswith(MULTIPART) else parse_qsl(content.decode(), True)
    texts: dict[str, list[str]] = {}
    for name, text in parts:
        texts.setdefault(name, []).append(text)
    choices = [_choices(forms.get(name), found) for name, found in texts.items()]
    chosen = [dict(zip(texts, some, strict=True)) for some in _combined(choices)]
    # A list without items sends no part, so that a missing one may mean it.
    lists = [name for name, encoding in forms.items() if encoding.form in REPEATING and name not in texts]
    empty: list[dict[str, Json]] = [{name: [] for name in lists}, {}] if lists else [{}]
    return [{**some, **rest} for some in chosen for rest in empty]


def _multipart(media_type: str, content: bytes) -> Iterator[tuple[str, str]]:
    message = message_from_bytes(b"Content-Type: " + media_type.encode() + b"\r\n\r\n" + content)
    for part in message.walk():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes):
            yield name, payload.decode()


def _choices(encoding: Encoding | None, texts: list[str]) -> list[Json]:
    """What the parts of one name may mean. Without an encoding a lone part is a value, or a list of one."""
    typed = [next(parsed(text), text) for text in texts]
    alone: list[Json] = [texts[0], typed[0]] if len(texts) == 1 else []
    match encoding.form if encoding else "":
        case "json":
            return [json.loads(texts[0])]
        case "file":
            return [*alone[:1], texts]
        case "repeated":
            return [texts, typed]
        case _:
            return [*alone, texts, typed]


def _combined(choices: Sequence[Sequence[Json]]) -> Iterator[Sequence[Json]]:
    """Choices in every combination up to MANY; before these, all by the same column with at most one of another."""
    for column in range(max(map(len, choices), default=1)):
        base = [each[min(column, len(each) - 1)] for each in choices]
        yield base
        for index, each in enumerate(choices):
            yield from ([*base[:index], other, *base[index + 1 :]] for other in each)
    yield from islice(product(*choices), MANY)
