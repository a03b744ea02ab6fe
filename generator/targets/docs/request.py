"""An operation as a curl command that a reader can paste.

Knows curl and shell quoting: everything from the document is quoted, so that it cannot become a command.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any as Json
from urllib.parse import quote, urlencode

from generator.ir.api import Api, Body, Content, Operation, Parameter, SecurityScheme
from generator.ir.types import TypeDef
from generator.targets.docs.sample import sample


def curl(api: Api, types: Mapping[str, TypeDef], operation: Operation) -> str:
    """A request with what the operation requires, a line an argument."""
    parts = [f"curl -X {_plain(operation.method.upper())} {shlex.quote(_url(api, types, operation))}"]
    parts += [f"-H {header}" for header in _headers(api, operation)]
    parts += [_header(types, parameter) for parameter in operation.headers if parameter.required]
    parts += _payload(types, operation.body)
    return " \\\n  ".join(parts)


def _url(api: Api, types: Mapping[str, TypeDef], operation: Operation) -> str:
    path = operation.path
    for parameter in operation.path_parameters:
        path = path.replace("{" + parameter.wire + "}", _segment(parameter))
    query = [(each.wire, _spelled(_example(types, each))) for each in operation.query if each.required]
    base = api.servers[0].url.rstrip("/") if api.servers else ""
    return base + path + ("?" + urlencode(query) if query else "")


def _segment(parameter: Parameter) -> str:
    if parameter.note.examples:
        return quote(_spelled(parameter.note.examples[0]), safe="")
    return re.sub(r"\W+", "_", parameter.wire).upper()


def _example(types: Mapping[str, TypeDef], parameter: Parameter) -> Json:
    return parameter.note.examples[0] if parameter.note.examples else sample(types, parameter.type)


def _spelled(data: Json) -> str:
    return data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)


def _headers(api: Api, operation: Operation) -> Iterator[str]:
    schemes = {scheme.id: scheme for scheme in api.security_schemes}
    for name in next(iter(operation.security or api.security), ()):
        if name in schemes:
            yield from _credential(api, schemes[name])


def _credential(api: Api, scheme: SecurityScheme) -> Iterator[str]:
    """The key comes from the environment, so it stands in double quotes; only letters can stand beside it."""
    key = "$" + _plain(api.settings.environment) + "_API_KEY"
    if scheme.kind in ("bearer", "oauth2", "openIdConnect"):
        yield f'"Authorization: Bearer {key}"'
    elif scheme.kind == "apiKey" and scheme.location == "header":
        yield f'"{_plain(scheme.name)}: {key}"'


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "", text)


def _header(types: Mapping[str, TypeDef], parameter: Parameter) -> str:
    return "-H " + shlex.quote(f"{parameter.wire}: {_spelled(_example(types, parameter))}")


def _payload(types: Mapping[str, TypeDef], body: Body | None) -> Iterator[str]:
    if body is None or not body.contents:
        return
    content = body.contents[0]
    data = content.examples[0] if content.examples else sample(types, content.type)
    if content.media_type.startswith("multipart/"):
        yield from _parts(content, data)
        return
    yield "-H " + shlex.quote(f"Content-Type: {content.media_type}")
    yield "-d " + shlex.quote(json.dumps(data, ensure_ascii=False, indent=2))


def _parts(content: Content, data: Json) -> Iterator[str]:
    forms = {encoding.wire: encoding.form for encoding in content.encodings}
    for name, part in data.items() if isinstance(data, Mapping) else ():
        many = part if forms.get(name) == "repeated" and isinstance(part, list) else [part]
        for each in many:
            yield "-F " + shlex.quote(f"{name}={_spelled(each)}")
