"""What changes in a module, decided as a whole before anything is changed.

Puts bindings, imports and calls together and reports what has to be done by hand; must not know how changes are made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import libcst as cst
from libcst import matchers
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider

from generator.findings import Finding, Position, Severity
from generator.targets.python.migrate import calls, imports
from generator.targets.python.migrate.bindings import Binding, Parents, Statement, Use, bindings, dotted, statements
from generator.targets.python.migrate.imports import Settled
from generator.targets.python.migrate.table import Elsewhere, Module, Omitted, Ours, Path, Table


@dataclass(slots=True)
class Edits:
    """What changes, by the identity of the node that it happens to."""

    expressions: dict[int, str] = field(default_factory=dict)
    arguments: dict[int, calls.Edit] = field(default_factory=dict)
    statements: dict[int, list[Statement]] = field(default_factory=dict)
    comments: dict[int, list[str]] = field(default_factory=dict)


class Plan:
    """Decides every change to a module before one is made."""

    def __init__(self, wrapper: MetadataWrapper, file: str, table: Table) -> None:
        self.edits = Edits()
        self._found: list[Finding] = []
        self._module = wrapper.module
        self._file = file
        self._table = table
        self._parents: Parents = wrapper.resolve(ParentNodeProvider)
        self._positions = wrapper.resolve(PositionProvider)
        found = bindings(wrapper, table.official)
        self._functions = {id(use.node) for binding in found for use in binding.uses}
        settled = [self._settle(binding) for binding in found]
        for statement in statements(self._module, table.official):
            self._import(statement, [each for each in settled if each.binding.statement is statement])
        self._calls(is_user=bool(found))
        if found:
            self.edits.arguments = {**calls.arguments(self._module, table), **self.edits.arguments}
        self._texts()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What has to be done by hand, in the order of the file."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda finding: finding.sort_key))

    def _settle(self, binding: Binding) -> Settled:
        """What stands for a binding; plans the changes to its uses."""
        found = self._table.look_up(binding.path)
        match found:
            case Module():
                return self._module_uses(binding, found)
            case Omitted():
                left = [use for use in binding.uses if not self._leave_out(use)]
                return Settled(binding, found, stays=bool(left))
            case None:
                self._absent(binding.alias, binding.path)
        return Settled(binding, found, stays=found is None)

    def _module_uses(self, binding: Binding, found: Module) -> Settled:
        """An imported module: what its uses name decides whether it is still needed."""
        targets = [(use, self._target(use, len(binding.path))) for use in binding.uses]
        left = [use for use, target in targets if target is None and not self._is_left_out(use, len(binding.path))]
        others = dict.fromkeys(t[0].module for _, t in targets if t is not None and isinstance(t[0], Elsewhere))
        missing = [name for name in others if not self._imports(name)]
        settled = Settled(binding, found, stays=bool(left), others=missing)
        name, path = imports.base(settled, self._table.package)
        for use, target in targets:
            if target is not None:
                self._spell(use, *target, name, path)
        return settled

    def _target(self, use: Use, bound: int) -> tuple[Ours | Elsewhere | Module, Path] | None:
        """What a use of a module names, and the attributes behind that; None where we have nothing for it."""
        for end in range(bound + 1, len(use.path) + 1):
            found = self._table.look_up(use.path[:end])
            if isinstance(found, Elsewhere) or (isinstance(found, Ours) and found.path[0] != "resources"):
                return found, use.path[end:]
            if not isinstance(found, Module):
                break
        whole = self._table.look_up(use.path)
        return (whole, ()) if isinstance(whole, Module) and whole.path is not None else None

    def _spell(self, use: Use, found: Ours | Elsewhere | Module, rest: Path, name: str, path: Path) -> None:
        """Plan the new spelling of a use, in terms of the module that is bound to `name`."""
        if use.is_text:
            self._text(use.node, ".".join((self._table.official, *use.path)))
            return
        if isinstance(found, Elsewhere):
            parts: Path = (found.module, found.name)
        else:
            parts = (name, *(found.path or ())[len(path) :])
        spelled = ".".join((*parts, *rest))
        if spelled != ".".join(dotted(use.node)):
            self.edits.expressions[id(use.node)] = spelled

    def _is_left_out(self, use: Use, bound: int) -> bool:
        """Whether nothing stands for a use and nothing has to: an omitted argument. Reports it otherwise."""
        for end in range(bound + 1, len(use.path) + 1):
            if isinstance(self._table.look_up(use.path[:end]), Omitted):
                return self._leave_out(use)
        self._absent(use.node, use.path)
        return False

    def _leave_out(self, use: Use) -> bool:
        edit = calls.omitted(use.node, self._functions, self._table, self._parents)
        if edit is None:
            self._find(
                "omitted-mark-left",
                use.node,
                f"{use.path[-1]} has no counterpart: an argument that is not sent is left out of the call",
                suggestion="build the arguments as a dict and call with **arguments",
            )
            return False
        self.edits.arguments |= edit
        return True

    def _import(self, statement: Statement, members: Sequence[Settled]) -> None:
        made = imports.replaced(statement, members, self._table)
        if isinstance(statement.names, cst.ImportStar):
            self._find("import-of-everything", statement, "which names a star import binds cannot be told: check them")
        self.edits.statements[id(statement)] = made

    def _calls(self, *, is_user: bool) -> None:
        """Report calls that have no operation; in a file that imports the official SDK a comment marks them too."""
        for node in matchers.findall(self._module, matchers.Call()):
            entry = calls.named(node, self._table) if isinstance(node, cst.Call) else None
            if not isinstance(node, cst.Call) or entry is None or not calls.is_certain(node):
                continue
            if not entry.ours:
                self._without_operation(node, entry.official, is_user=is_user)
            elif entry.ours != entry.official and is_user:
                self._rename(node, entry.ours)
            if entry.note and is_user:
                self._find("call-answers-otherwise", node, f"{entry.official}: {entry.note}", severity=Severity.INFO)

    def _without_operation(self, call: cst.Call, official: str, *, is_user: bool) -> None:
        message = f"the document has no operation for {official}"
        self._find("call-without-operation", call, message, suggestion="call its path with client.get, .post, .put …")
        statement: cst.CSTNode | None = call
        while statement is not None and not hasattr(statement, "leading_lines"):
            statement = self._parents.get(statement)
        if is_user and statement is not None:
            self.edits.comments.setdefault(id(statement), []).append(f"# truespec: {message}")

    def _rename(self, call: cst.Call, ours: str) -> None:
        """`client.old.name` as `client.new.name`, whatever stands in front."""
        parts = ours.split(".")
        node = call.func
        while isinstance(node, cst.Attribute) and parts:
            if node.attr.value not in calls.RESPONSES:
                self.edits.expressions[id(node.attr)] = parts.pop()
            node = node.value

    def _texts(self) -> None:
        """Names of the official SDK in strings, as tests patch them: reported, since nobody knows their meaning."""
        pattern = re.compile(rf"{re.escape(self._table.official)}(\.\w+)+", re.ASCII)
        for node in matchers.findall(self._module, matchers.SimpleString()):
            value = node.evaluated_value if isinstance(node, cst.SimpleString) else None
            if isinstance(value, str) and pattern.fullmatch(value) and self._is_name(tuple(value.split(".")[1:])):
                self._text(node, value)

    def _is_name(self, path: Path) -> bool:
        return any(self._table.look_up(path[:end]) is not None for end in range(1, len(path) + 1))

    def _text(self, node: cst.CSTNode, value: str) -> None:
        self._find("official-name-in-text", node, f"{value!r} names the official SDK in a string: change it by hand")

    def _absent(self, node: cst.CSTNode, path: Path) -> None:
        name = ".".join((self._table.official, *path))
        self._find("official-name-absent", node, f"nothing stands for {name}: it is left as it was")

    def _imports(self, module: str) -> bool:
        """Whether the file has a plain `import` of a module already."""
        found = matchers.findall(self._module, matchers.ImportAlias(asname=None))
        return any(
            isinstance(node, cst.ImportAlias)
            and dotted(node.name) == tuple(module.split("."))
            and isinstance(self._parents.get(node), cst.Import)
            for node in found
        )

    def _find(
        self, rule: str, node: cst.CSTNode, message: str, *, suggestion: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        at = self._positions.get(node)
        position = Position(self._file, at.start.line, at.start.column + 1) if at is not None else Position(self._file)
        self._found.append(Finding(rule, severity, message, position=position, suggestion=suggestion))
