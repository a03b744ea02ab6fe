"""What the models of answers are made of: an open object, open enums, and unions that are told apart by a tag.

Knows pydantic; must not know any particular model. Imported with the first model, never by the client itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Model(BaseModel):
    """An object as it came: undeclared members are kept, nothing is coerced, absent stays absent."""

    model_config = ConfigDict(
        extra="allow",
        strict=True,
        defer_build=True,
        protected_namespaces=(),
        populate_by_name=True,
        ser_json_inf_nan="null",
    )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that came, by names on the wire: what was absent is absent, what was null is None."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as text."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, indent=indent)


@dataclass(frozen=True, slots=True)
class Open:
    """Marks an enum that may grow: known values are typed, other ones of the same kind pass."""

    kind: type

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check the kind alone: any value of it passes, so there is no need to look the value up."""
        return handler.generate_schema(self.kind)


@dataclass(frozen=True, slots=True)
class Tagged:
    """Marks a union whose variants are told apart by the value of `tag`.

    `variants` maps each known value to the position of its variant in the union, whose last member takes all others.
    `guards` are tried in order where there is no tag: a value that has the property is read as the variant there.
    """

    tag: str
    variants: Mapping[Any, int]
    guards: tuple[tuple[str, int], ...] = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A tagged union that chooses by `position`: one error where the chosen variant does not fit."""
        members = get_args(source)
        choices = {index: handler.generate_schema(member) for index, member in enumerate(members)}
        return core_schema.tagged_union_schema(choices, self._chooser(len(members) - 1, members))

    def _chooser(self, other: int, members: tuple[Any, ...]) -> Any:
        tag, variants, guards = self.tag, self.variants, self.guards
        classes = {member: index for index, member in enumerate(members) if isinstance(member, type)}

        def position(value: Any) -> int:
            if not isinstance(value, dict):
                return classes.get(type(value), other)
            known = variants.get(value.get(tag)) if tag in value and not isinstance(value[tag], dict | list) else None
            if known is not None:
                return known
            return next((index for name, index in guards if name in value), other)

        return position
