"""The sagas of a volume's life under everything that can go wrong with their steps and calls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import Emulator
from poolwright.model.snapshot import Snapshot
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.model.volume import Volume, VolumeState, VolumeType
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas import (
    attach_volume,
    create_snapshot,
    delete_volume,
    detach_volume,
    resize_volume,
    revert_snapshot,
)
from poolwright.saga import Saga
from poolwright.store import sagas, snapshots, volumes
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import GIB, MANAGER, CloudUnderTest
from .sweeping import break_every_call, sweep

ROW = ("virtual_machine_id", "device_id", "external_uuid", "attachment_uuid", "storage_pool_id")


@dataclass
class Place:
    """A running VM, a volume, and what was there in the beginning."""

    cloud: CloudUnderTest
    context: Context
    vm: VirtualMachineView
    volume: Volume
    first: dict[str, Any] = field(default_factory=dict)

    @property
    def pool(self) -> Emulator:
        return self.cloud.pool

    async def snapshot(self) -> object:
        """Disks and drives on the pool, what is plugged, and what the volume's row says of its place."""
        database = self.pool.database
        async with self.cloud.store.reading() as tx:
            volume = await volumes.get(tx, self.volume.id)
        return {
            "VDI": {str(disk["uuid"]): int(disk["virtual_size"]) for _, disk in database.items("VDI")},
            "VBD": frozenset(str(vbd["uuid"]) for _, vbd in database.items("VBD")),
            "plugged": frozenset(
                str(row["uuid"]) for _, row in database.items("VBD") if row["currently_attached"]
            ),
            "row": tuple(getattr(volume, name) for name in ROW),
        }

    async def restore(self, values: dict[str, Any]) -> None:
        """As in the beginning: the volume's own drive and disk gone, its row saying nothing of them."""
        pool = await self.context.pool(self.cloud.cluster.id)
        database = self.pool.database
        kept = self.first
        async with pool.speaking_of("the test's own") as session:
            for vbd in [row["uuid"] for _, row in database.items("VBD") if row["uuid"] not in kept["VBD"]]:
                ref = await session.VBD.get_by_uuid(vbd)
                if await session.VBD.get_currently_attached(ref):
                    await session.VBD.unplug(ref)
                await session.VBD.destroy(ref)
            for vdi in [row["uuid"] for _, row in database.items("VDI") if row["uuid"] not in kept["VDI"]]:
                await session.VDI.destroy(await session.VDI.get_by_uuid(vdi))
        pool.forget(self.volume.uuid)
        plain = {"virtual_machine_id": None, "device_id": None, "external_uuid": None, "storage_pool_id": None}
        async with self.cloud.store.transaction() as tx:
            await volumes.update(tx, self.volume.id, **{**plain, "attachment_uuid": None, **values})


@pytest.fixture
async def place(stopped: CloudUnderTest) -> AsyncIterator[Place]:
    cloud = stopped
    async with cloud.running():
        vm = await cloud.make_vm()
        assert (await cloud.deploy(vm)).error is None
    async with cloud.store.transaction() as tx:
        volume = await volumes.insert(
            tx,
            Volume(
                name="data",
                account_id=cloud.account.id,
                domain_id=cloud.account.domain_id,
                zone_id=cloud.zone.id,
                type=VolumeType.DATADISK,
                size=GIB,
            ),
        )
        row = await sagas.insert(tx, name="a test's", params="{}")
    async with Pools(SystemClock()) as pools:
        context = Context(cloud.store, Connections(cloud.store, pools), SystemClock(), MANAGER, row)
        await (await context.pool(cloud.cluster.id)).inventory()
        made = Place(cloud, context, vm, volume)
        snapshot: Any = await made.snapshot()
        made.first = snapshot
        yield made


def counted(snapshot: Any) -> object:
    """How many of each, since uuids differ from run to run."""
    return {
        "VDI": sorted(snapshot["VDI"].values()),
        "VBD": len(snapshot["VBD"]),
        "plugged": len(snapshot["plugged"]),
        "row": tuple(value is not None for value in snapshot["row"]),
    }


def scenario_of(
    place: Place, saga: Saga[Any, Context], params: Any, prepare: Callable[[], Any]
) -> kit.Scenario[Any, Context]:
    """The saga in this one place, which `prepare` sets right before each run."""

    @asynccontextmanager
    async def open_world() -> AsyncIterator[Place]:
        await prepare()
        yield place

    opening: Callable[[], AbstractAsyncContextManager[Place]] = open_world
    return kit.Scenario(saga, params, opening, faults=FAULTS, normal=counted)


def attaching(place: Place) -> kit.Scenario[Any, Context]:
    async def prepare() -> None:
        await place.restore({"virtual_machine_id": place.vm.id, "device_id": 1, "state": VolumeState.ATTACHING})

    ids = {"volume_id": place.volume.id, "virtual_machine_id": place.vm.id}
    return scenario_of(place, attach_volume.saga, msgspec.convert(ids, attach_volume.AttachVolume), prepare)


async def test_attach(place: Place) -> None:
    scenario = attaching(place)
    await sweep(scenario)
    assert await break_every_call(scenario, place.pool) <= 12


async def attached(place: Place) -> None:
    scenario = attaching(place)
    async with scenario.open():
        outcome = await scenario.run(scenario.saga, place, kit.MemoryJournal())
    assert outcome.failure is None, outcome


async def test_detach(place: Place) -> None:
    params = detach_volume.DetachVolume(volume_id=place.volume.id, virtual_machine_id=place.vm.id)
    scenario = scenario_of(place, detach_volume.saga, params, lambda: attached(place))
    await sweep(scenario, unwinds=False)
    for step in ("find_drive", "unplug"):
        await kit.check_unwinds_from(scenario, step)
    assert await break_every_call(scenario, place.pool) <= 14


async def detached(place: Place) -> None:
    await attached(place)
    params = detach_volume.DetachVolume(volume_id=place.volume.id, virtual_machine_id=place.vm.id)
    scenario = scenario_of(place, detach_volume.saga, params, lambda: None)
    outcome = await scenario.run(scenario.saga, place, kit.MemoryJournal())
    assert outcome.failure is None, outcome
    async with place.cloud.store.transaction() as tx:
        await volumes.update(
            tx, place.volume.id, virtual_machine_id=None, device_id=None, attachment_uuid=None, size=GIB
        )


async def test_resize_and_delete(place: Place) -> None:
    params = resize_volume.ResizeVolume(volume_id=place.volume.id, size=3 * GIB, former_size=GIB)
    scenario = scenario_of(place, resize_volume.saga, params, lambda: detached(place))
    await sweep(scenario, unwinds=False)
    await break_every_call(scenario, place.pool)
    going = delete_volume.DeleteVolume(volume_id=place.volume.id)
    scenario = scenario_of(place, delete_volume.saga, going, lambda: detached(place))
    await sweep(scenario, unwinds=False)
    await break_every_call(scenario, place.pool)


async def snapshot_of(place: Place) -> Snapshot:
    """The row of a snapshot of the volume."""
    async with place.cloud.store.transaction() as tx:
        volume = await volumes.get(tx, place.volume.id)
        return await snapshots.insert(
            tx,
            Snapshot(
                name="snapshot",
                account_id=volume.account_id,
                domain_id=volume.domain_id,
                zone_id=volume.zone_id,
                volume_id=volume.id,
                storage_pool_id=volume.storage_pool_id,
                size=volume.size,
            ),
        )


async def test_snapshots(place: Place) -> None:
    await attached(place)
    snapshot = await snapshot_of(place)
    taking = create_snapshot.CreateSnapshot(snapshot_id=snapshot.id, volume_id=place.volume.id)
    scenario = scenario_of(place, create_snapshot.saga, taking, lambda: attached(place))
    await sweep(scenario)
    await break_every_call(scenario, place.pool)

    async def taken() -> None:
        await detached(place)
        outcome = await scenario.run(create_snapshot.saga, place, kit.MemoryJournal())
        assert outcome.failure is None, outcome

    reverting = revert_snapshot.RevertSnapshot(snapshot_id=snapshot.id, volume_id=place.volume.id)
    back = scenario_of(place, revert_snapshot.saga, reverting, taken)
    for step in ("copy_disk", "exchange"):
        await kit.check_unwinds_from(back, step)
        await kit.check_repeats(back, step)
    await kit.check_completes_through_every_crash(back, before=False)
    await break_every_call(back, place.pool)
