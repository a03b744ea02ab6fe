"""Rules that stand only in prose, as sentences with how sure we are.

Knows the kinds of `generator.ir.types.Rule`; a kind that it does not know is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any as Json

from generator.ir.types import Rule
from generator.targets.docs.markdown import code, prose, value


def sentence(rule: Rule) -> str:
    """A rule with its subject: `loudness` is ≥ 0 and ≤ 2 (in prose only, high confidence)."""
    path = code(".".join(rule.path).replace(".*", "[]")) + " " if rule.path else ""
    words = path + remark(rule)
    return f"{words}. {prose(rule.reason)}" if rule.reason else words


def remark(rule: Rule) -> str:
    """A rule beside its subject: is ≥ 0 and ≤ 2 (in prose only, high confidence)."""
    said = _SENTENCES.get(rule.kind, _unknown)
    args = rule.args if isinstance(rule.args, Mapping) else {}
    each = "each " if rule.path[-1:] == ("*",) else ""
    return f"{each}{said(rule, args)}{_when(args)} (in prose only, {prose(rule.confidence)} confidence)"


def subject(rule: Rule) -> str:
    """The property that a rule is about alone; empty for a rule about several or about something deeper."""
    match rule.path:
        case (name,) | (name, "*"):
            return name
        case _:
            return ""


def _range(_: Rule, args: Mapping[str, Json]) -> str:
    signs = (("minimum", "≥"), ("exclusive_minimum", ">"), ("maximum", "≤"), ("exclusive_maximum", "<"))
    return "is " + " and ".join(f"{sign} {value(args[name])}" for name, sign in signs if name in args)


def _size(things: str) -> Callable[[Rule, Mapping[str, Json]], str]:
    def said(_: Rule, args: Mapping[str, Json]) -> str:
        bounds = (("at least", args.get("min")), ("at most", args.get("max")))
        return "has " + " and ".join(f"{words} {value(bound)}" for words, bound in bounds if bound is not None) + things

    return said


def _pattern(_: Rule, args: Mapping[str, Json]) -> str:
    return f"matches {code(str(args.get('pattern', '')))}"


def _format(_: Rule, args: Mapping[str, Json]) -> str:
    return f"has the format {code(str(args.get('format', '')))}"


def _values(_: Rule, args: Mapping[str, Json]) -> str:
    return "is one of " + ", ".join(value(each) for each in _list(args.get("values")))


def _default(_: Rule, args: Mapping[str, Json]) -> str:
    return f"is taken as {value(args.get('value'))} when left out"


def _sum(_: Rule, args: Mapping[str, Json]) -> str:
    return f"has items whose {code(str(args.get('of', '')))} sum to {value(args.get('equals'))}"


def _exclusive(_: Rule, args: Mapping[str, Json]) -> str:
    return "has at most one of " + _names(args.get("properties"))


def _requires(_: Rule, args: Mapping[str, Json]) -> str:
    return f"requires {_names(args.get('then'))}"


def _applies(_: Rule, __: Mapping[str, Json]) -> str:
    return "means something only"


def _unknown(rule: Rule, _: Mapping[str, Json]) -> str:
    return f"obeys {code(rule.kind)} {value(rule.args)}"


def _when(args: Mapping[str, Json]) -> str:
    """The conditions that a rule of any kind may have."""
    words = f" when {_condition(args['if'])}" if args.get("if") else ""
    words += f" when {_names(args['present'])} is present" if args.get("present") else ""
    words += f" unless {_condition(args['unless'])}" if args.get("unless") else ""
    return words + (", or holds a template in braces" if args.get("template") else "")


def _condition(condition: Json) -> str:
    if not isinstance(condition, Mapping):
        return value(condition)
    return " and ".join(f"{code(str(name))} is {_either(wanted)}" for name, wanted in condition.items())


def _either(wanted: Json) -> str:
    return " or ".join(value(each) for each in _list(wanted))


def _names(names: Json) -> str:
    return ", ".join(code(str(name)) for name in _list(names))


def _list(data: Json) -> list[Json]:
    return data if isinstance(data, list) else list(data) if isinstance(data, tuple) else [data]


_SENTENCES: Mapping[str, Callable[[Rule, Mapping[str, Json]], str]] = {
    "range": _range,
    "length": _size(" characters"),
    "pattern": _pattern,
    "format": _format,
    "values": _values,
    "default": _default,
    "sum": _sum,
    "exclusive": _exclusive,
    "requires": _requires,
    "applies": _applies,
    "items": _size(" items"),
}
