"""One file: from code that uses the official SDK to code that uses ours.

Makes the changes that a Plan has decided; knows no file system. What does not change stays as it was, byte for byte.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import libcst as cst
from libcst.metadata import MetadataWrapper

from generator.findings import Finding
from generator.targets.python.migrate import calls
from generator.targets.python.migrate.bindings import Statement
from generator.targets.python.migrate.plan import Edits, Plan
from generator.targets.python.migrate.table import Table


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file's new content, and what has to be done by hand."""

    content: bytes
    findings: tuple[Finding, ...] = ()


class UnreadableError(ValueError):
    """The content is not Python that can be changed and kept otherwise byte for byte; `line` counts from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def rewrite(content: bytes, file: str, table: Table) -> Rewritten:
    """`content` of the Python file `file` with our names. Raises UnreadableError where that cannot be done."""
    try:
        module = _parsed(content)
        wrapper = MetadataWrapper(module)
        planned = Plan(wrapper, file, table)
        changed = wrapper.module.visit(_Rewriter(planned.edits))
        return Rewritten(changed.bytes, planned.findings)
    except cst.ParserSyntaxError as error:
        raise UnreadableError("this is not Python that can be parsed", error.raw_line) from error
    except (SyntaxError, UnicodeError, LookupError) as error:
        raise UnreadableError(f"cannot be decoded: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise UnreadableError("expressions are nested too deeply") from error


def _parsed(content: bytes) -> cst.Module:
    _refuse_depth(content)
    module = cst.parse_module(content)
    if module.bytes != content:
        raise UnreadableError("cannot be kept byte for byte")
    return module


def _refuse_depth(content: bytes) -> None:
    """Raise RecursionError for code so deep that LibCST's parser would end the process: Python's own has a limit."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(content)
    except SyntaxError as error:
        # All other faults are LibCST's to judge: it knows the syntax of newer Pythons.
        if "nested" in str(error) or "indentation levels" in str(error):
            raise RecursionError from error
    except ValueError:
        return


class _Rewriter(cst.CSTTransformer):
    """Makes the planned changes."""

    def __init__(self, edits: Edits) -> None:
        super().__init__()
        self._edits = edits

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        """Replace one node; LibCST calls this for every node, children first."""
        new = super().on_leave(original_node, updated_node)
        changed = _changed(original_node, new, self._edits) if isinstance(new, cst.CSTNode) else new
        # A node may be replaced by another of a kind that can stand in its place; LibCST's types know none of that.
        return cast("cst.CSTNodeT", changed)


Change = cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNode]


def _changed(old: cst.CSTNode, new: cst.CSTNode, edits: Edits) -> Change:
    if isinstance(new, cst.Name | cst.Attribute) and id(old) in edits.expressions:
        return cst.parse_expression(edits.expressions[id(old)]).with_changes(lpar=new.lpar, rpar=new.rpar)
    if isinstance(old, cst.Call) and isinstance(new, cst.Call):
        return calls.rewritten(old, new, edits.arguments)
    if id(old) in edits.comments:
        new = _commented(new, edits.comments[id(old)])
    if isinstance(new, cst.SimpleStatementLine | cst.SimpleStatementSuite):
        return _statements(old, new, edits.statements)
    return new


def _commented(node: cst.CSTNode, comments: Sequence[str]) -> cst.CSTNode:
    """`node` with comments above it, once each however often this runs."""
    lines: Sequence[cst.EmptyLine] = node.leading_lines  # type: ignore[attr-defined]
    present = {line.comment.value for line in lines if line.comment is not None}
    added = [cst.EmptyLine(comment=cst.Comment(each)) for each in dict.fromkeys(comments) if each not in present]
    return node.with_changes(leading_lines=[*lines, *added])


def _statements(
    old: cst.CSTNode, new: cst.SimpleStatementLine | cst.SimpleStatementSuite, edits: Mapping[int, list[Statement]]
) -> Change:
    """A line with its imports replaced; the statements for a line of its own stand below each other."""
    if not isinstance(old, type(new)) or not any(id(each) in edits for each in old.body):
        return new
    made = [edits.get(id(each), [now]) for each, now in zip(old.body, new.body, strict=True)]
    flat = [statement.with_changes(semicolon=cst.MaybeSentinel.DEFAULT) for group in made for statement in group]
    if not flat:
        is_suite = isinstance(new, cst.SimpleStatementSuite)
        return new.with_changes(body=[cst.Pass()]) if is_suite else cst.RemoveFromParent()
    if isinstance(new, cst.SimpleStatementLine) and len(old.body) == 1:
        rest = [cst.SimpleStatementLine([each]) for each in flat[1:]]
        return cst.FlattenSentinel([new.with_changes(body=flat[:1]), *rest])
    return new.with_changes(body=flat)
