"""What differs between a document and its import, apart from prose.

Written apart from the import itself, on leaves rather than on a grammar, so that the two can disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

FREE_NAMES = {
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "headers",
    "schemas",
    "encoding",
    "content",
    "responses",
}
SENTENCES = {"description", "summary", "title", "$comment"}
SAMPLES = {"example", "examples", "value"}
VALUES = {"enum", "const", "default"}
PHRASE = re.compile(r"[A-Z][A-Za-z' -]{1,40}")

Path = tuple[Any, ...]


def leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every scalar and every empty container, with the keys that lead to it; lists of names count as sets."""
    if isinstance(node, dict) and node:
        for key, item in node.items():
            yield from leaves(item, (*path, key))
    elif isinstance(node, list) and node:
        for index, item in enumerate(node):
            yield from leaves(item, (*path, index))
    else:
        yield path, repr(node)


def differences(reference: Any, imported: Any) -> list[str]:
    """One line for each fact that is missing, changed or added."""
    before, after = dict(leaves(reference)), dict(leaves(imported))
    missing = [path for path in before if path not in after and not _may_go(path, before[path], reference)]
    changed = [path for path in before if path in after and after[path] != before[path] and not _is_phrase(path, after)]
    added = [path for path in after if path not in before and not _is_emptied(path, after, reference)]
    lines = [("missing", missing), ("changed", changed), ("added", added)]
    return [f"{what} {'/'.join(map(str, path))}" for what, paths in lines for path in paths]


def _may_go(path: Path, value: str, reference: Any) -> bool:
    """Whether the leaf is a sentence, or part of a sample that holds one."""
    if _below(path, VALUES) is not None:
        return False
    sample = _below(path, SAMPLES)
    if sample is not None:
        return _has_words(_at(reference, path[:sample]))
    if path[-1] == "title":
        return len(value.split()) > 4
    return path[-1] in SENTENCES and _keywords(path)[-1]


def _is_phrase(path: Path, after: dict[Path, str]) -> bool:
    """A response's description gives way to a short phrase without an article or a full stop."""
    return path[-1] == "description" and "responses" in path[-3:-1] and PHRASE.fullmatch(after[path][1:-1]) is not None


def _is_emptied(path: Path, after: dict[Path, str], reference: Any) -> bool:
    """What held nothing but sentences is left empty."""
    found = _at(reference, path)
    return after[path] in ("{}", "''") and found is not None and "value" not in str(path[-1])


def _below(path: Path, keywords: set[str]) -> int | None:
    """How many keys lead to (and into) the first of these keywords that is no name of a property."""
    counts = _keywords(path)
    return next((index + 1 for index, key in enumerate(path) if key in keywords and counts[index]), None)


def _keywords(path: Path) -> list[bool]:
    """For each key whether it is a keyword; what follows a map of free names is none."""
    found: list[bool] = []
    for index, _ in enumerate(path):
        found.append(index == 0 or not (path[index - 1] in FREE_NAMES and found[-1]))
    return found


def _has_words(sample: Any) -> bool:
    return any(len(re.findall(r"[^\W\d_]{1,}", text)) > 1 and " " in text for _, text in leaves(sample))


def _at(node: Any, path: Path) -> Any:
    for key in path:
        try:
            node = node[key]
        except (KeyError, IndexError, TypeError):
            return None
    return node
