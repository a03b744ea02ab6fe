"""`truespec emulate` as far as it does not get to serve: usage, documents, addresses and state that cannot be used.

How it serves is tested beside the emulator.
"""

from __future__ import annotations

import socket

import pytest

import emulator.serve
from emulator.clock import Setting
from emulator.starting import Options, document, setting
from emulator.starting import emulator as started
from generator.findings import InputError
from tests.cli.conftest import PETS


@pytest.fixture
def asked(monkeypatch):
    """The options that the command would serve with."""
    found: list[Options] = []
    monkeypatch.setattr(emulator.serve, "serve", lambda options, say: found.append(options))
    return found


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--port", "70000"], "'--port'"),
        (["--port", "x"], "'--port'"),
        (["--workers", "0"], "'--workers'"),
        (["--profile", "lax"], "'--profile'"),
        (["--seed", "a"], "'--seed'"),
        (["--clock", "fast"], "'fast' is none of real, frozen, stepped, or x10"),
        (["--clock", "x0"], "'x0' is none of"),
        (["--clock", "x99999999"], "is none of"),
        (["--clock", "xnan"], "is none of"),
        (["--overlay", "a.yaml", "--no-overlays"], "exclude each other"),
        (["surplus"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_exits_with_2(truespec, workspace, arguments, says):
    result = truespec("emulate", *arguments)
    assert result.code == 2
    assert says in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "absent.yaml"),
        ("openapi: 3.1.0\n  info: : x", "absent.yaml:2:"),
        ("[]", "absent.yaml:1:1:"),
        ("openapi: 9.0.0", "absent.yaml:1:"),
    ],
)
def test_a_document_that_cannot_be_used_exits_with_2(truespec, workspace, content, says):
    if content is not None:
        (workspace / "absent.yaml").write_text(content)
    result = truespec("emulate", "--port", "0", "--spec", "absent.yaml")
    assert (result.code, result.out) == (2, "")
    assert says in result.err


def test_an_overlay_that_cannot_be_used_exits_with_2(truespec, workspace):
    (workspace / "bad.yaml").write_text("overlay: 1.0.0\nactions: 3")
    result = truespec("emulate", "--port", "0", "--overlay", "bad.yaml")
    assert (result.code, result.out) == (2, "")
    assert "bad.yaml:" in result.err


def test_a_port_in_use_exits_with_2(truespec, workspace):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = truespec("emulate", "--port", str(taken.getsockname()[1]))
    assert (result.code, result.out) == (2, "")
    assert "Address already in use" in result.err


@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.7", "a" * 300, "\0", "é" * 70])
def test_a_host_that_is_not_ours_exits_with_2(truespec, workspace, host):
    result = truespec("emulate", "--port", "0", "--host", host)
    assert (result.code, result.out) == (2, "")
    assert "cannot listen on" in result.err


def test_workers_need_a_file(truespec, workspace):
    result = truespec("emulate", "--workers", "2")
    assert (result.code, result.out) == (2, "")
    assert "--state FILE.sqlite" in result.err


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("content", "state"), [(b"no database " * 1000, "state.sqlite"), (None, "absent/state.sqlite"), (None, "spec")]
)
def test_a_state_that_cannot_be_used_exits_with_2(truespec, workspace, content, state, workers):
    if content is not None:
        (workspace / state).write_bytes(content)
    result = truespec("emulate", "--port", "0", "--state", state, "--workers", workers)
    assert (result.code, result.out) == (2, "")
    assert f"error[state-unusable] {state}: " in result.err
    assert content is None or (workspace / state).read_bytes() == content


def test_options_arrive(truespec, workspace, asked):
    assert truespec("emulate", "--seed", "3", "--key", "k1", "--key", "k2", "--clock", "x60", "--stub").code == 0
    (options,) = asked
    assert (options.seed, options.keys, options.clock, options.stub) == (3, ("k1", "k2"), "x60", True)
    assert (options.host, options.port, options.state, options.workers) == ("127.0.0.1", 4010, "memory", 1)


def test_secrets_may_come_from_the_environment_and_are_never_shown(truespec, workspace, asked, monkeypatch):
    monkeypatch.setenv("TRUESPEC_EMULATOR_KEYS", "one-secret two-secret")
    monkeypatch.setenv("TRUESPEC_EMULATOR_TOKEN", "three-secret")
    result = truespec("emulate")
    (options,) = asked
    assert (options.keys, options.token) == (("one-secret", "two-secret"), "three-secret")
    wrong = truespec("emulate", "--port", "x")
    helped = truespec("emulate", "--help")
    said = "".join(each.out + each.err for each in (result, wrong, helped)) + repr(options)
    assert "secret" not in said.replace("secrets", "")


@pytest.mark.parametrize(
    ("seed", "clock", "expected"),
    [
        (None, None, Setting("real")),
        (1, None, Setting("stepped")),
        (1, "real", Setting("real")),
        (None, "frozen", Setting("frozen")),
        (None, "stepped", Setting("stepped")),
        (None, "x2.5", Setting("real", rate=2.5)),
    ],
)
def test_a_seed_makes_time_a_matter_of_requests(seed, clock, expected):
    assert setting(Options(spec="", seed=seed, clock=clock)) == expected


@pytest.mark.parametrize("clock", ["x", "x-1", "x0", "xinf", "xnan", "10", "slow"])
def test_no_other_clock_is_known(clock):
    with pytest.raises(InputError, match="there is no clock"):
        setting(Options(spec="", clock=clock))


@pytest.mark.parametrize(
    ("token", "is_local", "expected"), [("", True, ""), ("", False, None), ("t", True, "t"), ("t", False, "t")]
)
def test_the_control_plane_is_closed_to_others_without_a_token(token, is_local, expected):
    options = Options(spec=str(PETS), token=token)
    assert started(options, document(options), is_local=is_local).control_token == expected
