"""Time: profiles are data, limits hold, and a whole pool runs on virtual time."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from wire import calling, vm_record

from poolwright.clock import SeededClock
from poolwright.emulator import Topology, emulated_pool
from poolwright.emulator.durations import Durations, UnknownProfile, load_profile


@pytest.mark.parametrize("name", ["instant", "realistic", "recorded"])
def test_the_carried_profiles(name: str) -> None:
    durations = Durations(load_profile(name), SeededClock(1))
    took = durations.seconds("VM.start_on")
    assert (took == 0) == (name == "instant")
    if name == "realistic":
        assert 1.5 <= took <= 6
    if name == "recorded":
        assert 0.07 <= took <= 0.11


def test_a_profile_of_one_s_own(tmp_path: Path) -> None:
    file = tmp_path / "slow.json"
    file.write_text(json.dumps({"name": "slow", "operations": {"VDI.clone": {"seconds": 10, "per_gib": 2}}}))
    durations = Durations(load_profile(str(file)), SeededClock(1))
    assert durations.seconds("VDI.clone", gib=5) == 20
    assert durations.seconds("VM.start") == 0
    with pytest.raises(UnknownProfile, match="instant, "):
        load_profile("warp")


@pytest.mark.looptime(start=0)
async def test_four_starts_at_a_time_on_a_host(tmp_path: Path) -> None:
    """Twelve starts of ten seconds on one host take three rounds; in virtual time, no time at all."""
    file = tmp_path / "tens.json"
    file.write_text(json.dumps({"name": "tens", "operations": {"VM.start": {"seconds": 10}}}))
    topology = Topology(hosts=2)
    async with emulated_pool(profile=str(file), topology=topology) as pool, calling(pool) as call:
        host = pool.pool.coordinator
        vms = [await call("VM.create", vm_record()) for _ in range(12)]
        worked: list[tuple[str, float, str]] = []
        pool.pool.durations.heard = lambda *work: worked.append(work)
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.gather(*(call("VM.start_on", vm, host, False, False) for vm in vms))
        assert 30 <= loop.time() - began < 31
        running = [await call("VM.get_power_state", vm) for vm in vms]
        assert set(running) == {"Running"}
        assert worked == [("VM.start", 10.0, host)] * 12


@pytest.mark.looptime(start=0)
async def test_one_operation_at_a_time_on_an_sr(tmp_path: Path) -> None:
    file = tmp_path / "clones.json"
    file.write_text(json.dumps({"name": "clones", "operations": {"VDI.create": {"seconds": 5}}}))
    async with emulated_pool(profile=str(file)) as pool, calling(pool) as call:
        srs = [ref for ref, row in pool.database.items("SR") if row["type"] == "ext"][:2]

        def record(sr: str) -> dict[str, object]:
            facts = {"name_label": "d", "SR": sr, "virtual_size": 1 << 20, "type": "user", "sharable": False}
            return facts | {"read_only": False, "other_config": {}, "sm_config": {}, "tags": []}

        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.gather(*(call("VDI.create", record(sr)) for sr in srs for _ in range(4)))
        assert 20 <= loop.time() - began < 22


@pytest.mark.looptime(start=0)
async def test_the_coordinator_chooses_hosts_one_after_another(tmp_path: Path) -> None:
    """A start by the pool's choice asks every host about every VM, under one lock; start_on asks one host."""
    check = {"seconds": 1, "per_thousand": 100}
    file = tmp_path / "lock.json"
    file.write_text(json.dumps({"name": "lock", "operations": {"coordinator.check_host": check}}))
    async with emulated_pool(hosts=3, profile=str(file)) as pool, calling(pool) as call:
        host, loop = pool.pool.coordinator, asyncio.get_running_loop()
        vms = [await call("VM.create", vm_record()) for _ in range(8)]
        per_host = 1 + pool.database.count("VM") / 10
        began = loop.time()
        await asyncio.gather(*(call("VM.start_on", vm, host, False, False) for vm in vms[:4]))
        assert 4 * per_host <= loop.time() - began < 4 * per_host + 1
        began = loop.time()
        await asyncio.gather(*(call("VM.start", vm, False, False) for vm in vms[4:]))
        assert 12 * per_host <= loop.time() - began < 12 * per_host + 1


@pytest.mark.looptime(start=0)
async def test_marks_are_made_one_after_another(tmp_path: Path) -> None:
    file = tmp_path / "marks.json"
    file.write_text(json.dumps({"name": "marks", "operations": {"coordinator.mark": {"seconds": 2}}}))
    async with emulated_pool(hosts=2, profile=str(file)) as pool, calling(pool) as call:
        vms = [await call("VM.create", vm_record()) for _ in range(5)]
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.gather(*(call("VM.clone", vm, "clone") for vm in vms))
        assert 10 <= loop.time() - began < 11
