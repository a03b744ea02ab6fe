"""One job a session. Plain `nox` runs the main job and the checks; `nox -l` lists them all.

Sessions use the environment that nox itself is installed in (the `dev` extra), except those that must start from
nothing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nox

nox.options.sessions = ["generate", "stale", "lint", "types", "tests"]
nox.options.error_on_missing_interpreters = True

PYTHON = sys.executable
BIN = Path(PYTHON).parent


@nox.session(python=False)
def generate(session: nox.Session) -> None:
    """Write the SDKs and docs: the main job."""
    session.run(PYTHON, "-m", "generator", "generate", *session.posargs)


@nox.session(python=False)
def stale(session: nox.Session) -> None:
    """Fail if what is generated is not what the document generates."""
    session.run(PYTHON, "-m", "generator", "generate", "--check", *session.posargs)


@nox.session(python=False)
def tests(session: nox.Session) -> None:
    """Run all tests, or those given after `--`."""
    session.run(PYTHON, "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session(python=False)
def lint(session: nox.Session) -> None:
    """Check style, format and who may import whom."""
    session.run(PYTHON, "-m", "ruff", "check")
    session.run(PYTHON, "-m", "ruff", "format", "--check")
    session.run(str(BIN / "lint-imports"))


@nox.session(python=False)
def types(session: nox.Session) -> None:
    """Check the types of everything, generated code too."""
    session.run(PYTHON, "-m", "mypy")
    session.run(PYTHON, "-m", "mypy", "generated/python/src", env={"MYPYPATH": "generated/python/src"})


@nox.session(python=False)
def contract(session: nox.Session) -> None:
    """Check the emulator and write reports, or any server: `-- --url URL` and whatever else `truespec check` takes."""
    if session.posargs:
        session.run(PYTHON, "-m", "generator", "check", *session.posargs)
        return
    folder = Path(session.create_tmp()).resolve()
    with emulated() as url:
        files = {"json": "drift.json", "html": "drift.html", "markdown": "drift.md", "junit": "drift.xml"}
        reports = [f"--report={form}={folder / name}" for form, name in files.items()]
        check = [PYTHON, "-m", "generator", "check", "--url", url, "--report=text", *reports]
        session.run(*check, "--reproductions", str(folder / "reproductions"))
    session.log(f"reports are in {folder}")


@contextmanager
def emulated() -> Iterator[str]:
    """An emulator on a free port, and its address."""
    command = [PYTHON, "-m", "generator", "emulate", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            ready = server.stdout.readline() if server.stdout else ""
            yield ready.removeprefix("ready: ").partition(" ")[0]
        finally:
            server.terminate()


@nox.session(python=False)
def soundness(session: nox.Session) -> None:
    """Hold the normalized model to the document with thousands of instances a component."""
    session.run(PYTHON, "-m", "pytest", "tests/soundness", *session.posargs, env={"TRUESPEC_SOUNDNESS": "2000"})


@nox.session(python=False)
def bench(session: nox.Session) -> None:
    """Measure speed, memory and size against the bounds, and other generators on the same document."""
    session.run(PYTHON, "benchmarks/generate.py", *session.posargs)
    session.run(PYTHON, "benchmarks/sdk.py", *session.posargs)
    session.run(PYTHON, "benchmarks/emulator_http.py", *session.posargs)
    session.run(PYTHON, "benchmarks/emulator_lists.py", *session.posargs)
    session.run(PYTHON, "benchmarks/contract_data.py", *session.posargs)
    session.run(PYTHON, "benchmarks/proxy.py", *session.posargs)


@nox.session(python=False)
def drift(session: nox.Session) -> None:
    """Read from the live API and say where it departs from the document: `nox -s drift -- --url https://…`, with a key.

    The key is that of the environment variable which the document names, such as RETELL_API_KEY.
    """
    if "--url" not in session.posargs:
        session.error("name the live API, and have its key in the environment: nox -s drift -- --url https://…")
    session.run(PYTHON, "-m", "generator", "check", "--mode", "read", *session.posargs)


@nox.session(python=False)
def chaos(session: nox.Session) -> None:
    """Kill checks, cut them off and mislead them, and see that nothing is left, touched or overspent."""
    session.run(PYTHON, "benchmarks/chaos.py", *session.posargs)


@nox.session(python=False)
def driftbench(session: nox.Session) -> None:
    """Let the emulator drift in one way after another, and measure what contract tests and Schemathesis find of it."""
    session.run(PYTHON, "benchmarks/drift.py", *session.posargs)


@nox.session(python=False)
def picture(session: nox.Session) -> None:
    """Make docs/report.png: the report of a run against an emulator that drifts, as Chromium shows it."""
    session.run(PYTHON, "benchmarks/report_picture.py", *session.posargs)


@nox.session(name="fuzz-check", python=False)
def fuzz_check(session: nox.Session) -> None:
    """Check servers whose answers are hostile by chance: 500 of them, which takes an hour."""
    session.run(PYTHON, "-m", "pytest", "tests/contract/test_fuzz.py", *session.posargs, env={"TRUESPEC_FUZZ": "500"})


@nox.session(python=False)
def soak(session: nox.Session) -> None:
    """Send the emulator 200,000 mixed requests, and compare its state with a model's."""
    session.run(PYTHON, "benchmarks/emulator_soak.py", *session.posargs)


@nox.session(python=False)
def machine(session: nox.Session) -> None:
    """Drive the emulator's versions, references and lists by chance, for long."""
    session.run(
        PYTHON,
        "-m",
        "pytest",
        "tests/emulator/test_versions_machine.py",
        *session.posargs,
        env={"TRUESPEC_MACHINE": "500"},
    )


@nox.session(python=False)
def package(session: nox.Session) -> None:
    """Build the wheel, install it where there is nothing else, and generate outside a checkout."""
    work = Path(session.create_tmp()).resolve()
    session.run(PYTHON, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(work), ".")
    session.run(PYTHON, "-m", "venv", "--clear", str(work / "venv"))
    wheel = max(work.glob("truespec-*.whl"), key=lambda path: path.stat().st_mtime)
    python = str(work / "venv" / "bin" / "python")
    session.run(python, "-m", "pip", "install", "-q", "-c", "constraints.txt", str(wheel), external=True)
    document = Path("tests/specs/ok/pets.yaml").resolve()
    empty = work / "empty"
    empty.mkdir(exist_ok=True)
    with session.chdir(empty):
        for arguments in (("validate", str(document)), ("generate", "--spec", str(document))):
            session.run(str(work / "venv" / "bin" / "truespec"), *arguments, external=True)
        session.run(
            str(work / "venv" / "bin" / "truespec"), "generate", "--spec", str(document), "--check", external=True
        )
