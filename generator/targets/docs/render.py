"""Pages from templates: the only place of this target that knows Jinja.

Templates see the Api and a few phrases as functions; everything they print passes through `markdown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any as Json
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.ir.api import Api, Parameter, Response
from generator.ir.types import Enum, Object, Property, Rule, Type, TypeDef
from generator.ir.walk import definitions, flatten, resolve, split_null
from generator.targets.docs import markdown, pages, request, rules, words
from generator.targets.docs.pages import Site

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "docs"


def environment(api: Api, site: Site) -> Environment:
    """The templates with the phrases that they may use. Nothing is escaped by itself: the filters do it."""
    made = Environment(  # noqa: S701 - Markdown, not HTML
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    types = definitions(api)
    made.filters |= {
        name: getattr(markdown, name) for name in ("prose", "paragraphs", "code", "value", "cell", "block")
    }
    made.filters |= {"sentence": rules.sentence, "title": pages.title, "kind": lambda t: type(t).__name__}
    made.globals |= {"api": api, "site": site, "types": types, "fail": _fail}
    made.globals |= {"curl": partial(request.curl, api, types), "fields": partial(_fields, types)}
    made.globals |= {"rules_of": partial(_rules, types)}
    made.globals |= {"general": _general, "errors": _errors(api)}
    made.globals |= {"inherited": partial(_inherited, types), "operations_of": partial(pages.operations_of, api)}
    made.globals |= {"operations": {operation.id: operation for operation in api.operations}}
    return made


def page(templates: Environment, template: str, path: str, context: Mapping[str, Json]) -> str:
    """One page; `phrase`, `facts`, `to_type` and `to_operation` write links relative to it."""
    site: Site = templates.globals["site"]  # type: ignore[assignment]

    def to_type(name: str) -> str:
        return markdown.link(markdown.prose(name), site.to_type(path, name))

    phrases = {
        "to_type": to_type,
        "to_operation": partial(site.to_operation, path),
        "phrase": partial(words.phrase, link=to_type),
        "facts": partial(facts, site.definitions),
        "constraints": words.constraints,
    }
    return _tidy(templates.get_template(template).render(**context, **phrases))


def _tidy(text: str) -> str:
    """At most one blank line anywhere, none at the end: templates need not count them."""
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def facts(types: Mapping[str, TypeDef], prop: Property | Parameter, said: Sequence[Rule] = ()) -> str:
    """Description, values, constraints and annotations of a property or a parameter, as one line.

    `said` are the rules of the object that holds it: those about this property alone stand here too.
    """
    parts = [markdown.prose(prop.note.description)] if prop.note.description else []
    parts += [*_choices(types, prop.type), *words.constraints(prop.type), *words.remarks(prop.note)]
    own = prop.rules if isinstance(prop, Parameter) else [rule for rule in said if rules.subject(rule) == prop.wire]
    return "; ".join([*parts, *(rules.remark(rule) for rule in own)])


def _choices(types: Mapping[str, TypeDef], t: Type) -> Iterator[str]:
    """The values of a named enum, where they are few enough to save the reader a click."""
    bare, _ = split_null(t)
    shape = resolve(types, bare)
    if shape is not bare and isinstance(shape, Enum) and len(shape.values) <= words.FEW:
        yield "one of " + ", ".join(markdown.value(each) for each in shape.values)


def _general(t: Object) -> list[Rule]:
    """The rules that do not stand beside one of the object's own properties."""
    own = {prop.wire for prop in t.properties}
    return [rule for rule in t.rules if rules.subject(rule) not in own]


def _fields(types: Mapping[str, TypeDef], t: Type) -> tuple[Property, ...]:
    """The properties of an object, inherited ones first; none for another type."""
    shape = resolve(types, t)
    return flatten(types, shape) if isinstance(shape, Object) else ()


def _rules(types: Mapping[str, TypeDef], t: Type) -> tuple[Rule, ...]:
    shape = resolve(types, t)
    return shape.rules if isinstance(shape, Object) else ()


def _inherited(types: Mapping[str, TypeDef], t: Object) -> list[tuple[str, tuple[Property, ...]]]:
    return [(base.name, _fields(types, base)) for base in t.extends]


def _errors(api: Api) -> list[tuple[Response, int]]:
    """Each distinct answer that is no success, by status, and how many operations give it."""
    counted: dict[tuple[str, tuple[Type, ...]], tuple[Response, int]] = {}
    for response in (each for operation in api.operations for each in operation.responses if not each.is_success):
        key = (response.status, tuple(content.type for content in response.contents))
        counted[key] = (response, counted[key][1] + 1 if key in counted else 1)
    return sorted(counted.values(), key=lambda each: (each[0].status, -each[1]))


def _fail(message: str) -> NoReturn:
    raise AssertionError(message)
