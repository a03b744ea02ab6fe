"""`truespec check` as a user meets it: what it prints and writes, and every exit code, whatever the server does."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from contract_tests.account import GRAVITY
from contract_tests.drift.steps import parse
from contract_tests.report import FORMATS
from generator.cli import check_options, check_types
from tests.cli.checked import document, edited, instead, serving
from tests.cli.conftest import PETS

KEY = "key_3f9Qz81LmXo2"


@pytest.fixture
def spec(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PETS_API_KEY", raising=False)
    path = tmp_path / "pets.yaml"
    path.write_text(document())
    return path


@pytest.fixture
def server(spec):
    with serving(spec) as server:
        yield server


@pytest.fixture
def check(truespec, spec, server):
    """The check of the server, in the working folder."""
    return lambda *arguments: truespec("check", "--url", server.url, "--spec", "pets.yaml", *arguments)


def without_kind(each):
    del each["kind"]


def with_mood(each):
    each["mood"] = "good"


def test_a_server_that_keeps_to_its_document(check, server):
    result = check()
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0] == f"Pets 1.2.0 at {server.url}"
    assert "Clean" in result.out.splitlines()[-1]
    assert len(server.requests) > 20


def test_drift_is_told_at_the_line_where_it_was_written(check, server, spec):
    server.twist = edited(without_kind)
    result = check()
    assert result.code == 1
    line = next(number for number, text in enumerate(document().splitlines(), 1) if "kind: {oneOf" in text)
    assert "response-property-missing" in result.out
    assert f"pets.yaml:{line}:9" in result.out
    assert "1 drift: 1 breaking" in result.out


@pytest.mark.parametrize(("gravity", "code"), [("security", 0), ("breaking", 0), ("additive", 1), ("informational", 1)])
def test_only_what_is_grave_enough_fails(check, server, gravity, code):
    server.twist = edited(with_mood)
    result = check("--fail-on", gravity)
    assert result.code == code
    assert "response-property-undeclared" in result.out


def test_reports_go_where_they_are_wanted(check, server, tmp_path):
    server.twist = edited(without_kind)
    result = check("--report", "json=deep/er/drift.json", "--report", "text")
    assert result.code == 1
    report = json.loads((tmp_path / "deep/er/drift.json").read_text())
    assert [each["rule"] for each in report["drifts"]] == ["response-property-missing"]
    assert report["drifts"][0]["pointer"] == "#/components/schemas/NewPet/properties/kind"
    assert report["requests"] > 0
    assert "1 drift" in result.out
    assert json.loads(check("--report", "json").out)["verdict"] == "drift"


def test_reproductions_can_be_replayed(check, truespec, server, tmp_path):
    server.twist = edited(without_kind)
    result = check("--reproductions", "again")
    assert result.code == 1
    (file,) = (tmp_path / "again").iterdir()
    assert file.stem in result.out
    assert parse(file.read_text()).about["rule"] == "response-property-missing"
    assert truespec("replay", file, "--url", server.url, "--api-key", "any").code == 1
    server.twist = lambda _, response: response
    assert truespec("replay", file, "--url", server.url, "--api-key", "any").code == 0


def test_what_is_accepted_fails_no_more_and_hides_nothing_else(check, server, tmp_path):
    server.twist = edited(without_kind)
    result = check("--write-baseline", "known.yaml", "--reason", "they know")
    assert (result.code, "accepted" in result.out) == (0, True)
    first = (tmp_path / "known.yaml").read_text()
    assert check("--baseline", "known.yaml").code == 0
    server.twist = edited(lambda each: (without_kind(each), with_mood(each)))
    result = check("--baseline", "known.yaml")
    assert result.code == 1
    assert "1 drift: 1 additive" in result.out
    assert check("--write-baseline", "known.yaml", "--reason", "so be it", "--expires", "2999-12-31").code == 0
    merged = (tmp_path / "known.yaml").read_text()
    reasons = sorted(line for line in merged.splitlines() if line.startswith("    reason:"))
    assert reasons == ["    reason: so be it", "    reason: they know"]
    assert set(first.splitlines()) < set(merged.splitlines())
    assert check("--write-baseline", "known.yaml", "--reason", "again").code == 0
    assert (tmp_path / "known.yaml").read_text() == merged


def test_entries_that_are_to_be_looked_at_again(check, server, tmp_path):
    server.twist = edited(without_kind)
    assert check("--write-baseline", "known.yaml", "--reason", "they know").code == 0
    server.twist = lambda _, response: response
    result = check("--baseline", "known.yaml")
    assert (result.code, "stale" in result.out) == (0, True)
    for untested in (("--only", "createPet"), ("--budget", "9")):
        assert "stale" not in check("--baseline", "known.yaml", *untested).out
    requests = json.loads(check("--report", "json").out)["requests"]
    cut = ("--baseline", "known.yaml", "--budget", str(requests - 1))  # the last requests break constraints
    assert "stale" in check(*cut).out
    text = (tmp_path / "known.yaml").read_text()
    (tmp_path / "known.yaml").write_text(text.replace("response-property-missing", "request-accepted"))
    assert "stale" not in check(*cut).out
    assert "stale" in check("--baseline", "known.yaml").out
    (tmp_path / "known.yaml").write_text(text)
    server.twist = edited(without_kind)
    text = (tmp_path / "known.yaml").read_text()
    (tmp_path / "known.yaml").write_text(text.rstrip() + "\n    expires: 2020-02-29\n")
    result = check("--baseline", "known.yaml")
    assert (result.code, "expired" in result.out) == (1, True)
    renewing = ("--baseline", "known.yaml", "--write-baseline", "known.yaml", "--reason", "still so")
    report = json.loads(check(*renewing, "--report", "json").out)
    assert [each["entry"]["reason"] for each in report["accepted"]] == ["still so"]
    assert (report["expired"], report["stale"], report["pending"]) == ([], [], [])


def test_what_was_not_seen_is_not_gone(check, tmp_path):
    entries = [
        ("response-null", "#/components/schemas/Pet/allOf/1/properties/id"),
        ("state-read-after-create", "#/paths/~1pets~1{pet_id}/get"),
        ("response-body-missing", "#/paths/~1pets/get/responses/200/content/application~1json"),
        ("response-null", "#/components/schemas/Unused/properties/friends"),
    ]
    lines = [
        f"  - {{fingerprint: 'aaaaaaaaaa{index:02}', rule: {rule}, pointer: '{pointer}', reason: known}}\n"
        for index, (rule, pointer) in enumerate(entries)
    ]
    (tmp_path / "known.yaml").write_text("drifts:\n" + "".join(lines))

    def told(*arguments):
        report = json.loads(check("--baseline", "known.yaml", "--report", "json", *arguments).out)
        return [[each["fingerprint"][-1] for each in report[kind]] for kind in ("stale", "pending")]

    assert told("--mode", "read") == [["2", "3"], ["0", "1"]]
    assert told() == [["0", "1", "2", "3"], []]


def test_part_of_it(check, server):
    server.twist = edited(without_kind)
    assert check("--only", "create*").code == 1
    asked = {(each.method, each.path) for each in server.requests}
    assert ("POST", "/pets") in asked
    result = check("--budget", "5", "--only", "deletePet")
    assert "budget was spent: 5 requests" in result.out


WRONG = [
    (),
    ("--url", "localhost:4010"),
    ("--url", "file:///etc/passwd"),
    ("--url", "http://"),
    ("--url", "http://[::1"),
    ("--url", "http://host:99999"),
    ("--url", "http://host:0"),
    ("--url", "http://me:secret-word@host/"),
    ("--url", "http://host/?api_key=secret-word"),
    ("--url", "http://h\nost/"),
]


@pytest.mark.parametrize("arguments", WRONG)
def test_what_is_no_address(truespec, spec, arguments):
    result = truespec("check", "--spec", "pets.yaml", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert "secret-word" not in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--spec", "none.yaml"), "none.yaml"),
        (("--spec", "list.yaml"), "list.yaml"),
        (("--overlay", "none.yaml"), "none.yaml"),
        (("--overlay", "list.yaml"), "list.yaml"),
        (("--overlay", "list.yaml", "--no-overlays"), "exclude each other"),
        (("--baseline", "none.yaml"), "none.yaml"),
        (("--baseline", "list.yaml"), "list.yaml:1:1"),
        (("--baseline", "."), "directory"),
        (("--write-baseline", "list.yaml", "--reason", "x"), "list.yaml:1:1"),
        (("--write-baseline", "new.yaml"), "--reason"),
        (("--write-baseline", "new.yaml", "--reason", " "), "--reason"),
        (("--write-baseline", "file/new.yaml", "--reason", "x"), "file"),
        (("--reason", "x"), "--write-baseline"),
        (("--expires", "2999-01-01"), "--write-baseline"),
        (("--write-baseline", "new.yaml", "--reason", "x", "--expires", "2020-01-01"), "has passed"),
        (("--write-baseline", "new.yaml", "--reason", "x", "--expires", "2999-02-30"), "no day"),
        (("--write-baseline", "new.yaml", "--reason", "x", "--expires", "soon"), "no day"),
        (("--report", "pdf"), "text"),
        (("--report", "json="), "names no file"),
        (("--report", "json=."), "directory"),
        (("--report", "json=file/below"), "file"),
        (("--report", "json", "--report", "text"), "two reports"),
        (("--report", "json=a", "--report", "text=./a"), "two reports"),
        (("--reproductions", "file"), "file"),
        (("--reproductions", "file/below"), "file"),
        (("--only", "nothing*"), "nothing*"),
        (("--only", "getPets"), "Did you mean getPet?"),
        (("--budget", "0"), "--budget"),
        (("--budget", "many"), "--budget"),
        (("--max-time", "nan"), "--max-time"),
        (("--timeout", "inf"), "--timeout"),
        (("--rate", "-1"), "--rate"),
        (("--seed", "x"), "--seed"),
        (("--fail-on", "everything"), "--fail-on"),
        (("--api-key", "two\nlines"), "key"),
        (("--api-key", "schlüssel"), "key"),
        (("--nonsense",), "--nonsense"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_sent(check, server, tmp_path, arguments, said):
    (tmp_path / "file").write_text("")
    (tmp_path / "list.yaml").write_text("- 1\n")
    result = check(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "bug in truespec" not in result.err
    assert server.requests == []
    assert not (tmp_path / "new.yaml").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--write-baseline", "new.yaml", "--reason", "x"), ("--reproductions", "again"), ("--only", "*"), ("--seed", "1")],
)
def test_what_is_for_requests_means_nothing_without_any(truespec, spec, tmp_path, arguments):
    (tmp_path / "seen.jsonl").write_text("")
    result = truespec("check", "--from", "seen.jsonl", "--spec", "pets.yaml", *arguments)
    assert (result.code, result.out) == (2, "")
    assert f"{arguments[0]} means nothing with --from" in result.err


def test_nobody_is_there(truespec, spec):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    accepting = ("--write-baseline", "known.yaml", "--reason", "x")
    result = truespec("check", "--url", f"http://127.0.0.1:{port}", "--spec", "pets.yaml", *accepting)
    assert result.code == 3
    assert not (spec.parent / "known.yaml").exists()
    assert f"127.0.0.1:{port}" in result.out
    assert "drift" not in result.out


def test_no_encryption_where_it_is_expected(check, server):
    result = check("--url", server.url.replace("http:", "https:"))
    assert result.code == 3
    assert "TLS" in result.out


PAGE = b"<!doctype html><title>Please log in</title>"


@pytest.mark.parametrize("after", [0, 8])
@pytest.mark.parametrize(
    ("twist", "said"),
    [
        ((401, b'{"message": "no"}', ("content-type", "application/json")), "key"),
        ((403, b'{"message": "no"}', ("content-type", "application/json")), "key"),
        ((429, b'{"message": "slow"}', ("content-type", "application/json"), ("retry-after", "9999")), "429"),
        ((407, PAGE, ("content-type", "text/html")), ""),
        ((200, PAGE, ("content-type", "text/html")), "HTML"),
        ((503, PAGE, ("content-type", "text/html")), ""),
    ],
)
def test_who_cannot_be_tested_is_not_blamed(check, server, twist, said, after):
    server.twist = instead(*twist, after=after)
    result = check()
    assert result.code == 3
    assert said in result.out
    assert "BREAKING" not in result.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_loses_no_more_than_its_own_file(check, server, tmp_path):
    server.twist = edited(without_kind)
    result = check("--report", "text", "--report", "json=/dev/full", "--report", "markdown=drift.md")
    assert (result.code, "/dev/full: No space left on device" in result.err) == (2, True)
    assert "1 drift" in result.out
    assert "1 drift" in (tmp_path / "drift.md").read_text()
    result = check("--report", "text", "--write-baseline", "/dev/full", "--reason", "x")
    assert (result.code, "/dev/full" in result.err) == (2, True)


def test_who_reads_no_further_loses_no_file(server, spec, tmp_path):
    server.twist = edited(without_kind)
    arguments = ["check", "--url", server.url, "--spec", "pets.yaml", "--report", "text", "--report", "json=drift.json"]
    child = subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments, "--reproductions", "again"],
        env={**os.environ, "PYTHONPATH": str(PETS.parents[3])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.close()
    _, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (1, b"")
    assert json.loads((tmp_path / "drift.json").read_text())["verdict"] == "drift"
    assert len(list((tmp_path / "again").iterdir())) == 1


def test_one_operation_that_is_limited_stops_nothing(check, server):
    full = instead(429, b'{"message": "too many pets"}', ("content-type", "application/json"))

    def twist(request, response):
        made = [each for each in server.requests if each.method == "POST"]
        return full(request, response) if request.method == "POST" and len(made) > 9 else response

    server.twist = twist
    result = check()
    assert "limited them (429): createPet" in result.out
    assert any(each.method == "DELETE" for each in server.requests)
    assert result.code == 0


def test_the_key_is_never_shown(truespec, server, spec, monkeypatch, tmp_path):
    monkeypatch.setenv("PETS_API_KEY", KEY)

    def echo(request, response):
        key = request.headers.get("authorization", "")
        return edited(lambda each: each.update({"kind": key, key: key}))(request, response)

    server.twist = echo
    written = ["--report", "json=drift.json", "--reproductions", "again", "--write-baseline", "known.yaml"]
    result = truespec("check", "--url", server.url, "--spec", "pets.yaml", *written, "--reason", KEY)
    assert any(each.headers.get("authorization") == f"Bearer {KEY}" for each in server.requests)
    assert result.code in (0, 1)
    texts = [result.out, result.err, *(each.read_text() for each in tmp_path.rglob("*") if each.is_file())]
    assert len(texts) > 4
    assert [text for text in texts if KEY in text] == []


def test_a_given_key_goes_before_that_of_the_environment(truespec, server, spec, monkeypatch):
    monkeypatch.setenv("PETS_API_KEY", "from-the-environment")
    truespec("check", "--url", server.url, "--spec", "pets.yaml", "--budget", "3", "--api-key", "given")
    assert {each.headers.get("authorization") for each in server.requests} == {"Bearer given"}
    server.requests.clear()
    truespec("check", "--url", server.url, "--spec", "pets.yaml", "--budget", "3")
    assert {each.headers.get("authorization") for each in server.requests} == {"Bearer from-the-environment"}


def test_the_same_seed_makes_the_same_requests(check, server):
    def sent(key, seed):
        server.requests.clear()
        assert check("--api-key", key, "--seed", seed).code == 0
        return [each.body for each in server.requests if each.method == "POST"]

    assert sent("key-1", "7") == sent("key-2", "7") != sent("key-3", "8")


def test_who_has_seen_enough_is_told_what_there_is(server, spec, tmp_path):
    arguments = [sys.executable, "-m", "generator", "check", "--url", server.url, "--spec", "pets.yaml"]
    children: list[subprocess.Popen[str]] = []
    missing = edited(without_kind)

    def twist(request, response):
        if len(server.requests) == 15:
            children[0].send_signal(signal.SIGINT)
        return missing(request, response)

    server.twist = twist
    environment = {**os.environ, "PYTHONPATH": str(PETS.parents[3]), "CI": "1"}
    with subprocess.Popen(
        [*arguments, "--report", "json=drift.json", "--report", "text"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        children.append(child)
        out, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (130, "")
    assert "response-property-missing" in out
    assert "interrupted before everything was tested" in out
    assert json.loads((tmp_path / "drift.json").read_text())["verdict"] == "drift"
    assert {each.method for each in server.requests[17:]} <= {"DELETE"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_says_how_far_it_has_come(server, spec):
    from tests.cli.test_terminal import seen  # which skips where there is no such terminal

    arguments = ("check", "--url", server.url, "--spec", str(spec))
    shown = seen(*arguments)
    assert " requests · 0 drifts …" in shown
    assert shown.rindex("…") < shown.rindex("\r\x1b[K") < shown.index("Pets 1.2.0")
    assert "…" not in seen(*arguments, CI="1")


def test_every_format_is_offered():
    assert tuple(name for name, _ in FORMATS) == check_types.FORMATS
    assert check_options.GRAVITY == GRAVITY
