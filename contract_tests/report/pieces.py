"""The pieces of a drift that formats show as blocks: the patch as YAML, the reproduction as a script or a file.

Knows how each is spelled; must not know where it is shown. Every line of a block is harmless: what could steer a
terminal or hide text is shown by its escape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import dumps
from typing import Any as Json
from typing import Literal, NamedTuple

from contract_tests.drift import scripts
from contract_tests.observation import Drift
from contract_tests.report.telling import parsed
from generator.document.yaml_text import to_yaml
from generator.report.style import plain


class Scripts(NamedTuple):
    """A reproduction in its spellings."""

    curl: str
    python: str
    replay: str


class Line(NamedTuple):
    """A line of a patch. `kind`: whether its action puts something into the document or takes it out."""

    kind: Literal["", "put", "take"]
    text: str


def block(text: str) -> str:
    """`text` with its lines kept, and all else in them harmless."""
    return "\n".join(plain(line.replace("\t", "    ")) for line in text.rstrip("\n").split("\n"))


def observed(value: Json) -> str:
    """An observed value as JSON: on one line where it is short."""
    short = dumps(value, ensure_ascii=False)
    return plain(short) if len(short) <= 100 else block(dumps(value, ensure_ascii=False, indent=2))


def reproductions(drift: Drift, url: str) -> Scripts | None:
    """How to show a drift again; None where it is not told."""
    found = parsed(drift.reproduction) if drift.reproduction is not None else None
    if found is None:
        return None
    replay = dumps(drift.reproduction, indent=2)
    return Scripts(block(scripts.curl(found, url)), block(scripts.python(found, url)), replay)


def patch_text(patch: Json) -> str:
    """An overlay as YAML."""
    return block(to_yaml(patch))


def patch_lines(patch: Json) -> Iterator[Line]:
    """An overlay as YAML, line by line, each action known for what it does."""
    if not isinstance(patch, Mapping):
        return
    actions = patch.get("actions")
    for line in patch_text({**patch, "actions": []}).removesuffix(" []").split("\n"):
        yield Line("", line)
    for action in actions if isinstance(actions, list) else ():
        takes = isinstance(action, Mapping) and action.get("remove") is True
        for line in patch_text([action]).split("\n"):
            yield Line("take" if takes else "put", f"  {line}")
