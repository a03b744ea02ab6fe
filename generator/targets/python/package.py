"""The table of files that the Python SDK consists of.

Knows the layout of the generated package; must not know how any file's content is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any as Json

from generator.concurrently import Begin, begin, standing_by
from generator.ir.api import Api
from generator.output import File
from generator.targets import Render
from generator.targets.python import answers, book, methods, models, names, pages, params, resources, webhooks
from generator.targets.python.book import Book
from generator.targets.python.credentials import credentials
from generator.targets.python.formatting import formatted
from generator.targets.python.methods import Method
from generator.targets.python.pages import Shape
from generator.targets.python.project import project, version
from generator.targets.python.render import TEMPLATES, render
from generator.targets.python.resources import Group
from generator.targets.python.text import line

ROOT = "python"
# fmt: off
RUNTIME = (
    "__init__", "attempts", "body", "client", "clock", "collector", "connections", "credentials", "decoding", "errors",
    "faults", "hooks", "lenient", "limits", "listing", "logs", "models", "multipart", "operation", "options",
    "pagination", "raw", "redaction", "request", "response", "retries", "settings", "spelling", "streams", "tls",
    "verbs", "views", "webhooks",
)
# fmt: on
"""The modules of `templates/python/runtime`, copied as they are."""


def ready() -> Render:
    """`files`, with a process that loads the generator of models while its Api is still being made."""
    return partial(files, begin_models=standing_by(models.load))


def files(api: Api, *, all_schemas: bool = False, begin_models: Begin = begin) -> tuple[File, ...]:
    """The Python SDK of an Api; `all_schemas` also writes models that no operation answers with."""
    named, names_of = named_api(api, all_schemas=all_schemas)
    # The models take longest, and need nothing of what follows.
    modelled = begin_models(partial(_models, named, names_of))
    found = methods.methods(named, names_of)
    shapes = pages.shapes(names_of, found)
    groups = resources.groups(named, names_of, found, shapes)
    made = dict(_sources(named, names_of, found, groups, shapes)) | modelled()
    package = f"src/{named.settings.package}"
    texts = {
        **dict(project(named, names_of, found, groups)),
        **formatted({f"{package}/{path}": text for path, text in made.items()}),
    }
    return tuple(File(f"{ROOT}/{path}", texts[path]) for path in sorted(texts))


def named_api(api: Api, *, all_schemas: bool = False) -> tuple[Api, Book]:
    """The Api with a name for everything that the package writes, and the book of those names."""
    named = webhooks.named(answers.named(_safe(api)))
    return named, book.make(named, all_schemas=all_schemas)


def _safe(api: Api) -> Api:
    """`api` with settings that can be names in Python, whatever the document calls itself."""
    settings = api.settings
    client = names.class_name(settings.client)
    distribution = re.sub(r"[^A-Za-z0-9]+", "-", settings.distribution).strip("-") or "api"
    environment = names.identifier(settings.environment).upper()
    package = names.identifier(settings.package).lower()
    chosen = replace(settings, package=package, client=client, distribution=distribution, environment=environment)
    return replace(api, settings=chosen)


def _header(api: Api) -> str:
    return f"# Generated from {line(api.title)} {line(api.version)} by Truespec; do not edit."


def _sources(
    api: Api, names_of: Book, found: tuple[Method, ...], groups: tuple[Group, ...], shapes: tuple[Shape, ...]
) -> Iterator[tuple[str, str]]:
    """Path inside the package, and text, of every Python file."""
    header = _header(api)
    yield from _templates(api, groups, names_of, found, header)
    yield "pagination.py", render("pagination.py.jinja", header=header, shapes=shapes, words=pages.words(shapes))
    for module in RUNTIME:
        yield f"_runtime/{module}.py", (TEMPLATES / "runtime" / f"{module}.py").read_text(encoding="utf-8")


def _models(api: Api, names_of: Book) -> dict[str, str]:
    """Path inside the package, and text, of every module of models."""
    header = _header(api)
    made = models.sources(names_of, package=api.settings.package, templates=TEMPLATES / "models", header=header)
    made["__init__"] = f'"""What the API answers with, a module for each resource."""\n{header}\n'
    return {f"models/{module}.py": text for module, text in made.items()}


def _templates(
    api: Api, groups: tuple[Group, ...], names_of: Book, found: tuple[Method, ...], header: str
) -> Iterator[tuple[str, str]]:
    context: dict[str, Json] = {"api": api, "settings": api.settings, "groups": groups, "header": header}
    context["receiver"] = receiver = webhooks.receiver(api, names_of)
    if receiver is not None:
        yield "_webhooks.py", render("webhooks.py.jinja", **context)
    yield "__init__.py", render("package.py.jinja", **context, version=version(api))
    yield "_client.py", render("client.py.jinja", **context, version=version(api), credentials=credentials(api))
    yield "resources/__init__.py", render("resources.py.jinja", header=header)
    for group in groups:
        yield f"resources/{group.module}.py", render("resource.py.jinja", **context, group=group)
    defined = params.modules(names_of, found)
    yield "params/__init__.py", f'"""What callers may send, a module for each resource."""\n{header}\n'
    for module, definitions in defined.items():
        yield f"params/{module}.py", render("params.py.jinja", header=header, module=module, definitions=definitions)
    yield "types.py", render("types.py.jinja", header=header, exports=_exports(names_of, defined))


def _exports(names_of: Book, defined: dict[str, tuple[params.Definition, ...]]) -> dict[str, list[str]]:
    """Every public type by the module that holds it."""
    found: dict[str, list[str]] = {}
    for name, module in names_of.models.items():
        found.setdefault(f"models.{module}", []).append(names_of.classes[name])
        if name in names_of.unknown:
            found[f"models.{module}"].append(names_of.unknown[name])
    for module, definitions in defined.items():
        found[f"params.{module}"] = [definition.name for definition in definitions]
    return {module: sorted(found[module]) for module in sorted(found)}
