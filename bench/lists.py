"""Lists of a large cloud, asked over HTTP with signed requests: the first page and everything, of VMs, volumes,
accounts and hosts; statements for each; a page of VMs by sixteen clients at once; the manager's memory.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import stock
from bench.figures import Figure
from bench.processes import Child, manager
from poolwright.apiclient import ApiClient

PAGE = 500
CLIENTS, REQUESTS = 16, 160
#: What CloudStack's own measurement of 25,000 VMs says (seconds; elsewhere).
PUBLISHED = {"listVirtualMachines": 11.8, "listAccounts": 49.6}
THEIRS = "CloudStack's published figure"
LISTS = {
    "listVirtualMachines": stock.VMS,
    "listVolumes": stock.VOLUMES,
    "listAccounts": stock.ACCOUNTS,
    "listHosts": stock.HOSTS,
}
#: Statements that a list may take.
QUERIES = 3


def measure() -> Iterator[Figure]:
    """Fills a store, starts a manager on it, and asks."""
    with tempfile.TemporaryDirectory() as data:
        began = time.perf_counter()
        asyncio.run(stock.fill(Path(data)))
        rows = stock.VMS * 4 + stock.ACCOUNTS * 2 + stock.HOSTS
        yield Figure("lists: rows written to the store", rows / (time.perf_counter() - began), "rows/s")
        with manager(Path(data)) as managing:
            yield from asyncio.run(_ask(managing))


async def _ask(managing: Child) -> list[Figure]:
    facts = managing.facts
    figures = []
    async with ApiClient(facts["api"], facts["apikey"], facts["secretkey"], connections=CLIENTS) as api:
        await api.call("listZones")
        figures.append(Figure("lists: memory of the manager, at first", _memory(managing.pid), "MiB"))
        for command, count in LISTS.items():
            managing.report()
            first = await _timed(api, command, page=1, pagesize=PAGE)
            queries = sum(managing.report()["queries"].values())
            every = await _timed(api, command, pagesize=-1)
            name = f"lists, {count:,} rows, {command}"
            figures.append(Figure(f"{name}: first page of {PAGE}", first, "s"))
            figures.append(Figure(f"{name}: all", every, "s", PUBLISHED.get(command), THEIRS))
            figures.append(Figure(f"{name}: queries", queries, "queries", QUERIES, "our limit"))
        began = time.perf_counter()
        managing.report()
        await asyncio.gather(*(_pages(api) for _ in range(CLIENTS)))
        seconds, cpu = time.perf_counter() - began, managing.report()["cpu"]
        name = f"lists, listVirtualMachines, a page of 20 by {CLIENTS} clients"
        figures.append(Figure(name, REQUESTS / seconds, "requests/s"))
        figures.append(Figure(f"{name}: CPU", 1000 * cpu / REQUESTS, "ms"))
        figures.append(Figure("lists: memory of the manager, at last", _memory(managing.pid), "MiB"))
    return figures


async def _timed(api: ApiClient, command: str, **page: int) -> float:
    began = time.perf_counter()
    await api.call(command, listall=True, **page)
    return time.perf_counter() - began


async def _pages(api: ApiClient) -> None:
    for number in range(REQUESTS // CLIENTS):
        await api.call("listVirtualMachines", listall=True, page=number + 1, pagesize=20)


def _memory(pid: int) -> float:
    """MiB that a process has in memory."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
