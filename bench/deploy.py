"""VMs launched through the API on a pool with realistic durations: how long, how many XAPI calls each.

Baselines: CloudStack's call count for the same start (45, and one per second of waiting, counted in its
sources), and the bound that the pool itself sets: one disk cloned at a time per SR, four starts at a time per
host, and one start after the last clone.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.processes import emulator, manager
from poolwright.apiclient import ApiClient
from poolwright.emulator import GOLDEN_IMAGE

VMS = 40
HOSTS = 4
WORKERS = 4
#: The realistic profile's mean durations.
CLONE_SECONDS, START_SECONDS = 0.8, 2.5
#: CloudStack's calls for a start of T seconds: 45 and one for each second begun.
CLOUDSTACK_CALLS = 45
OWN = ("VDI.", "VM.", "VBD.", "VIF.", "Async.VM.", "Async.VDI.", "task.destroy")


def measure() -> Iterator[Figure]:
    """One run of `VMS` VMs on `HOSTS` hosts."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.jsonl"
        options = ("--hosts", str(HOSTS), "--profile", "realistic", "--trace", str(trace))
        with emulator(*options) as pool, manager(Path(folder) / "data") as serving:
            makespan, seconds = asyncio.run(_launch(pool, serving))
        entries = [json.loads(line) for line in trace.read_text().splitlines()]
    yield from _figures(entries, makespan, seconds)


def _figures(entries: list[dict[str, Any]], makespan: float, seconds: list[float]) -> Iterator[Figure]:
    counts = Counter(entry["method"] for entry in entries)
    own = sum(n for method, n in counts.items() if method.startswith(OWN) and ".get_" not in method)
    typical = statistics.median(seconds)
    theirs = CLOUDSTACK_CALLS + 3  # a start takes about three seconds in this profile
    yield Figure("deploy: XAPI calls per VM", own / VMS, "calls", theirs, "CloudStack's StartCommand")
    bound = max(VMS * CLONE_SECONDS, VMS / (HOSTS * WORKERS) * START_SECONDS) + START_SECONDS
    yield Figure(f"deploy: {VMS} VMs on {HOSTS} hosts, one SR", makespan, "s", bound, "what the pool allows")
    yield Figure("deploy: one VM among them, median", typical, "s")


async def _launch(pool: dict[str, Any], serving: dict[str, Any]) -> tuple[float, list[float]]:
    async with ApiClient(serving["api"], serving["apikey"], serving["secretkey"]) as api:
        parameters = await _adopt(api, pool)
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            runs = [group.create_task(_one(api, n, parameters)) for n in range(VMS)]
        return time.perf_counter() - began, [run.result() for run in runs]


async def _one(api: ApiClient, number: int, parameters: dict[str, Any]) -> float:
    began = time.perf_counter()
    await api.run("deployVirtualMachine", name=f"bench-{number}", **parameters)
    return time.perf_counter() - began


async def _adopt(api: ApiClient, pool: dict[str, Any]) -> dict[str, Any]:
    """Takes the pool in; what all deploys ask for."""
    zone = await api.call(
        "createZone", name="bench", networktype="Advanced", dns1="192.0.2.53", internaldns1="192.0.2.53"
    )
    place = {"zoneid": str(zone["zone"]["id"])}
    pod = await api.call("createPod", name="bench", startip="192.0.2.10", gateway="192.0.2.1",
                         netmask="255.255.255.0", **place)  # fmt: skip
    await api.call(
        "addHost", podid=str(pod["pod"]["id"]), clustername="bench", hypervisor="XenServer",
        url=pool["coordinator"], username=pool["username"], password=pool["password"], **place,
    )  # fmt: skip
    named = [found async for found in _named(api)]
    return place | dict(named)


async def _named(api: ApiClient) -> AsyncIterator[tuple[str, str]]:
    templates = await api.list_all("listTemplates", templatefilter="executable", name=GOLDEN_IMAGE)
    yield "templateid", str(templates[0]["id"])
    offerings = await api.list_all("listServiceOfferings", name="Small Instance")
    yield "serviceofferingid", str(offerings[0]["id"])
    networks = await api.list_all("listNetworks", listall=True)
    yield "networkids", str(networks[0]["id"])
