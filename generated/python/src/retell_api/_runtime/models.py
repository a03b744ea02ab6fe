"""What the models of answers are made of: an open object, open enums, and unions that are told apart by a tag.

Knows pydantic; must not know any particular model. Imported with the first model, never by the client itself.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from inspect import isclass
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

from .faults import Fault

P = TypeVar("P")


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
        # No warnings: what breaks the contract is named once, in the property of that name.
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as text."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, indent=indent, warnings=False)

    def to_params(self, kind: type[P]) -> P:
        """What a call takes of it: `client.things.update(id, **thing.to_params(types.ThingUpdateParams))`.

        `kind` is the TypedDict of a call's arguments, or of a value in one. What it does not have (an id, a time of
        change) is left out, what was absent stays absent.
        """
        keys: Any = kind
        names = keys.__required_keys__ | keys.__optional_keys__
        taken: Any = {name: value for name, value in self.to_dict().items() if name in names}
        made: P = taken
        return made

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """Where the answer that this was read from breaks the contract: path from here, and message.

        What broke stays as it came; a property that is missing has no value, and reading it is an AttributeError.
        """
        # Not a private attribute of pydantic's: that would cost every model, and only those with faults have it.
        found: tuple[Fault, ...] = (self.__pydantic_private__ or {}).get("_warnings", ())
        return found

    if not TYPE_CHECKING:  # A type checker would believe that it makes up for any name.

        def __getattr__(self, name: str) -> Any:
            """Undeclared members that came; the rest is an AttributeError."""
            if name in type(self).model_fields:
                raise AttributeError(f"{type(self).__name__}.{name} is missing from the answer: see its warnings")
            return super().__getattr__(name)


class Open:
    """Marks an enum that may grow: known values are typed, other ones of the same kind pass."""

    __slots__ = ("kind",)

    def __init__(self, kind: type) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check the kind alone: any value of it passes, so there is no need to look the value up."""
        return handler.generate_schema(self.kind)


class _Exact:
    """Marks a number that stays as it came: `1` is not made `1.0`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Whole numbers first; one error where it is no number at all."""
        whole, any_number = core_schema.int_schema(strict=True), core_schema.float_schema(strict=True)
        return core_schema.union_schema(
            [whole, any_number],
            mode="left_to_right",
            custom_error_type="number_type",
            custom_error_message="Input should be a valid number",
        )


Number = Annotated[float, _Exact()]
"""Any number of JSON."""


class Tagged:
    """Marks a union whose variants are told apart by the value of `tag`, or by a property that only one has.

    `variants` maps each known value to the name of its variant. Where no value tells, `guards` are tried in order: an
    object that has the property is read as the variant beside it. `other` takes the rest.
    """

    __slots__ = ("guards", "other", "tag", "variants")

    def __init__(
        self,
        tag: str | None,
        variants: Mapping[str | int | bool, str],
        other: str,
        guards: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.tag = tag
        self.variants = variants
        self.other = other
        self.guards = guards

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A tagged union that chooses one variant: only its errors are reported where it does not fit."""
        members = {_name(member): member for member in get_args(source)}
        choices = {name: handler.generate_schema(member) for name, member in members.items()}
        return core_schema.tagged_union_schema(choices, self._choose)

    def chosen(self, source: Any, value: Any) -> Any:
        """The member of the union `source` that `value` is read as; None where it is no object."""
        members = {_name(member): member for member in get_args(source)}
        return members.get(self._choose(value))

    def _choose(self, value: Any) -> str:
        if not isinstance(value, dict):
            return type(value).__name__
        members = cast("dict[str, object]", value)
        known = self._known(members) if self.tag is not None else None
        return known or next((variant for name, variant in self.guards if name in members), self.other)

    def _known(self, value: dict[str, object]) -> str | None:
        tag = value.get(self.tag or "")
        # A list or an object is no tag, and cannot be looked up; 1 and True are different tags, but equal keys.
        known = isinstance(tag, str | int) and self.variants.get(tag)
        return known or None


@functools.cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What reads values into a `kind`, refusing what has a fault; made once for each."""
    if isclass(kind) and issubclass(kind, Model):
        kind.model_rebuild()  # Once for reading and writing, rather than again when it is first written.
        return TypeAdapter(kind)
    # Models are strict by themselves; what stands around them has to be told.
    return TypeAdapter(kind, config=ConfigDict(strict=True))


def _name(member: Any) -> str:
    """The name of a variant: a class, an alias, or a name that is not defined yet."""
    return str(getattr(member, "__forward_arg__", None) or getattr(member, "__name__", member))
