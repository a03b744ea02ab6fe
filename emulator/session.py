"""One request, or one thing that falls due, at work in one workspace: what behaviours may see and do.

Knows state, ids, time and chance by name only; must not know any operation. The same seed and the same requests give
the same ids, choices and times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar
from typing import Any as Json

from emulator.answers import content_of, success_of
from emulator.facts import ProfileName
from emulator.problem import Problem
from emulator.store import Collection, Store
from emulator.timers import Timer, Timers
from generator.ir.api import Api, Content, Operation
from generator.ir.graph import Graph

if TYPE_CHECKING:
    from emulator.examples import Examples
    from emulator.layout import Layouts
    from emulator.reading import Inputs
    from emulator.shapes import Shapes

T = TypeVar("T")
COUNTERS = "_counters"
HEX = "0123456789abcdef"


@dataclass(frozen=True, slots=True)
class World:
    """What every session of one emulator shares."""

    api: Api
    graph: Graph
    layouts: Layouts
    shapes: Shapes
    examples: Examples
    store: Store
    timers: Timers
    profile: ProfileName
    seed: int
    announce: Callable[[Session, str, Mapping[str, Json], Json], None]
    """Queue a webhook: event, payload, and what the behaviours say about where it goes."""

    @property
    def heeds_prose(self) -> bool:
        """Whether rules that stand only in prose are enforced, as the API itself is said to do."""
        return self.profile != "spec"


@dataclass(slots=True)
class Session:
    """The work at hand. `now` is in virtual milliseconds; reads see what was written before in the same session."""

    world: World
    workspace: str
    now: int
    operation: Operation | None = None
    inputs: Inputs | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    # What was asked

    @property
    def body(self) -> dict[str, Json]:
        """The request's body as an object; empty where there is none."""
        body = self.inputs.body if self.inputs is not None else None
        return body if isinstance(body, dict) else {}

    def parameter(self, name: str, default: Json = None) -> Json:
        """A path or query parameter by its name on the wire."""
        if self.inputs is None:
            return default
        return self.inputs.path.get(name, self.inputs.query.get(name, default))

    @property
    def content(self) -> Content | None:
        """The content of the success response, or None."""
        return content_of(success_of(self.operation)) if self.operation is not None else None

    # State

    def all(self, collection: str) -> Collection:
        """A collection of this workspace."""
        return self.world.store.collection(self.workspace, collection)

    def get(self, collection: str, key: str) -> dict[str, Json] | None:
        """An object, or None. It is never to be changed in place."""
        return self.all(collection).get(key)

    def need(self, collection: str, key: str, *, live: str = "") -> dict[str, Json]:
        """An object. Raises Problem('missing') where there is none; `live` is the message observed for that."""
        found = self.get(collection, key)
        if found is None:
            raise self.missing(live or f"Item {key} not found from {collection}")
        return found

    def missing(self, observed: str, *, status: int = 404) -> Problem:
        """The refusal of an unknown id: as the document has it, and as it was observed."""
        return Problem("missing", "What the request names does not exist.", live=(status, observed))

    def put(self, collection: str, key: str, value: Json) -> None:
        """Store an object."""
        self.world.store.put(self.workspace, collection, key, value)

    def remove(self, collection: str, key: str) -> None:
        """Remove an object with its timers."""
        self.world.store.remove(self.workspace, collection, key)
        for timer in self.world.timers.of(self.workspace, collection, key):
            self.world.timers.cancel(self.workspace, timer.id)

    # Ids and chance

    def count(self, name: str) -> int:
        """How often this was asked for in this workspace before; counts up."""
        known = self.all(COUNTERS).get(name) or 0
        self.put(COUNTERS, name, known + 1)
        return int(known)

    def draw(self, name: str, digits: int = 16) -> str:
        """Hexadecimal digits that depend on the seed, the workspace, `name` and how often it was drawn."""
        text = f"{self.world.seed}\0{self.workspace}\0{name}\0{self.count(name)}"
        drawn = ""
        while len(drawn) < digits:
            drawn += blake2b(f"{text}\0{len(drawn)}".encode()).hexdigest()
        return drawn[:digits]

    def new_id(self, prefix: str, digits: int) -> str:
        """An id: the prefix and hexadecimal digits."""
        return prefix + self.draw(prefix, digits)

    def chance(self, name: str) -> float:
        """A number in [0, 1)."""
        return int(self.draw(name, 13), 16) / 16**13

    def choose(self, name: str, options: Sequence[T], weights: Sequence[float] | None = None) -> T:
        """One of the options, by their weights."""
        chosen = weights or [1.0] * len(options)
        left = self.chance(name) * sum(chosen)
        for option, weight in zip(options, chosen, strict=True):
            left -= weight
            if left < 0:
                return option
        return options[-1]

    # What comes later

    def later(self, delay: int, kind: str, collection: str, key: str, data: Json = None) -> None:
        """Let `kind` fall due for an object in `delay` milliseconds; one that was set before is set anew."""
        identity = f"{collection}/{key}/{kind}"
        self.world.timers.set(Timer(self.workspace, identity, self.now + delay, kind, collection, key, data))

    def never(self, kind: str, collection: str, key: str) -> None:
        """Cancel what was to fall due."""
        self.world.timers.cancel(self.workspace, f"{collection}/{key}/{kind}")

    def announce(self, event: str, payload: Mapping[str, Json], about: Json = None) -> None:
        """Queue a webhook."""
        self.world.announce(self, event, payload, about)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a behaviour answers. `status` None: the declared success; `empty`: no body at all."""

    body: Json = None
    status: int | None = None
    empty: bool = False


NO_BODY = Reply(empty=True)

Behaviour = Callable[[Session], Reply]
Transition = Callable[[Session, Timer], None]
