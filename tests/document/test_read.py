"""Reading: values and positions in both formats, several files, encodings, URLs, and every way to fail."""

from __future__ import annotations

import http.server
import json
import threading
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document import tokens
from generator.document.locate import Address
from generator.document.read import parse, read
from generator.document.references import find
from generator.document.source import FILES_KEY
from generator.document.validate import validate
from generator.findings import Finding, InputError
from generator.pointer import Pointer

OK = Path(__file__).parent.parent / "specs" / "ok"
HEAD = 'openapi: 3.1.0\ninfo: {title: t, version: "1"}\npaths: {}\n'


def rule_of(uri, **options) -> str:
    with pytest.raises(InputError) as caught:
        read(str(uri), **options)
    (finding,) = caught.value.findings
    return finding.rule


def text(value: str, name: str = "a.yaml"):
    return parse(value.encode(), Address(name)).root


# Values


@pytest.mark.parametrize(
    "path", sorted(p for p in OK.rglob("*") if "paths" not in p.parts and "schemas" not in p.parts)
)
def test_good_documents_have_no_findings(path):
    if path.is_file():
        source = read(str(path))
        assert (*source.findings, *validate(source)) == ()


def test_yaml_keeps_what_is_written():
    data = read(str(OK / "yaml-traps.yaml")).data
    schemas = data["components"]["schemas"]
    words = ["no", "yes", "on", "off", "y", "n", "12:30:45", "2020-01-01", "1_000", "0b1", "=", "true"]
    assert schemas["on"]["enum"] == words
    numbers = schemas["Numbers"]["enum"]
    assert numbers == [10, 15, 31, 3, 0, 1000.0, 0.5, 6.0, True, False, None, None]
    assert [type(n) for n in numbers[:8]] == [int] * 5 + [float] * 3
    assert schemas["Numbers"]["x-void"] is None
    assert list(data["paths"]["/norway"]["get"]["responses"]) == ["200", "4XX"]
    assert list(data["x-on"]) == ["no", "3", "1.0", "~", "true", "2020-01-01"]


def test_merge_keys_yield_to_what_is_written():
    data = text("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}\nd: {'<<': 4}\ne: {<<: {q: 5}}")
    assert data["c"] == {"x": 3, "y": 1, "z": 2}
    assert data["d"] == {"<<": 4}
    assert data["e"] == {"q": 5}


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(), values, max_size=4),
    max_leaves=12,
)


@given(json_values, st.booleans(), st.sampled_from([None, 2]))
def test_json_reads_back(value, ascii_only, indent):
    written = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert same(text(written, "a.json"), value)


class CoreDumper(yaml.SafeDumper):
    """Quotes what the core schema of YAML 1.2 would take for a number, though YAML 1.1 would not."""


CoreDumper.add_implicit_resolver("!number", __import__("re").compile(r"[-+.]?[0-9].*"), list("-+.0123456789"))


@given(json_values, st.sampled_from([None, "|", '"', "'"]), st.sampled_from([True, False, None]))
@settings(deadline=None)
def test_yaml_reads_back(value, style, flow):
    written = yaml.dump(value, Dumper=CoreDumper, default_style=style, default_flow_style=flow)
    assert same(parse(written.encode(), Address("a.yaml")).root, value)


def same(left, right) -> bool:
    """Equality that tells 1 from 1.0 and from true."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


# Positions


def test_positions_are_those_of_the_keys(tmp_path):
    (tmp_path / "a.yaml").write_text(HEAD + "x-list:\n  - a\n  - b: 1\n")
    (tmp_path / "a.json").write_text('{\n\t"openapi": "3.1.0",\n  "x-list": ["a",\n    {"b": 1}]}')
    yaml_source, json_source = read(str(tmp_path / "a.yaml")), read(str(tmp_path / "a.json"))
    for pointer, in_yaml, in_json in (
        ("/openapi", (1, 1), (2, 2)),
        ("/x-list", (4, 1), (3, 3)),
        ("/x-list/0", (5, 5), (3, 14)),
        ("/x-list/1/b", (6, 5), (4, 6)),
    ):
        for source, expected in ((yaml_source, in_yaml), (json_source, in_json)):
            position = source.positions[Pointer.parse(pointer)]
            assert (position.file, position.line, position.column) == (source.uri, *expected)
    assert yaml_source.locate(Pointer(("x-list", "9", "z"))).line == 4


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a"])
def test_every_node_has_a_position(name):
    built = parse(b'{"a": [1, {"b/c": null}], "": "x"}', Address(name))
    nodes = ["", "/a", "/a/0", "/a/1", "/a/1/b~1c", "/"]
    assert set(built.positions) == {Pointer.parse(node) for node in nodes}


def test_nodes_of_an_alias_stand_where_it_is_used():
    built = parse(b"a: &a {x: 1}\nb: *a\n", Address("a.yaml"))
    assert built.positions[Pointer(("b",))].line == 2
    assert Pointer(("b", "x")) not in built.positions


# Several files


def test_other_files_are_taken_in():
    source = read(str(OK / "files" / "openapi.yaml"))
    files = source.data[FILES_KEY]
    assert list(files) == ["paths/pets.yaml", "schemas/pet.json", "schemas/people.yaml"]
    assert source.data["paths"]["/pets"]["$ref"] == "#/x-truespec-files/paths~1pets.yaml"
    pet = files["schemas/pet.json"]["properties"]
    assert pet["owner"]["$ref"] == "#/x-truespec-files/schemas~1people.yaml/Owner"
    assert pet["friend"]["$ref"] == "#/x-truespec-files/schemas~1pet.json"
    assert pet["tag"]["$ref"] == "#/x-truespec-files/schemas~1people.yaml/Tag"
    owner = files["schemas/people.yaml"]["Owner"]["properties"]
    assert owner["pets"]["items"]["$ref"] == "#/components/schemas/Pet"
    assert owner["boss"]["$ref"] == "#/x-truespec-files/schemas~1people.yaml/Owner"
    position = source.positions[Pointer((FILES_KEY, "schemas/people.yaml", "Owner"))]
    assert (position.file, position.line) == (str(OK / "files" / "schemas" / "people.yaml"), 1)


def test_a_fault_in_another_file_names_that_file(tmp_path):
    (tmp_path / "a.yaml").write_text(
        HEAD + 'x: 1\ncomponents: {schemas: {A: {$ref: "b.yaml"}, B: {$ref: "b.yaml#/c"}}}'
    )
    (tmp_path / "b.yaml").write_text("a: [\n")
    broken, missing = read(str(tmp_path / "a.yaml")).findings
    assert broken.position is not None
    assert (broken.rule, broken.position.file) == ("yaml-broken", str(tmp_path / "b.yaml"))
    assert (missing.rule, missing.pointer) == ("file-missing", Pointer.parse("/components/schemas/B/$ref"))


def test_data_are_no_references():
    data = read(str(OK / "references.yaml")).data
    assert "#/no/reference" not in [reference.text for reference in find(data)]
    assert len(list(find(data))) == 5
    for key in ("default", "const", "example", "value", "x-note", "enum"):
        assert list(find({"schema": {key: {"$ref": "#/no/reference"}}})) == []


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("written", ['{"a": "ä€𝄞"}', "a: ä€𝄞\r\n"])
def test_encodings(encoding, written):
    assert parse(written.encode(encoding), Address("a")).root == {"a": "ä€𝄞"}


@pytest.mark.parametrize(
    ("content", "rule", "line", "column"),
    [
        (b"a: 1\nb: \xff", "encoding-broken", 2, 4),
        (b"a: 1\n \0", "document-not-text", 2, 2),
        ("a: 1".encode("utf-16-le"), "document-not-text", 1, 2),
        ('a: 1\nb: "ä\x07"'.encode(), "yaml-broken", 2, 6),
    ],
)
def test_what_is_no_text_is_refused(content, rule, line, column):
    with pytest.raises(InputError) as caught:
        parse(content, Address("a.yaml"))
    (finding,) = caught.value.findings
    assert finding.position is not None
    assert (finding.rule, finding.position.line, finding.position.column) == (rule, line, column)


# Hostile files


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
@pytest.mark.parametrize("unit", ["[", '{"a":', "- "])
def test_depth_is_bounded(tmp_path, name, unit):
    (tmp_path / name).write_text(unit * 100_000)
    assert rule_of(tmp_path / name) in ("document-too-deep", "json-broken", "yaml-broken")


def test_depth_up_to_the_limit_is_read():
    deep = tokens.MAX_DEPTH
    for name in ("a.json", "a.yaml"):
        assert text("[" * deep + "]" * deep, name)
        with pytest.raises(InputError):
            text("[" * (deep + 1) + "]" * (deep + 1), name)


def test_too_large_a_file_is_not_even_read(tmp_path):
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    assert rule_of(path) == "document-too-large"
    assert rule_of("/dev/zero", max_bytes=1000) == "document-too-large"


def test_paths_that_cannot_be_read(tmp_path):
    (tmp_path / "pets.yaml").write_text(HEAD)
    assert rule_of(tmp_path) == "file-is-directory"
    assert rule_of(tmp_path / "pest.yaml") == "file-missing"
    assert rule_of(tmp_path / "pets.yaml" / "x") == "file-missing"
    assert rule_of("a" * 5000) == "file-unreadable"
    assert rule_of("a\0b") == "file-unreadable"
    assert rule_of("ftp://example.invalid/a") == "address-foreign"


def test_a_forbidden_file(tmp_path, monkeypatch):
    def forbid(*_, **__):
        # The superuser, as whom tests may run, is refused nothing.
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    assert rule_of(tmp_path / "a.yaml") == "file-forbidden"


@given(st.binary(max_size=200))
def test_no_bytes_bring_it_down(content):
    for name in ("a.yaml", "a.json", "a"):
        assert_refused_or_read(content, name)


@given(st.text(alphabet="{}[]:,\"'\\ \n\t-?&*!|>%@#<ab01.eE", max_size=40))
@settings(deadline=None)
def test_no_text_brings_it_down(written):
    for name in ("a.yaml", "a.json", "a"):
        assert_refused_or_read(written.encode(), name)


def assert_refused_or_read(content: bytes, name: str) -> None:
    refused: tuple[Finding, ...] = ()
    try:
        parse(content, Address(name))
    except InputError as error:
        refused = error.findings
    assert all(finding.position is not None for finding in refused)


@given(st.text(alphabet='{}[]:,"\\ \n01.-eEtrufalsn', max_size=30))
def test_json_is_taken_exactly_where_the_standard_library_takes_it(written):
    def ours():
        try:
            return repr(text(written, "a.json")), True
        except InputError:
            return "", False

    try:
        expected = repr(json.loads(written, parse_constant=int)), True
    except ValueError:
        # An empty file is refused one stage later.
        expected = ("None", True) if not written.strip() else ("", False)
    assert ours() == expected or "inf" in expected[0]


# URLs


class Site(http.server.BaseHTTPRequestHandler):
    """A document with a reference to its neighbour, a redirect, one out of HTTP, an endless file and nothing else."""

    def do_GET(self):
        match self.path:
            case "/openapi.yaml":
                self.answer(200, HEAD.encode() + b"components: {schemas: {A: {$ref: 'parts/a.yaml#/A'}}}")
            case "/parts/a.yaml":
                self.answer(200, b"A: {type: string}")
            case "/moved":
                self.answer(302, b"", Location="/openapi.yaml")
            case "/out":
                self.answer(302, b"", Location="file:///etc/hostname")
            case "/loop":
                self.answer(302, b"", Location="/loop")
            case "/long":
                self.answer(200, b" " * 100_000)
            case _:
                self.answer(404, b"")

    def answer(self, status, content, **headers):
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize("path", ["/openapi.yaml", "/moved"])
def test_urls_are_read(site, path):
    source = read(site + path)
    assert source.uri == site + path
    assert [finding.rule for finding in source.findings] == ["reference-remote"]


def test_remote_references_are_followed_on_request(site):
    source = read(site + "/openapi.yaml", allow_remote=True)
    assert source.findings == ()
    assert source.data[FILES_KEY] == {"parts/a.yaml": {"A": {"type": "string"}}}
    assert source.locate(Pointer((FILES_KEY, "parts/a.yaml", "A"))).file == site + "/parts/a.yaml"


def test_remote_references_of_a_local_file(site, tmp_path):
    (tmp_path / "a.yaml").write_text(HEAD + f"components: {{schemas: {{A: {{$ref: '{site}/parts/a.yaml#/A'}}}}}}")
    assert [finding.rule for finding in read(str(tmp_path / "a.yaml")).findings] == ["reference-remote"]
    source = read(str(tmp_path / "a.yaml"), allow_remote=True)
    assert (source.findings, validate(source)) == ((), ())
    assert list(source.data[FILES_KEY]) == [site + "/parts/a.yaml"]


@pytest.mark.parametrize("path", ["/out", "/loop", "/nothing"])
def test_urls_that_cannot_be_read(site, path):
    assert rule_of(site + path) == "url-unreachable"


def test_long_answers_are_cut_off(site):
    assert rule_of(site + "/long", max_bytes=50_000) == "document-too-large"


@pytest.mark.parametrize("uri", ["http://", "http://[::1", "http://127.0.0.1:1/x", "http://127.0.0.1:x/"])
def test_bad_urls(uri):
    assert rule_of(uri) == "url-unreachable"


def test_passwords_are_not_shown():
    with pytest.raises(InputError) as caught:
        read("http://user:secret@127.0.0.1:1/a.yaml")
    assert "secret" not in repr(caught.value.findings)
