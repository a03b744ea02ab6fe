"""The files around the package: packaging, README, and the list of every call.

Knows what each of them is told; must not know how the package's own files are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir.api import Api
from generator.targets.python import guide, webhooks
from generator.targets.python.book import Book
from generator.targets.python.credentials import credentials
from generator.targets.python.methods import Method
from generator.targets.python.render import render
from generator.targets.python.resources import Group


def project(api: Api, book: Book, found: tuple[Method, ...], groups: tuple[Group, ...]) -> Iterator[tuple[str, str]]:
    """Path and text of each; ruff formats none of them."""
    told = guide.sections(book, found, groups)
    context = {"api": api, "settings": api.settings, "version": version(api), "credentials": credentials(api)}
    yield "pyproject.toml", render("pyproject.toml.jinja", **context)
    receiver = webhooks.receiver(api, book)
    yield "README.md", render("README.md.jinja", **context, receiver=receiver, tour=guide.tour(told))
    yield "api.md", render("api.md.jinja", **context, sections=told)
    yield f"src/{api.settings.package}/py.typed", ""


def version(api: Api) -> str:
    """The package's version: the document's, where packaging (PEP 440) takes it."""
    return api.version if re.fullmatch(r"\d+(\.\d+){0,3}", api.version) else "0.0.0"
