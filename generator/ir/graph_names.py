"""Words in names on the wire: which noun a path segment means, which name is that of an id.

Knows English and the spellings of identifiers (`petId`, `pet_id`, `pet-id`); must not know operations or types.
"""

from __future__ import annotations

import re

Words = tuple[str, ...]

_WORD = re.compile(r"[A-Z]+s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_VERSION = re.compile(r"v\d+(?:[a-z]+\d*)?")
_IDS = ("id", "uuid", "uid", "guid")
_GENERIC = frozenset((*_IDS, "key", "name", "slug", "code", "number", "value", "index", "type", "path", "pk"))
_VERBS = {
    "create": "create add new insert post make",
    "retrieve": "retrieve get fetch read show",
    "list": "list index",
    "update": "update patch edit modify",
    "replace": "replace put set",
    "delete": "delete remove destroy",
    "make": "clone copy duplicate fork import register upload generate purchase",
    "other": """activate approve archive assign attach batch cancel check close complete confirm convert detach disable
        download enable end execute export find invoke move open pause play publish query refresh reject reset restore
        resume revoke run search send start stop submit sync test trigger unpublish validate verify watch""",
}
_ROLES = {verb: role for role, verbs in _VERBS.items() for verb in verbs.split()}


def words(text: str) -> Words:
    """The words of an identifier, in lower case."""
    return tuple(word.lower() for word in _WORD.findall(text))


def singular(word: str) -> str:
    """The singular of an English plural, for the regular cases that names of things use."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def one(text: str) -> Words:
    """The words of a name in the singular: `knowledge_base_ids` is (knowledge, base, id)."""
    found = words(text)
    return (*found[:-1], singular(found[-1])) if found else ()


def noun(text: str) -> str:
    """The thing that a name stands for, in snake_case: `test-runs` is test_run."""
    return "_".join(one(text))


def is_plural(text: str) -> bool:
    """Whether a name stands for several things."""
    return words(text) != one(text)


def is_version(text: str) -> bool:
    """Whether a path segment is a version: v2, v1beta1."""
    return _VERSION.fullmatch(text.lower()) is not None


def verb(word: str) -> str:
    """What a verb means: one of the six roles, `make`, `other`, or nothing where it is no verb that APIs use."""
    return _ROLES.get(word, "")


def is_telling(name: Words) -> bool:
    """Whether a name says whose id it is: `llm_id` and `username` do, `id` and `name` do not."""
    return bool(name) and not (len(name) == 1 and name[0] in _GENERIC)


def ends_as_id(name: Words) -> bool:
    """Whether the last word says that this is an id."""
    return bool(name) and name[-1] in _IDS


def id_names(entity: str, parameter: str) -> list[Words]:
    """What the property that holds an entity's id may be called, likeliest first."""
    thing, spelled = tuple(entity.split("_")), words(parameter)
    tails = [(*thing[start:], kind) for start in range(len(thing)) for kind in _IDS]
    rest = spelled[len(thing) :] if spelled[: len(thing)] == thing else ()
    listed = [spelled, *tails, rest, *((kind,) for kind in _IDS)]
    return [name for name in dict.fromkeys(listed) if name]
