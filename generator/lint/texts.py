"""The document's sentences: each description of a schema or parameter beside the schema that it speaks of.

Knows where sentences stand; must not know what any rule reads in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.lint.shape import Shape, shape
from generator.lint.view import View
from generator.pointer import Pointer

LONGEST = 20_000  # characters of one description that are read: patterns stay fast on hostile text


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A description, the address of the schema or parameter that has it, and the shape that it describes.

    `name` is the property's or parameter's, or empty. `kind` is the keyword that holds the schema, or `parameter`.
    """

    pointer: Pointer
    name: str
    words: str
    shape: Shape
    kind: str


def texts(view: View, *, wordless: bool = False) -> Iterator[Text]:
    """Every description of a schema (component, property, item …) and of a parameter, in document order.

    `kind` is the keyword that holds the schema, or `parameter`. White space is folded to single blanks. With `wordless`
    also what has no description, with empty words.
    """
    unsaid = "" if wordless else None
    for site in view.schemas:
        if isinstance(words := site.schema.get("description", unsaid), str):
            yield Text(site.pointer, site.name, fold(words), shape(view, site.schema), site.keyword)
    for parameter in view.parameters:
        if isinstance(words := parameter.parameter.get("description", unsaid), str):
            found = shape(view, parameter.schema)
            yield Text(parameter.pointer, parameter.name, fold(words), found, "parameter")


def fold(words: str) -> str:
    """`words` with every run of white space made one blank."""
    return " ".join(words[:LONGEST].split())
