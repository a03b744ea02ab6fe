"""A reproduction: steps that show a drift on any server that has it, how to clean up, and what shows it.

Knows its form as data and as JSON (`contract_tests/replay.schema.json`), and a step as a request; must not know how it
was found. Keys are never part of it: `credential` says only whether one is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any as Json
from typing import Literal
from urllib.parse import quote, unquote

from jsonschema_rs import Draft202012Validator

from contract_tests.cases import Case
from generator.ir.api import Content, Encoding, Location, Operation, Parameter
from generator.ir.types import Any, Str

PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}", re.ASCII)
LARGEST = 2 * 1024 * 1024
"""How many bytes a replay file may have."""

RESERVED = frozenset(
    ("host", "authorization", "content-length", "transfer-encoding", "connection", "proxy-authorization")
)

Path = tuple[str | int, ...]


class Broken(ValueError):  # noqa: N818 - a file that is no use, as its user sees it
    """A replay file that is none, or that wants what no replay file may; the message says what."""


class Unbound(Exception):  # noqa: N818 - a server that answers otherwise, nothing wrong with us
    """A step needs what no answer before it held, or what cannot stand in a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One request. `path` is percent-encoded, `{{name}}` in it and `{"$bind": name}` elsewhere stand for bound values.

    `bind` gives names to what stands at paths into the answer. `expects` is the class of the status without which the
    steps after it mean nothing (2 for 2xx), 0 where any will do.
    """

    operation: str
    method: str
    path: str
    query: tuple[tuple[str, Json], ...] = ()
    headers: tuple[tuple[str, Json], ...] = ()
    media_type: str = ""
    encodings: tuple[Encoding, ...] = ()
    body: Json = field(default=None, hash=False)
    credential: Literal["right", "none"] = "right"
    bind: Mapping[str, Path] = field(default_factory=dict, hash=False)
    expects: int = 0

    def names(self) -> frozenset[str]:
        """The bound values that the step needs."""
        inner = bound_names([value for _, value in (*self.query, *self.headers)]) | bound_names(self.body)
        return frozenset(PLACEHOLDER.findall(self.path)) | inner

    def case(self, bound: Mapping[str, Json]) -> Case:
        """The step as a request. Raises Unbound where a value is missing or would lead elsewhere."""
        operation = Operation(
            id=self.operation,
            method=self.method.lower(),
            path=PLACEHOLDER.sub(lambda found: _segment(found[1], bound), self.path),
            resource="",
            action="",
            name="",
            query=tuple(_parameter("query", name) for name in dict.fromkeys(name for name, _ in self.query)),
            headers=tuple(_parameter("header", name) for name, _ in self.headers),
        )
        parameters: dict[tuple[Location, str], Json] = {}
        for name, value in self.query:
            parameters["query", name] = [*parameters.get(("query", name), ()), _filled(value, bound)]
        for name, value in self.headers:
            parameters["header", name] = _filled(value, bound)
        if not self.media_type:
            return Case(operation, parameters)
        content = Content(media_type=self.media_type, type=Any(), encodings=self.encodings)
        return Case(operation, parameters, content, _filled(self.body, bound))


def _parameter(location: Location, name: str) -> Parameter:
    return Parameter(wire=name, location=location, type=Str(), explode=True)


def _segment(name: str, bound: Mapping[str, Json]) -> str:
    text = _text(_look_up(name, bound))
    if text in ("", ".", ".."):
        raise Unbound(f"{name} is {text!r}, which no path can hold")
    return quote(text, safe="")


def _text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _look_up(name: str, bound: Mapping[str, Json]) -> Json:
    if name not in bound:
        raise Unbound(f"no answer held {name}")
    return bound[name]


def _filled(value: Json, bound: Mapping[str, Json]) -> Json:
    match value:
        case {"$bind": str(name)} if len(value) == 1:
            return _look_up(name, bound)
        case {"$literal": inner} if len(value) == 1:
            return inner
        case dict():
            return {name: _filled(each, bound) for name, each in value.items()}
        case list():
            return [_filled(each, bound) for each in value]
        case _:
            return value


def bound_names(value: Json) -> frozenset[str]:
    """The names that stand for bound values in a JSON value."""
    match value:
        case {"$bind": str(name)} if len(value) == 1:
            return frozenset((name,))
        case {"$literal": _} if len(value) == 1:
            return frozenset()
        case dict():
            return frozenset().union(*map(bound_names, value.values()))
        case list():
            return frozenset().union(*map(bound_names, value))
        case _:
            return frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproduction:
    """Steps, clean-up, and what shows the drift: all `conditions`; `judged` is its identity for who has the checks.

    `again`: how often the step that shows it is taken again where it does not at once. `about` describes the drift
    (rule, pointer, message …), `authentication` how a key travels and which environment
    variable holds it.
    """

    about: Mapping[str, Json] = field(hash=False)
    steps: tuple[Step, ...]
    cleanup: tuple[Step, ...] = ()
    conditions: tuple[Mapping[str, Json], ...] = field(default=(), hash=False)
    judged: Mapping[str, str] | None = field(default=None, hash=False)
    shown: int = 0
    again: int = 0
    authentication: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def size(self) -> int:
        """What reducing makes smaller: steps count most, then what they carry."""
        return sum(1000 + len(json.dumps([step.body, step.query])) for step in self.steps)

    def with_step(self, index: int, step: Step) -> Reproduction:
        """The same with another step at an index."""
        return replace(self, steps=(*self.steps[:index], step, *self.steps[index + 1 :]))

    def as_json(self) -> dict[str, Json]:
        """The replay file's content."""
        shows: dict[str, Json] = {"step": self.shown, "conditions": [dict(each) for each in self.conditions]}
        if self.again:
            shows["again"] = self.again
        if self.judged is not None:
            shows["judged"] = dict(self.judged)
        return {
            "truespec": "replay 1",
            "about": dict(self.about),
            "authentication": dict(self.authentication),
            "steps": [_step_json(each) for each in self.steps],
            "cleanup": [_step_json(each) for each in self.cleanup],
            "shows": shows,
        }


def _step_json(step: Step) -> dict[str, Json]:
    made: dict[str, Json] = {"operation": step.operation, "method": step.method, "path": step.path}
    if step.query:
        made["query"] = [list(pair) for pair in step.query]
    if step.headers:
        made["headers"] = [list(pair) for pair in step.headers]
    if step.media_type:
        made |= {"media_type": step.media_type, "body": step.body}
    if step.encodings:
        made["encodings"] = [
            {"name": each.wire, "form": each.form, "content_type": each.content_type} for each in step.encodings
        ]
    if step.credential != "right":
        made["credential"] = step.credential
    if step.bind:
        made["bind"] = {name: list(path) for name, path in step.bind.items()}
    if step.expects:
        made["expects"] = step.expects
    return made


def parse(text: str | bytes) -> Reproduction:
    """The reproduction in a replay file. Raises Broken where it is none, is too large, or leads out of the server."""
    if len(text) > LARGEST:
        raise Broken(f"the file is larger than {LARGEST // 1024} KiB")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Broken(f"the file is not JSON: {' '.join(str(error).split())[:120]}") from None
    return of(data)


def of(data: Json) -> Reproduction:
    """The reproduction that JSON data say. Raises Broken where they are none, or lead out of the server."""
    for error in _validator().iter_errors(data):
        where = "/".join(map(str, error.instance_path)) or "the file"
        raise Broken(f"{where} is not as a replay file has it: {_short(error.message)}")
    steps, cleanup = (tuple(_step(each) for each in data[name]) for name in ("steps", "cleanup"))
    for each in (*steps, *cleanup):
        _require_below(each)
    shows = data["shows"]
    conditions = tuple(shows["conditions"])
    if any(each["step"] > len(steps) for each in conditions) or shows["step"] > len(steps):
        raise Broken("what shows the drift speaks of a step that there is not")
    return Reproduction(
        about=data["about"],
        steps=steps,
        cleanup=cleanup,
        conditions=conditions,
        judged=shows.get("judged"),
        shown=shows["step"],
        again=shows.get("again", 0),
        authentication=data["authentication"],
    )


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:80]} … {text[-60:]}"


@cache
def _validator() -> Draft202012Validator:
    schema = (files("contract_tests") / "replay.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(schema))


def _step(data: Mapping[str, Json]) -> Step:
    return Step(
        operation=data["operation"],
        method=data["method"],
        path=data["path"],
        query=_pairs(data.get("query", ())),
        headers=_pairs(data.get("headers", ())),
        media_type=data.get("media_type", ""),
        encodings=tuple(
            Encoding(wire=each["name"], form=each["form"], content_type=each.get("content_type", ""))
            for each in data.get("encodings", ())
        ),
        body=data.get("body"),
        credential=data.get("credential", "right"),
        bind={name: tuple(path) for name, path in data.get("bind", {}).items()},
        expects=data.get("expects", 0),
    )


def _pairs(pairs: Sequence[Sequence[Json]]) -> tuple[tuple[str, Json], ...]:
    return tuple((name, value) for name, value in pairs)


def _require_below(step: Step) -> None:
    """Only paths below the server's address: no other host, nothing upwards, no query hidden in the path."""
    plain = unquote(PLACEHOLDER.sub("x", step.path))
    parts = re.split(r"[/\\]", plain)
    if not step.path.startswith("/") or step.path.startswith("//") or {".", ".."} & set(parts):
        raise Broken(f"the path {step.path[:80]!r} does not stay below the server's address")
    if any(name.lower() in RESERVED for name, _ in step.headers):
        raise Broken("a step sets a header that only the sender may set")
    if re.search(r"[?#\\\s\x00-\x1f\x7f]", step.path):
        raise Broken(f"the path {step.path[:80]!r} is not a path alone")
