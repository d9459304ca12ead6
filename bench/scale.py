"""The emulator by size: 64 hosts and up to 20,000 VMs, at each doubling of the VMs.

Memory, start-up, reads with 16 connections, the whole table, 1,000 VMs started and how late an `event.from`
consumer knows. Rates are by the clock, on a machine that others use too; CPU is the pool's process's alone.
Each figure stands beside the same one with half as many VMs: what a call costs must not grow, the rest must at
most double. The largest stands beside a real XAPI's too, where there is a figure.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from bench.processes import Child, emulator
from poolwright.xapi import VM, Ref, Session, host

HOSTS = 64
SIZES = (2_500, 5_000, 10_000, 20_000)
CONNECTIONS = 16
READS = 4_000
STARTS = 1_000
#: A real XAPI with a simulated hypervisor (xen-api 25.27): calls per second, 8 at a time; milliseconds per VM
#: record when 52 are read at once; starts per second over two hosts, no domains being built.
REAL_READS = 1069.6
REAL_RECORD = 41.02 / 52
REAL_STARTS = 465.5 / 60


@dataclass(frozen=True)
class Scale:
    """What was measured of one pool."""

    startup: float
    memory: float
    reads: float
    read_cpu: float
    table: float
    table_cpu: float
    starts: float
    start_cpu: float
    lag: float
    worst_lag: float


def measure() -> Iterator[Figure]:
    """The figures of each size, then the largest beside a real XAPI."""
    smaller: Scale | None = None
    for vms in SIZES:
        scale = _scale(vms)
        yield from _beside(vms, scale, smaller)
        smaller = scale
    if smaller is not None:
        yield from _real(smaller)


def _beside(vms: int, scale: Scale, half: Scale | None) -> Iterator[Figure]:
    def figure(name: str, unit: str, of: Callable[[Scale], float]) -> Figure:
        before, against = (None, "") if half is None else (of(half), "half as many VMs")
        return Figure(f"emulator, {vms:,} VMs on {HOSTS} hosts: {name}", of(scale), unit, before, against)

    yield figure("is up in", "s", lambda one: one.startup)
    yield figure("memory", "MiB", lambda one: one.memory)
    yield figure(f"VM.get_record, {CONNECTIONS} at a time", "calls/s", lambda one: one.reads)
    yield figure("CPU of VM.get_record", "us", lambda one: one.read_cpu * 1e6)
    yield figure("VM.get_all_records", "s", lambda one: one.table)
    yield figure("CPU of VM.get_all_records, each", "us", lambda one: one.table_cpu * 1e6)
    yield figure(f"{STARTS:,} starts, {CONNECTIONS} at a time", "starts/s", lambda one: one.starts)
    yield figure("CPU of a start, with its events", "us", lambda one: one.start_cpu * 1e6)
    yield figure("event.from is late by, median", "ms", lambda one: one.lag * 1000)
    yield figure("event.from is late by, worst", "ms", lambda one: one.worst_lag * 1000)


def _real(scale: Scale) -> Iterator[Figure]:
    name, against = f"emulator, {SIZES[-1]:,} VMs", "a real XAPI, elsewhere"
    reads, record = f"{name}: VM.get_record", scale.table / SIZES[-1] * 1000
    yield Figure(reads, scale.reads, "calls/s", REAL_READS, against)
    yield Figure(f"{name}: VM.get_all_records, each", record, "ms", REAL_RECORD, f"{against}, 52 VMs")
    yield Figure(f"{name}: starts", scale.starts, "starts/s", REAL_STARTS, f"{against}, simulated hypervisor")


def _scale(vms: int) -> Scale:
    began = time.perf_counter()
    with emulator("--hosts", str(HOSTS), "--vms", str(vms)) as pool:
        startup, memory = time.perf_counter() - began, _memory(pool)
        return asyncio.run(_at_work(pool, startup, memory))


def _memory(pool: Child) -> float:
    """MiB that a process has in memory."""
    status = Path(f"/proc/{pool.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def _at_work(pool: Child, startup: float, memory: float) -> Scale:
    login = (pool.facts["coordinator"], pool.facts["username"], pool.facts["password"])
    async with await Session.login(*login) as session, await Session.login(*login) as listener:
        vms = await session.VM.get_all_records_where('field "is_a_template" = "false"')
        halted = [ref for ref, record in vms.items() if record.power_state == "Halted"]
        hosts = await session.host.get_all()
        pool.report()
        reads = await _reads(session, halted)
        read_cpu = pool.report()["cpu"] / READS
        began = time.perf_counter()
        records = len(await session.VM.get_all_records())
        table, table_cpu = time.perf_counter() - began, pool.report()["cpu"] / records
        starts, lags = await _starts(session, listener, halted[:STARTS], hosts)
        start_cpu = pool.report()["cpu"] / STARTS
        lag = statistics.median(lags)
        return Scale(startup, memory, reads, read_cpu, table, table_cpu, starts, start_cpu, lag, max(lags))


async def _reads(session: Session, vms: list[Ref[VM]]) -> float:
    """Calls per second."""

    async def repeat(mine: Iterable[Ref[VM]]) -> None:
        for vm in mine:
            await session.VM.get_record(vm)

    chosen = (vms * (READS // len(vms) + 1))[:READS]
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for at in range(CONNECTIONS):
            group.create_task(repeat(chosen[at::CONNECTIONS]))
    return READS / (time.perf_counter() - began)


async def _starts(
    session: Session, listener: Session, vms: list[Ref[VM]], hosts: list[Ref[host]]
) -> tuple[float, list[float]]:
    """Starts per second; and how long after each start's answer the listener had the event, in seconds."""
    answered: dict[str, float] = {}
    seen: dict[str, float] = {}
    token = (await listener.event.from_(["pool"], "", 0.0)).token

    async def start(turn: int) -> None:
        for at in range(turn, len(vms), CONNECTIONS):
            await session.VM.start_on(vms[at], hosts[at % len(hosts)], False, False)
            answered[vms[at]] = time.perf_counter()

    async def listen(token: str) -> None:
        while len(seen) < len(vms):
            batch = await listener.event.from_(["vm"], token, 30.0)
            now, token = time.perf_counter(), batch.token
            for event in batch.events:
                if event.snapshot is not None and event.snapshot["power_state"] == "Running":
                    seen.setdefault(event.ref, now)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        group.create_task(listen(token))
        for turn in range(CONNECTIONS):
            group.create_task(start(turn))
    rate = len(vms) / (max(answered.values()) - began)
    return rate, [max(0.0, seen[vm] - answered[vm]) for vm in vms]
