"""The baseline sends what CloudStack sends: its calls, in its order, as many as were counted in its sources."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench import estate
from bench.cloudstack.agent import Agent, Wanted, connect_agents
from bench.cloudstack.connection import Connection
from bench.cloudstack.copy import clone
from bench.cloudstack.start import start
from bench.cloudstack.stop import destroy, stop
from poolwright.emulator import Emulator, emulated_pool

HEALTH = "host.get_by_uuid host.get_enabled"
BEFORE_START = f"""
{HEALTH} VM.get_by_name_label host.get_by_uuid
VM.get_by_name_label VM.get_record host.get_license_params VM.create VM.get_uuid VM.set_VCPUs_params
VM.set_PV_bootloader VM.set_PV_bootloader_args VM.get_platform VM.set_platform VM.get_uuid
VM.get_HVM_boot_params VM.set_HVM_boot_params VM.get_platform VM.set_platform
host.get_record VM.get_platform host.get_record
VBD.create VBD.get_uuid
VDI.get_by_uuid VDI.get_name_label VDI.get_sm_config VM.get_allowed_VBD_devices VBD.create VBD.get_uuid
VM.get_uuid network.get_by_uuid PIF.get_by_uuid network.get_record network.get_by_name_label PIF.get_record
network.get_record PIF.get_record host.get_uuid VIF.create VIF.get_record
""".split()
BEFORE_STOP = f"""
{HEALTH} VM.get_by_name_label VM.get_record host.get_uuid VM.get_record host.get_uuid VM.get_resident_on
VM.set_affinity
""".split()
AFTER_STOP = f"""
VM.get_power_state VM.get_VGPUs VM.get_VIFs VIF.get_network SR.get_by_name_label SR.get_by_name_label
network.get_name_label network.get_name_label network.get_record PIF.get_record host.get_uuid VLAN.destroy
host.get_by_uuid {"host.forget_data_source_archives " * 4}
""".split()
DESTROY = [
    f"{HEALTH} VM.get_by_name_label VM.get_record VM.destroy".split(),
    f"{HEALTH} VDI.get_by_uuid VDI.get_snapshots VDI.destroy".split(),
]
#: How many seconds a task takes to whoever polls it once a second: that many pauses.
SECONDS = 3


class Pauses:
    """Instead of a second: nothing, until the last one, which lasts until the pool has no task any more."""

    def __init__(self, pool: Emulator) -> None:
        self._pool = pool
        self._left = threading.local()

    def __call__(self, _seconds: float) -> None:
        left = self._left.count = getattr(self._left, "count", SECONDS) - 1
        if left:
            return
        del self._left.count
        while any(row["status"] == "pending" for _, row in self._pool.database.items("task")):
            time.sleep(0.005)


def polled(start_with: str) -> list[str]:
    return [start_with, *["task.get_status"] * (SECONDS + 1), "task.get_status", "task.destroy"]


@pytest.fixture(params=[1, 3], ids=["one host", "three hosts"])
async def pool(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Emulator, estate.Estate]]:
    profile = tmp_path / "slow.json"
    slow = {"VM.start": {"seconds": 0.5}, "VM.clean_shutdown": {"seconds": 0.5}}
    profile.write_text(json.dumps({"name": "slow", "operations": slow}))
    built = await estate.build(tmp_path, hosts=request.param, srs=1)
    async with emulated_pool(database=built.database, profile=str(profile)) as running:
        yield running, built


def launch(agent: Agent, image: estate.Image, name: str) -> tuple[str, list[str]]:
    volume = clone(agent, image.disk, f"ROOT-{name}")
    wanted = Wanted(
        name=name,
        uuid=f"00000000-0000-4000-8000-{int(name):012}",
        template=image.template,
        volume=volume,
        vlan=estate.VLAN,
        mac=f"02:00:00:00:00:{int(name):02x}",
    )
    return volume, start(agent, wanted).calls


async def test_a_start_a_stop_and_a_destroy(pool: tuple[Emulator, estate.Estate]) -> None:
    """One VM on each host in turn, so that the VLAN's PIF is the first, second, third that is looked at."""
    emulator, built = pool
    connection = await asyncio.to_thread(Connection, emulator.url, emulator.username, emulator.password)
    agents = await asyncio.to_thread(connect_agents, connection, Pauses(emulator))
    walks, volumes = [], []
    for number, agent in enumerate(agents):
        volume, calls = await asyncio.to_thread(launch, agent, built.images[0], str(number))
        walk = calls.count("host.get_uuid") - 1
        expected = BEFORE_START + polled("Async.VM.start_on")
        at = expected.index("host.get_uuid")
        assert calls == expected[:at] + ["host.get_uuid", "PIF.get_record"] * walk + expected[at:]
        assert len(calls) == 45 + SECONDS + 2 * walk
        walks.append(walk)
        volumes.append(volume)
    assert sorted(walks) == list(range(len(agents)))
    stopped = (await asyncio.to_thread(stop, agents[0], "0")).calls
    destroyed = [one.calls for one in await asyncio.to_thread(destroy, agents[0], "0", volumes[0])]
    assert destroyed == DESTROY
    if len(agents) == 1:
        assert stopped == BEFORE_STOP + polled("Async.VM.clean_shutdown") + AFTER_STOP
        assert len(stopped) == 30 + SECONDS
        assert len(stopped) + sum(map(len, destroyed)) == 40 + SECONDS
    assert emulator.calls.counts()["Async.VM.start_on"] == len(agents)
    await asyncio.to_thread(connection.close)


async def test_a_stop_whose_vlan_others_use(pool: tuple[Emulator, estate.Estate]) -> None:
    emulator, built = pool
    connection = await asyncio.to_thread(Connection, emulator.url, emulator.username, emulator.password)
    agent = (await asyncio.to_thread(connect_agents, connection, Pauses(emulator)))[0]
    for name in ("1", "2"):
        await asyncio.to_thread(launch, agent, built.images[0], name)
    calls = (await asyncio.to_thread(stop, agent, "1")).calls
    walk = calls.count("host.get_uuid") - 3
    assert calls[-1] == "VLAN.destroy"
    assert len(calls) == 25 + SECONDS + 2 * walk
    await asyncio.to_thread(connection.close)
