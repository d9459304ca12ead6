"""The emulator: how soon a pool is there, how many calls it answers."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator

from bench.figures import Figure
from bench.processes import emulator
from poolwright.emulator import emulated_pool
from poolwright.xapi import VM, Ref, Session

#: Calls per second of VM.get_record on a real XAPI (simulator backend) at eight calls at a time.
REAL_GET_RECORD = 1069.6
CALLS = 4000
STARTS = 20


def measure() -> Iterator[Figure]:
    """Start-up of a 3-host pool; VM.get_record with eight connections."""
    seconds = asyncio.run(_starts())
    yield Figure("emulator: a 3-host pool is up in", seconds * 1000, "ms", 100, "the limit that we set")
    with emulator("--hosts", "1") as pool:
        rate = asyncio.run(_reads(pool.facts["coordinator"], pool.facts["username"], pool.facts["password"]))
    yield Figure(
        "emulator: VM.get_record, 8 at a time", rate, "calls/s", REAL_GET_RECORD, "a real XAPI, elsewhere"
    )


async def _starts() -> float:
    """The median time from nothing to a pool that listens."""
    taken = []
    for seed in range(STARTS):
        began = time.perf_counter()
        async with emulated_pool(hosts=3, seed=seed):
            taken.append(time.perf_counter() - began)
    return statistics.median(taken)


async def _reads(url: str, username: str, password: str) -> float:
    async with await Session.login(url, username, password) as session:
        vm = (await session.VM.get_all())[0]
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(8):
                group.create_task(_repeat(session, vm))
        return CALLS / (time.perf_counter() - began)


async def _repeat(session: Session, vm: Ref[VM]) -> None:
    for _ in range(CALLS // 8):
        await session.VM.get_record(vm)
