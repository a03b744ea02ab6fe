"""Whether what was read is an OpenAPI document of a version that we understand.

Knows version numbers and the usual mistakes; must not look further than the root's own members.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from generator.document.source import JsonObject
from generator.findings import InputError, Position, failure
from generator.pointer import ROOT, Pointer

SUPPORTED = ("3.0", "3.1", "3.2")
_VERSION = re.compile(r"(\d+\.\d+)\.\d+(-.*)?")


def check_root(root: Any, positions: Mapping[Pointer, Position], file: str) -> JsonObject:
    """`root`, if it is an object that declares a supported version (OpenAPI, "OpenAPI Object"). Raises InputError."""
    if root is None:
        raise failure("document-empty", "The file is empty.", position=Position(file))
    if not isinstance(root, dict):
        raise _not_an_object(root, file)
    if "openapi" not in root:
        raise _missing(root, positions, file)
    _check_version(root["openapi"], positions.get(Pointer(("openapi",)), Position(file)))
    return root


def _not_an_object(root: Any, file: str) -> InputError:
    kind = "a list" if isinstance(root, list) else "text" if isinstance(root, str) else "a single value"
    is_page = isinstance(root, str) and root.lstrip().startswith("<")
    hint = (
        "This looks like a web page: give the address of the raw file." if is_page else "Check that the file is whole."
    )
    message = f"The document is {kind}, not an object."
    return failure("document-not-an-object", message, position=Position(file), suggestion=hint)


def _missing(root: JsonObject, positions: Mapping[Pointer, Position], file: str) -> InputError:
    if "swagger" in root:
        at = Pointer(("swagger",))
        return failure(
            "openapi-version-unsupported",
            f"This is a Swagger {root['swagger']} document; OpenAPI {', '.join(SUPPORTED)} are supported.",
            pointer=at,
            position=positions.get(at),
            suggestion="Convert it to OpenAPI 3, for example with swagger2openapi.",
        )
    near = difflib.get_close_matches("openapi", [name.lower() for name in root], n=1)
    written = next((name for name in root if [name.lower()] == near), "")
    hint = f"Did you mean 'openapi' by {written!r}?" if written else "Add a line like 'openapi: 3.1.0'."
    position = positions.get(Pointer((written,)), Position(file))
    return failure(
        "openapi-version-missing", "The root has no member 'openapi'.", pointer=ROOT, position=position, suggestion=hint
    )


def _check_version(version: Any, position: Position) -> None:
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match and match[1] in SUPPORTED:
        return
    near = next((f"{known}.0" for known in SUPPORTED if str(version).startswith(known)), "3.1.0")
    raise failure(
        "openapi-version-unknown",
        f"OpenAPI {str(version)[:40]!r} is not a version that is understood ({', '.join(SUPPORTED)}).",
        pointer=Pointer(("openapi",)),
        position=position,
        suggestion=f"Write a whole version in quotes, like openapi: '{near}'.",
    )
