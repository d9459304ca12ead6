"""A pool whose coordinator is gone for good: the manager finds it by any other member, also after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from sagas.conftest import CloudUnderTest, open_store

from poolwright.emulator import Emulator, emulated_pool
from poolwright.model.job import JobStatus
from poolwright.xapi import VmPowerState


async def coordinator_dies(pool: Emulator) -> None:
    """It loses its power; an administrator makes another member the master."""
    old = str(pool.pool.coordinator)
    heir = sorted(ref for ref in pool.database.refs("host") if ref != old)[-1]
    await pool.kill_host(old)
    local = pool.pool.sessions.create_local(heir)
    await pool.dispatcher.execute("pool.emergency_transition_to_master", [local], heir)
    inside = str(pool.pool.sessions.create("root", "administrator"))
    await pool.dispatcher.execute("pool.recover_slaves", [inside], heir)


@pytest.mark.parametrize("tls", [False, True], ids=["http", "pinned"])
async def test_a_restarted_manager_finds_the_pool_by_another_member(tls: bool, tmp_path: Path) -> None:
    async with emulated_pool(hosts=3, seed=1, tls=tls) as pool, open_store(tmp_path) as store:
        cloud = CloudUnderTest(pool, store)
        await cloud.found(tls="pinned" if tls else "none")
        async with cloud.running():
            await cloud.adopt()
        await coordinator_dies(pool)
        async with cloud.running():
            await cloud.adopt()
            vm = await cloud.make_vm()
            job = await cloud.deploy(vm)
            assert job.status is JobStatus.SUCCEEDED, job
            assert cloud.machine(vm)["power_state"] == VmPowerState.Running
        assert not [ref for ref, row in pool.database.items("session") if row["originator"] == "poolwright"]


async def test_a_manager_goes_on_with_the_new_master(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    assert (await cloud.deploy(vm)).status is JobStatus.SUCCEEDED
    await coordinator_dies(cloud.pool)
    another = await cloud.make_vm(name="another")
    assert (await cloud.deploy(another)).status is JobStatus.SUCCEEDED
    assert cloud.machine(another)["power_state"] == VmPowerState.Running
