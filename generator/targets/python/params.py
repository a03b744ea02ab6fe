"""What callers may send, as TypedDicts and aliases: the view that the templates of `params` render.

Knows how objects become TypedDicts, and when their names forbid the class syntax; must not know HTTP.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.types import Never, Note, Object, Property, Ref, Type, TypeDef
from generator.ir.walk import flatten, refs, resolve
from generator.targets.python import names
from generator.targets.python.book import Book
from generator.targets.python.docstrings import field
from generator.targets.python.methods import Method
from generator.targets.python.spelling import WORDS, annotation, param
from generator.targets.python.text import line, literal


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a TypedDict: its name as an identifier and as a literal, its annotation as code and as a literal.

    `description` says what the annotation does not.
    """

    name: str
    literal: str
    annotation: str
    quoted: str
    description: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A type of a module, of one of four kinds.

    `class` is a TypedDict, `call` one whose keys a class cannot spell, `alias` another name, `lazy` one that
    is spelled as a literal.
    """

    kind: str
    name: str
    bases: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    target: str = ""
    description: str = ""


def modules(book: Book, methods: Iterable[Method]) -> dict[str, tuple[Definition, ...]]:
    """The definitions of each module of params, in an order in which bases stand before what extends them."""
    found: dict[str, list[Definition]] = defaultdict(list)
    for name in _bases_first(book):
        found[book.params[name]].append(_definition(book, book.types[name], book.params[name]))
    for method in methods:
        if method.params:
            found[method.module].append(_request(book, method))
    return {module: tuple(found[module]) for module in sorted(found)}


def _bases_first(book: Book) -> list[str]:
    ordered: dict[str, None] = {}

    def visit(name: str) -> None:
        t = book.types[name].type
        for base in t.extends if isinstance(t, Object) else ():
            if base.name not in ordered:
                visit(base.name)
        ordered[name] = None

    for name in book.params:
        visit(name)
    return list(ordered)


def _definition(book: Book, definition: TypeDef, module: str) -> Definition:
    name, t = book.param_classes[definition.name], definition.type
    note = line(definition.note.description)
    if not isinstance(t, Object):
        return _alias(name, book, t, module)
    bases = tuple(param(book, base.name, module=module) for base in t.extends)
    if not _is_class(book, t, module) or not all(_is_dict(book, base) for base in t.extends):
        return Definition("call", name, keys=_keys(book, flatten(book.types, t), module), description=note)
    return Definition("class", name, bases, _keys(book, t.properties, module), description=note)


def _alias(name: str, book: Book, t: Type, module: str) -> Definition:
    """An alias, lazy where it names types: those may be defined later."""
    spelled = annotation(book, t, module=module)
    return (
        Definition("lazy", name, target=literal(spelled)) if any(refs(t)) else Definition("alias", name, target=spelled)
    )


def _request(book: Book, method: Method) -> Definition:
    """The arguments of a method: those of its body's type, if they are called alike, and its own."""
    base = method.body_type
    keys = tuple(
        _key(each.name, each.type, each.note, required=each.required, book=book, module=method.module)
        for each in method.keywords
        if base is None or not each.is_member
    )
    bases = (param(book, base, module=method.module),) if base is not None else ()
    if bases and not keys:
        return Definition("alias", method.params, target=bases[0])
    kind = "class" if not _clashes((key.name for key in keys), book, method.module) else "call"
    if kind == "call" and base is not None:
        keys = tuple(
            _key(k.name, k.type, k.note, required=k.required, book=book, module=method.module) for k in method.keywords
        )
    return Definition(kind, method.params, bases if kind == "class" else (), keys)


def _is_dict(book: Book, base: Ref) -> bool:
    target = resolve(book.types, base)
    return isinstance(target, Object) and _is_class(book, target, book.params[base.name])


def _is_class(book: Book, t: Object, module: str) -> bool:
    """Whether the class syntax can spell every key of an object."""
    wires = [prop.wire for prop in flatten(book.types, t)]
    return all(names.is_identifier(wire) for wire in wires) and not _clashes(wires, book, module)


def _clashes(keys: Iterable[str], book: Book, module: str) -> bool:
    """Whether a key hides a name that the annotations beside it use."""
    local = {book.param_classes[name] for name, home in book.params.items() if home == module}
    return any(key in WORDS or key in local for key in keys)


def _keys(book: Book, properties: Iterable[Property], module: str) -> tuple[Key, ...]:
    present: Mapping[str, Property] = {prop.wire: prop for prop in properties if not isinstance(prop.type, Never)}
    return tuple(
        _key(prop.wire, prop.type, prop.note, required=prop.required, book=book, module=module)
        for prop in present.values()
    )


def _key(name: str, t: Type, note: Note, *, required: bool, book: Book, module: str) -> Key:
    spelled = annotation(book, t, module=module)
    spelled = f"Required[{spelled}]" if required else spelled
    return Key(name, literal(name), spelled, literal(spelled), field(book, t, note))
