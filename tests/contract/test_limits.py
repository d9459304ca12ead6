"""Back-pressure: what XAPI refuses when everything comes at once, it serves when the client queues."""

from __future__ import annotations

import asyncio

import pytest

from poolwright.emulator import GOLDEN_IMAGE, emulated_pool
from poolwright.xapi import VDI, Limits, Ref, Session, TooManyPendingTasks, on_behalf_of

pytestmark = pytest.mark.emulated
CLONES = 130


async def _clone(session: Session, disk: Ref[VDI], limits: Limits | None) -> None:
    if limits is None:
        await session.tasks.result(await session.Async.VDI.clone(disk))
        return
    async with limits.sr_operation("sr"):
        await session.tasks.result(await session.Async.VDI.clone(disk))


async def _golden_disk(session: Session) -> Ref[VDI]:
    [image] = await session.VM.get_by_name_label(GOLDEN_IMAGE)
    for vbd in await session.VM.get_VBDs(image):
        record = await session.VBD.get_record(vbd)
        if not record.empty:
            return record.VDI
    raise AssertionError("the golden image has no disk")


@pytest.mark.looptime(start=0)
@pytest.mark.parametrize("limited", [False, True], ids=["at-once", "queued"])
async def test_more_clones_than_xapi_lets_sleep(limited: bool) -> None:
    async with (
        emulated_pool(hosts=1, seed=1, profile="realistic") as pool,
        await Session.login(pool.url, pool.username, pool.password) as session,
    ):
        disk = await _golden_disk(session)
        limits = Limits() if limited else None
        outcomes = await asyncio.gather(
            *(_clone(session, disk, limits) for _ in range(CLONES)), return_exceptions=True
        )
        refused = [one for one in outcomes if isinstance(one, TooManyPendingTasks)]
        others = [one for one in outcomes if one is not None and one not in refused]
        assert not others
        assert bool(refused) is not limited


@pytest.mark.looptime(start=0)
async def test_a_tenant_with_one_wish_does_not_wait_for_another_with_many() -> None:
    async with (
        emulated_pool(hosts=1, seed=1, profile="realistic") as pool,
        await Session.login(pool.url, pool.username, pool.password) as session,
    ):
        disk = await _golden_disk(session)
        limits = Limits()
        done: list[str] = []

        async def clone(tenant: str) -> None:
            with on_behalf_of(tenant):
                await _clone(session, disk, limits)
                done.append(tenant)

        async with asyncio.TaskGroup() as group:
            for _ in range(30):
                group.create_task(clone("big"))
            group.create_task(clone("small"))
        assert done.index("small") <= 4
