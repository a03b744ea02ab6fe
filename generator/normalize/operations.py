"""From path items to operations: parameters, bodies, responses, security (OpenAPI 3.1, 4.8.10 to 4.8.17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, cast

from generator.document.references import target
from generator.document.sites import METHODS
from generator.findings import Severity
from generator.ir import api as ir
from generator.ir.types import Note, Str, Type
from generator.normalize.build import Builder
from generator.normalize.leaves import note
from generator.normalize.names import pascal
from generator.normalize.pagination import pagination
from generator.normalize.prose import rules_of
from generator.normalize.resources import Place, Raw, places
from generator.normalize.schema import SRC
from generator.normalize.scope import Scope
from generator.normalize.wire import encodings
from generator.pointer import Pointer

_STYLE: Mapping[str, str] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_SAFE_METHODS = frozenset(["get", "head", "options", "put", "delete", "trace"])
_READING = frozenset(["list", "search", "retrieve", "query"])


@dataclass(frozen=True, slots=True)
class _Found:
    """An operation where it stands: below its path, or below the path item that the path refers to."""

    path: str
    method: str
    path_at: Pointer
    path_item: Any
    node: Any

    @property
    def at(self) -> Pointer:
        return self.path_at / self.method


class Reader:
    """Reads the operations of one document into the model."""

    def __init__(self, scope: Scope, builder: Builder) -> None:
        self._scope = scope
        self._builder = builder
        self._data = scope.document.data

    def operations(self) -> tuple[ir.Operation, ...]:
        """Every operation, in the document's order."""
        found = list(self._found())
        raws = [self._raw(name, each) for name, each in zip(self._ids(found), found, strict=True)]
        where = places(raws)
        return tuple(self._operation(raw, each, where[raw.id]) for raw, each in zip(raws, found, strict=True))

    def _found(self) -> Iterator[_Found]:
        paths = self._data.get("paths")
        for path, item in paths.items() if isinstance(paths, dict) else ():
            at, item = self.resolve(Pointer(("paths", path)), item)
            for method in METHODS:
                if isinstance(item, dict) and isinstance(item.get(method), dict):
                    yield _Found(path, method, at, item, item[method])

    def _ids(self, found: list[_Found]) -> Iterator[str]:
        taken: set[str] = set()
        for each in found:
            wanted, derived = each.node.get("operationId"), _id_from_path(each.method, each.path)
            name = wanted if isinstance(wanted, str) and wanted else derived
            while name in taken:
                message = f"the operationId {name!r} is used twice"
                self._report("operation-id-duplicate", Severity.ERROR, each.at, message, "Give each operation its own.")
                name = f"{name}{pascal(derived)}"
            taken.add(name)
            yield name

    def _raw(self, name: str, found: _Found) -> Raw:
        node, extension = found.node, found.node.get("x-truespec")
        tags = tuple(tag for tag in node.get("tags") or () if isinstance(tag, str))
        extension = extension if isinstance(extension, dict) else {}
        return Raw(name, found.method, found.path, tags, node.get("deprecated") is True, extension)

    def _operation(self, raw: Raw, found: _Found, place: Place) -> ir.Operation:
        at, item = found.at, found.node
        parameters = tuple(self._parameters(raw, found))
        body = self._body(raw, at / "requestBody", item.get("requestBody"))
        responses = tuple(self._responses(raw, at / "responses", item.get("responses")))
        by_location = {where: tuple(p for p in parameters if p.location == where) for where in _STYLE}
        operation = ir.Operation(
            id=raw.id,
            method=raw.method,
            path=raw.path,
            resource=place.resource,
            action=place.action,
            name=place.name,
            path_parameters=_in_path_order(raw.path, by_location["path"]),
            query=by_location["query"],
            headers=by_location["header"],
            cookies=by_location["cookie"],
            body=body,
            responses=responses,
            security=security(item["security"]) if "security" in item else security(self._data.get("security")),
            retry=_retry(raw, place),
            successor=place.successor,
            sandbox=raw.extension.get("sandbox") is True,
            effect=str(raw.extension.get("effect") or ""),
            cost=float(raw.extension.get("cost") or 0.0),
            aliases=tuple((str(alias["resource"]), str(alias["method"])) for alias in raw.extension.get("aliases", ())),
            rules=rules_of({**item, SRC: at}, self._scope),
            note=Note(description=str(item.get("description") or ""), deprecated=raw.deprecated),
            summary=str(item.get("summary") or ""),
            origin=at,
        )
        return _with_pagination(operation, raw, self._builder)

    def _parameters(self, raw: Raw, found: _Found) -> Iterator[ir.Parameter]:
        """Those of the path and those of the operation, which replace them (OpenAPI 3.1, section 4.8.10)."""
        known: dict[tuple[str, str], ir.Parameter] = {}
        for base, holder in ((found.path_at, found.path_item), (found.at, found.node)):
            listed = holder.get("parameters")
            for index, node in enumerate(listed if isinstance(listed, list) else ()):
                parameter = self._parameter(raw, *self.resolve(base / "parameters" / index, node))
                if parameter is not None:
                    known[parameter.location, parameter.wire] = parameter
        yield from known.values()
        for name in re.findall(r"{([^{}]+)}", raw.path):
            if ("path", name) not in known:
                message = f"the path names {{{name}}}, but no parameter declares it; it is taken as text"
                self._report(
                    "path-parameter-missing", Severity.WARNING, found.at, message, f"Declare {name!r} in path."
                )
                yield ir.Parameter(
                    wire=name, location="path", type=Str(origin=found.at), required=True, origin=found.at
                )

    def _parameter(self, raw: Raw, at: Pointer, node: Any) -> ir.Parameter | None:
        if not isinstance(node, dict) or node.get("in") not in _STYLE or not isinstance(node.get("name"), str):
            return None
        wire, location = node["name"], node["in"]
        style = str(node.get("style") or _STYLE[location])
        shared = at[:1] == ("components",)
        name = pascal(at.name) if shared else pascal(raw.id) + pascal(wire)
        return ir.Parameter(
            wire=wire,
            location=location,
            type=self._schema(at, node, name),
            required=node.get("required") is True or location == "path",
            style=style,
            explode=bool(node.get("explode", style == "form")),
            allow_empty=node.get("allowEmptyValue") is True,
            note=self._note(at, node),
            rules=rules_of({**node, SRC: at}, self._scope),
            origin=at,
        )

    def _schema(self, at: Pointer, node: Any, name: str) -> Type:
        """The type of what holds a `schema`, or one media type in `content`."""
        content = node.get("content")
        if "schema" not in node and isinstance(content, dict) and content:
            at = at / "content" / next(iter(content))
        return self._builder.site(at / "schema", name)

    def _note(self, at: Pointer, node: Any) -> Note:
        schema = self._scope.inline.get(at / "schema", {})
        own = note(schema)
        examples = [node["example"]] if "example" in node else []
        return Note(
            description=str(node.get("description") or own.description),
            default=own.default,
            has_default=own.has_default,
            examples=tuple(examples) or own.examples,
            deprecated=node.get("deprecated") is True or own.deprecated,
        )

    def _body(self, raw: Raw, at: Pointer, node: Any) -> ir.Body | None:
        at, node = self.resolve(at, node)
        if not isinstance(node, dict) or not isinstance(node.get("content"), dict):
            return None
        contents = tuple(self._contents(at, node, pascal(raw.id) + "Request"))
        described = Note(description=str(node.get("description") or ""))
        return ir.Body(contents=contents, required=node.get("required") is True, note=described, origin=at)

    def _contents(self, at: Pointer, node: Any, name: str) -> Iterator[ir.Content]:
        content = node.get("content")
        for media_type, media in content.items() if isinstance(content, dict) else ():
            here = at / "content" / media_type
            media = media if isinstance(media, dict) else {}
            built = self._builder.site(here / "schema", name)
            examples = [media["example"]] if "example" in media else []
            named = media.get("examples")
            for example in named.values() if isinstance(named, dict) else ():
                examples += [example["value"]] if isinstance(example, dict) and "value" in example else []
            yield ir.Content(
                media_type=media_type,
                type=built,
                encodings=encodings(media_type, built, media.get("encoding"), self._builder.types),
                examples=tuple(examples),
                origin=here,
            )

    def _responses(self, raw: Raw, at: Pointer, node: Any) -> Iterator[ir.Response]:
        for status, item in node.items() if isinstance(node, dict) else ():
            here, response = self.resolve(at / status, item)
            if isinstance(response, dict) and not status.startswith("x-"):
                shared = here[:1] == ("components",)
                name = pascal(here.name) + "Body" if shared else pascal(raw.id) + _status_name(status)
                headers = response.get("headers")
                yield ir.Response(
                    status=status.upper() if status != "default" else status,
                    contents=tuple(self._contents(here, response, name)),
                    headers=tuple(self._headers(here, headers if isinstance(headers, dict) else {}, name)),
                    note=Note(description=str(response.get("description") or "")),
                    origin=here,
                )

    def _headers(self, at: Pointer, headers: Any, name: str) -> Iterator[ir.Parameter]:
        for wire, item in headers.items():
            here, node = self.resolve(at / "headers" / wire, item)
            if isinstance(node, dict):
                required = node.get("required") is True
                built = self._schema(here, node, name + pascal(wire))
                yield ir.Parameter(
                    wire=wire, location="header", type=built, required=required, note=self._note(here, node)
                )

    def resolve(self, at: Pointer, node: Any) -> tuple[Pointer, Any]:
        """What a chain of references from `node` ends in, and where that stands."""
        seen: set[Pointer] = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str) and at not in seen:
            seen.add(at)
            pointer = target(node["$ref"])
            try:
                at, node = (pointer, pointer.resolve(self._data)) if pointer else (at, None)
            except (LookupError, ValueError):
                return at, None
        return at, node

    def _report(self, rule: str, severity: Severity, at: Pointer, message: str, suggestion: str) -> None:
        self._scope.report(rule, severity, {SRC: at}, message, suggestion)


def _in_path_order(path: str, parameters: tuple[ir.Parameter, ...]) -> tuple[ir.Parameter, ...]:
    names = re.findall(r"{([^{}]+)}", path)
    known = {parameter.wire: parameter for parameter in parameters}
    return tuple(known[name] for name in dict.fromkeys(names) if name in known)


def _id_from_path(method: str, path: str) -> str:
    parts = [pascal(part) for part in re.split(r"[^A-Za-z0-9]+", path) if part]
    return method + "".join(parts)


def _status_name(status: str) -> str:
    if status.startswith("2"):
        return "Response"
    try:
        return pascal(HTTPStatus(int(status)).phrase.replace("'", "")) + "Response"
    except ValueError:
        return pascal(f"Status{status}") + "Response" if status != "default" else "DefaultResponse"


def _retry(raw: Raw, place: Place) -> ir.RetrySafety:
    declared = raw.extension.get("retry")
    if declared in ("safe", "unsafe"):
        return cast(ir.RetrySafety, declared)
    return "safe" if raw.method in _SAFE_METHODS or place.action in _READING else "unsafe"


def security(listed: Any) -> tuple[tuple[str, ...], ...]:
    """Alternatives, each a set of schemes that are needed together; an empty one: no key is needed."""
    options = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    return tuple(tuple(option) for option in options)


def _with_pagination(operation: ir.Operation, raw: Raw, builder: Builder) -> ir.Operation:
    return replace(operation, pagination=pagination(operation, raw.extension.get("pagination"), builder.types))
