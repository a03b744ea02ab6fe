"""A soak of the emulator: many mixed requests over many connections, each with a model of its own beside it.

Ends with 1 where any answer is a server error or differs from the model, where the state at the end is not the model's,
or where the server's memory goes on growing though what it holds does not.

    python benchmarks/emulator_soak.py [--requests 200000] [--connections 50]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any as Json

import httpx

ROOT = Path(__file__).resolve().parent.parent
MOST = 12
GROWTH = 1.15
"""By how much the memory may grow between a third of the way and the end: buffers fill, leaks go on."""


@dataclass(slots=True)
class Model:
    """What one workspace should hold: LLMs by id with their general prompt, agents by id with their name."""

    llms: dict[str, str] = field(default_factory=dict)
    agents: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Worker:
    """One connection with a key, and so a workspace, of its own."""

    client: httpx.AsyncClient
    number: int
    model: Model = field(default_factory=Model)
    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.number)

    async def ask(self, method: str, path: str, expected: int, body: Json = None) -> Json:
        """Send one request; note what is not as expected."""
        headers = {"Authorization": f"Bearer soak_{self.number}"}
        response = await self.client.request(method, path, json=body, headers=headers)
        self.statuses[response.status_code] += 1
        if response.status_code != expected:
            self.faults.append(f"{method} {path}: {response.status_code} instead of {expected}: {response.text[:200]}")
        return response.json() if response.content else None

    async def step(self, count: int) -> None:
        """One request, chosen by chance among those that make sense now."""
        choices = [(weight, act) for weight, act, fits in self._acts() if fits]
        (act,) = self.chance.choices([act for _, act in choices], [weight for weight, _ in choices])
        await act(count)

    def _acts(self) -> list[tuple[int, Callable[[int], Awaitable[None]], bool]]:
        """What can be done: its weight, the request, and whether it makes sense."""
        llms, agents = self.model.llms, self.model.agents
        return [
            (12, self._create_llm, len(llms) < MOST),
            (12, self._create_agent, bool(llms) and len(agents) < MOST),
            (16, self._change_llm, bool(llms)),
            (12, self._change_agent, bool(agents)),
            (8, self._delete_agent, bool(agents)),
            (4, self._delete_llm, len(llms) > 2 and not agents),
            (6, self._be_refused, True),
            (4, self._miss, True),
            (6, self._list, True),
            (20, self._read, bool(agents)),
        ]

    async def _create_llm(self, count: int) -> None:
        prompt = f"prompt {count}"
        made = await self.ask("POST", "/create-retell-llm", 201, {"start_speaker": "agent", "general_prompt": prompt})
        self.model.llms[made["llm_id"]] = prompt

    async def _create_agent(self, count: int) -> None:
        engine = {"type": "retell-llm", "llm_id": self._some(self.model.llms)}
        body = {"response_engine": engine, "voice_id": "retell-Cimo", "agent_name": f"name {count}"}
        made = await self.ask("POST", "/create-agent", 201, body)
        self.model.agents[made["agent_id"]] = f"name {count}"

    async def _change_llm(self, count: int) -> None:
        identity, prompt = self._some(self.model.llms), f"changed {count}"
        changed = await self.ask("PATCH", f"/update-retell-llm/{identity}", 200, {"general_prompt": prompt})
        self.model.llms[identity] = prompt
        self._same(changed["general_prompt"], prompt)

    async def _change_agent(self, count: int) -> None:
        identity, name = self._some(self.model.agents), f"renamed {count}"
        changed = await self.ask("PATCH", f"/update-agent/{identity}", 200, {"agent_name": name})
        self.model.agents[identity] = name
        self._same(changed["agent_name"], name)

    async def _delete_agent(self, _count: int) -> None:
        identity = self._some(self.model.agents)
        await self.ask("DELETE", f"/delete-agent/{identity}", 204)
        del self.model.agents[identity]

    async def _delete_llm(self, _count: int) -> None:
        identity = self._some(self.model.llms)
        await self.ask("DELETE", f"/delete-retell-llm/{identity}", 204)
        del self.model.llms[identity]

    async def _be_refused(self, _count: int) -> None:
        await self.ask("POST", "/create-agent", 400, {"agent_name": "without what is required"})

    async def _miss(self, _count: int) -> None:
        await self.ask("GET", "/get-agent/agent_unknown", 422)

    async def _list(self, _count: int) -> None:
        found = await self.ask("GET", "/v2/list-retell-llms?limit=1000", 200)
        self._same(sorted(each["llm_id"] for each in found["items"]), sorted(self.model.llms))

    async def _read(self, _count: int) -> None:
        identity = self._some(self.model.agents)
        read = await self.ask("GET", f"/get-agent/{identity}", 200)
        self._same(read["agent_name"], self.model.agents[identity])

    def _some(self, table: dict[str, str]) -> str:
        return self.chance.choice(list(table))

    def _same(self, seen: Json, expected: Json) -> None:
        if seen != expected:
            self.faults.append(f"{str(seen)[:120]} instead of {str(expected)[:120]}")

    async def compare(self) -> None:
        """The state at the end is the model's."""
        agents = await self.ask("GET", "/list-agents?limit=1000", 200)
        self._same({each["agent_id"]: each["agent_name"] for each in agents}, self.model.agents)
        llms = await self.ask("GET", "/v2/list-retell-llms?limit=1000", 200)
        self._same({each["llm_id"]: each["general_prompt"] for each in llms["items"]}, self.model.llms)


async def soak(address: str, pid: int, requests: int, connections: int) -> int:
    """Run the workers side by side; the number of faults."""
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    memory: list[float] = []
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=60, trust_env=False) as client:
        workers = [Worker(client, number) for number in range(connections)]
        share = requests // connections

        async def work(worker: Worker) -> None:
            for count in range(share):
                await worker.step(count)
                if worker.number == 0 and count % max(1, share // 30) == 0:
                    memory.append(_memory(pid))

        started = time.monotonic()
        await asyncio.gather(*map(work, workers))
        elapsed = time.monotonic() - started
        await asyncio.gather(*(worker.compare() for worker in workers))
    statuses = sum((worker.statuses for worker in workers), Counter[int]())
    faults = [fault for worker in workers for fault in worker.faults]
    third, last = max(memory[: len(memory) // 3 + 1]), memory[-1]
    print(f"{statuses.total()} requests over {connections} connections in {elapsed:.0f} s")
    print("statuses: " + ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items())))
    print(f"memory: {memory[0]:.0f} MB at first, {third:.0f} MB at a third, {last:.0f} MB at the end")
    for fault in faults[:10]:
        print(fault)
    grown = last > third * GROWTH
    broken = sum(count for status, count in statuses.items() if status >= 500)
    print(f"server errors: {broken}; differences from the model: {len(faults)}; leak: {'yes' if grown else 'no'}")
    return len(faults) + broken + int(grown)


def _memory(pid: int) -> float:
    """The resident memory of a process in MB."""
    text = Path(f"/proc/{pid}/status").read_text()
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def main() -> int:
    """Start a server, soak it, stop it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=200_000)
    parser.add_argument("--connections", type=int, default=50)
    asked = parser.parse_args()
    command = [sys.executable, "-m", "generator", "emulate", "--port", "0"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        address = ""
        for line in server.stdout or ():
            if line.startswith("ready:"):
                address = line.split()[1]
                break
        return min(1, asyncio.run(soak(address, server.pid, asked.requests, asked.connections)))
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    sys.exit(main())
