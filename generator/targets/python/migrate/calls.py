"""Calls of the official SDK: which ones they are, and what becomes of their arguments.

Knows how the SDK is called; must not know how it is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

import libcst as cst
from libcst import matchers

from generator.targets.python.migrate.bindings import Parents
from generator.targets.python.migrate.table import Call, Path, Table

RESPONSES = frozenset(("with_raw_response", "with_streaming_response"))
"""Views of a resource whose methods are the resource's own."""

COPIES = frozenset(("with_options", "copy"))
"""Methods of a client that take the constructor's arguments."""

Edit = Callable[[cst.Arg], cst.Arg | None]
"""What an argument becomes; None where it is left out."""


def named(call: cst.Call, table: Table) -> Call | None:
    """The entry of a call such as `client.agent.with_raw_response.create(…)`; None where it is no such call."""
    parts = [part for part in trail(call.func) if part not in RESPONSES]
    return table.calls.get(".".join(parts[-2:]))


def is_certain(call: cst.Call) -> bool:
    """Whether a resource stands in front of the method and something in front of that: `client.chat.delete()`."""
    return len([part for part in trail(call.func) if part not in RESPONSES]) > 2


def trail(node: cst.BaseExpression) -> Path:
    """The names at the end of an expression; `""` stands for what is no name, such as `clients[0]`."""
    match node:
        case cst.Attribute(value=value, attr=cst.Name(value=name)):
            return (*trail(value), name)
        case cst.Name(value=name):
            return (name,)
        case _:
            return ("",)


def arguments(module: cst.Module, table: Table) -> dict[int, Edit]:
    """Arguments under a name that we call otherwise, by their identity."""
    found: dict[int, Edit] = {}
    for node in matchers.findall(module, matchers.Arg(keyword=matchers.Name())):
        if isinstance(node, cst.Arg) and node.keyword is not None and node.keyword.value in table.arguments:
            found[id(node)] = partial(_renamed, name=table.arguments[node.keyword.value])
    return found


def omitted(use: cst.CSTNode, known: Collection[int], table: Table, parents: Parents) -> dict[int, Edit] | None:
    """What becomes of the argument whose value is a mark for "not sent"; None where that cannot be told.

    `known` are the functions that are names of the official SDK, by identity. `x=MARK` is left out; `x=a if b else
    MARK` becomes `**({"x": a} if b else {})`.
    """
    choice = parents.get(use)
    holder = parents.get(choice) if isinstance(choice, cst.IfExp) and use is not choice.test and choice else choice
    call = parents.get(holder) if isinstance(holder, cst.Arg) else None
    if not isinstance(holder, cst.Arg) or holder.keyword is None or not isinstance(call, cst.Call):
        return None
    if not _is_official(call, known, table) or _is_unpacked_after(call, holder):
        return None
    if not isinstance(choice, cst.IfExp):
        return {id(holder): _left_out}
    return {id(holder): partial(_chosen, is_body=choice.body is use)}


def rewritten(original: cst.Call, updated: cst.Call, edits: Mapping[int, Edit]) -> cst.Call:
    """`updated` with the arguments that `edits` has for those of `original`; the last comma stays what it was."""
    pairs = list(zip(original.args, updated.args, strict=True))
    kept = [edits[id(old)](new) if id(old) in edits else new for old, new in pairs]
    left = [argument for argument in kept if argument is not None]
    if left and len(left) < len(pairs) and kept[-1] is None:
        last = updated.args[-1]
        left[-1] = left[-1].with_changes(comma=last.comma, whitespace_after_arg=last.whitespace_after_arg)
    return updated.with_changes(args=left)


def _is_official(call: cst.Call, known: Collection[int], table: Table) -> bool:
    return named(call, table) is not None or id(call.func) in known or trail(call.func)[-1] in COPIES


def _is_unpacked_after(call: cst.Call, argument: cst.Arg) -> bool:
    """Whether `*more` follows: Python allows it behind a keyword, but not behind `**`."""
    after = call.args[[id(each) for each in call.args].index(id(argument)) :]
    return any(each.star == "*" for each in after)


def _renamed(argument: cst.Arg, *, name: str) -> cst.Arg:
    return argument.with_changes(keyword=cst.Name(name))


def _left_out(_: cst.Arg) -> None:
    return None


def _chosen(argument: cst.Arg, *, is_body: bool) -> cst.Arg:
    """`x=a if b else MARK` as `**({"x": a} if b else {})`; with `is_body` the mark stands first."""
    choice, keyword = argument.value, argument.keyword
    if not isinstance(choice, cst.IfExp) or keyword is None:
        return argument
    value = choice.orelse if is_body else choice.body
    sent = cst.Dict([cst.DictElement(cst.SimpleString(f'"{keyword.value}"'), value)])
    body, orelse = (cst.Dict([]), sent) if is_body else (sent, cst.Dict([]))
    parenthesized = choice.with_changes(body=body, orelse=orelse, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return argument.with_changes(star="**", keyword=None, equal=cst.MaybeSentinel.DEFAULT, value=parenthesized)
