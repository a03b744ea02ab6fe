"""Example values of the types of an Api: conforming, deterministic, and like what the document itself shows.

Knows how to try until the judge accepts; must not know HTTP, state or the document. Without a judge a value conforms as
far as the model tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any as Json

from emulator.examples_declared import fresh, of_type, usable
from emulator.examples_drawing import Drawing, Known
from emulator.examples_plan import Plans
from emulator.examples_unions import Judge, Unions, richer
from emulator.scalars_dice import Dice
from emulator.scalars_text import Texts
from emulator.shapes_fit import Fits, Room
from emulator.shapes_kept import Kept
from generator.findings import InputError
from generator.ir.api import Api, Content, Operation
from generator.ir.types import Ref, Type, Union
from generator.ir.walk import definitions, response_contents
from generator.pointer import ROOT, Pointer

Accepts = Callable[[Pointer, Json], bool]
Attempt = tuple[int, bool, bool]
SALTS = 4


class Examples:
    """Makes values of types. `accepts(pointer, value)` judges by the schema at a pointer, as an Oracle does."""

    def __init__(self, api: Api, accepts: Accepts | None = None) -> None:
        self.types = definitions(api)
        self.texts = Texts()
        self.fits = Fits(self.types, self.texts)
        self._accepts = accepts
        self._api = api
        self._plans = Plans(self.types, self.fits, self.texts, self._judge)
        self._maker = Kept(self._plans.of)
        self._shown: dict[Pointer, tuple[Json, ...]] = {}
        self._contents: Mapping[Pointer, Content] | None = None
        self._first: dict[tuple[Pointer, str, bool], Attempt] = {}

    def of(self, t: Type, *, seed: int | str = 0, full: bool = False, known: Known | None = None) -> Json:
        """A value of `t`: the smallest, or a `full` one with optional properties up to about 4 KB.

        Equal types and seeds give equal values; seed 0 shows the document's own examples as they are, others give
        them other ids. `known(path)` answers with a value that is to stand at a path (names of properties, `*` for each
        item) where it has the type there, or None; what is known stands there even where it is optional.
        """
        first = self._settled(t, full=full)
        for with_known in (known, None) if known is not None else (None,):
            for attempt in (first, *_attempts(full=full)):
                value = self._made(t, attempt, str(seed), with_known)
                if self.accepts(t, value):
                    return value
        return self._made(t, first, str(seed), known)

    def accepts(self, t: Type, value: Json) -> bool:
        """Whether the judge accepts `value` where `t` stands; without a judge always."""
        return self._accepts is None or self._judged(self._pointer(t), value)

    def additions(self, union: Union, variant: Type, seed: int | str) -> Iterator[tuple[str, Json]]:
        """Optional properties of `variant`, with values: what could keep it from being taken for another one.

        The one that does so for the smallest value comes first.
        """
        objects, unions = self._plans.objects(variant), self._maker(union)
        if objects is None:
            return
        first = unions.added(variant) if isinstance(unions, Unions) else ""
        for name in dict.fromkeys((first, *objects.optional())):
            if name:
                drawing = Drawing(Dice(f"{seed}/{name}"), str(seed), vary=str(seed) != "0")
                yield name, richer(objects, drawing, name)[name]

    def _settled(self, t: Type, *, full: bool) -> Attempt:
        """The first attempt that succeeds for seed 0: others begin with it, whatever was asked for before."""
        key = (t.origin, t.name if isinstance(t, Ref) else type(t).__name__, full)
        if key not in self._first:
            attempts = tuple(_attempts(full=full))
            good = (each for each in attempts if self.accepts(t, self._made(t, each, "0", None)))
            self._first[key] = next(good, attempts[0])
        return self._first[key]

    def _made(self, t: Type, attempt: Attempt, seed: str, known: Known | None) -> Json:
        salt, is_declared, full = attempt
        named = t.name if isinstance(t, Ref) else str(t.origin)
        drawing = Drawing(Dice(f"{seed}/{salt}/{named}"), seed, full, is_declared, vary=seed != "0", known=known)
        shown = self._wholes(t) if is_declared else ()
        if shown:
            return fresh(shown[0 if seed == "0" else drawing.dice.below(len(shown))], drawing)
        return (self._plans.of(t) if isinstance(t, Ref) else self._maker(t))(drawing)

    def _wholes(self, t: Type) -> tuple[Json, ...]:
        """Examples of a whole body, of the place where it stands or of its named type."""
        pointer = self._pointer(t)
        if pointer == ROOT:
            return ()
        if pointer not in self._shown:
            content = self._by_pointer().get(pointer)
            shown = (*(content.examples if content else ()), *of_type(self.types, t))
            fits = self.fits.of(t)
            self._shown[pointer] = usable(shown, lambda value: fits(value, Room()) and self.accepts(t, value))
        return self._shown[pointer]

    def _by_pointer(self) -> Mapping[Pointer, Content]:
        if self._contents is None:
            self._contents = {each.type.origin: each for op in self._api.operations for each in _contents(op)}
        return self._contents

    def _pointer(self, t: Type) -> Pointer:
        return self.types[t.name].origin if isinstance(t, Ref) and t.origin == ROOT else t.origin

    def _judge(self, union: Union) -> Judge | None:
        """What tells whether a value is clearly of one variant."""
        if self._accepts is None or union.origin == ROOT:
            return None
        return lambda value: self._judged(union.origin, value)

    def _judged(self, pointer: Pointer, value: Json) -> bool:
        try:
            return self._accepts is None or pointer == ROOT or self._accepts(pointer, value)
        except InputError:
            return True  # the schema is no usable one: there is nothing to satisfy


def _attempts(*, full: bool) -> Iterator[Attempt]:
    """Other choices, without the document's examples, and with more or less than was asked for."""
    for salt, size, is_declared in product(range(SALTS), (full, not full), (True, False)):
        yield salt, is_declared, size


def _contents(operation: Operation) -> Iterator[Content]:
    yield from response_contents(operation)
    if operation.body is not None:
        yield from operation.body.contents
