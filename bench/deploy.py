"""VMs launched on a pool with realistic durations: ours beside CloudStack's calls beside what the pool allows.

Both launch the same VMs (a root disk cloned from a template's, an empty CD drive, a NIC on a VLAN network that
exists) on pools alike, one after the other, warm: 1, then 10, then 100 on 16 hosts with 4 shared storage
repositories. `--large`: 512 and 1,000 on 64 hosts with 16.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import estate
from bench.bound import bound_of
from bench.cloud import Cloud
from bench.cloudstack.agent import connect_agents
from bench.cloudstack.connection import Connection
from bench.cloudstack.management import Management
from bench.figures import Figure
from bench.processes import Child, emulator, manager
from poolwright.apiclient import ApiClient

PROFILES = ("recorded", "realistic")
SIZES = (1, 10, 100)
HOSTS, SRS = 16, 4
LARGE_SIZES = (512, 1000)
LARGE_HOSTS, LARGE_SRS = 64, 16
#: SQL statements per deploy that we allow ourselves.
QUERIES = 10
#: The originators of sessions, and what the figures stand beside.
OURS, THEIRS = "poolwright", "cloudstack"
CLOUDSTACK = "CloudStack's calls, same run"
#: The connections that our client keeps to a pool. CloudStack's threads have one each.
CONNECTIONS = 16
LAUNCH, REMOVE = "launch", "stop and destroy"


@dataclass(frozen=True)
class Run:
    """VMs launched, or `what` was done to them, in so many seconds; what pool and manager report of it."""

    what: str
    count: int
    seconds: float
    pool: dict[str, Any]
    manager: dict[str, Any]

    @property
    def calls(self) -> float:
        """XAPI calls per VM, by whoever launched; what waits for events counts once per VM at most."""
        counts = Counter(self.pool["calls"].get(OURS if self.manager else THEIRS))
        counts["event.from"] = min(counts["event.from"], self.count)
        return counts.total() / self.count

    @property
    def queries(self) -> float:
        """SQL statements per VM."""
        return float(sum(self.manager["queries"].values())) / self.count


def measure() -> Iterator[Figure]:
    """1, 10 and 100 VMs on 16 hosts, with each profile."""
    with tempfile.TemporaryDirectory() as folder:
        built = asyncio.run(estate.build(Path(folder), hosts=HOSTS, srs=SRS))
        for profile in PROFILES:
            yield from _compare(built, profile, SIZES)


def measure_large() -> Iterator[Figure]:
    """512 and 1,000 VMs on 64 hosts: some minutes."""
    with tempfile.TemporaryDirectory() as folder:
        for size in LARGE_SIZES:
            built = asyncio.run(estate.build(Path(folder), hosts=LARGE_HOSTS, srs=LARGE_SRS))
            yield from _compare(built, "realistic", (size,))


def _compare(built: estate.Estate, profile: str, sizes: tuple[int, ...]) -> Iterator[Figure]:
    ours = run_ours(built, profile, sizes)
    theirs = run_cloudstack(built, profile, sizes)
    for mine, their in zip(ours, theirs, strict=True):
        vms = "1 VM" if mine.count == 1 else f"{mine.count:,} VMs"
        name = f"{profile}, {built.hosts} hosts, {mine.what} {vms}"
        yield Figure(f"{name}: time", mine.seconds, "s", their.seconds, CLOUDSTACK)
        if mine.what == LAUNCH:
            yield from _against_bound(name, mine, their)
        yield Figure(f"{name}: XAPI calls per VM", mine.calls, "calls", their.calls, CLOUDSTACK)
        yield Figure(f"{name}: SQL queries per VM", mine.queries, "queries", QUERIES, "our limit")
        yield Figure(f"{name}: CPU per VM, manager", 1000 * mine.manager["cpu"] / mine.count, "ms")
        yield Figure(f"{name}: CPU per VM, emulator", 1000 * mine.pool["cpu"] / mine.count, "ms")


def _against_bound(name: str, mine: Run, their: Run) -> Iterator[Figure]:
    bound = bound_of(mine.pool, CONNECTIONS)
    theirs = bound_of(their.pool, mine.count)
    bound.check(mine.seconds)
    theirs.check(their.seconds)
    yield Figure(f"{name}: time", mine.seconds, "s", bound.longest, "bound: clones, starts or calls")
    yield Figure(f"{name}: time", mine.seconds, "s", bound.with_last_start, "bound: clones, then a start")
    lost, they_lost = mine.seconds - bound.with_last_start, their.seconds - theirs.with_last_start
    yield Figure(f"{name}: time above that bound", lost, "s", they_lost, "CloudStack's above its own")


def run_ours(built: estate.Estate, profile: str, sizes: tuple[int, ...], *options: str) -> list[Run]:
    """Launches through our API, after one VM that warms the connection, and removes that one.

    `options` are the manager's.
    """
    with (
        tempfile.TemporaryDirectory() as data,
        emulator("--database", str(built.database), "--profile", profile) as pool,
        manager(Path(data), *options) as managing,
    ):
        return asyncio.run(_launches(built, pool, managing, Path(data), sizes))


async def _launches(
    built: estate.Estate, pool: Child, managing: Child, data: Path, sizes: tuple[int, ...]
) -> list[Run]:
    facts = managing.facts
    runs = []
    async with ApiClient(facts["api"], facts["apikey"], facts["secretkey"]) as api:
        cloud = await Cloud.adopt(api, data / "poolwright.sqlite", pool.facts, built)
        managing.report()
        await cloud.launch(1)
        for size in (*sizes, 0):
            await cloud.check()
            pool.report()
            managing.report()
            seconds = await (cloud.launch(size) if size else cloud.remove(0))
            what = LAUNCH if size else REMOVE
            runs.append(Run(what, size or 1, seconds, pool.report(), managing.report()))
        await cloud.check()
    return runs


def run_cloudstack(built: estate.Estate, profile: str, sizes: tuple[int, ...]) -> list[Run]:
    """The same by CloudStack's calls."""
    with emulator("--database", str(built.database), "--profile", profile) as pool:
        facts = pool.facts
        connection = Connection(facts["coordinator"], facts["username"], facts["password"])
        management = Management(connect_agents(connection), built.images)
        management.launch(1)
        runs = []
        for size in sizes:
            pool.report()
            seconds = management.launch(size)
            runs.append(Run(LAUNCH, size, seconds, pool.report(), {}))
        seconds = management.remove(0)
        runs.append(Run(REMOVE, 1, seconds, pool.report(), {}))
        connection.close()
    return runs
