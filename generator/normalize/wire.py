"""How the properties of a form body travel (OpenAPI 3.1, section 4.8.15, Encoding Object)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from generator.ir.api import Encoding
from generator.ir.types import Array, Bytes, Map, Object, Tuple, Type, TypeDef, Union
from generator.ir.walk import flatten, resolve, split_null

Form = Literal["file", "text", "json", "repeated"]


def encodings(media_type: str, body: Type, declared: Any, types: Mapping[str, TypeDef]) -> tuple[Encoding, ...]:
    """One Encoding a property of a multipart or urlencoded body; none for other media types."""
    target = resolve(types, body)
    if not media_type.startswith(("multipart/", "application/x-www-form-urlencoded")) or not isinstance(target, Object):
        return ()
    declared = declared if isinstance(declared, dict) else {}
    return tuple(_encoding(prop.wire, prop.type, declared.get(prop.wire), types) for prop in flatten(types, target))


def _encoding(wire: str, value: Type, declared: Any, types: Mapping[str, TypeDef]) -> Encoding:
    content_type = str(declared.get("contentType") or "") if isinstance(declared, dict) else ""
    if content_type.partition(";")[0].strip() in ("application/json", "text/json"):
        return Encoding(wire=wire, form="json", content_type=content_type)
    return Encoding(wire=wire, form=_form(value, types), content_type=content_type)


def _form(value: Type, types: Mapping[str, TypeDef]) -> Form:
    """By default objects are JSON, lists repeat their part, bytes are files (section 4.8.15.1)."""
    match split_null(resolve(types, value))[0]:
        case Bytes():
            return "file"
        case Array(items=items) if isinstance(resolve(types, items), Bytes):
            return "file"
        case Array() | Tuple():
            return "repeated"
        case Object() | Map() | Union() if _is_structured(value, types):
            return "json"
        case _:
            return "text"


def _is_structured(value: Type, types: Mapping[str, TypeDef]) -> bool:
    target = split_null(resolve(types, value))[0]
    if isinstance(target, Union):
        return any(isinstance(resolve(types, variant), (Object, Map)) for variant in target.variants)
    return isinstance(target, (Object, Map))
