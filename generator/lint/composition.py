"""Everything that an object's schema might declare, read generously: all members, all variants, all references.

Knows which property names a composed object can have; must not know which of them an instance has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.document.source import JsonObject
from generator.lint.view import View
from generator.lint.walk import COMPOSING, children

BOUND = 500  # schemas looked at for one object; more is a document built to exhaust us


def composed(view: View, *schemas: JsonObject) -> Iterator[JsonObject]:
    """`schemas`, what they refer to, and all that they are composed of, each once; never into properties or items."""
    seen: set[int] = set()
    waiting = list(reversed(schemas))
    while waiting and len(seen) < BOUND:
        schema = waiting.pop()
        if id(schema) in seen:
            continue
        seen.add(id(schema))
        yield schema
        below = [child for keyword, _, child in children(schema) if keyword in COMPOSING]
        waiting.extend(reversed(below))
        if isinstance(schema.get("$ref"), str) and (target := view.target(schema["$ref"])) is not None:
            waiting.append(target[1])


def declares(view: View, schema: JsonObject) -> Callable[[str], bool]:
    """A test whether the object declares a property: by name, by pattern or by a schema for all others."""
    parts = tuple(composed(view, schema))
    names = {str(name) for part in parts if isinstance(part.get("properties"), dict) for name in part["properties"]}
    dangling = any(isinstance(part.get("$ref"), str) and view.target(part["$ref"]) is None for part in parts)
    free = dangling or len(parts) >= BOUND or any(_free(part) for part in parts)
    patterns = [
        str(name)
        for part in parts
        if isinstance(part.get("patternProperties"), dict)
        for name in part["patternProperties"]
    ]
    return lambda name: free or name in names or any(_matches(pattern, name) for pattern in patterns)


def _free(part: JsonObject) -> bool:
    rest = part.get("additionalProperties", part.get("unevaluatedProperties"))
    return rest is True or isinstance(rest, dict)


def _matches(pattern: str, name: str) -> bool:
    """Whether `pattern` describes `name`; one that Python cannot read is taken to describe everything."""
    try:
        return re.search(pattern, name[:200]) is not None
    except re.error:
        return True
