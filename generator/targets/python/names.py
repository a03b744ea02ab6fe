"""Spelling names in Python: identifiers that are safe whatever the document says, unique without numbers.

Knows the words that Python, pydantic and the generated package reserve; must not know what is named.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Iterable

LONGEST = 120
"""How much of a name is kept: modules' files bear it too, and what makes it unique comes on top."""

_WORDS = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")

# fmt: off
MODULE_WORDS = frozenset((
    "Annotated", "Any", "BaseModel", "CallOptions", "ClassVar", "Enum", "FileTypes", "ForwardRef", "Generic",
    "Literal", "Mapping", "Model", "NewType", "None", "Open", "Operation", "Optional", "Pagination", "Parameter",
    "Body", "Result", "Required", "RootModel", "SDKError", "Self", "Sequence", "Tagged", "Type", "TypeAlias",
    "Number", "TypeAliasType", "TypedDict", "Union", "Unpack", "Field", "Discriminator", "Tag", "Headers", "Query",
    "Timeout", "USE_DEFAULT", "TYPE_CHECKING",
))
# fmt: on
"""What generated modules import or define themselves."""

RESERVED_CLASSES = MODULE_WORDS | frozenset(keyword.kwlist)
RESERVED_ARGUMENTS = frozenset(
    ("self", "params", "options", "extra_headers", "extra_query", "extra_body", "timeout", "deadline", "max_items")
)
# fmt: off
RESERVED_METHODS = frozenset((
    "str", "int", "float", "bool", "bytes", "object", "types", "property", "with_raw_response",
    "with_streaming_response", "kind",
))
# fmt: on
"""What resources have beside methods, and names that annotations of methods use: a method would hide them."""


def is_identifier(text: str) -> bool:
    """Whether `text` can stand in code as a name: ASCII, no keyword, no name that Python mangles or gives a meaning."""
    return text.isascii() and text.isidentifier() and not keyword.iskeyword(text) and not text.startswith("__")


def identifier(text: str, reserved: Collection[str] = ()) -> str:
    """`text` as an identifier: other characters become underscores, reserved words get one behind."""
    spelled = re.sub(r"[^A-Za-z0-9_]+", "_", text[:LONGEST]).strip("_") or "field"
    if spelled[0].isdigit():
        spelled = f"n{spelled}"
    if keyword.iskeyword(spelled) or spelled in reserved:
        spelled += "_"
    return spelled


def argument(text: str) -> str:
    """A parameter or property as a keyword argument: the API's own spelling wherever Python allows it."""
    return identifier(text, RESERVED_ARGUMENTS)


def snake(text: str) -> str:
    """`text` in snake_case: `CallResponse` → call_response, `getMCPTools` → get_mcp_tools."""
    return "_".join(word.lower() for word in _WORDS.findall(text))[:LONGEST].strip("_") or "field"


def pascal(text: str) -> str:
    """`text` in PascalCase: `chat_agent` → ChatAgent."""
    spelled = "".join(word[:1].upper() + word[1:] for word in _WORDS.findall(text))[:LONGEST] or "Type"
    return spelled if spelled[0].isalpha() else f"Type{spelled}"


def class_name(text: str) -> str:
    """A type's name as a class: kept as it is where it is a safe identifier already."""
    spelled = text if is_identifier(text) and text[0].isupper() and len(text) <= LONGEST else pascal(text)
    return f"{spelled}Model" if spelled in RESERVED_CLASSES else spelled


def module(text: str) -> str:
    """A resource's name as a module and an attribute."""
    return identifier(snake(text), ("types", "models", "params"))


def method(text: str) -> str:
    """An operation's name as a method: `import` becomes import_, as in the official SDKs."""
    return identifier(snake(text), RESERVED_METHODS)


def unique(wanted: str, taken: Collection[str], suffixes: Iterable[str] = ("Value", "Type", "Item")) -> str:
    """`wanted`, or with a telling suffix where it is taken, or several; never a number."""
    for candidate in (wanted, *(wanted + suffix for suffix in suffixes)):
        if candidate not in taken:
            return candidate
    return unique(wanted + next(iter(suffixes)), taken, suffixes)
