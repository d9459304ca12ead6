"""How long after a task's end its caller knows: by our client's events, and by looking once a second.

VMs start side by side on an emulated pool, one per worker so that none queues. What their starts took longer,
to the caller, than the pool worked on them is the latency: of the call, and of learning that it is over.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.client import open_sessions
from bench.figures import Figure
from bench.processes import Child, emulator
from poolwright.emulator import GOLDEN_IMAGE
from poolwright.xapi import VM, Ref, Session, host

HOSTS, PER_HOST = 4, 4
STARTS = HOSTS * PER_HOST
#: Seconds between two looks at a task, as CloudStack and most scripts have it.
POLL = 1.0
#: Starts of 0.2 to 1.8 seconds.
PROFILE = {"name": "starts", "operations": {"VM.start": {"seconds": 1.0, "spread": 0.8}}}


def measure() -> Iterator[Figure]:
    """The mean over sixteen starts."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "starts.json"
        profile.write_text(json.dumps(PROFILE))
        with emulator("--hosts", str(HOSTS), "--profile", str(profile)) as pool:
            polled = _mean_latency(pool, _by_polling)
            told = _mean_latency(pool, lambda facts, vms: asyncio.run(_by_event(facts, vms)))
    name = f"a task's end is known, {STARTS} at a time, after"
    yield Figure(name, 1000 * told, "ms", 1000 * polled, "XenAPI, a look each second")


def _mean_latency(pool: Child, starts: Any) -> float:
    vms = asyncio.run(_make_vms(pool.facts))
    pool.report()
    elapsed = sum(starts(pool.facts, vms))
    worked = sum(spent.get("VM.start", 0.0) for spent in pool.report()["work"].values())
    return float(elapsed - worked) / STARTS


async def _make_vms(facts: dict[str, Any]) -> list[tuple[Ref[VM], Ref[host]]]:
    """Halted VMs, and the host for each."""
    async with await Session.login(facts["coordinator"], facts["username"], facts["password"]) as session:
        template = (await session.VM.get_by_name_label(GOLDEN_IMAGE))[0]
        hosts = await session.host.get_all()
        made = []
        for number in range(STARTS):
            vm = await session.VM.clone(template, f"waiting-{number}")
            await session.VM.set_is_a_template(vm, False)
            made.append((vm, hosts[number % HOSTS]))
        return made


async def _by_event(facts: dict[str, Any], vms: list[tuple[Ref[VM], Ref[host]]]) -> list[float]:
    async def start(session: Session, vm: Ref[VM], on: Ref[host]) -> float:
        began = time.perf_counter()
        task = await session.Async.VM.start_on(vm, on, False, False)
        await session.tasks.wait(task)
        return time.perf_counter() - began

    async with await Session.login(facts["coordinator"], facts["username"], facts["password"]) as session:
        return await asyncio.gather(*(start(session, vm, on) for vm, on in vms))


def _by_polling(facts: dict[str, Any], vms: list[tuple[Ref[VM], Ref[host]]]) -> list[float]:
    def start(session: Any, vm: Ref[VM], on: Ref[host]) -> float:
        began = time.perf_counter()
        task = session.xenapi.Async.VM.start_on(str(vm), str(on), False, False)
        while session.xenapi.task.get_status(task) == "pending":
            time.sleep(POLL)
        return time.perf_counter() - began

    sessions = open_sessions(facts, STARTS)
    with ThreadPoolExecutor(STARTS) as threads:
        found = list(threads.map(start, sessions, *zip(*vms, strict=True)))
    for session in sessions:
        session.xenapi.logout()
    return found
