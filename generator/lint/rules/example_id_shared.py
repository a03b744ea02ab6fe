"""One example id stands for different things.

What it finds: the same example string for properties or parameters of different names that are called ids.

Why it matters: whoever tries the examples in a row passes one thing's id for another's.

Example::

    book_id: {type: string, example: x_42}
    author_id: {type: string, example: x_42}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.view import View
from generator.pointer import Pointer

RULE = "example-id-shared"
SEVERITY = Severity.WARNING


def check(view: View) -> Iterator[Finding]:
    """One finding an example, at its first place."""
    held: dict[str, dict[str, Pointer]] = defaultdict(dict)
    for name, example, pointer in _ids(view):
        held[example].setdefault(name, pointer)
    for example, names in held.items():
        if len(names) > 1:
            yield Finding(
                RULE,
                SEVERITY,
                f"'{example[:60]}' is the example of {', '.join(names)}",
                next(iter(names.values())),
                suggestion="Give each kind of id an example of its own.",
            )


def _ids(view: View) -> Iterator[tuple[str, str, Pointer]]:
    for site in view.schemas:
        example = site.schema.get("example")
        if site.keyword == "properties" and site.name.endswith(("_id", "Id")) and isinstance(example, str):
            yield site.name, example, site.pointer / "example"
    for parameter in view.parameters:
        example = parameter.parameter.get("example", parameter.schema.get("example"))
        if parameter.name.endswith(("_id", "Id")) and isinstance(example, str):
            yield parameter.name, example, parameter.pointer
