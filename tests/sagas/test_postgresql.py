"""The same on PostgreSQL: many deploys at once, a kill in the middle, and everything removed again."""

from __future__ import annotations

import asyncio
from pathlib import Path

from poolwright.clock import SystemClock
from poolwright.emulator import Emulator
from poolwright.model.virtual_machine import Event
from poolwright.store import Store, networks

from .conftest import CloudUnderTest, inventory_of
from .test_faults import left_over


async def test_many_at_once(pool: Emulator, postgresql_url: str, tmp_path: Path) -> None:
    async with Store.open(postgresql_url, clock=SystemClock(), data=tmp_path) as store:
        cloud = CloudUnderTest(pool, store)
        await cloud.found()
        async with cloud.running():
            await cloud.adopt()
            before = inventory_of(pool)
            async with store.transaction() as tx:
                network = await networks.insert(tx, cloud.vlan(5))
            template = await cloud.template()
            vms = [await cloud.insert_vm(template=template, network_ids=[network.id]) for _ in range(8)]
            jobs = [await cloud.submit_job("deploy_virtual_machine", vm) for vm in vms]
            await asyncio.sleep(0.1)
        async with cloud.running():
            ended = [await cloud.finished(job) for job in jobs]
            assert [job.error for job in ended] == [None] * 8
            left = {cls: len(found) for cls, found in left_over(cloud, before).items()}
            assert left == {"VM": 8, "VBD": 16, "VIF": 8, "VDI": 8, "network": 1, "PIF": 3, "VLAN": 1 * 3}
            jobs = [
                await cloud.submit_job("destroy_virtual_machine", vm, Event.STOP_REQUESTED, expunge=True)
                for vm in vms
            ]
            ended = [await cloud.finished(job) for job in jobs]
            assert [job.error for job in ended] == [None] * 8
            assert set(left_over(cloud, before)) == {"network", "PIF", "VLAN"}
