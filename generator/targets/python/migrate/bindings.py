"""What a module binds to names of the official SDK, and where it uses them.

Knows Python's imports and scopes as LibCST sees them; must not know what is written instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import libcst as cst
from libcst import matchers
from libcst.metadata import ImportAssignment, MetadataWrapper, ParentNodeProvider, ScopeProvider

from generator.targets.python.migrate.table import Path

Statement = cst.Import | cst.ImportFrom
Parents = Mapping[cst.CSTNode, cst.CSTNode]


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a bound name is used. `node` is the whole chain of attributes, `path` what it names officially."""

    node: cst.BaseExpression
    path: Path
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Binding:
    """A name that an import of the official SDK binds: `local` in the module, `path` below the official package."""

    statement: Statement
    alias: cst.ImportAlias
    local: str
    path: Path
    uses: tuple[Use, ...]


def statements(module: cst.Module, official: str) -> tuple[Statement, ...]:
    """Every import statement of the official package, stars included, in order."""
    found = matchers.findall(module, matchers.Import() | matchers.ImportFrom())
    return tuple(node for node in found if isinstance(node, Statement) and _is_of(node, official))


def bindings(wrapper: MetadataWrapper, official: str) -> tuple[Binding, ...]:
    """Every name that they bind, with its uses."""
    uses = _uses(wrapper)
    parents = wrapper.resolve(ParentNodeProvider)
    found = []
    for statement in statements(wrapper.module, official):
        for alias, local, path in names(statement, official):
            nodes = uses.get(id(statement), {}).get(local, [])
            found.append(Binding(statement, alias, local, path, tuple(_chains(nodes, path, parents))))
    return tuple(found)


def names(statement: Statement, official: str) -> Iterator[tuple[cst.ImportAlias, str, Path]]:
    """Alias, local name and official path of each name that a statement binds; nothing for a star."""
    if isinstance(statement.names, cst.ImportStar):
        return
    base = imported_from(statement)
    for alias in statement.names:
        full = (*base, *dotted(alias.name))
        if full[0] != official:
            continue
        bound = alias.evaluated_alias
        if isinstance(statement, cst.ImportFrom) or bound:
            yield alias, bound or full[-1], full[1:]
        else:
            yield alias, official, ()


def imported_from(statement: Statement) -> Path:
    """The module of `from … import`, by its parts; empty for `import` and for relative imports."""
    if isinstance(statement, cst.Import) or statement.relative or statement.module is None:
        return ()
    return dotted(statement.module)


def dotted(node: cst.BaseExpression) -> Path:
    """The parts of a dotted name; empty for anything else."""
    match node:
        case cst.Name(value=name):
            return (name,)
        case cst.Attribute(value=value, attr=cst.Name(value=name)):
            base = dotted(value)
            return (*base, name) if base else ()
        case _:
            return ()


def _is_of(statement: Statement, official: str) -> bool:
    if isinstance(statement, cst.Import):
        return any(dotted(alias.name)[:1] == (official,) for alias in statement.names)
    return imported_from(statement)[:1] == (official,)


def _uses(wrapper: MetadataWrapper) -> dict[int, dict[str, list[cst.CSTNode]]]:
    """Nodes that refer to an import, by the statement's identity and the local name."""
    found: dict[int, dict[str, list[cst.CSTNode]]] = {}
    for scope in dict.fromkeys(wrapper.resolve(ScopeProvider).values()):
        for assignment in scope.assignments if scope is not None else ():
            if isinstance(assignment, ImportAssignment):
                local = assignment.name.partition(".")[0]
                nodes = found.setdefault(id(assignment.node), {}).setdefault(local, [])
                nodes += [access.node for access in assignment.references]
    return found


def _chains(nodes: Iterable[cst.CSTNode], path: Path, parents: Parents) -> Iterator[Use]:
    """The uses as whole chains; a name in a quoted annotation has no place in the tree, and stays a text."""
    seen: set[int] = set()
    for node in nodes:
        first = _leftmost(node)
        if id(first) in seen or not isinstance(first, cst.Name):
            continue
        seen.add(id(first))
        chain, names_of = _climbed(first, parents)
        yield Use(chain, (*path, *names_of), is_text=first not in parents)


def _leftmost(node: cst.CSTNode) -> cst.CSTNode:
    while isinstance(node, cst.Attribute):
        node = node.value
    return node


def _climbed(node: cst.BaseExpression, parents: Parents) -> tuple[cst.BaseExpression, Path]:
    """The longest chain of attributes on `node`, and the names in it."""
    names_of: list[str] = []
    parent = parents.get(node)
    while isinstance(parent, cst.Attribute) and parent.value is node:
        names_of.append(parent.attr.value)
        node, parent = parent, parents.get(parent)
    return node, tuple(names_of)
