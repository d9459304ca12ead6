"""The sagas of VM snapshots under everything that can go wrong with their steps and calls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import Emulator
from poolwright.model.virtual_machine import Event, VirtualMachineView
from poolwright.model.vm_snapshot import VmSnapshot, VmSnapshotType, VmSnapshotView
from poolwright.orchestration import checkpoints
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas import SAGAS
from poolwright.store import sagas, vm_snapshots
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import MANAGER, CloudUnderTest
from .sweeping import break_every_call, sweep


@dataclass
class Place:
    """A halted VM and the row of a snapshot of it."""

    cloud: CloudUnderTest
    context: Context
    vm: VirtualMachineView
    row: VmSnapshotView
    first: dict[str, Any] = field(default_factory=dict)

    @property
    def pool(self) -> Emulator:
        return self.cloud.pool

    async def snapshot(self) -> dict[str, Any]:
        """The VMs and disks on the pool, those that are snapshots apart."""
        database = self.pool.database
        vms = {str(row["uuid"]): bool(row["is_a_snapshot"]) for _, row in database.items("VM")}
        disks = {str(row["uuid"]): bool(row["is_a_snapshot"]) for _, row in database.items("VDI")}
        return {"VM": vms, "VDI": disks}

    async def without(self) -> None:
        """No snapshot on the pool."""
        await checkpoints.remove(self.context, self.row.id)

    async def having(self) -> None:
        """The snapshot on the pool."""
        await self.without()
        uuid = await checkpoints.take(self.context, self.row.id, look_first=False)
        async with self.cloud.store.transaction() as tx:
            await vm_snapshots.update(tx, self.row.id, external_uuid=uuid)


@pytest.fixture
async def place(stopped: CloudUnderTest) -> AsyncIterator[Place]:
    cloud = stopped
    async with cloud.running():
        vm = await cloud.make_vm()
        await cloud.deploy(vm)
        await cloud.finished(
            await cloud.submit_job("stop_virtual_machine", vm, Event.STOP_REQUESTED, forced=True)
        )
    async with cloud.store.transaction() as tx:
        made = await vm_snapshots.insert(
            tx,
            VmSnapshot(
                name="a snapshot",
                display_name="a",
                account_id=cloud.account.id,
                domain_id=cloud.account.domain_id,
                zone_id=cloud.zone.id,
                virtual_machine_id=vm.id,
                type=VmSnapshotType.DISK,
            ),
        )
        row = await vm_snapshots.get(tx, made.id)
        saga = await sagas.insert(tx, name="a test's", params="{}")
    async with Pools(SystemClock()) as pools:
        context = Context(cloud.store, Connections(cloud.store, pools), SystemClock(), MANAGER, saga)
        await (await context.pool(cloud.cluster.id)).inventory()
        yield Place(cloud, context, vm, row)


def counted(snapshot: Any) -> object:
    return {cls: sorted(rows.values()) for cls, rows in snapshot.items()}


def scenario_of(place: Place, name: str, prepare: Callable[[], Awaitable[None]]) -> kit.Scenario[Any, Context]:
    @asynccontextmanager
    async def open_world() -> AsyncIterator[Place]:
        await prepare()
        yield place

    saga = SAGAS[name].saga
    params = saga.params(virtual_machine_id=place.vm.id, vm_snapshot_id=place.row.id)
    return kit.Scenario(saga, params, open_world, faults=FAULTS, normal=counted)


async def test_create(place: Place) -> None:
    scenario = scenario_of(place, "create_vm_snapshot", place.without)
    await sweep(scenario)
    assert await break_every_call(scenario, place.pool) <= 8


async def test_delete(place: Place) -> None:
    scenario = scenario_of(place, "delete_vm_snapshot", place.having)
    await sweep(scenario, unwinds=False)
    await break_every_call(scenario, place.pool, unwinds=False)


async def test_revert(place: Place) -> None:
    scenario = scenario_of(place, "revert_vm_snapshot", place.having)
    await sweep(scenario, unwinds=False)
    await break_every_call(scenario, place.pool, unwinds=False)
