"""The reference, read as a reader's browser would: rendered, its links followed, its text unable to become markup."""

from __future__ import annotations

import itertools
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from markdown_it import MarkdownIt

from generator.document.oracle import Oracle
from generator.ir import api as model
from generator.ir import types as ir
from generator.ir.walk import definitions
from generator.load import Loaded, load
from generator.output import File
from generator.targets import docs
from generator.targets.docs.rules import sentence
from generator.targets.docs.sample import sample

EVIL = "a|b`c``d\n# x\n<script>alert(1)</script> [x](javascript:1) ![i](y) \u202e *b* | \\| $(rm -rf /) 'q'"
SETTINGS = model.Settings(package="p", distribution="p", client="P", environment="P$(rm)")
BEARER = model.SecurityScheme(id="key", kind="bearer")


def parse(file: File):
    return MarkdownIt("commonmark", {"html": True}).enable("table").parse(file.text)


def walk(tokens):
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def text_of(token) -> str:
    return "".join(child.content for child in token.children if child.type in ("text", "code_inline", "text_special"))


def anchors(file: File) -> set[str]:
    """Anchors by GitHub's rule, written independently of the target."""
    seen: dict[str, int] = {}
    found: set[str] = set()
    for opening, inline in itertools.pairwise(parse(file)):
        if opening.type == "heading_open":
            base = "".join(c for c in text_of(inline).lower() if c.isalnum() or c in "-_ ").replace(" ", "-")
            found.add(f"{base}-{seen[base]}" if base in seen else base)
            seen[base] = seen.get(base, 0) + 1
    return found


def dangling(files: tuple[File, ...]) -> list[str]:
    pages = {file.path: anchors(file) for file in files}
    missing = []
    for file in files:
        for token in walk(parse(file)):
            if token.type == "link_open":
                path, _, anchor = token.attrs["href"].partition("#")
                target = normpath(join(dirname(file.path), path)) if path else file.path
                if target not in pages or (anchor and anchor not in pages[target]):
                    missing.append(f"{file.path}: {token.attrs['href']}")
    return missing


def evil_api() -> model.Api:
    note = ir.Note(description=EVIL, default=EVIL, has_default=True, examples=(EVIL,), deprecated=True)
    rules = tuple(
        ir.Rule(kind=kind, path=path, args=args, confidence=EVIL, reason=EVIL)
        for kind, path, args in (
            ("pattern", ("p",), {"pattern": EVIL}),
            ("requires", (), {"if": {EVIL: [EVIL, 1]}, "then": [EVIL]}),
            ("unheard", (EVIL, "*"), {EVIL: EVIL}),
        )
    )
    thing = ir.Object(
        properties=(
            ir.Property(wire=EVIL, type=ir.Str(pattern=EVIL, format=EVIL), required=True, note=note),
            ir.Property(wire="p", type=ir.Union(variants=(ir.Ref(name="Kind"), ir.Null())), note=note),
        ),
        absent=(EVIL,),
        exclusive=((EVIL, "p"),),
        rules=rules,
    )
    types = (
        ir.TypeDef(name="Thing", type=thing, note=note),
        ir.TypeDef(name="Kind", type=ir.Enum(values=(EVIL, "", "`"))),
        ir.TypeDef(name="THING", type=ir.Array(items=ir.Ref(name="Thing"))),
    )
    content = model.Content(media_type=EVIL, type=ir.Ref(name="THING"))
    operations = tuple(
        model.Operation(
            id=f"{EVIL}{name}",
            method="post",
            path="/" + EVIL + "/{id}",
            resource="types",
            action="create",
            name=name,
            path_parameters=(model.Parameter(wire="id", location="path", type=ir.Str(), required=True, note=note),),
            headers=(
                model.Parameter(wire=EVIL, location="header", type=ir.Str(), required=True, note=note, rules=rules),
            ),
            body=model.Body(contents=(content,)),
            responses=(model.Response(status="200", contents=(content,), note=note),),
            rules=rules,
            note=note,
            summary=EVIL,
            successor=f"{EVIL}types",
        )
        for name in ("types", "create")
    )
    return model.Api(
        title=EVIL,
        version=EVIL,
        settings=SETTINGS,
        servers=(model.Server(url=f"https://x/{EVIL}", description=EVIL),),
        security_schemes=(BEARER, model.SecurityScheme(id=EVIL, kind="apiKey", location="header", name=EVIL)),
        security=(("key",), (EVIL,)),
        types=types,
        resources=(model.Resource(name="types", operations=tuple(each.id for each in operations)),),
        operations=operations,
        note=note,
    )


EVIL_FILES = docs.files(evil_api())


@pytest.mark.parametrize("file", EVIL_FILES, ids=lambda file: file.path)
def test_text_of_a_document_never_becomes_markup(file: File) -> None:
    tokens = list(walk(parse(file)))
    assert [token.content for token in tokens if token.type in ("html_block", "html_inline", "image")] == []
    hrefs = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert [href for href in hrefs if ":" in href] == []
    headings = [inline for opening, inline in itertools.pairwise(tokens) if opening.type == "heading_open"]
    assert "x" not in {text_of(heading).strip() for heading in headings}
    assert "\u202e" not in file.text


@pytest.mark.parametrize("file", EVIL_FILES, ids=lambda file: file.path)
def test_every_row_has_the_cells_of_its_header(file: File) -> None:
    """A pipe that escaped its cell would add cells; the parser drops these, so rows are counted as written."""
    width = 0
    for line in file.text.splitlines():
        cells = line.replace("\\|", "").count("|") if line.startswith("|") else 0
        assert cells in (0, width) or width == 0, line
        width = cells


def test_text_survives_its_escaping() -> None:
    page = next(file for file in EVIL_FILES if file.path == "docs/types_.md")
    seen = "".join(
        token.content for token in walk(parse(page)) if token.type in ("text", "code_inline", "text_special")
    )
    assert "<script>alert(1)</script> [x](javascript:1) ![i](y)" in seen


def test_shell_commands_quote_what_the_document_says() -> None:
    page = next(file for file in EVIL_FILES if file.path == "docs/types_.md")
    (command, *_) = [token.content for token in parse(page) if token.type == "fence"]
    assert '"Authorization: Bearer $Prm_API_KEY"' in command
    outside = "".join(command.replace("'\"'\"'", "").split("'")[::2])
    assert "rm -rf" not in outside


def test_links_of_a_hostile_document_do_not_dangle() -> None:
    assert dangling(EVIL_FILES) == []


def test_a_dangling_link_is_seen() -> None:
    """The test of links can fail."""
    assert dangling((File("docs/a.md", "# A\n[x](b.md) [y](#b) [z](#a)\n"),)) == ["docs/a.md: b.md", "docs/a.md: #b"]


def test_types_that_no_operation_reaches_stand_only_on_demand() -> None:
    lonely = ir.TypeDef(name="Lonely", type=ir.Bool())
    api = model.Api(title="t", version="1", settings=SETTINGS, types=(lonely,))
    assert [file.path for file in docs.files(api)] == ["docs/index.md", "docs/types.md"]
    assert "docs/types/unused.md" in [file.path for file in docs.files(api, all_schemas=True)]


def test_an_unknown_kind_of_pagination_is_refused() -> None:
    operation = model.Operation(
        id="o",
        method="get",
        path="/",
        resource="r",
        action="list",
        name="list",
        pagination=model.Pagination(style="odd"),  # type: ignore[arg-type]
    )
    api = model.Api(
        title="t",
        version="1",
        settings=SETTINGS,
        operations=(operation,),
        resources=(model.Resource(name="r", operations=("o",)),),
    )
    with pytest.raises(AssertionError, match="odd"):
        docs.files(api)


RULES = [
    ("range", {"exclusive_minimum": 0, "maximum": 2}, "is > `0` and ≤ `2`"),
    ("length", {"max": 64}, "has at most `64` characters"),
    ("items", {"min": 1, "if": {"a": ["b", "c"]}}, 'has at least `1` items when `a` is `"b"` or `"c"`'),
    ("pattern", {"pattern": "^a$"}, "matches `^a$`"),
    (
        "format",
        {"format": "e164", "unless": {"raw": True}, "template": True},
        "has the format `e164` unless `raw` is `true`, or holds a template in braces",
    ),
    ("values", {"values": ["a", 1]}, 'is one of `"a"`, `1`'),
    ("default", {"value": None}, "is taken as `null` when left out"),
    ("sum", {"equals": 1, "of": "weight"}, "has items whose `weight` sum to `1`"),
    ("exclusive", {"properties": ["a", "b"]}, "has at most one of `a`, `b`"),
    ("requires", {"if": {"a": 1}, "then": ["b"]}, "requires `b` when `a` is `1`"),
    ("requires", {"present": ["a"], "then": ["b"]}, "requires `b` when `a` is present"),
    ("applies", {"if": {"a": True}}, "means something only when `a` is `true`"),
    ("odd", {"x": 1}, 'obeys `odd` `{"x": 1}`'),
]


@pytest.mark.parametrize(("kind", "args", "words"), RULES)
def test_rules_read_as_sentences(kind: str, args: object, words: str) -> None:
    rule = ir.Rule(kind=kind, path=("p", "*"), args=args, confidence="low", reason="So it says.")
    assert sentence(rule) == f"`p[]` each {words} (in prose only, low confidence). So it says."


def resources(*names: str) -> model.Api:
    """An Api of one operation a resource."""
    operations = tuple(
        model.Operation(
            id=f"o{index}",
            method="get",
            path=f"/{index}",
            resource=name,
            action="list",
            name="list",
            responses=(
                model.Response(
                    status="200", contents=(model.Content(media_type="a/b", type=ir.Ref(name=f"T{index}")),)
                ),
            ),
        )
        for index, name in enumerate(names)
    )
    return model.Api(
        title="t",
        version="1",
        settings=SETTINGS,
        operations=operations,
        types=tuple(ir.TypeDef(name=f"T{index}", type=ir.Bool()) for index, _ in enumerate(names)),
        resources=tuple(model.Resource(name=each.resource, operations=(each.id,)) for each in operations),
    )


def test_each_resource_has_a_page_of_its_own() -> None:
    """Whatever it is called, also on file systems that do not tell A from a."""
    files = docs.files(resources("index", "types", "shared", "unused", "a/b", "a-b", "Call", "call", "", "../x"))
    paths = [file.path for file in files]
    assert len({path.lower() for path in paths}) == len(paths) == 2 + 10 + 10
    assert [path for path in paths if ".." in path or path.count("/") > 2] == []
    assert dangling(files) == []


SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"


@pytest.fixture(scope="module")
def contract() -> Loaded:
    return load(str(SPEC))


def test_the_contract_is_documented_whole(contract: Loaded) -> None:
    files = docs.files(contract.api, all_schemas=True)
    assert dangling(files) == []
    text = "".join(file.text for file in files)
    assert [each.id for each in contract.api.operations if f"operation `{each.id}`" not in text] == []
    assert [each.name for each in contract.api.types if f"\n## {each.name}\n" not in text] == []
    assert [line for line in text.splitlines() if line != line.rstrip() and not line.endswith("| ")] == []


def test_the_same_api_gives_the_same_pages(contract: Loaded) -> None:
    assert docs.files(contract.api) == docs.files(load(str(SPEC)).api)


def test_deprecation_names_its_successor(contract: Loaded) -> None:
    page = next(file for file in docs.files(contract.api) if file.path == "docs/call.md")
    assert "> **Deprecated.** Use [`call.list`](#list) instead." in page.text


def test_sample_bodies_are_valid(contract: Loaded) -> None:
    """What a reader pastes from the reference is what the document accepts."""
    oracle, types = Oracle(contract.document), definitions(contract.api)
    contents = [each.body.contents[0] for each in contract.api.operations if each.body]
    wrong = [(str(c.origin), oracle.errors(c.origin / "schema", sample(types, c.type))) for c in contents]
    assert [each for each in wrong if each[1]] == []
