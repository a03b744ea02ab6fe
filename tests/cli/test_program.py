"""Help, versions, usage errors, bugs and interruptions."""

import os
import resource
import subprocess
import sys
from typing import Any

import click
import pytest

from generator import __version__
from generator.cli.program import COMMANDS
from generator.cli.program import truespec as program
from tests.cli.conftest import PETS


def test_help_names_every_subcommand(truespec):
    result = truespec("--help")
    assert result.code == 0
    assert all(f"  {command.name}  " in result.out for command in COMMANDS)


@pytest.mark.parametrize("name", ["validate", "lint", "explain", "generate", "spec import", "completion"])
def test_help_of_every_subcommand_gives_examples(truespec, name):
    result = truespec(*name.split(), "--help")
    assert result.code == 0
    assert f"Examples:\n    truespec {name}" in result.out or 'eval "$(truespec completion' in result.out


def test_no_option_goes_without_help(truespec):
    spec = program.commands["spec"]
    assert isinstance(spec, click.Group)
    commands = [*COMMANDS, *spec.commands.values()]
    options = [param for command in commands for param in command.params if param.param_type_name == "option"]
    assert [option.name for option in options if not option.help] == []


def test_version(truespec):
    assert __version__ in truespec("--version").out


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["lint", "--nonsense"], ["lint", "--report", "xml"], ["lint", "--fail-on", "bad"], ["explain"]],
)
def test_wrong_usage_exits_with_2(truespec, arguments):
    result = truespec(*arguments)
    assert result.code == 2
    assert "Error: " in result.err


def test_a_bug_is_one_line_and_says_how_to_see_more(truespec, monkeypatch):
    monkeypatch.setattr("generator.document.read.read", lambda *_, **__: 1 // 0)
    result = truespec("lint", "x.yaml")
    assert result.code == 2
    assert result.err.startswith("this is a bug in truespec: ZeroDivisionError: ")
    assert "TRUESPEC_DEBUG=1" in result.err


def test_debug_shows_the_traceback(monkeypatch):
    from generator.cli import main

    monkeypatch.setenv("TRUESPEC_DEBUG", "1")
    monkeypatch.setattr("generator.document.read.read", lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        main(["lint", "x.yaml"])


def test_interrupted_exits_with_130(truespec, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.document.read.read", interrupt)
    assert truespec("lint", "x.yaml").code == 130


def spawn(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    options["env"] = {**os.environ, "PYTHONPATH": str(PETS.parents[3]), **options.get("env", {})}
    return subprocess.run([sys.executable, "-m", "generator", *arguments], timeout=60, **options)


def test_a_reader_that_leaves_makes_no_noise(workspace):
    read, write = os.pipe()
    os.close(read)
    done = spawn("lint", stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_help_appears_at_once():
    # Processor time, and the best of five: the clock on the wall measures what else the machine is doing.
    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        spawn("--help", stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.3


def test_help_imports_nothing_heavy():
    code = "import sys, generator.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert set(done.stdout.split()).isdisjoint(
        {"yaml", "pydantic", "jsonschema_rs", "httpx", "datamodel_code_generator"}
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(truespec, shell):
    result = truespec("completion", shell)
    assert result.code == 0
    assert "_TRUESPEC_COMPLETE" in result.out


def test_completion_offers_subcommands():
    script = {"_TRUESPEC_COMPLETE": "bash_complete", "COMP_WORDS": "truespec g", "COMP_CWORD": "1"}
    done = spawn(env=script, capture_output=True)
    assert b"plain,generate" in done.stdout
