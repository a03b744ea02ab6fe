"""JSON data as YAML text that every YAML reader takes for the same data.

Knows which plain scalars YAML 1.1 and 1.2 read differently, and quotes them. Must not know what the data mean.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

# What the YAML 1.2 core schema (10.3.2) takes for a number, and PyYAML, being of 1.1, would leave plain.
_READ_BY_YAML_12 = re.compile(r"[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)")
# Line breaks in YAML 1.1 but not in 1.2; only in double quotes, as escapes, do both read them back.
_BREAKS = re.compile("[\\x85\\u2028\\u2029]")
_WIDTH = 120


class _Dumper(yaml.SafeDumper):
    """Writes no anchors, indents lists below their key, and quotes what only YAML 1.2 would misread."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the base class' signature
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001
        super().increase_indent(flow, False)


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAKS.search(text) else "'" if _READ_BY_YAML_12.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def to_yaml(data: Any) -> str:
    """`data` (objects, lists and scalars) as YAML; keys keep their order, the same data give the same text."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
