"""What each contender does, run in an environment that holds all of them: `python contenders.py TASK ARGUMENT…`.

Every task prints one JSON object: CPU seconds by contender, or of the one that it was asked for. Imports stand inside
the tasks, because they are what some of them measure: what is loaded already costs a contender nothing.
"""

from __future__ import annotations

import sys
from time import perf_counter, process_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

KEY = "key_benchmark"
AGENT = "agent_0123456789abcdef"
JSON = "application/json"


def importing(module: str) -> dict[str, float]:
    """Importing one module into a fresh interpreter."""
    start = process_time()
    __import__(module)
    return {"cpu": process_time() - start}


def first_answer(package: str, url: str) -> dict[str, float]:
    """From nothing to the first typed agent, the start of the interpreter included.

    `cpu` counts the whole process, user and system; `megabytes` is its largest memory until then.
    """
    client = __import__(package).Retell(api_key=KEY, base_url=url)
    agent = client.agent.retrieve(AGENT)
    if (agent.voice_id, agent.response_engine.llm_id) != ("voice-anna", "llm_0123456789abcdef"):
        raise SystemExit(f"{package} read another agent: {agent}")
    return {"cpu": process_time(), "megabytes": peak()}


def retrieving(url: str, rounds: int = 15, calls: int = 100) -> dict[str, float]:
    """CPU seconds of one call by each contender, in turns: the median of the rounds."""
    import httpx
    import retell  # type: ignore[import-not-found,unused-ignore]  # few environments have it
    import retell_api  # type: ignore[import-not-found,unused-ignore]

    raw = httpx.Client(base_url=url, headers={"authorization": f"Bearer {KEY}"})
    ours = retell_api.Retell(api_key=KEY, base_url=url)
    theirs = retell.Retell(api_key=KEY, base_url=url)
    acts: dict[str, Callable[[], object]] = {
        "httpx": lambda: raw.get(f"/get-agent/{AGENT}").json(),
        "ours": lambda: ours.agent.retrieve(AGENT),
        "official": lambda: theirs.agent.retrieve(AGENT),
    }
    return in_turns(acts, rounds, calls)


def parsing(count: int = 1000, rounds: int = 15) -> dict[str, float]:
    """CPU seconds of reading a list of calls: as models by the client, and by `json.loads`."""
    import json

    import httpx
    import retell_api  # type: ignore[import-not-found,unused-ignore]

    from benchmarks import bodies

    body = bodies.calls(count)
    answer = httpx.MockTransport(lambda _: httpx.Response(200, content=body, headers={"content-type": JSON}))
    client = retell_api.Retell(api_key=KEY, http_client=httpx.Client(transport=answer))
    if (found := len(client.call.list(limit=count).items)) != count:
        raise SystemExit(f"{found} calls were read instead of {count}")
    return in_turns({"json": lambda: json.loads(body), "ours": lambda: client.call.list(limit=count)}, rounds, 1)


def concurrent(contender: str, url: str, count: int) -> dict[str, float]:
    """Seconds, and the largest memory, of `count` calls at once."""
    import asyncio

    act = {"httpx": _bare, "ours": _ours}[contender]
    start = perf_counter()
    done = asyncio.run(act(url, count))
    seconds = perf_counter() - start
    if done != count:
        raise SystemExit(f"{contender} did {done} of {count} calls")
    return {"seconds": seconds, "megabytes": peak()}


async def _bare(url: str, count: int) -> int:
    async with _client(url) as client:

        async def one() -> object:
            return (await client.get(f"/get-agent/{AGENT}")).json()["agent_id"]

        return await _found(one, count)


async def _ours(url: str, count: int) -> int:
    import retell_api  # type: ignore[import-not-found,unused-ignore]

    async with _client(url) as http, retell_api.AsyncRetell(api_key=KEY, base_url=url, http_client=http) as client:

        async def one() -> object:
            return (await client.agent.retrieve(AGENT)).agent_id

        return await _found(one, count)


async def _found(act: Callable[[], Awaitable[object]], count: int) -> int:
    import asyncio

    return (await asyncio.gather(*(act() for _ in range(count)))).count(AGENT)


def _client(url: str) -> httpx.AsyncClient:
    """A client that takes any number of calls at once, and lets few of them into its pool.

    Whenever an answer ends, httpcore's pool compares every waiting request with every connection: thousands in it take
    hours, whoever sent them. All of them wait in front of it instead, made and unanswered.
    """
    import asyncio

    import httpx

    gate = asyncio.Semaphore(20)

    class Gated(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            async with gate:
                return await super().handle_async_request(request)

    headers = {"authorization": f"Bearer {KEY}"}
    return httpx.AsyncClient(base_url=url, timeout=600, headers=headers, transport=Gated())


def in_turns(acts: dict[str, Callable[[], object]], rounds: int, calls: int) -> dict[str, float]:
    """The median CPU seconds of one call by each, after a round that only warms up."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds + 1):
        for name, act in acts.items():
            start = process_time()
            for _ in range(calls):
                act()
            taken[name].append((process_time() - start) / calls)
    return {name: sorted(each[1:])[rounds // 2] for name, each in taken.items()}


def peak() -> float:
    """The largest memory of this process so far, in MB: Linux's own count, which a parent's memory does not enter."""
    if sys.platform == "linux":
        with open("/proc/self/status") as status:  # noqa: PTH123 - pathlib is what contenders may import
            return int(status.read().partition("VmHWM:")[2].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


TASKS: dict[str, Callable[..., dict[str, float]]] = {
    "importing": importing,
    "first_answer": first_answer,
    "retrieving": retrieving,
    "parsing": parsing,
    "concurrent": concurrent,
}

if __name__ == "__main__":
    import json

    task, *arguments = sys.argv[1:]
    print(json.dumps(TASKS[task](*(int(each) if each.isdecimal() else each for each in arguments))))
