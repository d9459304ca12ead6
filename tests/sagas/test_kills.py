"""The manager is killed as soon as the pool has got its n-th call of a deploy, while operations take their
time.

What was under way goes on in the pool; the next manager finds it and finishes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from poolwright.emulator import Emulator, emulated_pool
from poolwright.model.job import JobStatus

from .conftest import CloudUnderTest, inventory_of
from .test_faults import check_complete_or_gone


@pytest.fixture
async def pool() -> AsyncIterator[Emulator]:
    async with emulated_pool(hosts=2, seed=2, profile="recorded") as emulator:
        yield emulator


async def killed_after(cloud: CloudUnderTest, calls: int) -> None:
    async with asyncio.timeout(20):
        while len(cloud.pool.calls) < calls:  # noqa: ASYNC110 - the trace is not ours to signal from
            await asyncio.sleep(0.001)


@pytest.mark.parametrize("n", range(9))
async def test_a_deploy_is_finished(founded: CloudUnderTest, n: int) -> None:
    cloud = founded
    async with cloud.running():
        await cloud.adopt()
        before = inventory_of(cloud.pool)
        vm = await cloud.make_vm()
        count = len(cloud.pool.calls)
        job = await cloud.submit_job("deploy_virtual_machine", vm)
        await killed_after(cloud, count + n)
    async with cloud.running():
        count = len(cloud.pool.calls)
        await asyncio.sleep(0.05 * n)
    async with cloud.running() as manager:
        ended = await cloud.finished(job)
        await manager.runner.rounds.go_round(everything=True)
        await check_complete_or_gone(cloud, vm, ended, before)
        assert ended.status is JobStatus.SUCCEEDED, ended.error


async def test_many_deploys_are_finished(founded: CloudUnderTest) -> None:
    cloud = founded
    async with cloud.running():
        await cloud.adopt()
        before = inventory_of(cloud.pool)
        vms = [await cloud.make_vm() for _ in range(12)]
        jobs = [await cloud.submit_job("deploy_virtual_machine", vm) for vm in vms]
        await asyncio.sleep(0.35)
    for pause in (0.3, 0.5):
        async with cloud.running():
            await asyncio.sleep(pause)
    async with cloud.running() as manager:
        ended = [await cloud.finished(job) for job in jobs]
        assert [job.error for job in ended if job.status is not JobStatus.SUCCEEDED] == []
        await manager.runner.rounds.go_round(everything=True)
        now = inventory_of(cloud.pool)
        left = {cls: len(now[cls] - before[cls]) for cls in ("VM", "VBD", "VIF", "VDI")}
        assert left == {"VM": 12, "VBD": 24, "VIF": 12, "VDI": 12}
