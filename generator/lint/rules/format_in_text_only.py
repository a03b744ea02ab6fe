"""The format of a string stands only in its description or name.

What it finds: a string without `format`, `pattern` or `enum` that is described as a phone number in E.164, an IANA
timezone, JSON, a UUID, an email address or a date, or that is called a URL.

Why it matters: clients cannot check it and test data is plain noise.

Example::

    callback_url: {type: string}
    zone: {type: string, description: An IANA timezone.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.shape import Shape, shape
from generator.lint.sites import SchemaSite
from generator.lint.statements import form
from generator.lint.texts import fold
from generator.lint.view import View
from generator.lint.walk import strings
from generator.pointer import Pointer

RULE = "format-in-text-only"
SEVERITY = Severity.INFO
ADDRESS = re.compile(r"(?:^|[_-])(?:url|uri|URL|URI)s?$|[a-z](?:Url|URL|Uri|URI)s?$")


def check(view: View) -> Iterator[Finding]:
    """One finding a property or parameter."""
    for name, pointer, words, held in _strings(view):
        told = form(fold(words)) or ("URL" if ADDRESS.search(name) else None)
        if told is not None and not any(keyword in part for part in held.parts for keyword in ("format", "pattern")):
            yield Finding(
                RULE,
                SEVERITY,
                f"'{name}' is a string in the format {told}, which the schema does not say",
                pointer,
                suggestion="Declare `format` or `pattern`.",
            )


def _strings(view: View) -> Iterator[tuple[str, Pointer, str, Shape]]:
    """Each string property, list of strings and string parameter, with its words."""
    for site in view.schemas:
        if site.keyword == "properties" and (held := _text(view, site)) is not None:
            yield site.name, site.pointer, str(site.schema.get("description", "")), held
    for parameter in view.parameters:
        held = shape(view, parameter.schema)
        if "string" in held.types and held.values is None:
            yield parameter.name, parameter.pointer, str(parameter.parameter.get("description", "")), held


def _text(view: View, site: SchemaSite) -> Shape | None:
    held = shape(view, site.schema)
    items = held.any("items")
    inner = shape(view, items) if "array" in held.types and isinstance(items, dict) else held
    return inner if "string" in inner.types and inner.values is None and not strings(inner.any("enum")) else None
