"""The document is untrusted: whatever it calls things, what is generated is Python that only defines."""

from __future__ import annotations

import ast
import importlib
import inspect
import keyword
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.ir.api import Api
from generator.ir.types import Any as AnyType
from generator.ir.types import Array, Enum, Float, Int, Map, Object, Property, Ref, Str, TypeDef
from generator.targets.python import files, names, text

from .conftest import forget, written
from .hostile import EVIL, api, properties


def check(made: Api, folder: Path) -> ModuleType:
    """Import every module of what is generated; nothing in it may do more than define and import."""
    source = written(files(made, all_schemas=True), folder)
    for path in sorted(source.rglob("*.py")):
        if "_runtime" not in path.parts:
            harmless(ast.parse(path.read_text(encoding="utf-8")), path)
    sys.path.insert(0, str(source))
    try:
        package = importlib.import_module("evil_pkg")
        for path in sorted((source / "evil_pkg").rglob("*.py")):
            importlib.import_module(".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__"))
    finally:
        sys.path.remove(str(source))
    return package


def harmless(tree: ast.Module, path: Path) -> None:
    known = {
        "Operation",
        "Parameter",
        "Body",
        "Result",
        "Pagination",
        "TypedDict",
        "TypeAliasType",
        "Tagged",
        "Open",
        "Field",
        "Profile",
        "Credential",
        "deprecated",
        "Call",
        "CallOptions",
        "import_module",
        "getattr",
        "globals",
        "AttributeError",
        "sorted",
        "super",
        "cached_property",
        "ConfigDict",
        "Listing",
        "Views",
        "cast",
        "words",
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            assert name in known or name.endswith(("Resource", "Calls")), (path, ast.unparse(node))
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
            assert module.partition(".")[0] != "os", path


@pytest.fixture(autouse=True)
def _forgotten() -> Any:
    yield
    forget("evil_pkg")


@pytest.fixture
def evil(tmp_path: Path) -> ModuleType:
    return check(api(EVIL), tmp_path)


def test_hostile_names(evil: ModuleType) -> None:
    public = importlib.import_module("evil_pkg.types")
    value = {"kind": '"""', '"""': None, "again": {"kind": "new", "x": 1}, **{p.wire: sample(p) for p in sendable()}}
    adapter: TypeAdapter[Any] = TypeAdapter(public.Shape)
    read = adapter.validate_python(value)
    assert type(read).__name__ == "B"
    assert read.to_dict() == value
    assert type(read.again).__name__ == "UnknownShape"


def sendable() -> tuple[Property, ...]:
    """Half a surrogate pair cannot come over the wire: it has no spelling in UTF-8."""
    return tuple(prop for prop in properties(EVIL) if prop.wire != "\ud800")


def sample(prop: Property) -> Any:
    """A value of a property, whatever it is called."""
    match prop.type:
        case Str():
            return "x"
        case Int() | Float():
            return 1
        case Enum(values=values):
            return values[0]
        case Array():
            return []
        case Map() | AnyType() | Ref():
            return {}
        case _:
            return None


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_hostile_arguments_reach_the_wire(evil: ModuleType) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"kind": "c"})

    options = [name for name, p in inspect.signature(evil.Class).parameters.items() if p.annotation == "str | None"]
    client = evil.Class(**dict.fromkeys(options, "k"), http_client=httpx.Client(transport=httpx.MockTransport(answer)))
    for method in methods(client):
        with suppress(evil.APIResponseValidationError):  # the answer is none of most operations
            method("/../", **dict.fromkeys(required(method), "a?b"), extra_query={"q": "1"})
    assert len(seen) >= len(EVIL)
    for request in seen:
        path, _, query = request.url.raw_path.decode().partition("?")
        assert path.startswith("/x/")
        assert "/../" not in path
        assert path.count("/") == 3 or "a%3Fb" not in path
        assert query.endswith("q=1")


def methods(client: object) -> Iterator[Callable[..., Any]]:
    """Every method of every resource of a client."""
    for name, attribute in sorted(vars(type(client)).items()):
        if isinstance(attribute, cached_property):
            resource = getattr(client, name)
            found = sorted(name for name, each in vars(type(resource)).items() if not isinstance(each, property))
            yield from (getattr(resource, name) for name in found if not name.startswith("_"))


def required(method: Callable[..., Any]) -> list[str]:
    """The keyword arguments that have no default."""
    found = inspect.signature(method).parameters.values()
    return [p.name for p in found if p.kind is p.KEYWORD_ONLY and p.default is p.empty]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(max_size=12), min_size=3, max_size=6, unique=True))
def test_any_names(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    check(api(tuple(words)), tmp_path_factory.mktemp("any"))
    forget("evil_pkg")


@given(st.text())
def test_names_are_identifiers(word: str) -> None:
    spellings: tuple[Callable[[str], str], ...] = (
        names.identifier,
        names.argument,
        names.pascal,
        names.class_name,
        names.module,
        names.method,
    )
    for spell in spellings:
        spelled = spell(word)
        assert spelled.isidentifier()
        assert spelled.isascii()
    assert not keyword.iskeyword(names.argument(word))
    assert not keyword.iskeyword(names.module(word))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_literals_mean_what_they_were(value: Any) -> None:
    spelled = text.literal(value)
    assert "\n" not in spelled
    if "\\ud" not in spelled:
        assert ast.literal_eval(spelled) == value


@given(st.text(), st.sampled_from([0, 4, 8]))
def test_docstrings_hold_any_text(value: str, indent: int) -> None:
    source = " " * indent + f'"""{text.docstring(value, indent)}"""\n'
    tree = ast.parse(f"if 1:\n{source}" if indent else source)
    (node,) = tree.body[0].body if isinstance(tree.body[0], ast.If) else tree.body
    assert isinstance(node, ast.Expr)
    assert isinstance(node.value, ast.Constant)


@given(st.text())
def test_comments_are_one_line(value: str) -> None:
    assert len(ast.parse(f"x = 1  # {text.line(value)}\n").body) == 1


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.from_regex(r"[A-Z][A-Za-z0-9]{0,9}", fullmatch=True), min_size=40, max_size=60, unique=True))
def test_any_class_names(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    long = ["X" * 300, "X" * 299 + "Y", "Value", "ValueValue", "Unknown", "UnknownValue", "Param", "ValueParam"]
    made = api(("thing",))
    shape = Object(properties=(Property(wire="x", type=Str()),))
    more = tuple(TypeDef(name=name, type=shape) for name in dict.fromkeys((*long, *words)))
    known = {definition.name for definition in made.types}
    extended = replace(made, types=(*made.types, *(each for each in more if each.name not in known)))
    check(extended, tmp_path_factory.mktemp("classes"))
    forget("evil_pkg")
