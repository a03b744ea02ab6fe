"""What no schema of OpenAPI can say: unique operationIds, parameters that match their path, defaults that fit.

openapi-spec-validator finds them; here its errors learn where they stand. Knows that library's parts; must not know
how findings are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

from jsonschema_path.paths import SchemaPath
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
from openapi_spec_validator.validation.keywords import KeywordValidator, ValueValidator
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from openapi_spec_validator.validation.validators import (
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
    SpecValidator,
)

from generator.document.oracle_violations import MAX_MESSAGE
from generator.document.references import target
from generator.document.source import Source
from generator.findings import Finding, Severity
from generator.pointer import Pointer

_VALIDATORS: tuple[tuple[str, type[SpecValidator]], ...] = (
    ("3.0", OpenAPIV30SpecValidator),
    ("3.1", OpenAPIV31SpecValidator),
    ("3.2", OpenAPIV32SpecValidator),
)
_RULES: tuple[tuple[type[Any], str, str], ...] = (
    (DuplicateOperationIDError, "operation-id-duplicate", "Give each operation an operationId of its own."),
    (
        UnresolvableParameterError,
        "path-parameter-mismatch",
        "Name the same parameters in the path and under parameters.",
    ),
    (ParameterDuplicateError, "parameter-duplicate", "Keep one of the two."),
    (ExtraParametersError, "required-property-undeclared", "Declare the property, or take it off the required list."),
)


class _Error(Protocol):
    """The library's errors; `absolute_path` is relative to the node at which it stood."""

    message: str
    instance: Any

    @property
    def absolute_path(self) -> Sequence[str | int]: ...


@dataclass(frozen=True, slots=True)
class _Located:
    """An error with the path at which the library stood when it found it; the path may lead through references."""

    error: _Error
    parts: tuple[str | int, ...]


class _Locating:
    """Mixed into the library's checks: whatever they yield without a place gets that of the node they were given."""

    def __call__(self, *args: Any, **options: Any) -> Iterator[_Located]:
        node = next(each for each in args if isinstance(each, SchemaPath))
        parts = (*node.parts, "default") if isinstance(self, ValueValidator) else node.parts
        for error in super().__call__(*args, **options):  # type: ignore[misc]
            yield error if isinstance(error, _Located) else _Located(error, parts)


def check_meaning(source: Source) -> Iterator[Finding]:
    """A finding for every error of the library. A part on which it fails altogether is a warning, the rest goes on."""
    checks, root = _checks(source)
    if isinstance(source.data.get("tags"), list):
        yield from _guarded(source, Pointer(("tags",)), checks["tags"](root / "tags"))
    for url, item in _members(source, root, "paths"):
        yield from _guarded(source, Pointer(("paths", url)), checks["path"](url, item))
    for name, schema in _members(source, root, "components", "schemas"):
        yield from _guarded(source, Pointer(("components", "schemas", name)), checks["schema"](schema))


def _members(source: Source, root: SchemaPath, *names: str) -> Iterator[tuple[str, SchemaPath]]:
    data: Any = source.data
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
        root /= name
    return root.str_items() if isinstance(data, dict) else iter(())


def _checks(source: Source) -> tuple[Any, SchemaPath]:
    version = str(source.data["openapi"])
    library = next(validator for known, validator in _VALIDATORS if version.startswith(known))
    classes = {name: _locating(check) for name, check in library.keyword_validators.items()}
    # Without handlers of our own the library would fetch what a reference names, from the disk or the network.
    handlers = dict.fromkeys(("<all_urls>", "http", "https", "file", ""), _refuse)
    return KeywordValidatorRegistry(classes), SchemaPath.from_dict(source.data, handlers=handlers)


def _locating(check: type[KeywordValidator]) -> type[KeywordValidator]:
    return type(check.__name__, (_Locating, check), {})


def _refuse(uri: str) -> NoReturn:
    raise LookupError(uri)


def _guarded(source: Source, at: Pointer, errors: Iterator[_Located]) -> Iterator[Finding]:
    try:
        for located in errors:
            yield _finding(source, located)
    except Exception as error:  # noqa: BLE001 - the library fails in many ways on a document that has not the form
        message = f"This part could not be checked to its end ({type(error).__name__})."
        hint = "Nest it less deeply." if isinstance(error, RecursionError) else "Mend the other findings first."
        yield Finding("validation-incomplete", Severity.WARNING, message, at, source.locate(at), hint)


def _finding(source: Source, located: _Located) -> Finding:
    error = located.error
    rule, hint = next(((rule, hint) for kind, rule, hint in _RULES if isinstance(error, kind)), ("", ""))
    pointer = _written(source.data, (*located.parts, *error.absolute_path))
    if not rule:
        is_default = "default" in located.parts[-1:]
        rule = "default-invalid" if is_default else "schema-invalid"
        hint = "Mend the default or its schema." if is_default else "See JSON Schema for what may stand here."
    return Finding(rule, Severity.ERROR, _sentence(error), pointer, source.locate(pointer), hint)


def _written(data: Any, parts: tuple[str | int, ...]) -> Pointer:
    """Where the node stands that a path through references leads to."""
    pointer, node = Pointer(), data
    for part in parts:
        pointer, node = _through(data, pointer, node)
        try:
            node = node[part]
        except (LookupError, TypeError):
            node = None
        pointer /= part
    return pointer


def _through(data: Any, pointer: Pointer, node: Any) -> tuple[Pointer, Any]:
    seen: set[Pointer] = set()
    while isinstance(node, dict) and isinstance(node.get("$ref"), str) and pointer not in seen:
        seen.add(pointer)
        to = target(node["$ref"])
        if to is None:
            break
        try:
            pointer, node = to, to.resolve(data)
        except (LookupError, ValueError):
            break
    return pointer, node


def _sentence(error: _Error) -> str:
    """The library's message; a dump of the value in front of it is cut."""
    message = str(error.message)
    dump = repr(error.instance)
    if len(dump) > MAX_MESSAGE // 2 and message.startswith(dump):
        message = "This value" + message.removeprefix(dump)
    if len(message) > MAX_MESSAGE:
        message = f"{message[: MAX_MESSAGE // 2]} … {message[-MAX_MESSAGE // 2 :]}"
    return message.rstrip(".") + "."
