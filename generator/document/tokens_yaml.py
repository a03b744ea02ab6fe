"""YAML as events: libyaml (or PyYAML's own parser where it is missing) read event by event into the builder.

Knows YAML's syntax errors and tags; must not know what the document means.
"""

from __future__ import annotations

import math
from typing import Any

import yaml

from generator.document.tokens import Builder
from generator.document.tokens_scalars import Scalar, is_known, plain, tagged
from generator.findings import Finding, InputError, Position, Severity, failure
from generator.pointer import ROOT

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def feed(text: str, builder: Builder, file: str) -> None:
    """Give every event of `text` to `builder`. Raises InputError with line and column."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                raise _several(event, file)
            _take(event, builder, file)
    except yaml.MarkedYAMLError as error:
        raise _broken(error, file) from None
    except yaml.reader.ReaderError as error:
        raise _forbidden(text, error, file) from None


def _take(event: yaml.Event, builder: Builder, file: str) -> None:
    at = _place(event, file)
    line, column = at.line, at.column
    match event:
        case yaml.ScalarEvent() if builder.awaits_key:
            _key(event, builder, line, column)
        case yaml.ScalarEvent():
            builder.value(_scalar(event, builder, file), line, column, anchor=event.anchor or "")
        case yaml.AliasEvent() if not builder.awaits_key:
            builder.alias(event.anchor or "", line, column)
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            builder.close(line, column)
        case yaml.CollectionStartEvent() if not builder.awaits_key:
            _note_tag(event, builder, file)
            container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            builder.open(container, line, column, anchor=event.anchor or "")
        case yaml.NodeEvent():
            raise failure("key-not-text", "A key must be plain text.", position=at)


def _key(event: yaml.ScalarEvent, builder: Builder, line: int, column: int) -> None:
    builder.key(event.value, line, column, merge=event.value == "<<" and event.implicit[0])


def _scalar(event: yaml.ScalarEvent, builder: Builder, file: str) -> Scalar:
    """An untagged plain scalar has `implicit[0]`, an untagged quoted one `implicit[1]`."""
    try:
        value = _meaning(event)
    except ValueError as error:
        raise failure("scalar-broken", f"Not a value: {_short(error)}.", position=_place(event, file)) from None
    _note_tag(event, builder, file)
    if isinstance(value, float) and not math.isfinite(value):
        hint = "Leave the bound out, or write a number."
        message = f"{event.value} is no JSON value."
        builder.findings.append(Finding("value-not-json", Severity.ERROR, message, ROOT, _place(event, file), hint))
    return value


def _meaning(event: yaml.ScalarEvent) -> Scalar:
    if event.tag is not None:
        return tagged(event.value, event.tag)
    return plain(event.value) if event.implicit[0] else str(event.value)


def _place(event: yaml.Event, file: str) -> Position:
    mark = event.start_mark
    return Position(file, mark.line + 1, mark.column + 1) if mark else Position(file)


def _note_tag(event: yaml.NodeEvent, builder: Builder, file: str) -> None:
    tag = getattr(event, "tag", None)
    if tag is None or is_known(tag):
        return
    position = _place(event, file)
    message = f"The YAML tag {tag!r} means nothing in an OpenAPI document and is ignored."
    hint = "Use $ref to take in another file."
    builder.findings.append(Finding("yaml-tag-ignored", Severity.WARNING, message, ROOT, position, hint))


def _broken(error: yaml.MarkedYAMLError, file: str) -> InputError:
    mark = error.problem_mark or error.context_mark
    position = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file)
    what = "; ".join(part for part in (error.context, error.problem) if part)
    return failure("yaml-broken", f"Not valid YAML: {what}.", position=position, suggestion=_hint(error.problem or ""))


def _hint(problem: str) -> str:
    if "character that cannot start any token" in problem:
        return "Indent with spaces, never with tabs, and quote text that begins with '@', '`' or '%'."
    if "mapping values are not allowed" in problem:
        return "Quote text that holds ': ', and check the indentation."
    return "Check the indentation and the quotes near this line."


def _forbidden(text: str, error: yaml.reader.ReaderError, file: str) -> InputError:
    """The parser counts bytes up to the character, so the character itself is looked for."""
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
    offset = max(text.find(chr(code)), 0)
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    message = f"The character U+{code:04X} is not allowed in YAML."
    return failure("yaml-broken", message, position=Position(file, line, column), suggestion="Remove it.")


def _several(event: yaml.Event, file: str) -> InputError:
    position = _place(event, file)
    hint = "Keep one document in a file."
    return failure("several-documents", "A second YAML document begins here.", position=position, suggestion=hint)


def _short(error: ValueError) -> str:
    text = str(error)
    return text if len(text) <= 80 else text[:77] + "..."
