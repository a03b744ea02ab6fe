"""What no schema of OpenAPI can say: unique operationIds, parameters that match their path, defaults that fit.

openapi-spec-validator finds them. Knows how to say its errors; must not know how it works.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)

from generator.document.oracle_violations import MAX_MESSAGE
from generator.document.references import target
from generator.document.source import Source
from generator.document.validate_library import LibraryError, Located, checks_for, members
from generator.findings import Finding, Severity
from generator.pointer import Pointer

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


def check_meaning(source: Source) -> Iterator[Finding]:
    """A finding for every error of the library. A part on which it fails altogether is a warning, the rest goes on."""
    checks, root = checks_for(source)
    if isinstance(source.data.get("tags"), list):
        yield from _guarded(source, Pointer(("tags",)), checks["tags"](root / "tags"))
    for url, item in members(source, root, "paths"):
        yield from _guarded(source, Pointer(("paths", url)), checks["path"](url, item))
    for name, schema in members(source, root, "components", "schemas"):
        yield from _guarded(source, Pointer(("components", "schemas", name)), checks["schema"](schema))


def _guarded(source: Source, at: Pointer, errors: Iterator[Located]) -> Iterator[Finding]:
    try:
        for located in errors:
            yield _finding(source, located)
    except Exception as error:  # noqa: BLE001 - the library fails in many ways on a document that has not the form
        message = f"This part could not be checked to its end ({type(error).__name__})."
        hint = "Nest it less deeply." if isinstance(error, RecursionError) else "Mend the other findings first."
        yield Finding("validation-incomplete", Severity.WARNING, message, at, source.locate(at), hint)


def _finding(source: Source, located: Located) -> Finding:
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


def _sentence(error: LibraryError) -> str:
    """The library's message; a dump of the value in front of it is cut."""
    message = str(error.message)
    dump = repr(error.instance)
    if len(dump) > MAX_MESSAGE // 2 and message.startswith(dump):
        message = "This value" + message.removeprefix(dump)
    if len(message) > MAX_MESSAGE:
        message = f"{message[: MAX_MESSAGE // 2]} … {message[-MAX_MESSAGE // 2 :]}"
    return message.rstrip(".") + "."
