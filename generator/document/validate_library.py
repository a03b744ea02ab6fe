"""openapi-spec-validator from inside: its checks part by part, and where in the document each error stands.

The library's own entry point tells no places for most errors, stops at the first part that it fails on and would fetch
remote references. Knows that library; must not know how findings are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

from jsonschema_path.paths import SchemaPath
from openapi_spec_validator.validation.keywords import KeywordValidator, ValueValidator
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from openapi_spec_validator.validation.validators import (
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
    SpecValidator,
)

from generator.document.source import Source

_VALIDATORS: tuple[tuple[str, type[SpecValidator]], ...] = (
    ("3.0", OpenAPIV30SpecValidator),
    ("3.1", OpenAPIV31SpecValidator),
    ("3.2", OpenAPIV32SpecValidator),
)


class LibraryError(Protocol):
    """The library's errors; `absolute_path` is relative to the node at which it stood."""

    message: str
    instance: Any

    @property
    def absolute_path(self) -> Sequence[str | int]:
        """The way from that node to the faulty one."""


@dataclass(frozen=True, slots=True)
class Located:
    """An error with the path at which the library stood when it found it; the path may lead through references."""

    error: LibraryError
    parts: tuple[str | int, ...]


class _Seen(set[int]):
    """A set that takes the one method of lists which the library calls."""

    def append(self, item: int) -> None:
        """Note that `item` has been seen."""
        self.add(item)


class _Locating:
    """Mixed into the library's checks: whatever they yield without a place gets that of the node they were given."""

    def __call__(self, *args: Any, **options: Any) -> Iterator[Located]:
        node = next(each for each in args if isinstance(each, SchemaPath))
        parts = (*node.parts, "default") if isinstance(self, ValueValidator) else node.parts
        for error in super().__call__(*args, **options):  # type: ignore[misc]
            yield error if isinstance(error, Located) else Located(error, parts)


def members(source: Source, root: SchemaPath, *names: str) -> Iterator[tuple[str, SchemaPath]]:
    """The members of the object that `names` lead to, as the checks take them; none where there is no object."""
    data: Any = source.data
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
        root /= name
    return root.str_items() if isinstance(data, dict) else iter(())


def checks_for(source: Source) -> tuple[Any, SchemaPath]:
    """The checks of the document's version by name, each a function that yields Located, and the document's root."""
    version = str(source.data["openapi"])
    library = next(validator for known, validator in _VALIDATORS if version.startswith(known))
    classes = {name: _locating(check) for name, check in library.keyword_validators.items()}
    # Without handlers of our own the library would fetch what a reference names, from the disk or the network.
    handlers = dict.fromkeys(("<all_urls>", "http", "https", "file", ""), _refuse)
    checks: Any = KeywordValidatorRegistry(classes)
    # The library looks each schema up in lists of those it has seen, which takes quadratic time.
    checks["schema"].visited_schema_ids, checks["schema"].meta_checked_schema_ids = _Seen(), _Seen()
    return checks, SchemaPath.from_dict(source.data, handlers=handlers)


def _locating(check: type[KeywordValidator]) -> type[KeywordValidator]:
    return type(check.__name__, (_Locating, check), {})


def _refuse(uri: str) -> NoReturn:
    raise LookupError(uri)
