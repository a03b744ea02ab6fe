"""Whoever decides what a type leaves open: by chance, or so that something new is shown.

Knows what there is to decide; must not know how values are put together.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any as Json
from typing import Protocol

from contract_tests.drawing import Draw
from generator.ir.types import Array, Bool, Bytes, Enum, Float, Int, Map, Property, Rule, Str, Type, Union

Place = tuple[str, ...]
"""Where a value stands: the part of the request, then names of properties, `*` for each item or member."""

Scalar = Bool | Int | Float | Str | Bytes | Enum
Mark = tuple[int, ...]


class Unavailable(Exception):  # noqa: N818 - no fault: what is asked for cannot be had
    """No value can be made here: an id is not known, or the type has none. `rule` is the rule that demands one."""

    def __init__(self, place: Place, rule: Rule | None = None) -> None:
        super().__init__("/".join(place))
        self.place = place
        self.rule = rule


class Chooser(Protocol):
    """Decides whatever a type leaves open, and hears what was made of it."""

    draw: Draw

    @property
    def is_tight(self) -> bool:
        """Whether only what must be there shall be made."""

    def select(self, optional: Sequence[Property]) -> Container[str]:
        """Which optional properties of an object shall be there."""

    def pick(self, t: Union, variants: Sequence[Type]) -> Type:
        """One of the variants, of which there is one at least."""

    def more(self, t: Array | Map, made: int) -> bool:
        """Whether a list or map that may grow shall."""

    def scalar(self, t: Scalar) -> Json:
        """A value of a scalar type."""

    def ids(self, place: Place) -> Sequence[Json] | None:
        """The ids that may stand at a place; None where it is no reference."""

    def begin(self, prop: Property) -> None:
        """A property is about to be made."""

    def present(self, prop: Property, mark: Mark) -> None:
        """A property was made, since `mark`."""

    def absent(self, prop: Property) -> None:
        """An optional property was left out."""

    def saw(self, t: Type, value: Json) -> None:
        """A value was made."""

    def refer(self, t: Type, value: Json, place: Place) -> None:
        """An id was given."""

    def chose(self, t: Union, variant: Type) -> None:
        """A variant was made."""

    def enter(self, name: str) -> Mark:
        """A named type begins."""

    def leave(self, name: str, mark: Mark) -> None:
        """It ends, also where no value could be made."""

    def mark(self) -> Mark:
        """What was heard so far."""

    def back(self, mark: Mark) -> None:
        """Forget what was heard since."""
