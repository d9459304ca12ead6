"""Restoring a VM under everything that can go wrong: it has its old disk, or its new one, and no other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import Emulator
from poolwright.model.virtual_machine import Event, VirtualMachineView
from poolwright.model.volume import Volume, VolumeType, VolumeView
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas.restore_virtual_machine import saga as restore
from poolwright.orchestration.start_plan import list_volumes
from poolwright.store import sagas, volumes
from poolwright.xenserver.disks import VOLUME, attach
from poolwright.xenserver.ownership import Owner
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import MANAGER, CloudUnderTest
from .sweeping import break_every_call, sweep


@dataclass
class Place:
    """A halted VM, its root volume, and the one that shall take its place."""

    cloud: CloudUnderTest
    context: Context
    vm: VirtualMachineView
    old: VolumeView
    new: Volume
    disks: frozenset[str] = frozenset()

    @property
    def pool(self) -> Emulator:
        return self.cloud.pool

    def drives(self) -> dict[str, str]:
        """The volumes that are in the VM, each with its disk's uuid."""
        database = self.pool.database
        mine = [row for _, row in database.items("VBD") if row["VM"] and VOLUME in row["other_config"]]
        return {row["other_config"][VOLUME]: str(database.get("VDI", row["VDI"])["uuid"]) for row in mine}

    async def snapshot(self) -> dict[str, Any]:
        found = frozenset(str(row["uuid"]) for _, row in self.pool.database.items("VDI"))
        return {"VDI": found, "drives": self.drives()}

    async def restore(self) -> None:
        """The old disk in the VM, and none besides it."""
        pool = await self.context.pool(self.cloud.cluster.id)
        database = self.pool.database
        async with pool.speaking_of("the test's own") as session:
            for ref, row in list(database.items("VBD")):
                if row["other_config"].get(VOLUME) == self.new.uuid:
                    await session.VBD.destroy(type(await session.VBD.get_by_uuid(row["uuid"]))(ref))
            for uuid in [str(row["uuid"]) for _, row in database.items("VDI")]:
                if self.disks and uuid not in self.disks:
                    await session.VDI.destroy(await session.VDI.get_by_uuid(uuid))
            if self.old.uuid not in self.drives():
                vm = await session.VM.get_by_uuid(self.cloud.machine(self.vm)["uuid"])
                vdi = await session.VDI.get_by_uuid(self.old.external_uuid or "")
                owner = Owner(MANAGER, "test", "test")
                await attach(session, vm, vdi, "0", owner, self.old.uuid, bootable=True)
        pool.forget(self.new.uuid)
        async with self.cloud.store.transaction() as tx:
            await volumes.update(tx, self.new.id, external_uuid=None, storage_pool_id=None)


@pytest.fixture
async def place(stopped: CloudUnderTest) -> AsyncIterator[Place]:
    cloud = stopped
    async with cloud.running():
        vm = await cloud.make_vm()
        await cloud.deploy(vm)
        stop = await cloud.submit_job("stop_virtual_machine", vm, Event.STOP_REQUESTED, forced=True)
        await cloud.finished(stop)
    async with cloud.store.transaction() as tx:
        (old,) = await list_volumes(tx, vm.id)
        new = await volumes.insert(
            tx,
            Volume(
                name="new",
                account_id=cloud.account.id,
                domain_id=cloud.account.domain_id,
                zone_id=cloud.zone.id,
                type=VolumeType.ROOT,
                size=old.size + (1 << 30),
                source_uuid=old.source_uuid,
            ),
        )
        saga = await sagas.insert(tx, name="a test's", params="{}")
    async with Pools(SystemClock()) as pools:
        context = Context(cloud.store, Connections(cloud.store, pools), SystemClock(), MANAGER, saga)
        await (await context.pool(cloud.cluster.id)).inventory()
        made = Place(cloud, context, vm, old, new)
        async with cloud.store.transaction() as tx:
            await volumes.update(tx, old.id, external_uuid=made.drives()[old.uuid])
            made.old = await volumes.get(tx, old.id)
        made.disks = (await made.snapshot())["VDI"]
        yield made


def counted(snapshot: Any) -> object:
    return {"VDI": len(snapshot["VDI"]), "drives": sorted(snapshot["drives"])}


def scenario_of(place: Place) -> kit.Scenario[Any, Context]:
    @asynccontextmanager
    async def open_world() -> AsyncIterator[Place]:
        await place.restore()
        yield place

    params = restore.params(
        virtual_machine_id=place.vm.id,
        old_volume_id=place.old.id,
        new_volume_id=place.new.id,
        template_id=place.vm.template_id or 0,
    )
    return kit.Scenario(restore, params, open_world, faults=FAULTS, normal=counted)


async def test_every_step_may_fail_be_repeated_or_be_killed(place: Place) -> None:
    await sweep(scenario_of(place))


async def test_whichever_call_breaks_the_vm_has_its_old_disk_or_its_new_one(place: Place) -> None:
    await break_every_call(scenario_of(place), place.pool)
