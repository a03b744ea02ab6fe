"""The official Node SDK tells the whole story to a served emulator, with the operations that only it knows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import httpx
import pytest

from tests.clients.story import LATER, STORY, Call

HERE = Path(__file__).parent / "node"
ROOT = Path(__file__).parent.parent.parent
SHARED = 75
"""How many of its operations stand in the document; five more are those of the opt-in overlay."""

EXTRA = 5


@pytest.fixture(scope="module")
def modules() -> Path:
    """The SDK as npm installs it; what is pinned in the lock file is fetched from the registry when it is absent."""
    if not (HERE / "node_modules" / "retell-sdk").exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("needs npm to install the official Node SDK")
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True, capture_output=True)
    return HERE


@pytest.fixture
def address() -> Iterator[str]:
    """A served emulator with the operations that the official SDK calls and the document lacks."""
    arguments = ["emulate", "--port", "0", "--clock", "frozen", "--extra", "spec/extras/official-sdk.yaml"]
    command = [sys.executable, "-m", "generator", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            lines = iter(server.stdout or ())
            yield next(line.split()[1] for line in lines if line.startswith("ready:"))
        finally:
            server.terminate()


def told() -> tuple[Call, ...]:
    """The story, with the later calls before the things that they are about are gone."""
    ends = next(index for index, call in enumerate(STORY) if call.name == "phone_number.delete")
    live, others = LATER[1:2], (*LATER[:1], *LATER[2:])
    started = next(index for index, call in enumerate(STORY) if call.name == "call.create_web_call") + 1
    return (*STORY[:started], *live, *STORY[started:ends], *others, *STORY[ends:])


@pytest.mark.node
def test_the_official_node_sdk(modules: Path, address: str, tmp_path: Path) -> None:
    """Each operation that it has is carried out, and every answer could be read."""
    story = tmp_path / "story.json"
    story.write_text(json.dumps([asdict(call) for call in told()]))
    node = shutil.which("node") or shutil.which("nodejs")
    command = [str(node), "tell.cjs", str(story), address, "key_a"]
    done = subprocess.run(command, cwd=modules, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    journal = httpx.get(f"{address}/__emulator/journal", params={"limit": 1000}, trust_env=False).json()
    entries = journal["entries"]
    carried = {each["operation"] for each in entries if each["operation"] and each["status"] // 100 == 2}
    assert {each["status"] for each in entries if each["operation"]} <= {200, 201, 204}
    assert len(carried) == SHARED + EXTRA
