"""The facts of an OpenAPI document without its sentences.

Knows how each kind of object in `facts_grammar` is stripped; must not know what a schema keyword means, nor where the
document comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.document.facts_bundled import Wanted, bundled, note_reference
from generator.document.facts_grammar import GRAMMAR, Child, Kind, KindName
from generator.document.prose import has_prose, is_sentence, phrase, words_of
from generator.document.source import FILES_KEY, JsonObject

_RESPONSES = "#/components/responses/"


def extract(data: JsonObject, *, keep_prose: bool) -> JsonObject:
    """A copy of an OpenAPI document (3.0 to 3.2) without descriptions, summaries and prose examples; order is kept.

    Enum, const and default values are facts whatever they say. A sample value that holds prose anywhere goes as a
    whole, so that no half of it is left to contradict its schema. Where OpenAPI demands a response description, the
    standard phrase of its status stands in. With `keep_prose` nothing is dropped.
    """
    if keep_prose:
        return data
    walk = _Extraction(_phrases(data))
    facts: JsonObject = walk.object({key: item for key, item in data.items() if key != FILES_KEY}, "document", "")
    files = bundled(data, walk.wanted, walk.object)
    return {**facts, FILES_KEY: files} if files else facts


@dataclass(frozen=True, slots=True)
class _Extraction:
    """The walk. `phrases` names shared responses by their first use; `wanted` fills with references to other files."""

    phrases: Mapping[str, str]
    wanted: Wanted = field(default_factory=dict)

    def value(self, value: Any, child: Child, name: str) -> Any:
        """What stands under a key, of the shape and kind that the grammar expects there."""
        match value, child.shape:
            case list(), _:
                return [self.object(item, child.kind, name) for item in value]
            case dict(), "map":
                return {key: self.object(item, child.kind, key) for key, item in value.items()}
            case dict(), "patterned":
                return self.patterned(value, child.kind)
            case _:
                return self.object(value, child.kind, name)

    def patterned(self, value: JsonObject, kind: KindName) -> JsonObject:
        """A map whose names are paths or statuses, with extensions among them."""
        stays = {key: item for key, item in value.items() if _stays(key, item)}
        return {key: item if key.startswith("x-") else self.object(item, kind, key) for key, item in stays.items()}

    def object(self, value: Any, kind_name: KindName, name: str) -> Any:
        """One object of a kind; anything else (a boolean schema, nonsense) is returned as it is."""
        if not isinstance(value, dict):
            return value
        if kind_name == "callback":
            return self.value(value, Child("patterned", "path item"), name)
        note_reference(value, kind_name, self.wanted)
        kind = GRAMMAR[kind_name]
        kept = {key: self.kept(key, item, kind) for key, item in value.items() if _is_fact(key, item, kind)}
        return self.described(kept, name) if kind.described and "$ref" not in value else kept

    def kept(self, key: str, item: Any, kind: Kind) -> Any:
        """A fact, with the sentences inside it dropped."""
        if key in kind.blanked:
            return dict.fromkeys(item, "") if isinstance(item, dict) else item
        return self.value(item, kind.children[key], key) if key in kind.children else item

    def described(self, response: JsonObject, name: str) -> JsonObject:
        """A response with the phrase of its status, or of its name where no status uses it."""
        return {"description": self.phrases.get(name) or phrase(name), **response}


def _is_fact(key: str, value: Any, kind: Kind) -> bool:
    """Whether something of this key stays. An extension stays where it holds no prose; so does a list of samples."""
    if key in kind.sentences or (key in kind.titles and isinstance(value, str) and is_sentence(value)):
        return False
    return not has_prose(value) if key in kind.samples else _stays(key, value)


def _stays(key: str, value: Any) -> bool:
    return not (key.startswith("x-") and has_prose(value))


def _phrases(data: JsonObject) -> dict[str, str]:
    """The phrase of each shared response, by its name: of the first status that refers to it, else its name's words."""
    named = dict.fromkeys(_object(_object(data, "components"), "responses"), "")
    for status, target in _uses(data):
        name = target.removeprefix(_RESPONSES)
        named[name] = named.get(name) or phrase(status)
    return {name: text or words_of(name) for name, text in named.items()}


def _uses(data: JsonObject) -> Iterator[tuple[str, str]]:
    """Each status with the address of the shared response that it refers to."""
    for item in _object(data, "paths").values():
        for operation in item.values() if isinstance(item, dict) else ():
            for status, response in _object(operation, "responses").items():
                if isinstance(response, dict) and str(response.get("$ref", "")).startswith(_RESPONSES):
                    yield status, response["$ref"]


def _object(value: Any, key: str) -> JsonObject:
    """The object under `key`; an empty one where there is none, for the document may be nonsense."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}
