"""Python models of answers, rendered by datamodel-code-generator with our templates.

The only module that knows datamodel-code-generator: its settings, its dotted names that make modules, the data that it
hands to templates. Must not know requests or operations.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any as Json

from datamodel_code_generator import InputFileType, generate
from datamodel_code_generator.enums import CustomFileHeaderMode, DataModelType
from datamodel_code_generator.format import Formatter, PythonVersion
from datamodel_code_generator.parser import LiteralType

from generator.findings import failure
from generator.ir.types import Enum, Type, Union
from generator.targets.python import response_schemas
from generator.targets.python.book import Book
from generator.targets.python.text import literal

RESERVED_FIELDS = ("to_dict", "to_json", "to_params", "warnings")
"""What the runtime's Model adds to pydantic's; datamodel-code-generator itself knows what pydantic reserves."""

RUNTIME = ("Model", "Open", "Tagged")
_KIND_NAMES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def load() -> None:
    """Import what datamodel-code-generator imports only when it generates, which takes a third of its time."""
    import_module("datamodel_code_generator.parser.openapi")
    import_module("datamodel_code_generator.config")


def sources(book: Book, *, package: str, templates: Path, header: str) -> dict[str, str]:
    """The text of each module of models by its name, `__init__` included; none where there are no models.

    Raises InputError where datamodel-code-generator gave a type another name than the book.
    """
    if not book.models:
        return {}  # datamodel-code-generator takes a document without schemas for a mistake
    document = response_schemas.document(book, number=f"{package}._runtime.models.Number")
    made = generate(
        document,
        input_file_type=InputFileType.OpenAPI,
        output_model_type=DataModelType.PydanticV2BaseModel,
        formatters=[Formatter.BUILTIN],
        target_python_version=PythonVersion.PY_311,
        enum_field_as_literal=LiteralType.All,
        use_union_operator=True,
        use_annotated=True,
        field_constraints=True,
        strict_nullable=True,
        use_type_alias=True,
        use_double_quotes=True,
        use_exact_imports=True,
        use_schema_description=True,
        use_single_line_docstring=True,
        disable_timestamp=True,
        disable_future_imports=True,  # pydantic would have to compile the text of each postponed annotation
        base_class=f"{package}._runtime.models.Model",
        additional_imports=["typing.Annotated", *(f"{package}._runtime.models.{name}" for name in RUNTIME)],
        custom_template_dir=templates,
        custom_file_header=header,
        custom_file_header_mode=CustomFileHeaderMode.Replace,
        aliases={name: f"{name}_" for name in RESERVED_FIELDS},
        extra_template_data=defaultdict(dict, _marks(book)),
    )
    modules = {path[-1].removesuffix(".py"): str(text) for path, text in made.items()} if isinstance(made, dict) else {}
    _check(book, modules)
    return modules


def _marks(book: Book) -> dict[str, dict[str, Json]]:
    """What the alias template is told of a named type: how its union is told apart, or of which kind its enum is."""
    found: dict[str, dict[str, Json]] = {}
    for name in book.models:
        if mark := _mark(book, name, book.types[name].type):
            found[f"#/components/schemas/{response_schemas.dotted(book, name)}"] = {"mark": mark}
    return found


def _mark(book: Book, name: str, t: Type) -> str:
    match t:
        case Union() if name in book.unknown:
            return _tagged(book, name, t)
        case Enum(values=values):
            return f"Open({' | '.join(_KIND_NAMES[kind] for kind in response_schemas.kinds(values))})"
        case _:
            return ""


def _tagged(book: Book, name: str, t: Union) -> str:
    discriminator = t.discriminator
    mapping = discriminator.mapping if discriminator is not None else ()
    variants = ", ".join(f"{literal(value)}: {literal(book.classes[variant])}" for value, variant in mapping)
    guards = tuple((guard.property, book.classes[guard.variant]) for guard in t.guards)
    tag = literal(discriminator.property) if discriminator is not None else "None"
    return f"Tagged({tag}, {{{variants}}}, {literal(_other(book, name, t))}, {literal(guards)})"


def _other(book: Book, name: str, t: Union) -> str:
    """The variant for values that neither a tag nor a guard tells: the one without either, or else the unknown one."""
    told = {guard.variant for guard in t.guards} | {
        variant for _, variant in (t.discriminator.mapping if t.discriminator else ())
    }
    rest = [variant.name for variant in t.variants if hasattr(variant, "name") and variant.name not in told]
    return book.classes[rest[0]] if len(rest) == 1 else book.unknown[name]


def _check(book: Book, modules: Mapping[str, str]) -> None:
    defined = {module: _defined(text) for module, text in modules.items()}
    for name, module in book.models.items():
        if book.classes[name] not in defined.get(module, ()):
            raise failure(
                "type-not-rendered",
                f"datamodel-code-generator writes no {book.classes[name]} in the module {module}.",
                pointer=book.types[name].origin,
                suggestion="Give the schema another name in an overlay (x-truespec: {name: …}).",
            )


def _defined(text: str) -> set[str]:
    tree = ast.parse(text)
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    assigned = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    annotated = {n.target.id for n in tree.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
    return classes | assigned | annotated
