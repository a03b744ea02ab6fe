"""Which branch of each union a value means: the one that accepts it, else the one whose tag it bears, else the nearest.

How near a branch is, is how much would have to be changed: constraints that are broken and properties that are not
declared, down to the leaves. Knows schemas, the oracle and values; must not know HTTP.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.asserted import Asserted
from contract_tests.schemas import DEEPEST, Schemas, kind
from generator.document.oracle import Oracle
from generator.pointer import Pointer

ASTRAY = 2
ENDLESS = 1000
"""What it costs where a schema leads back to itself."""

MOST_COSTS = 20_000
"""How many places of one value are weighed, so that no body takes for ever."""


@dataclass(frozen=True, slots=True)
class Astray:
    """A union, at the schema that holds it, of which a value is no variant. `tag`: the name and value that none has."""

    union: Pointer
    tag: tuple[str, Json] | None = None


@dataclass(slots=True)
class Chosen:
    """The schemas that one value must satisfy, each with the declaration that led to it."""

    found: dict[Pointer, Pointer] = field(default_factory=dict)
    astray: list[Astray] = field(default_factory=list)
    is_ambiguous: bool = False

    @property
    def schemas(self) -> tuple[Pointer, ...]:
        """The schemas alone."""
        return tuple(self.found)


@dataclass(slots=True)
class Sightings:
    """How often each branch was met, by where the walk began: as it should be, and where it may have been at fault.

    What drifted is never seen as it should be, and one drift explains as much as it can.
    """

    intact: Counter[tuple[Pointer, Pointer]] = field(default_factory=Counter)
    possible: Counter[tuple[Pointer, Pointer]] = field(default_factory=Counter)
    overlapping: dict[tuple[Pointer, Pointer], tuple[Pointer, ...]] = field(default_factory=dict)
    """The branches of a `oneOf` that accepted the same value, by where the walk began and the union."""

    def likeliest(self, root: Pointer, nearest: list[Pointer]) -> Pointer:
        """Of branches that are equally near, the one that drifted."""
        self.possible.update((root, each) for each in nearest)
        return min(nearest, key=lambda each: (self.intact[root, each] > 0, -self.possible[root, each]))


class Branches:
    """Chooses for the nodes of one value; `root` is where its walk began."""

    def __init__(
        self,
        schemas: Schemas,
        oracle: Oracle,
        asserted: Asserted,
        sightings: Sightings,
        root: Pointer,
    ) -> None:
        self.schemas = schemas
        self.oracle = oracle
        self.asserted = asserted
        self.sightings = sightings
        self.root = root
        self._costs: dict[tuple[tuple[Pointer, ...], int], int] = {}
        self._depth = 0

    def chosen(self, places: tuple[Pointer, ...], value: Json, likes: tuple[Json, ...] = ()) -> Chosen:
        """What a value means that all of `places` declare; `likes` are values that it may repeat."""
        chosen = Chosen()
        unions: list[tuple[Pointer, list[Pointer]]] = []
        for place in places:
            self._add(chosen, unions, place, place)
        while unions:
            union, branches = unions.pop(0)
            for branch in self._meant(chosen, union, branches, value, likes):
                self._add(chosen, unions, branch, chosen.found[union])
        # What a later place declares refines what an earlier one does, whatever unions either has.
        chosen.found = dict(sorted(chosen.found.items(), key=lambda each: places.index(each[1])))
        return chosen

    def _add(
        self, chosen: Chosen, unions: list[tuple[Pointer, list[Pointer]]], pointer: Pointer, place: Pointer
    ) -> None:
        for each in self.schemas.plain(pointer):
            if each not in chosen.found:
                chosen.found[each] = place
                unions.extend((each, branches) for branches in self.schemas.branches(each))

    def _meant(
        self, chosen: Chosen, union: Pointer, branches: list[Pointer], value: Json, likes: tuple[Json, ...]
    ) -> list[Pointer]:
        accepted = [each for each in branches if self.oracle.accepts(each, value)]
        if accepted:
            if len(accepted) == 1 and isinstance(value, dict):
                self.sightings.intact[self.root, accepted[0]] += 1
            if len(accepted) > 1 and accepted[0].parent.name == "oneOf":
                self.sightings.overlapping[self.root, union] = tuple(accepted)
            return accepted
        candidates = [each for each in branches if self.schemas.allows(each, value)]
        if not candidates:
            chosen.astray.append(Astray(union))
            return []
        if isinstance(value, dict) and len(candidates) > 1:
            fitting = self._tagged(chosen, union, candidates, value)
            return self._nearest(chosen, fitting, value, likes) if fitting else []
        return self._nearest(chosen, candidates, value, likes)

    def _tagged(
        self, chosen: Chosen, union: Pointer, candidates: list[Pointer], value: dict[str, Json]
    ) -> list[Pointer]:
        """The branches whose tags an object bears; none where it bears another's, or nothing of any branch."""
        for name in self.schemas.telling(union, candidates):
            if name not in value:
                candidates = self._misnamed(name, candidates, value) or candidates
                continue
            fitting = [each for each in candidates if _among(_bare(value[name]), self.schemas.tags(each)[name])]
            if fitting:
                candidates = fitting
            elif self._is_foreign(chosen, name, value[name], candidates):
                return self._with_another(chosen, union, name, candidates, value)
        names = [self.schemas.names(each) for each in candidates]
        if value and all(names) and not any(each & value.keys() for each in names):
            chosen.astray.append(Astray(union))
            return []
        return candidates

    def _misnamed(self, name: str, candidates: list[Pointer], value: dict[str, Json]) -> list[Pointer]:
        """The branch whose tag an object bears by a name that no branch has; none where that is not one."""
        known = frozenset().union(*(self.schemas.names(each) for each in candidates))
        tags = [each for key, each in value.items() if key not in known]
        found = [each for each in candidates if any(_among(tag, self.schemas.tags(each)[name]) for tag in tags)]
        return found if len(found) == 1 else []

    def _is_foreign(self, chosen: Chosen, name: str, tag: Json, candidates: list[Pointer]) -> bool:
        """Whether a tag is of the kind that tags are, and nothing but this union says what it may be."""
        known = {kind(each) for branch in candidates for each in self.schemas.tags(branch)[name]}
        return kind(tag) in known and self.schemas.declaration(chosen.schemas, name) is None

    def _with_another(
        self, chosen: Chosen, union: Pointer, name: str, candidates: list[Pointer], value: dict[str, Json]
    ) -> list[Pointer]:
        """A tag that no branch has is one more of the one branch that has several and fits else; or a new variant's."""
        several = [each for each in candidates if len(self.schemas.tags(each)[name]) > 1]
        close = [each for each in several if self.cost((each,), value) == 1]
        if len(close) != 1:
            chosen.astray.append(Astray(union, (name, value[name])))
            return []
        return close

    def _nearest(
        self, chosen: Chosen, candidates: list[Pointer], value: Json, likes: tuple[Json, ...]
    ) -> list[Pointer]:
        if len(candidates) == 1:
            return candidates
        costs = [self.cost((each,), value) for each in candidates]
        nearest = [each for each, cost in zip(candidates, costs, strict=True) if cost == min(costs)]
        for like in likes if len(nearest) > 1 else ():
            meant = [each for each in nearest if self.oracle.accepts(each, like)]
            nearest = meant if len(meant) == 1 else nearest
        chosen.is_ambiguous |= len(nearest) > 1
        return [self.sightings.likeliest(self.root, nearest)]

    def cost(self, places: tuple[Pointer, ...], value: Json) -> int:
        """How far a value is from what `places` declare."""
        key = (places, id(value))
        if key not in self._costs:
            if self._depth > DEEPEST or len(self._costs) > MOST_COSTS:
                return 0
            self._costs[key] = ENDLESS
            self._depth += 1
            self._costs[key] = self._counted(places, value)
            self._depth -= 1
        return self._costs[key]

    def _counted(self, places: tuple[Pointer, ...], value: Json) -> int:
        chosen = self.chosen(places, value)
        schemas = chosen.schemas
        own = sum(len(self.asserted.broken(each, value)) for each in schemas) + ASTRAY * len(chosen.astray)
        own += 0 if chosen.astray else len(self.schemas.undeclared(schemas, value))
        return own + sum(self.cost(inner, each) for _, inner, each in self.schemas.inside(schemas, value))


def _bare(tag: Json) -> Json:
    """A tag without what it may have been wrapped in."""
    if isinstance(tag, dict) and len(tag) == 1:
        return next(iter(tag.values()))
    return tag[0] if isinstance(tag, list) and len(tag) == 1 else tag


def _among(value: Json, allowed: frozenset[Json]) -> bool:
    return isinstance(value, str | int | bool) and value in allowed
