"""Import statements of the official SDK, and what stands in their place.

Knows how imports are spelled; must not know what is done with the imported names.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import libcst as cst

from generator.targets.python.migrate.bindings import Binding, Statement, dotted, imported_from
from generator.targets.python.migrate.table import Elsewhere, Found, Module, Omitted, Ours, Path, Table


@dataclass(frozen=True, slots=True)
class Settled:
    """A binding with what stands for it.

    `stays`: something still uses the official name. `others` are third packages that its uses need.
    """

    binding: Binding
    found: Found | None
    stays: bool
    others: Collection[str] = ()

    @property
    def is_module(self) -> bool:
        """Whether the name is bound to a module of the official package, and not to something in it."""
        return isinstance(self.found, Module)


def base(settled: Settled, package: str) -> tuple[str, Path]:
    """The name by which uses of an imported module begin, and the path in our package that it stands for."""
    binding, found = settled.binding, settled.found
    is_from = isinstance(binding.statement, cst.ImportFrom)
    is_plain = not is_from and binding.alias.asname is None
    if not isinstance(found, Module) or found.path is None or is_plain or (is_from and not found.path):
        return package, ()
    return "_".join((package, *found.path)) if settled.stays else binding.local, found.path


def replaced(statement: Statement, members: Sequence[Settled], table: Table) -> list[Statement]:
    """The statements that stand in place of one, none where nothing is needed; the longest keeps the layout."""
    if isinstance(statement.names, cst.ImportStar):
        return [_star(statement, table)]
    by_alias = {id(each.binding.alias): each for each in members}
    placed: dict[str, list[cst.ImportAlias]] = {}
    for alias in statement.names:
        each = by_alias.get(id(alias))
        for module, made in _homes(alias, each, table, imported_from(statement)):
            placed.setdefault(module, []).append(made)
    if not placed:
        return []
    largest = max(placed, key=lambda module: len(placed[module]))
    return [
        _laid_out(statement, module, aliases) if module == largest else _statement(module, aliases)
        for module, aliases in placed.items()
    ]


def _star(statement: cst.Import | cst.ImportFrom, table: Table) -> Statement:
    """`from retell.types import *`, where we have that module."""
    path = imported_from(statement)[1:]
    found = table.look_up(path)
    if isinstance(found, Module) and found.path == path:
        return statement.with_changes(module=_name((table.package, *path)))
    return statement


def _homes(
    alias: cst.ImportAlias, settled: Settled | None, table: Table, module: Path
) -> list[tuple[str, cst.ImportAlias]]:
    """What an alias becomes: pairs of the module of a `from … import` (empty for a plain `import`) and an alias."""
    old = (".".join(module), alias)
    if settled is None:  # `import retell, os`
        return [old]
    made = _ours(alias, settled, table)
    made += [("", _alias((other,))) for other in settled.others]
    return [*made, old] if settled.stays else made


def _ours(alias: cst.ImportAlias, settled: Settled, table: Table) -> list[tuple[str, cst.ImportAlias]]:
    local = settled.binding.local
    match settled.found:
        case Ours(path=(*inner, name)):
            return [(".".join((table.package, *inner)), _renamed(alias, name, local))]
        case Elsewhere(module=module, name=name):
            return [(module, _renamed(alias, name, local))]
        case Module():
            return [_module(alias, settled, table)]
        case Omitted() | None:
            return []
    raise AssertionError(settled.found)


def _module(alias: cst.ImportAlias, settled: Settled, table: Table) -> tuple[str, cst.ImportAlias]:
    name, path = base(settled, table.package)
    if isinstance(settled.binding.statement, cst.ImportFrom) and path:
        return ".".join((table.package, *path[:-1])), _renamed(alias, path[-1], name)
    if not path and name == table.package:
        is_plain = alias.asname is None and isinstance(settled.binding.statement, cst.Import)
        return "", _alias((table.package, *(_longest(dotted(alias.name)[1:], table) if is_plain else ())))
    return "", alias.with_changes(name=_name((table.package, *path)), asname=_as(name))


def _longest(path: Path, table: Table) -> Path:
    """The longest beginning of `path` that is a module of ours too."""
    for end in range(len(path), 0, -1):
        found = table.look_up(path[:end])
        if isinstance(found, Module) and found.path:
            return found.path
    return ()


def _statement(module: str, aliases: Sequence[cst.ImportAlias]) -> Statement:
    names = [each.with_changes(comma=cst.MaybeSentinel.DEFAULT) for each in _distinct(aliases)]
    if not module:
        return cst.Import(names=names)
    return cst.ImportFrom(module=_name(tuple(module.split("."))), names=names)


def _laid_out(old: Statement, module: str, aliases: Sequence[cst.ImportAlias]) -> Statement:
    """The same in the layout of `old`: its parentheses, line breaks and comments, where both are of one kind."""
    names = _distinct(aliases)
    if isinstance(old.names, cst.ImportStar) or isinstance(old, cst.ImportFrom) != bool(module):
        return _statement(module, names)
    is_wrapped = isinstance(old, cst.ImportFrom) and old.lpar is not None
    names[-1] = names[-1].with_changes(comma=old.names[-1].comma if is_wrapped else cst.MaybeSentinel.DEFAULT)
    return old.with_changes(names=names, **({"module": _name(tuple(module.split(".")))} if module else {}))


def _distinct(aliases: Sequence[cst.ImportAlias]) -> list[cst.ImportAlias]:
    return list({(dotted(each.name), each.evaluated_alias): each for each in aliases}.values())


def _renamed(alias: cst.ImportAlias, name: str, local: str) -> cst.ImportAlias:
    """`alias` for `name`, still bound to `local`."""
    asname = alias.asname if alias.asname is not None and alias.evaluated_alias == local else _as(local)
    return alias.with_changes(name=cst.Name(name), asname=None if alias.asname is None and name == local else asname)


def _as(name: str) -> cst.AsName:
    return cst.AsName(name=cst.Name(name))


def _alias(path: Path) -> cst.ImportAlias:
    return cst.ImportAlias(name=_name(path))


def _name(path: Path) -> cst.Name | cst.Attribute:
    node: cst.Name | cst.Attribute = cst.Name(path[0])
    for part in path[1:]:
        node = cst.Attribute(node, cst.Name(part))
    return node
