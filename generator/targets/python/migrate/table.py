"""The table of names: what the official SDK calls something, and what we call it.

Made from the Api and the data of its root overlay; knows no API by itself, and no code that uses either SDK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json

from generator.findings import failure
from generator.ir.api import Api, Operation
from generator.targets.python import names
from generator.targets.python.book import Book
from generator.targets.python.methods import Method, methods
from generator.targets.python.package import named_api

Path = tuple[str, ...]
"""Names below a package: `("types", "AgentResponse")`."""


@dataclass(frozen=True, slots=True)
class Ours:
    """A name of our package, by its path there."""

    path: Path


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A name of a third package."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Omitted:
    """The official SDK's mark for an argument that is not sent: here it is left out."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module; `path` is that of ours, None where ours has none of that kind."""

    path: Path | None


Found = Ours | Elsewhere | Omitted | Module


@dataclass(frozen=True, slots=True)
class Call:
    """A call by its official name; `ours` is `resource.method`, empty where the document has no operation for it."""

    official: str
    ours: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What to write in place of the official SDK's names. `official` and `package` are the two import names."""

    official: str
    package: str
    calls: Mapping[str, Call]
    names: Mapping[str, str]
    types: Mapping[str, str]
    classes: Mapping[str, Path]
    omitted: frozenset[str]
    arguments: Mapping[str, str]

    def look_up(self, path: Path) -> Found | None:
        """What stands for the official name at `path`; None where nothing does.

        The official package keeps its private modules (`_types`, `_exceptions`) behind its root, where the same names
        stand.
        """
        public = tuple(part for part in path if not _is_private(part))
        dotted = ".".join(public)
        if not public:
            return Module(())
        if dotted in self.omitted:
            return Omitted()
        if dotted in self.names:
            return _named(self.names[dotted])
        if public[0] == "types":
            return self._type(public)
        if public[0] == "resources":
            return self._resource(public)
        return Module(None) if any(name.startswith(f"{dotted}.") for name in self.names) else None

    def _type(self, path: Path) -> Found | None:
        if len(path) == 1:
            return Module(path)
        if not path[-1][:1].isupper():
            return Module(None)
        found = self.types.get(path[-1].lower())
        return Ours(("types", found)) if found else None

    def _resource(self, path: Path) -> Found | None:
        if path[-1] in self.classes:
            return Ours(self.classes[path[-1]])
        return None if path[-1][:1].isupper() else Module(None)


def table(api: Api) -> Table:
    """The table of an Api. Raises InputError where its root overlay names no official SDK."""
    said = api.settings.extra.get("migrate")
    if not isinstance(said, dict) or not names.is_identifier(str(said.get("package", ""))):
        raise failure(
            "official-sdk-unknown",
            "the document does not say which SDK to migrate from",
            suggestion="set x-truespec.migrate.package at the root, in an overlay",
        )
    ours, book = named_api(api)
    calls = _calls(ours, _texts(said, "notes"))
    return Table(
        official=str(said["package"]),
        package=ours.settings.package,
        calls=calls,
        names=_texts(said, "names"),
        types=_types(ours, book, _texts(said, "types"), _texts(said, "prefixes")),
        classes=dict(_classes(calls)),
        omitted=frozenset(str(name) for name in said.get("omitted") or ()),
        arguments=_texts(said, "arguments"),
    )


def _is_private(part: str) -> bool:
    return part.startswith("_") and not part.startswith("__")


def _named(target: str) -> Ours | Elsewhere | None:
    module, _, name = target.rpartition(".")
    if not name:
        return None
    return Elsewhere(module, name) if module else Ours((name,))


def _texts(said: Mapping[str, Json], key: str) -> dict[str, str]:
    found = said.get(key)
    return {str(k): str(v or "") for k, v in found.items()} if isinstance(found, dict) else {}


def _calls(api: Api, notes: Mapping[str, str]) -> dict[str, Call]:
    known = {operation.id: operation for operation in api.operations}
    found = {}
    for official, id_ in api.settings.official:
        ours = _spelled(known[id_], official) if id_ in known else ""
        found[official] = Call(official, ours, notes.get(official, ""))
    return found


def _spelled(operation: Operation, official: str) -> str:
    """Our name of an operation: the official one where it is among them, or else the first."""
    pairs = ((operation.resource, operation.name), *operation.aliases)
    spelled = [f"{names.module(resource)}.{names.method(name)}" for resource, name in pairs]
    return official if official in spelled else spelled[0]


def _types(api: Api, book: Book, said: Mapping[str, str], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Our type by the official one's name in lower case: the official SDK varies the case of abbreviations.

    Its types are called after the method that takes (`…Params`) or answers with them (`…Response`); `said` names the
    call of those that are not. A name that we have too needs no call.
    """
    known = {method.operation.id: dict(_spoken(method, book)) for method in methods(api, book)}
    official = {call: known[id_] for call, id_ in api.settings.official if id_ in known}
    generated = [*(book.classes[name] for name in book.models), *(book.param_classes[name] for name in book.params)]
    found = {name.lower(): name for name in generated}
    for call, spoken in official.items():
        found |= {f"{_stem(call, prefixes)}{kind}".lower(): ours for kind, ours in spoken.items()}
    answers = {name: official.get(call, {}).get("Response") for name, call in said.items()}
    return found | {name.lower(): ours for name, ours in answers.items() if ours}


def _stem(call: str, prefixes: Mapping[str, str]) -> str:
    resource, _, method = call.partition(".")
    return prefixes.get(resource, names.pascal(resource)) + names.pascal(method)


def _spoken(method: Method, book: Book) -> Iterator[tuple[str, str]]:
    """Kind and name of our types of a method's arguments and answer."""
    if method.params:
        yield "Params", method.params
    types = [answer.type for answer in method.answers if answer.status.startswith("2") and answer.type]
    if types:
        yield "Response", book.classes[types[0]]


def _classes(calls: Mapping[str, Call]) -> Iterator[tuple[str, Path]]:
    """Our classes of resources by the official names, which are made in the same way."""
    for call in calls.values():
        resource = call.official.partition(".")[0]
        for prefix in ("", "Async"):
            name = f"{prefix}{names.pascal(resource)}Resource"
            yield name, ("resources", names.module(resource), name)
