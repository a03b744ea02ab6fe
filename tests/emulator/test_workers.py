"""Several processes on one file: nothing that was acknowledged is lost, whoever is killed, and whenever."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from emulator.workers import Bond, attend
from generator.findings import InputError
from tests.emulator.serving import KEY, PATIENCE, PROMPT, Served, serving

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


def children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def until(what: Callable[[], bool]) -> None:
    """Wait for something to become so."""
    waiting = threading.Event()
    for _ in range(PATIENCE * 20):
        if what():
            return
        waiting.wait(0.05)
    raise AssertionError("it never came to be")


class Writing(threading.Thread):
    """Writes until the server is gone, and remembers what was acknowledged."""

    def __init__(self, served: Served, key: str) -> None:
        super().__init__()
        self._served, self._key = served, key
        self.acknowledged: dict[str, str] = {}
        self.begun = threading.Event()

    def run(self) -> None:
        headers = {"authorization": f"Bearer {self._key}"}
        with (
            httpx.Client(base_url=self._served.url, headers=headers, timeout=PATIENCE) as client,
            suppress(httpx.TransportError),
        ):
            while True:
                made = client.post("/create-retell-llm", json=PROMPT).json()
                self.acknowledged[made["llm_id"]] = PROMPT["general_prompt"]
                said = f"changed {len(self.acknowledged)}"
                changed = client.patch(f"/update-retell-llm/{made['llm_id']}", json={"general_prompt": said})
                self.acknowledged[made["llm_id"]] = changed.json()["general_prompt"]
                if len(self.acknowledged) > 5:
                    self.begun.set()


@pytest.mark.parametrize("workers", [1, 2])
def test_kill_9_in_a_stream_of_writes_loses_nothing_acknowledged(file, workers):
    known: dict[str, dict[str, str]] = {"key_a": {}, "key_b": {}}
    for _ in range(3):
        with serving("--state", file, "--workers", str(workers)) as served:
            writers = {key: Writing(served, key) for key in known}
            for writer in writers.values():
                writer.start()
            for writer in writers.values():
                assert writer.begun.wait(PATIENCE)
            os.killpg(served.process.pid, signal.SIGKILL)
            for key, writer in writers.items():
                writer.join(PATIENCE)
                assert not known[key].keys() & writer.acknowledged.keys()
                known[key] |= writer.acknowledged
    with serving("--state", file) as served:
        for key, acknowledged in known.items():
            with httpx.Client(base_url=served.url, headers={"authorization": f"Bearer {key}"}) as client:
                for identity, said in acknowledged.items():
                    found = client.get(f"/get-retell-llm/{identity}").json()["general_prompt"]
                    # An answer that was on its way when the server died may tell of a later change.
                    assert found == said or said == PROMPT["general_prompt"]


def test_workers_share_what_they_hold(file):
    with serving("--state", file, "--workers", "3") as served:
        clients = [served.client() for _ in range(12)]
        made = [client.post("/create-retell-llm", json=PROMPT).json()["llm_id"] for client in clients]
        for client in clients:
            assert {client.get(f"/get-retell-llm/{identity}").status_code for identity in made} == {200}
        assert len(set(made)) == len(made)
        digests = {client.get("/__emulator/digest").text for client in clients}
        assert len(digests) == 1
        for client in clients:
            client.close()
        assert served.end() == (0, "")


def test_writers_in_all_workers_lose_no_count(file):
    with serving("--state", file, "--workers", "2") as served:
        with served.client() as client:
            llm = client.post("/create-retell-llm", json=PROMPT).json()["llm_id"]
            agent = {"response_engine": {"type": "retell-llm", "llm_id": llm}, "voice_id": "11labs-Adrian"}

        def make(ids: list[str]) -> None:
            with served.client() as client:
                ids += [client.post("/create-agent", json=agent).json()["agent_id"] for _ in range(25)]

        found: list[list[str]] = [[] for _ in range(8)]
        threads = [threading.Thread(target=make, args=(ids,)) for ids in found]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        everything = [identity for ids in found for identity in ids]
        assert len(everything) == len(set(everything)) == 200
        with served.client() as client:
            assert all(client.get(f"/get-agent/{identity}").status_code == 200 for identity in everything)


def test_a_worker_that_is_killed_is_replaced(file):
    with serving("--state", file, "--workers", "2") as served:
        with served.client() as client:
            made = client.post("/create-retell-llm", json=PROMPT).json()["llm_id"]
        before = children(served.process.pid)
        assert len(before) == 2
        for process in before:
            os.kill(process, signal.SIGKILL)
        until(lambda: len(set(children(served.process.pid)) - set(before)) == 2)
        with served.client() as client:
            assert client.get(f"/get-retell-llm/{made}").status_code == 200
        assert served.end(signal.SIGINT) == (0, "")


def test_workers_end_with_their_parent(file):
    with serving("--state", file, "--workers", "2") as served:
        workers = children(served.process.pid)
        os.kill(served.process.pid, signal.SIGKILL)
        served.process.wait(PATIENCE)
        until(lambda: not any(is_running(process) for process in workers))


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_workers_that_only_end_are_given_up(capfd):
    def fail(_bond: Bond) -> None:
        raise RuntimeError("no luck")

    with pytest.raises(InputError, match="workers end as soon as they begin"):
        attend(2, fail, lambda: None)
    assert "a worker failed: RuntimeError: no luck" in capfd.readouterr().err


def test_the_parent_can_be_stopped_by_a_signal():
    ready = []
    others = set(children(os.getpid()))  # of tests before this one

    def work(bond: Bond) -> None:
        bond.started()
        signal.pause()

    def stop() -> None:
        ready.append(set(children(os.getpid())) - others)
        os.kill(os.getpid(), signal.SIGTERM)

    attend(3, work, stop)
    (workers,) = ready
    assert len(workers) >= 3
    assert not any(is_running(process) for process in workers)


def test_state_survives_a_restart_with_more_workers(file):
    with serving("--state", file) as served, served.client() as client:
        made = client.post("/create-retell-llm", json=PROMPT).json()
        digest = client.get("/__emulator/digest").text
        client.close()
        assert served.end() == (0, "")
    with serving("--state", file, "--workers", "2") as served, served.client() as client:
        assert client.get("/__emulator/digest").text == digest
        assert client.get(f"/get-retell-llm/{made['llm_id']}", headers=KEY).json() == made
