"""`pytest contract_tests --url URL`: one run for all workers, and nothing green where nothing was tested."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from contract_tests import conftest
from tests.cli.checked import document, instead, serving

ROOT = Path(__file__).parent.parent.parent


def outcome_of(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What comes of the tests of two operations and of a flow."""
    command = [sys.executable, "-m", "pytest", "contract_tests/test_server.py", "-q", "-p", "no:cacheprovider"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "RETELL_"))}
    return subprocess.run(
        # Without a summary, which tells everything twice where CI is set.
        [*command, "-rN", "-k", "getVoice or listVoices or life-voice", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_all_workers_share_one_run_that_tells_nothing_of_a_server_that_refuses_the_key(tmp_path):
    (tmp_path / "pets.yaml").write_text(document())
    with serving(tmp_path / "pets.yaml") as server:
        server.twist = instead(401, b'{"message": "no"}', ("content-type", "application/json"))
        done = outcome_of("--url", server.url, "-n", "2", "--api-key", "key_of_the_option", RETELL_API_KEY="other")
    assert done.returncode == 1
    assert "3 failed" in done.stdout
    assert done.stdout.count("inconclusive: the server refuses the key (401)") == 3
    assert {each.headers.get("authorization") for each in server.requests} == {"Bearer key_of_the_option"}
    assert len({(each.method, each.path) for each in server.requests}) == len(server.requests) > 0


class Asked:
    """The configuration of a test run with these options."""

    def __init__(self, **options: str) -> None:
        self.options = {"url": "", "api_key": "", "baseline": "", "mode": "", **options}

    def getoption(self, name: str) -> str:
        return self.options[name]


def test_what_is_wrong_with_an_option_is_the_reason(tmp_path):
    (tmp_path / "known.yaml").write_text("drifts: {}\n")
    for options, reason in (
        ({"url": "http://127.0.0.1:9", "baseline": str(tmp_path / "known.yaml")}, "'drifts' is no list"),
        ({"url": "nowhere"}, "no address"),
        ({"url": "https://api.invalid", "mode": "full"}, "mode full"),
        ({"url": "https://api.invalid"}, "api.invalid does not answer"),
    ):
        outcome = conftest.carried_out(Asked(**options), "spec/openapi.yaml")
        assert reason in outcome.reason
        assert (outcome.troubles, outcome.asked) == ((), frozenset())
