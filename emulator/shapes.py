"""What an emulator asks of a type about a stored value: what it may carry, what of it may be shown, what it lacks.

Knows values and types of the model; must not know operations, storage or HTTP. Values are treated as immutable: nothing
is changed in place, and what stays as it is, is shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.examples import Examples
from emulator.shapes_complete import Completions
from emulator.shapes_fit import DEEPEST, Room
from emulator.shapes_kept import Kept
from emulator.shapes_members import Members, members
from emulator.shapes_project import Projections, restricted
from emulator.shapes_variant import Variants
from generator.ir.api import Api
from generator.ir.types import Null, Object, Ref, Type, Union
from generator.ir.walk import definitions, resolve

MERGES = 40


class Shapes:
    """Functions on values of the types of one Api; what a type needs is made when it is first asked for."""

    def __init__(self, api: Api, examples: Examples) -> None:
        self._types = definitions(api)
        self._accepts = examples.accepts
        self._projections = projections = Projections(self._types, examples.fits)
        self._completions = completions = Completions(self._types, examples)
        self._project = Kept(projections.of)
        self._complete = Kept(completions.of)
        self._choose = Kept(Variants(self._types, examples.fits).of)
        self._merged = Kept(self._merge)
        self._fits = Kept(examples.fits.of)

    def declares(self, t: Type, value_so_far: Json = None) -> frozenset[str]:
        """The names of the properties that an object of `t` may carry: of the variant that the value means, merged.

        Empty for what declares none, as lists, scalars and objects of free keys.
        """
        merged = self._members(t, value_so_far)
        return frozenset() if merged is None else frozenset(merged.properties)

    def project(self, t: Type, value: Json) -> Json:
        """`value` without what may not stand in a `t`, at any depth.

        That is: properties that must be absent or are only ever written, undeclared ones where the type is closed, and
        values that do not have the declared type, as null where it is not allowed. A value that is no `t` at all is
        returned as it is.
        """
        if isinstance(t, Ref):
            return restricted(self._projections.named(t.name), value)
        return restricted(self._project(t), value)

    def complete(self, t: Type, value: Json, *, seed: int | str = 0) -> Json:
        """`value` with what `t` requires and it lacks, at any depth, by examples; what is there is never changed.

        Where a value could be taken for two variants of a union of which only one may accept it, it gets one optional
        property more.
        """
        plan = self._completions.named(t.name) if isinstance(t, Ref) else self._complete(t)
        made = value if plan is None else plan(value, str(seed), DEEPEST)
        # Making one union clear may blur another, of which the model does not know that exactly one must fit.
        is_worse = made is not value and not self._accepts(t, made) and self._accepts(t, value)
        return value if is_worse else made

    def variant(self, union: Union, value: Json) -> Type:
        """The variant that `value` means: by the discriminator, else by a guard, else the first that fits.

        Where none fits, the one that it contradicts least; for what can be none of them, the first.
        """
        index = self._choose(union)(value)
        return union.variants[index or 0]

    def fits(self, t: Type, value: Json) -> bool:
        """Whether `value` has the type `t`, as the model has it."""
        return self._fits(t)(value, Room())

    def merge(self, t: Type, old: Json, patch: Json, *, deep: bool = False) -> Json:
        """`old` changed by `patch` as JSON Merge Patch has it (RFC 7396), at the top level, or `deep`.

        Null removes a property, or clears it: a required one becomes null where it may be null, and stays otherwise.
        Other members replace what was there as a whole.
        """
        if not isinstance(patch, dict) or not isinstance(old, dict):
            return patch
        merged = self._members(t, old)
        made = dict(old)
        for name, value in patch.items():
            if value is None:
                self._clear(made, name, merged)
            elif deep and isinstance(value, dict):
                made[name] = _patched(old.get(name), value, MERGES)
            else:
                made[name] = value
        return made

    def _clear(self, made: dict[str, Json], name: str, merged: Members | None) -> None:
        prop = None if merged is None else merged.properties.get(name)
        if prop is None or not prop.required:
            made.pop(name, None)
        elif self.fits(prop.type, None):
            made[name] = None

    def _members(self, t: Type, value: Json) -> Members | None:
        shape = resolve(self._types, t)
        while isinstance(shape, Union):
            shape = resolve(self._types, self._meant(shape, value))
        return self._merged(shape) if isinstance(shape, Object) else None

    def _meant(self, union: Union, value: Json) -> Type:
        """The variant that `value` means; of a nullable type the other one, also for null."""
        some = [each for each in union.variants if not isinstance(each, Null)]
        return some[0] if value is None and some else self.variant(union, value)

    def _merge(self, t: Object) -> Members:
        return members(self._types, t)


def _patched(old: Json, patch: Mapping[str, Json], depth: int) -> Json:
    """RFC 7396, section 2; what is deeper than `depth` replaces as a whole."""
    made = dict(old) if isinstance(old, dict) else {}
    for name, value in patch.items():
        if value is None:
            made.pop(name, None)
        elif isinstance(value, dict) and depth > 0:
            made[name] = _patched(made.get(name), value, depth - 1)
        else:
            made[name] = value
    return made
