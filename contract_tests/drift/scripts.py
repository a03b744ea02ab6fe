"""A reproduction as scripts that need nothing of ours: POSIX shell with curl, and Python with its standard library.

Knows how both quote; every value is hostile. The key comes from an environment variable. `base` is the server's address
unless the variable BASE_URL names another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any as Json
from urllib.parse import quote

from contract_tests.drift.steps import PLACEHOLDER, Reproduction, Step

ID = "[A-Za-z0-9_.:@+=-]"
"""Characters of an id that the shell script takes from an answer: none that mean anything in a path or in JSON."""


def curl(reproduction: Reproduction, base: str = "http://127.0.0.1:4010") -> str:
    """A POSIX shell script. It shows every answer; the last comment says what shows the drift."""
    lines = [
        "#!/bin/sh",
        f"# {_line(reproduction.about['rule'])}: {_line(reproduction.about['message'])}",
        f"base=${{BASE_URL:-{_quoted(base)}}}",
        'answer=""',
        f'take() {{ printf \'%s\' "$answer" | tr \'\\n\' \' \' | grep -o "\\"$1\\" *: *\\"*{ID}*" | head -n 1 | '
        "sed 's/.*: *\"*//'; }",
    ]
    variable = reproduction.authentication.get("environment", "")
    if variable:
        lines.append(f': "${{{variable}:?set it to your API key}}"')
    for number, step in enumerate(reproduction.steps, 1):
        lines += ["", f"# {number}. {_line(step.operation)}", *_curl(step, reproduction.authentication)]
        lines += [f"{name}=$(take {_quoted(_word(path))})" for name, path in step.bind.items()]
    for step in reproduction.cleanup:
        lines += ["", f"# clean up: {_line(step.operation)}", *_curl(step, reproduction.authentication)]
    lines += ["", "# The drift shows when:"]
    lines += [f"#   {_line(sentence(each))}" for each in reproduction.conditions]
    return "\n".join(lines) + "\n"


def _word(path: Sequence[str | int]) -> str:
    """The member whose first occurrence is taken; plain letters, since it goes into a pattern."""
    names = [str(each) for each in path if isinstance(each, str)]
    return re.sub(r"[^A-Za-z0-9_-]", ".", names[-1]) if names else "."


def _curl(step: Step, authentication: Mapping[str, str]) -> list[str]:
    words = ["curl -sS -w '\\n%{http_code}\\n'", f"-X {step.method}"]
    key_query = ""
    if authentication and step.credential == "right":
        carried = f"${{{authentication['environment']}}}"
        name, prefix = authentication["name"], authentication["prefix"]
        if authentication["in"] == "query":
            key_query = f'{_quoted(_named(name))}"{carried}"'
        elif authentication["in"] == "cookie":
            words.append(f'-H {_quoted(f"Cookie: {name}=")}"{carried}"')
        else:
            words.append(f'-H {_quoted(f"{name}: {prefix}")}"{carried}"')
    words += [f"-H {_quoted(f'{name}: ')}{_shell(value)}" for name, value in step.headers]
    lines, payload = _payload(step)
    words += payload
    words.append(f'"$base"{_path(step)}{_query(step, key_query)}')
    return [*lines, f"answer=$({' '.join(words)})", "printf '%s\\n' \"$answer\""]


def _payload(step: Step) -> tuple[list[str], list[str]]:
    """How a body travels: a word for curl each, with lines before it where there is need."""
    if not step.media_type:
        return [], []
    if step.media_type.startswith("multipart/"):
        return [], _parts(step)
    if step.media_type == "application/x-www-form-urlencoded":
        pairs = [(name, each) for name, value in _members(step.body) for each in _many(value)]
        words = [f"--data-urlencode {_quoted(_named(name))}{_shell(value)}" for name, value in pairs]
        return [], words
    is_text = isinstance(step.body, str) and "json" not in step.media_type
    data = _quoted(step.body) if is_text else _json(step.body)
    return [], [f"-H {_quoted(f'Content-Type: {step.media_type}')}", f"--data-raw {data}"]


def _parts(step: Step) -> list[str]:
    forms = {each.wire: each for each in step.encodings}
    words = []
    for name, value in _members(step.body):
        form = forms[name].form if name in forms else "text"
        plain = re.sub(r"[^A-Za-z0-9_.\[\]-]", "_", name)
        for each in _many(value) if form in ("file", "repeated") else [value]:
            if form == "file":
                text = re.sub(r"[;\"\\\r\n]", " ", each) if isinstance(each, str) else "file"
                word = f"{plain}={text.lstrip('@<')};filename=file"
                words.append(f"--form {_quoted(word)}")
            elif form == "json" or not isinstance(each, str):
                words.append(f"--form-string {_quoted(f'{plain}=')}{_json(each)}")
            else:
                words.append(f"--form-string {_quoted(f'{plain}={each}')}")
    return words


def _members(body: Json) -> list[tuple[str, Json]]:
    return list(body.items()) if isinstance(body, Mapping) else []


def _many(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _path(step: Step) -> str:
    """The path as shell words: literal parts quoted, bound values as variables."""
    parts = PLACEHOLDER.split(step.path)
    return "".join(f'"${{{part}}}"' if index % 2 else _quoted(part) for index, part in enumerate(parts) if part)


def _query(step: Step, key: str) -> str:
    pairs = [
        _quoted(_named(name)) + (_shell(value) if isinstance(value, Mapping) else _quoted(quote(str(value), safe="")))
        for name, value in step.query
    ]
    pairs += [key] if key else []
    return "'?'" + "'&'".join(pairs) if pairs else ""


def _named(name: str) -> str:
    return quote(name, safe="") + "="


def _shell(value: Json) -> str:
    match value:
        case {"$bind": str(name)}:
            return f'"${{{name}}}"'
        case str():
            return _quoted(value)
        case _:
            return _quoted(json.dumps(value))


def _json(value: Json) -> str:
    """JSON as shell words: bound values are put between quoted parts."""
    marker = "bound"
    text = json.dumps(value)
    while marker in text:
        marker += "_"
    text = json.dumps(_marked(value, marker))
    parts = re.split(f'"{marker}:(\\w+)"', text)
    return "".join(
        f"'\"'\"${{{part}}}\"'\"'" if index % 2 else _quoted(part) for index, part in enumerate(parts) if part
    )


def _marked(value: Json, marker: str) -> Json:
    match value:
        case {"$bind": str(name)} if len(value) == 1:
            return f"{marker}:{name}"
        case {"$literal": inner} if len(value) == 1:
            return inner
        case dict():
            return {name: _marked(each, marker) for name, each in value.items()}
        case list():
            return [_marked(each, marker) for each in value]
        case _:
            return value


def _quoted(text: str) -> str:
    """A word of a POSIX shell (2.2.2): everything between single quotes is literal; NUL cannot be."""
    return "'" + text.replace("\0", "").replace("'", "'\\''") + "'"


def _line(text: Json) -> str:
    """One line for a comment."""
    return " ".join("".join(each if each.isprintable() else " " for each in str(text)[:400]).split())


def sentence(condition: Mapping[str, Json]) -> str:
    """A condition in words."""
    path = "".join(f"/{each}" for each in condition.get("path", ()))
    where = f"the body{f' at {path}' if path else ''}" if condition["at"] == "body" else f"the {condition['at']}"
    if condition["at"] == "header":
        where = f"the header {condition.get('name', '')}"
    value = f" {json.dumps(condition['value'])[:120]}" if "value" in condition else ""
    beside = f" (where {json.dumps(condition['beside'])[:80]})" if condition.get("beside") else ""
    return f"step {condition['step']}: {where}{beside} {condition['is'].replace('-', ' ')}{value}"


def python(reproduction: Reproduction, base: str = "http://127.0.0.1:4010") -> str:
    """A script for Python 3.11 and its standard library: exit code 1 when the drift shows, 0 when not, 3 in between."""
    data = json.dumps(reproduction.as_json(), indent=1)
    rule, message = _line(reproduction.about["rule"]), _line(reproduction.about["message"])
    return "\n".join(
        (
            "#!/usr/bin/env python3",
            f"# {rule}: {message}",
            "from __future__ import annotations",
            "",
            f"BASE = {base!r}",
            f"REPRODUCTION = {data!r}",
            "",
            _embedded("json_text.py"),
            _embedded("flows", "agreeing.py"),
            _embedded("drift", "conditions.py"),
            _embedded("drift", "player.py.txt"),
        )
    )


def _embedded(*path: str) -> str:
    """The text of a module of ours that stands by itself, without what imports the others."""
    text = files("contract_tests").joinpath(*path).read_text(encoding="utf-8")
    lines = text.splitlines()
    kept = [each for each in lines if not each.startswith(("from __future__", "from contract_tests"))]
    return "\n".join(kept) + "\n"
