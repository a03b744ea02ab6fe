"""Hypothesis strategies, one for each type of an Api: values that the type accepts, of bounded size.

Knows the IR and Hypothesis; must not know the document or HTTP. Values respect the rules that stand only in prose. How
they are put together `contract_tests.data.making` knows; here is what decides by chance.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any as Json
from typing import assert_never

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from contract_tests import scalars
from contract_tests.data.choosing import Mark, Place, Scalar, Unavailable
from contract_tests.data.making import Making
from contract_tests.data.requesting import Requests
from contract_tests.data.shapes import Shapes
from contract_tests.drawing import Draw, Hypothetical
from generator.ir.api import Api
from generator.ir.types import Array, Bool, Bytes, Enum, Float, Int, Map, Property, Ref, Str, Type, Union

Values = SearchStrategy[Json]
SIZE = 60
"""How many properties and items, beside those that must be there, a value has at most."""

OPTIONAL = 8
ITEMS = 2


class Strategies:
    """Strategies for the types of one Api, each made when it is first asked for."""

    def __init__(self, api: Api) -> None:
        self.shapes = Shapes(api)
        self.requests = Requests(self.shapes)
        self._made: dict[str, Values] = {}

    def of(self, t: Type) -> Values:
        """Values of `t`. A type without values (Never, or one that must hold itself) has none."""
        if not isinstance(t, Ref):
            return _values(self.shapes, t)
        if t.name not in self._made:
            self._made[t.name] = _values(self.shapes, t)
        return self._made[t.name]


@st.composite
def _values(draw: DrawFn, shapes: Shapes, t: Type) -> Json:
    try:
        return Making(shapes, Loose(Hypothetical(draw))).value(t, ())
    except Unavailable:
        reject()


class Loose:
    """Decides by chance, within a size."""

    def __init__(self, draw: Draw, size: int = SIZE) -> None:
        self.draw = draw
        self._left = size

    @property
    def is_tight(self) -> bool:
        """Whether the size is used up."""
        return self._left <= 0

    def select(self, optional: Sequence[Property]) -> Container[str]:
        """A few."""
        most = min(len(optional), OPTIONAL, self._left)
        if most <= 0:
            return ()
        count = self.draw.integer(0, most)
        self._left -= count
        if count == len(optional):
            return {each.wire for each in optional}
        return {self.draw.choice(optional).wire for _ in range(count)}

    def pick(self, t: Union, variants: Sequence[Type]) -> Type:  # noqa: ARG002 - as every chooser
        """Any."""
        return self.draw.choice(variants)

    def more(self, t: Array | Map, made: int) -> bool:
        """Up to two more than there must be."""
        low = (t.min_items if isinstance(t, Array) else t.min_properties) or 0
        if self.is_tight or made >= low + ITEMS or not self.draw.chance(60):
            return False
        self._left -= 1
        return True

    def scalar(self, t: Scalar) -> Json:
        """Any value, at the bounds more often."""
        match t:
            case Bool():
                return self.draw.chance(50)
            case Int():
                return scalars.integer(self.draw, t)
            case Float():
                return scalars.number(self.draw, t)
            case Str():
                return scalars.text(self.draw, t)
            case Bytes():
                return self.draw.text(1, scalars.LONG)
            case Enum(values=values):
                return self.draw.choice(values)
            case _:
                assert_never(t)

    def ids(self, place: Place) -> None:
        """Nothing is a reference: the ids that exist nobody has said."""

    def begin(self, prop: Property) -> None:
        """Nothing to remember, here and below."""

    def present(self, prop: Property, mark: Mark) -> None:
        """Nothing."""

    def absent(self, prop: Property) -> None:
        """Nothing."""

    def saw(self, t: Type, value: Json) -> None:
        """Nothing."""

    def refer(self, t: Type, value: Json, place: Place) -> None:
        """Nothing."""

    def chose(self, t: Union, variant: Type) -> None:
        """Nothing."""

    def enter(self, name: str) -> Mark:  # noqa: ARG002 - as every chooser
        """Nothing."""
        return ()

    def leave(self, name: str, mark: Mark) -> None:
        """Nothing."""

    def mark(self) -> Mark:
        """Nothing."""
        return ()

    def back(self, mark: Mark) -> None:
        """Nothing."""
