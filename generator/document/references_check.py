"""References that lead nowhere: to nothing, or in a circle that never reaches a schema.

Knows targets and cycles; must not know what a schema means apart from which keywords apply to the same value.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from generator.document.references import Reference, anchored, find, target
from generator.document.source import Source
from generator.findings import Finding, Severity
from generator.pointer import ROOT, Pointer

# Keywords whose schemas judge the very value that their own schema judges (JSON Schema core, 10.2).
_IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
_IN_PLACE = ("not", "if", "then", "else")


def check_references(source: Source) -> tuple[Finding, ...]:
    """A finding for every local reference without a target, and for every circle, in the document's order.

    References that reading could not make local have a finding in the Source already.
    """
    local = [(each, at) for each in find(source.data) if (at := _local(each)) is not None]
    dangling = [_dangling(source, each, at) for each, at in local if not _exists(source.data, at)]
    anchors = [
        _anchor(source, each) for each in find(source.data) if each.text.startswith("#") and not target(each.text)
    ]
    return (*dangling, *(finding for finding in anchors if finding), *_circles(source, local))


def _local(reference: Reference) -> Pointer | None:
    return target(reference.text) if reference.text.startswith("#/") else None


def _exists(data: Any, pointer: Pointer) -> bool:
    try:
        pointer.resolve(data)
    except (LookupError, ValueError):
        return False
    return True


def _dangling(source: Source, reference: Reference, at: Pointer) -> Finding:
    message = f"The reference {reference.text} leads to nothing."
    return _finding(source, "reference-dangling", message, reference.pointer, _nearest(source.data, at))


def _anchor(source: Source, reference: Reference) -> Finding | None:
    if reference.text == "#" or anchored(source.data, reference.fragment) is not None:
        return None
    message = f"The reference {reference.text} names no anchor of this document."
    return _finding(source, "reference-dangling", message, reference.pointer, "Write '#/' and a path from the root.")


def _nearest(data: Any, at: Pointer) -> str:
    """The existing address that looks most like `at`: a sibling of the last token that is right so far."""
    known = at.parent
    while not _exists(data, known):
        known = known.parent
    holder, missing = known.resolve(data), at[len(known)]
    names = list(holder) if isinstance(holder, dict) else []
    close = difflib.get_close_matches(missing, names, n=1) or _same_letters(missing, names)
    return f"Did you mean {known / close[0]}?" if close else f"Add {missing!r} to {known}, or mend the reference."


def _same_letters(name: str, names: list[str]) -> list[str]:
    return [each for each in names if each.casefold() == name.casefold()][:1]


def _circles(source: Source, local: list[tuple[Reference, Pointer]]) -> Iterator[Finding]:
    """Depth first over the schemas that a value must satisfy at once; a way back to an open one is a circle."""
    leads = {reference.pointer.parent: at for reference, at in local if reference.key == "$ref"}
    done: set[Pointer] = set()
    for start in leads:
        path: list[Pointer] = []
        stack = [(start, 0)]
        while stack:
            node, depth = stack.pop()
            del path[depth:]
            if node in path:
                yield _circle(source, leads, path[path.index(node) :])
            elif node not in done:
                path.append(node)
                done.add(node)
                stack.extend((after, depth + 1) for after in reversed(_same_value(source.data, node, leads)))


def _same_value(data: Any, node: Pointer, leads: dict[Pointer, Pointer]) -> list[Pointer]:
    """The schemas that judge the value that `node` judges."""
    schema = node.resolve(data) if _exists(data, node) else None
    if not isinstance(schema, dict):
        return []
    found = [leads[node]] if node in leads else []
    for key in _IN_PLACE_LISTS:
        branches = schema.get(key)
        found += [node / key / index for index in range(len(branches))] if isinstance(branches, list) else []
    return found + [node / key for key in _IN_PLACE if isinstance(schema.get(key), dict)]


def _circle(source: Source, leads: dict[Pointer, Pointer], path: list[Pointer]) -> Finding:
    where = next((node for node in path if node in leads), path[0])
    names = " → ".join(str(node) for node in [*path, path[0]][:6])
    message = f"This reference leads back to itself without reaching a schema: {names}."
    hint = "Let one of them declare a type; recursion belongs under properties or items."
    return _finding(source, "reference-circular", message, where / "$ref", hint)


def _finding(source: Source, rule: str, message: str, pointer: Pointer, suggestion: str) -> Finding:
    return Finding(rule, Severity.ERROR, message, pointer or ROOT, source.locate(pointer), suggestion)
