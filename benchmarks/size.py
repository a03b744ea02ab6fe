"""How large generated Python is, and whether its names are good.

Knows Python's syntax; must not know what the code is for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NUMBERED = re.compile(r"(?<![vV\d])\d+$")
"""A number at the end that is no version: what generators add when they do not know a name."""


@dataclass(frozen=True, slots=True)
class Size:
    """Counts of one package. `numbered` lists class names that end in a number."""

    lines: int
    models: int
    longest: str
    numbered: tuple[str, ...]


def measure(package: Path, known: Iterable[str] = ()) -> Size:
    """The size of the Python below `package`; `known` names end in a number because the document says so."""
    sources = [path.read_text() for path in sorted(package.rglob("*.py"))]
    trees = [ast.parse(source) for source in sources]
    classes = {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return Size(
        lines=sum(source.count("\n") for source in sources),
        models=sum(_is_model(name, classes, frozenset()) for name in classes),
        longest=max((name for tree in trees for name in _names(tree)), key=len),
        numbered=tuple(sorted(name for name in classes if NUMBERED.search(name) and name not in set(known))),
    )


def _is_model(name: str, classes: dict[str, ast.ClassDef], seen: frozenset[str]) -> bool:
    """Whether a class descends from pydantic's BaseModel or RootModel, by the names of its bases."""
    if name in ("BaseModel", "RootModel"):
        return True
    if name not in classes or name in seen:
        return False
    return any(_is_model(base, classes, seen | {name}) for base in map(_base, classes[name].bases))


def _base(node: ast.expr) -> str:
    """The last name of a base: `RootModel` in `pydantic.RootModel[int]`."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.arg(arg=name):
                yield name
