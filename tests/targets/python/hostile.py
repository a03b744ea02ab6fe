"""An Api in which everything is called what nobody should call it."""

from __future__ import annotations

from generator.ir.api import (
    Api,
    Body,
    Content,
    Encoding,
    Location,
    Operation,
    Pagination,
    Parameter,
    Resource,
    Response,
    SecurityScheme,
    Server,
    Settings,
)
from generator.ir.types import Any as AnyType
from generator.ir.types import (
    Array,
    Bool,
    Discriminator,
    Enum,
    Float,
    Guard,
    Int,
    Map,
    Note,
    Null,
    Object,
    Property,
    Ref,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)

EVIL = (
    '"""',
    "'''",
    '"; import os; os.system("x")',
    "__import__('os').system('x')",
    "\n\nimport os\n",
    "\\",
    "\\N{BEL}",
    "#",
    "a\u2028b",
    "\u202e",
    "{{ 7*7 }}",
    "{% raw %}",
    "${x}",
    "{x}",
    "\x00",
    "\ud800",
    "é",
    "名前",
    "",
    " ",
    "a" * 300,
    "class",
    "None",
    "self",
    "import",
    "match",
    "__class__",
    "__init__",
    "__private",
    "_",
    "1st",
    "a-b",
    "a b",
    "A B",
    "a_b",
    "model_config",
    "model_fields",
    "model_dump",
    "copy",
    "json",
    "dict",
    "schema",
    "validate",
    "to_dict",
    "construct",
    "str",
    "int",
    "list",
    "object",
    "types",
    "Literal",
    "Required",
    "Sequence",
    "Any",
    "Model",
    "params",
    "timeout",
    "extra_headers",
    "from",
    "body",
    "query",
    "api_key",
    "field",
    "Field",
    "type",
    "id",
    "print",
    "annotations",
)
REQUESTS: tuple[Type, ...] = (
    Str(pattern='"""', format="\n"),
    Enum(values=("'", '"""', "\n", "\\", "\u2028")),
    Enum(values=(1, True, "1")),
    Enum(values=(1.5, 2)),
    Array(items=Tuple(prefix=(Int(), Str()))),
    Map(values=Union(variants=(Bool(), Null()))),
    AnyType(),
)


def note(word: str) -> Note:
    return Note(
        description=f'{word} """ \\', default={word: [word]}, has_default=True, examples=(word,), deprecated=True
    )


def parameter(word: str, location: Location) -> Parameter:
    return Parameter(wire=word, location=location, type=Str(), style="form" if location == "query" else "simple")


def properties(words: tuple[str, ...]) -> tuple[Property, ...]:
    kinds = (Str(), Int(), Float(), *REQUESTS, Union(variants=(Ref(name="Color"), Null())), Ref(name="Any"))
    return tuple(
        Property(wire=word, type=kinds[i % len(kinds)], required=i % 3 == 0, note=note(word))
        for i, word in enumerate(words)
    )


def types(words: tuple[str, ...]) -> tuple[TypeDef, ...]:
    own = Property(wire="kind", type=Enum(values=("b", '"""')), required=True)
    tag = Discriminator(property="kind", mapping=(("b", "B"), ('"""', "B"), ("c", "C")))
    shapes: dict[str, Type] = {
        "Base": Object(properties=properties(words)),
        "B": Object(properties=(own, Property(wire="again", type=Ref(name="Shape"))), extends=(Ref(name="Base"),)),
        "C": Object(properties=(Property(wire="kind", type=Enum(values=("c",)), required=True),)),
        "Shape": Union(variants=(Ref(name="B"), Ref(name="C")), discriminator=tag),
        "Guarded": Union(variants=(Ref(name="Base"), Ref(name="C")), guards=(Guard(property='"', variant="Base"),)),
        "Color": Enum(values=("red", '"""', "\n")),
        "Everything": Object(properties=(*properties(words), Property(wire="shape", type=Ref(name="Shape")))),
        **{name: Object(properties=(Property(wire="x", type=Str()),)) for name in ("Any", "Literal", "None", "Model")},
        **{name: Str() for name in ("Field", "types", "AgentParam", "Agent")},
    }
    return tuple(TypeDef(name=name, type=t, note=note('"""')) for name, t in shapes.items())


def api(words: tuple[str, ...]) -> Api:
    """An Api in which every name is hostile."""
    everything = Content(media_type="application/json", type=Ref(name="Everything"))
    form = Content(
        media_type="multipart/form-data",
        type=Ref(name="Everything"),
        encodings=tuple(Encoding(wire=word, form="text") for word in words),
    )
    answers = tuple(
        Response(status="200", contents=(Content(media_type="application/json", type=t),))
        for t in (
            Ref(name="Shape"),
            Array(items=Ref(name="Guarded")),
            Ref(name="Any"),
            Ref(name="Literal"),
            Ref(name="Field"),
            Ref(name="None"),
            Ref(name="Model"),
            Ref(name="types"),
            Ref(name="AgentParam"),
            Ref(name="Agent"),
        )
    )
    operations = tuple(
        Operation(
            id=f"{word}{i}",
            method="post",
            path=f"/x/{{{word}}}/{{last}}",
            resource=word,
            action="create",
            name=word,
            path_parameters=(parameter(word, "path"), parameter("last", "path")),
            query=tuple(parameter(each, "query") for each in words[:12]),
            headers=(parameter("X-A", "header"),),
            cookies=(parameter("c", "cookie"),),
            body=Body(contents=(form if i % 5 == 0 else everything,), required=i % 2 == 0, note=note(word)),
            responses=(answers[i % len(answers)], Response(status="4XX"), Response(status="404", note=note(word))),
            pagination=Pagination(style="cursor", items=word, cursor=word),
            note=note(word),
            summary=word,
            security=(("a", word),),
            successor=f"{words[0]}0",
            aliases=((word, word), ("shared", "same")),
        )
        for i, word in enumerate(words)
    )
    return Api(
        title='T """ \\ \n {{ x }}',
        version='1"',
        servers=(Server(url="https://x.test"),),
        types=types(words),
        operations=operations,
        settings=Settings(package="evil-pkg", distribution='evil"', client="class", environment="e-\n"),
        security_schemes=tuple(
            SecurityScheme(id=word, kind="apiKey", location="header", name="X") for word in words[:4]
        ),
        resources=tuple(Resource(name=word, operations=()) for word in words),
        note=note("x"),
    )
